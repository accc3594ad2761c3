"""Where the words of an event stand: its clause, its evidence, its sentence, and what is said where it is a speech act."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EventDraft


def tokens_of(clauses: Clauses, span: Span) -> range:
    """The tokens of a sentence that begin in a span."""
    inside = [i for i, token in enumerate(clauses.tokens) if span.start <= token.start < span.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def trigger_of(clauses: Clauses, event: EventDraft) -> range:
    return tokens_of(clauses, event.trigger)


def clause_of(clauses: Clauses, event: EventDraft) -> range:
    """The clause segment that the trigger stands in."""
    at = trigger_of(clauses, event)
    if not at:
        return range(0)
    segment = clauses.segment(at.start)
    return range(segment.first, segment.last)


def evidence_of(clauses: Clauses, event: EventDraft) -> range:
    return tokens_of(clauses, event.evidence[0])


def content_of(draft: Draft, event: EventDraft) -> list[tuple[Clauses, range]]:
    """What is asked, refused or threatened, sentence by sentence; what stands behind the trigger where no content is known."""
    content = event.realises.content if event.realises is not None else None
    span = content or Span(start=event.trigger.end, end=max(event.evidence[0].end, event.trigger.end))
    touched = [c for c in draft.clauses if c.sentence.start < span.end and span.start < c.sentence.end]
    return [(clauses, tokens_of(clauses, span)) for clauses in touched]
