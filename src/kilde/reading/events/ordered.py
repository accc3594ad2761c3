"""Orders to leave, which are more than a request: diplomats told to go are expelled, inhabitants are put out of their homes."""

from __future__ import annotations

from kilde.model.record import EventType
from kilde.reading.draft import Draft, StatementDraft
from kilde.reading.events.lexicon import event_words

ASKING = ("request", "demand")


def ordered_to_leave(draft: Draft, statement: StatementDraft) -> tuple[EventType, str] | None:
    """Type and mode of an order to leave; None where a statement is none.

    "Told the ambassador to leave the country": whatever the verb. "Ordered residents to leave": only behind a verb of ordering, and of
    people without arms; soldiers who are to go are asked to withdraw.
    """
    if statement.act not in ASKING or statement.cue is None:
        return None
    words, span = event_words(draft.language), statement.evidence[0]
    clauses = next((c for c in draft.clauses if c.sentence.start <= statement.cue.start < c.sentence.end), None)
    said = [i for i, t in enumerate(clauses.tokens) if span.start <= t.start < span.end] if clauses is not None else []
    if clauses is None or not any(clauses.words[i] in words.leaving and clauses.tokens[i].start > statement.cue.start for i in said):
        return None
    leaving = next(i for i in said if clauses.words[i] in words.leaving and clauses.tokens[i].start > statement.cue.start)
    if any(words.member("diplomats", clauses.words[i]) for i in said if i < leaving):
        return "SANCTION", "expel"
    cue = next((clauses.words[i] for i in said if clauses.tokens[i].start == statement.cue.start), "")
    people = bool(statement.addressee) and all(e.kind == "population" for e in statement.addressee)
    return ("COERCE", "restrict") if cue in words.ordering and people else None
