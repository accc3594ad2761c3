"""Evidence of two events of one type in one sentence: each keeps to its own clause, so that a reader, and a scorer, can tell them apart.

"Five were arrested on suspicion of having prepared a coup": the arrest ends where the coup begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EventDraft


def part(clauses: Clauses, events: Sequence[EventDraft]) -> None:
    """Shortens evidence that runs over the clause of another event of the same type."""
    for one, other in permutations(events, 2):
        span = one.evidence[0]
        at, theirs = clauses.token_at(one.trigger.start), clauses.token_at(other.trigger.start)
        if one.type != other.type or at is None or theirs is None or not span.start <= other.trigger.start < span.end:
            continue
        segment = clauses.segment(theirs)
        if segment is clauses.segment(at):
            continue
        if at < segment.first:
            last = segment.first
            while last > at + 1 and not clauses.words[last - 1][0].isalnum():
                last -= 1
            one.evidence[0] = Span(start=span.start, end=clauses.tokens[last - 1].end)
        elif at >= segment.last:
            one.evidence[0] = Span(start=clauses.tokens[segment.last].start, end=span.end)
