"""Whose a noun is: the genitives right before it ("Russia's and North Korea's treaty", "Russland si erobring av X")."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import BREAKS
from kilde.reading.clauses.segments import Clauses

REACH = 3  # tokens between a genitive and its noun


def owners(clauses: Clauses, noun: int) -> list[Phrase]:
    """The phrases that own a noun, those that "and" joins before the last included, in text order."""
    last = next((p for p in reversed(clauses.phrases) if p.last <= noun and _owns(clauses, p, noun)), None)
    if last is None:
        return []
    at = min(last.first, last.outer) - 1
    joined = next((p for p in clauses.phrases if p.last == at and clauses.words[at] in clauses.rules.conjunctions), None) if at > 0 else None
    return [joined, last] if joined is not None else [last]


def _owns(clauses: Clauses, phrase: Phrase, noun: int) -> bool:
    """A genitive with nothing but what describes the noun in between, or a name before "si": whose the possessive points to."""
    between = range(phrase.last, noun)
    if phrase.genitive:
        plain = all(clauses.words[i][0] not in BREAKS and clauses.words[i] not in clauses.rules.prepositions and not clauses.is_verb(i) for i in between)
        return plain and len(between) <= REACH
    return len(between) >= 1 and clauses.rules.possessives.get(clauses.words[phrase.last]) == "subject" and len(between) <= REACH - 1
