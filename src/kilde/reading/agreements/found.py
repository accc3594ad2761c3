"""One mention of an agreement, before the mentions are brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, EntityDraft


@dataclass(slots=True)
class Found:
    """made: the text tells that it was made or began; settled: it is no mere proposal; the rest as in `noun.AgreementNoun`."""

    agreement: AgreementDraft
    sentence: int
    made: bool
    settled: bool
    generic: bool = False
    definite: bool = False
    apart: bool = False
    unilateral: bool = False


def actors(entities: Sequence[EntityDraft]) -> list[EntityDraft]:
    """Those that can be a party or a mediator, each once."""
    return list(dict.fromkeys(e for e in entities if e.kind not in ("news-agency", "media", "source", "place")))


def clause_span(clauses: Clauses, index: int) -> Span:
    """The clause of a token with the infinitives and complements that hang on it."""
    segment = clauses.segment(index)
    number = clauses.segments.index(segment)
    last = segment.last
    for later in clauses.segments[number + 1 :]:
        if later.kind not in ("infinitive", "complement"):
            break
        last = later.last
    first = segment.first
    while first < index and not clauses.tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not clauses.tokens[last - 1].text[0].isalnum():
        last -= 1
    return Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end)
