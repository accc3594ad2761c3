"""What one clause tells of a place and its holder, before it becomes a control."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, PlaceDraft


@dataclass(slots=True)
class Telling:
    """at: the token that tells it; capture: the holding began with it; hearsay: told as what is said;
    taken_for_granted: the outlet takes it as known ("condemned Russia's annexation of Crimea");
    before: told of a time before the one that is told of ("which the army had held")."""

    at: int
    span: Span
    place: PlaceDraft
    holders: list[EntityDraft]
    capture: bool = False
    hearsay: bool = False
    first: int = 0
    last: int = 0
    taken_for_granted: bool = False
    before: bool = False


def is_before(clauses: Clauses, around: Frame) -> bool:
    """ "Which the army had held for years": a perfect whose helper is past."""
    helper = clauses.rules.auxiliaries.get(clauses.words[around.finite]) == "perfect"
    return around.perfect and helper and clauses.tokens[around.finite].feats.get("Tense") == "Past"


def lasting(found: Iterable[Telling]) -> list[Telling]:
    """ "Rebels took the town, which the army had held": what one sentence tells, without who had the same place before somebody else."""
    told = sorted(found, key=lambda t: t.at)
    return [t for t in told if not (t.before and any(_is_other(t, other) for other in told))]


def _is_other(before: Telling, other: Telling) -> bool:
    same = before.place is other.place or before.place.label == other.place.label
    return same and not other.before and not any(e in before.holders for e in other.holders)


def span_of(clauses: Clauses, around: Frame | None, index: int) -> Span:
    """From the finite verb's clause to its end, whatever lies between."""
    segment = clauses.segment(index)
    first, last = (min(around.first, around.finite, index), max(around.last, index + 1)) if around else (segment.first, segment.last)
    number = clauses.segments.index(segment)
    if segment.kind == "mark" and number:
        first = clauses.segments[max(0, number - 2)].first
    while first < index and not clauses.tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not clauses.tokens[last - 1].text[0].isalnum():
        last -= 1
    return clauses.span(first, last)
