"""Orders to leave, which are more than a request: diplomats told to go are expelled, inhabitants are put out of their homes."""

from __future__ import annotations

from kilde.model.record import EventType
from kilde.reading.draft import Draft, StatementDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.events.second_hand import cue_at

ASKING = ("request", "demand")


def ordered_to_leave(draft: Draft, statement: StatementDraft) -> tuple[EventType, str] | None:
    """Type and mode of an order to leave; None where a statement is none.

    "Told the ambassador to leave the country": whatever the verb. "Ordered residents to leave": only behind a verb of ordering, and of
    people without arms; soldiers who are to go are asked to withdraw.
    """
    found = cue_at(draft, statement) if statement.act in ASKING else None
    if found is None:
        return None
    (clauses, cue), words, span = found, event_words(draft.language), statement.evidence[0]
    said = [i for i, t in enumerate(clauses.tokens) if span.start <= t.start < span.end]
    leaving = next((i for i in said if i > cue and clauses.words[i] in words.leaving), None)
    if leaving is None:
        return None
    if any(words.member("diplomats", clauses.words[i]) for i in said if i < leaving):
        return "SANCTION", "expel"
    people = bool(statement.addressee) and all(e.kind == "population" for e in statement.addressee)
    return ("COERCE", "restrict") if clauses.words[cue] in words.ordering and people else None
