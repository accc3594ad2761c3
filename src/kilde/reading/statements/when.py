"""When something was said: the time in the clause of the cue, not one inside what is said."""

from __future__ import annotations

from bisect import bisect_left

from kilde.reading.draft import Draft


def set_times(draft: Draft) -> None:
    times = [t for t in draft.times if t.kind == "date"]
    starts = [t.start for t in times]
    for statement in draft.statements:
        span = statement.evidence[0]
        for time in times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if not any(c.start <= time.start < c.end for c in statement.covers) or (statement.content == span and not statement.covers):
                statement.time = time
                break
