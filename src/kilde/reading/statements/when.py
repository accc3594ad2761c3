"""When something was said: the time in the clause of the cue, not one inside what is said."""

from __future__ import annotations

from kilde.reading.clauses.own import own
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, StatementDraft, TimeDraft


def set_times(draft: Draft) -> None:
    for statement in draft.statements:
        span = statement.evidence[0]
        times = draft.dates(span.start, span.end)
        if not times:
            continue
        whole = statement.content == span and not statement.covers
        outside = [t for t in times if whole or not any(c.start <= t.start < c.end for c in statement.covers)]
        clauses = draft.clauses_at(statement.cue.start) if statement.cue is not None else None
        if clauses is not None and statement.cue is not None:
            outside = own(clauses, statement.cue.start, outside) or outside or [t for t in times if _hangs_on_cue(clauses, statement, t)]
        statement.time = outside[0] if outside else None


def _hangs_on_cue(clauses: Clauses, statement: StatementDraft, time: TimeDraft) -> bool:
    """ "rejected on Monday the offer": a date among the words of what is said that is an adverbial of the cue itself."""
    if not clauses.sentence.parse.has_syntax or statement.quote or statement.cue is None:
        return False
    at = clauses.token_at(time.start)
    while at is not None and at >= 0 and clauses.tree.relation(at) not in ("obl", "root"):
        at = clauses.tree.heads[at]
    head = clauses.tree.heads[at] if at is not None and at >= 0 else -1
    return head >= 0 and clauses.tokens[head].start == statement.cue.start
