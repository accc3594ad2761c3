"""Who vouches for an event, figure or control: the outlet itself, or the statements that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kilde.model.record import Span
from kilde.services.explain import lists
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.trace import Trace

HEARSAY = ("hearsay_auxiliaries", "hearsay_adverbs")


def attribution(trace: Trace, value: str, asserted_by: Sequence[str], at: Span, what: str) -> Iterator[Reason]:
    """The reasons of `attribution` and `asserted_by` for what stands at a span."""
    over = trace.statements_over(at.start)
    if value == "reported":
        if over:
            told = ", ".join(s.id for s in over)
            yield Reason("attribution", value, f"the outlet's own word, although the {what} stands where {told} is told: it belongs to the telling of it", (at,))
        else:
            yield Reason("attribution", value, f"no statement says it: the {what} stands outside what anybody is quoted with, so it is the outlet's own word", (at,))
        return
    if asserted_by:
        yield Reason("attribution", value, f"the {what} stands inside what somebody says, so it is a claim, whoever reports it", (at,))
    elif heard := _heard(trace, at):
        yield heard
    else:
        yield untraced("attribution", value, (at,))
    for id in asserted_by:
        said = next((s for s in trace.record.statements if s.id == id), None)
        if said is None:
            yield untraced("asserted_by", id)
            continue
        span = said.content or said.evidence[0]
        inside = any(e.start <= at.start < e.end for e in (span, *said.evidence))
        yield Reason("asserted_by", id, f"the {what} stands within what {id} says" if inside else f"{id} is carried on to the sentence of the {what}", (span,))


def _heard(trace: Trace, at: Span) -> Reason | None:
    clauses = trace.clauses_at(at.start)
    found = lists.first_phrase(trace.language, "speech", HEARSAY, clauses.words, range(len(clauses.words))) if clauses else None
    if clauses is None or found is None:
        return None
    return Reason("attribution", "claimed", "hearsay: the outlet passes it on and names nobody", (trace.span(clauses, found[0].start, found[0].stop),), str(found[1]))
