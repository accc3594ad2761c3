"""Who is said to be behind a deed: "Israel was behind the attack", "an attack that Taliban stood behind", "the regime is responsible for the killings"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.parties import entities, phrases_at
from kilde.reading.events.scene import Scene

SIDES = ("government", "military", "armed-group")  # kinds of those who fight and negotiate


def standing_behind(scene: Scene, index: int) -> list[EntityDraft]:
    """ "Israel står bak angrepet", "the group was behind the attack": whoever a clause names a deed as the work of."""
    return entities(scene, _behind(scene, index) or _behind_it(scene, index) or _responsible(scene, index)) or engaged(scene, index) if scene.syntax else []


def _behind(scene: Scene, index: int) -> list[Phrase]:
    """ "Israel står bak angrepet": the subject of a clause that names the deed only behind that preposition."""
    clauses, tree = scene.clauses, scene.clauses.tree
    if tree.relation(index) == "nmod" and clauses.words[tree.heads[index]] in clauses.rules.parts:
        index = tree.heads[index]  # "behind a series of attacks"
    if not any(clauses.words[i] in scene.words.behind for i in tree.below(index, "case")):
        return []
    verb = index if tree.below(index, "cop") else tree.heads[index]
    if verb < 0 or (verb != index and tree.relation(index) != "obl") or tree.below(verb, "obj"):
        return []
    return list(frame(clauses, verb).subject)


def _behind_it(scene: Scene, index: int) -> list[Phrase]:
    """ "An attack that Taliban stood behind": the subject of a relative clause that ends in the preposition."""
    tree, words = scene.clauses.tree, scene.clauses.words
    for verb in tree.below(index, "acl"):
        left = [i for i in (verb, *tree.below(verb, "advmod", "compound", "case", "obl", "mark")) if words[i] in scene.words.behind and not tree.below(i, "case")]
        if left and left[0] >= verb and not frame(scene.clauses, verb).negated:
            return [q for p in phrases_at(scene, tree.below(verb, "nsubj")) for q in scene.clauses.chain(p)]
    return []


def _responsible(scene: Scene, index: int) -> list[Phrase]:
    """ "The regime is responsible for the killings": the subject of the adjective that a deed hangs on behind its preposition."""
    tree, words = scene.clauses.tree, scene.clauses.words
    head = tree.heads[index]
    if head < 0 or words[head] not in scene.words.responsible or tree.relation(index) not in ("obl", "nmod") or not tree.below(head, "cop"):
        return []
    around = frame(scene.clauses, head)
    return [] if around.negated or around.modal else list(around.subject)


def engaged(scene: Scene, index: int) -> list[EntityDraft]:
    """ "Hæren er midt i en offensiv", "the two are in talks": a side of which the clause says that it is in the deed."""
    clauses, tree = scene.clauses, scene.clauses.tree
    within = any(clauses.words[i] in clauses.rules.at_places for i in tree.below(index, "case"))
    head, hangs = tree.heads[index], tree.relation(index) == "obl"
    being = hangs and clauses.rules.auxiliaries.get(clauses.words[head]) == "be"
    midst = hangs and clauses.tokens[head].upos == "ADV" and bool(tree.below(head, "cop"))
    if not within or not (tree.below(index, "cop") or being or midst):
        return []
    around = frame(clauses, index if tree.below(index, "cop") else head)
    found = [] if around.negated or around.modal else entities(scene, around.subject)
    return found if all(e.kind in SIDES for e in found) else []
