"""A deed that is laid at somebody's door: "the attack blamed on X", "an attack for which X gets the blame". X is claimed to have done it."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.events.parties import phrases_at
from kilde.reading.events.scene import Scene

HELD = ("obl", "obj", "iobj", "nmod")


def ascribed(scene: Scene, index: int) -> list[int]:
    """The tokens of those whom a clause behind the noun at a token names as its doers on somebody's word."""
    if not scene.syntax:
        return []
    tree, words = scene.clauses.tree, scene.clauses.words
    found: list[int] = []
    for verb in tree.below(index, "acl"):
        blamed = any(words[i] in scene.words.blame for i in tree.below(verb, "obj", "obl"))
        if words[verb] in scene.words.ascribed:
            found += [i for i in tree.below(verb, *HELD) if words[i] not in scene.words.blame] or tree.below(verb, "nsubj")
        elif blamed:
            found += tree.below(verb, "nsubj")
    return [i for one in found for i in (one, *tree.below(one, "conj"))]


def ascribed_to(scene: Scene, index: int) -> list[Phrase]:
    """The same as phrases of actors, those that no list knows left out."""
    return phrases_at(scene, ascribed(scene, index))
