"""How things have been, told in the perfect: "The fighting has been heavier in the north", "Attacks have gone up since the war broke out".

Such a sentence sums up weeks and months, and is the outlet's own also where it stands behind what a source said of one day.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from kilde.reading.events.grounds import above
from kilde.reading.events.scene import Scene


def sums_up(scene: Scene, index: int, noun: bool, told: Container[str]) -> bool:
    """Whether the clause of an event tells how things have been: by a verb of being, or with since when; `told`: nouns of the claims before.

    A toll ("200 have been killed since May") is news that somebody has counted, and what takes up the claim itself is the source's.
    """
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    if any(_is_since(scene, lower) and _is_perfect(scene, upper) for lower, upper in pairwise(above(scene, index))):
        return True
    if not noun or words[index] in told or (scene.clauses.tokens[index].lemma or "") in told:
        return False
    verb = next((at for at in above(scene, index) if _is_perfect(scene, at)), None)
    if verb is None:
        return False
    being = any(scene.clauses.rules.auxiliaries.get(words[at]) == "be" for at in (verb, *tree.below(verb, "cop")))
    return being or any(_is_since(scene, at) for at in tree.children[verb])


def _is_since(scene: Scene, at: int) -> bool:
    """ "since the war broke out", "since the ceasefire"."""
    return any(scene.clauses.words[i] in scene.words.since for i in scene.clauses.tree.below(at, "mark", "case", "advmod"))


def _is_perfect(scene: Scene, at: int) -> bool:
    """Whether a verb stands in the present perfect, by its own helpers."""
    clauses = scene.clauses
    helpers = [i for i in clauses.tree.below(at, "aux", "cop") if clauses.rules.auxiliaries.get(clauses.words[i]) == "perfect"]
    return bool(helpers) and not any(clauses.tokens[i].feats.get("Tense") == "Past" for i in helpers)
