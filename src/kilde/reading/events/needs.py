"""What must stand around a verb for it to tell an event: "take" is one only with control or a settlement as its object."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import EventWords, VerbWord

REACH = 8


def meets_needs(clauses: Clauses, words: EventWords, around: Frame, word: VerbWord) -> bool:
    """Whether one of a verb's needs is met and nothing speaks against it; a verb without needs always counts."""
    if word.unless and any(w in word.unless for w in clauses.words[around.verb + 1 : around.verb + REACH]):
        return False
    return not word.needs or any(_meets(clauses, words, around, need) for need in word.needs)


def _meets(clauses: Clauses, words: EventWords, around: Frame, need: str) -> bool:
    behind = range(around.verb + 1, min(around.last, around.verb + REACH))
    before = range(around.first, around.finite)
    if need == "object":
        return bool(around.objects) or (around.passive and bool(around.subject))
    if need == "people":
        phrases = around.subject if around.passive else around.objects
        return around.passive or any(p.sort in ("population", "group", "body", "inhabitant") for p in phrases)
    if need == "control":
        return _has(clauses, words, "control", behind) or _has(clauses, words, "settlements", behind)
    if need == "troops":
        return _has(clauses, words, "troops", behind, phrases=True)
    if need == "aid":
        return _has(clauses, words, "aid", behind)
    if need == "agreement":
        return _has(clauses, words, "agreements", behind) or (around.passive and _has(clauses, words, "agreements", before))
    if need == "weapon_subject":
        return _has(clauses, words, "weapons", before)
    if need == "weapon_or_passive":
        return around.passive or _has(clauses, words, "weapons", before)
    if need in words.classes:
        return _has(clauses, words, need, behind)
    return need in clauses.words[around.verb + 1 : around.verb + REACH]


def _has(clauses: Clauses, words: EventWords, name: str, indexes: range, phrases: bool = False) -> bool:
    """Whether a word of the class stands there, alone or as the head of a compound or an actor phrase."""
    members = words.classes.get(name, frozenset())
    for index in indexes:
        if clauses.inside[index] is not None and not phrases and name != "troops":
            if clauses.words[index] in members:
                return True
            continue
        if clauses.words[index] in members:
            return True
    return False
