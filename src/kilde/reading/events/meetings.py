"""Talks and meetings told by a noun: whether they took place, who had them, and what is only talked about in them."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.nominal import core
from kilde.reading.draft import EntityDraft
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.lexicon import NounWord
from kilde.reading.events.make import HARMFUL
from kilde.reading.events.parties import phrases_at
from kilde.reading.events.scene import Scene
from kilde.reading.statements.unnamed import described

TOWNS = ("city", "village")


def took_place(scene: Scene, index: int, noun: NounWord, with_sides: bool) -> bool:
    """Whether the words around a weak noun say that they met: who, where and when, how long, led by whom."""
    if with_sides and (is_placed(scene, index) or is_had(scene, index)):
        return True
    if came_before(scene, index) is not None and (is_placed(scene, index) or _is_long(scene, index)):
        return True
    return _is_led(scene, index) or _is_by_somebody(scene, index, noun) or _is_known(scene, index) or is_on_visit(scene, index)


def came_before(scene: Scene, index: int) -> int | None:
    """ "Exchanged prisoners after talks in Istanbul": the past verb of what followed on talks, which by that took place; None where they may be still to come."""
    if not scene.syntax:
        return None
    tree, clauses = scene.clauses.tree, scene.clauses
    at = tree.heads[index] if _is_long(scene, index) else index
    behind = tree.relation(at) in ("obl", "nmod") and any(clauses.words[i] in scene.words.following for i in tree.below(at, "case"))
    verb = tree.own_clause(at) if behind else None
    return verb if verb is not None and scene.clauses.is_past(verb) and not clauses.negates(verb, "advmod") else None


def _is_long(scene: Scene, index: int) -> bool:
    """ "After three months of negotiations", "etter fire år med samtaler": how long they went on stands before."""
    tree, clauses = scene.clauses.tree, scene.clauses
    head = tree.heads[index]
    length = (head, *tree.below(head, "nummod", "det", "amod")) if tree.relation(index) == "nmod" and 0 <= head < index else ()
    return any(clauses.tokens[i].start in clauses.times for i in length)


def those_who_talked(scene: Scene, index: int) -> list[Phrase]:
    """ "Ukraine and Russia exchanged prisoners after talks in Istanbul": the several subjects of what followed; nobody where a single one is told."""
    verb = came_before(scene, index)
    subject = frame(scene.clauses, verb).subject if verb is not None else []
    return list(subject) if len(subject) > 1 else []


def is_placed(scene: Scene, index: int) -> bool:
    """Whether a place or a time hangs on the noun: "talks with the US in Jeddah"."""
    if not scene.syntax:
        return False
    first, last = scene.clauses.tree.span(index)
    start, end = scene.clauses.tokens[first].start, scene.clauses.tokens[last - 1].end
    named = any(start <= p.start < end for p in scene.draft.places if p.feature not in ("country", "continent"))
    return named or bool(scene.draft.dates(start, end))


def _is_known(scene: Scene, index: int) -> bool:
    """ "No word came from the talks in Jeddah": a known meeting with the town where it is held."""
    if not scene.syntax or not is_definite(scene, index):
        return False
    last = scene.clauses.tree.span(index)[1]
    start, end = scene.clauses.tokens[index].start, scene.clauses.tokens[last - 1].end
    return any(start <= p.start < end and p.feature in TOWNS for p in scene.draft.places)


def _is_led(scene: Scene, index: int) -> bool:
    """Whether a participle says that it took place: "talks lasting six hours", "talks led by the envoy"."""
    return scene.syntax and any(scene.clauses.words[i] in scene.words.lasting for i in scene.clauses.tree.below(index, "acl"))


def is_had(scene: Scene, index: int) -> bool:
    """ "had a meeting": the object of a verb of having or holding."""
    tree = scene.clauses.tree
    return scene.syntax and tree.relation(index) == "obj" and scene.clauses.words[tree.heads[index]] in scene.words.having


def having(scene: Scene, index: int) -> list[EntityDraft]:
    """ "The Minsk Group had a meeting": a name that no list knows, as what meets."""
    if not is_had(scene, index):
        return []
    at = frame(scene.clauses, scene.clauses.tree.heads[index]).subject_at
    return described(scene.draft, scene.clauses, at) if at is not None and any(t.upos == "PROPN" for t in scene.clauses.tokens[slice(*core(scene.clauses, at))]) else []


def _is_by_somebody(scene: Scene, index: int, noun: NounWord) -> bool:
    """Whether it is said by whom: "mediation by Qatar"."""
    return scene.syntax and bool(phrases_at(scene, scene.behind(index, noun.actors)))


def is_topic(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "Discussed the fighting in X": force that somebody talks about."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verb = tree.heads[index] if scene.syntax and tree.relation(index) == "obj" else -1
    return verb >= 0 and noun.type in HARMFUL and scene.words.tells(words[verb], "CONSULT")


def is_on_visit(scene: Scene, index: int) -> bool:
    """ "The president is on a visit to Sweden": the noun as what somebody is on."""
    at = _visiting(scene, index)
    return at is not None and bool(scene.clauses.tree.below(at, "nsubj"))


def _visiting(scene: Scene, index: int) -> int | None:
    """Where the one who is on a visit is the subject: the noun itself, or a form of "be" that it hangs on."""
    tree, rules = scene.clauses.tree, scene.clauses.rules
    if not scene.syntax or not tree.below(index, "case"):
        return None
    head = tree.heads[index]
    hangs = tree.relation(index) == "obl" and head >= 0 and rules.auxiliaries.get(scene.clauses.words[head]) == "be"
    return index if tree.below(index, "cop") else head if hangs else None


def visitors(scene: Scene, index: int) -> tuple[list[Phrase], list[Phrase]]:
    """Who is on a visit, and the country that is visited."""
    at = _visiting(scene, index)
    if at is None:
        return [], []
    hosts = phrases_at(scene, [i for head in {index, at} for i in scene.behind(head, scene.clauses.rules.at_places)])
    return list(frame(scene.clauses, at).subject), [p for p in hosts if p.sort == "country"]
