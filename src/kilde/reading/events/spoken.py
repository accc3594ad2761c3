"""Speech acts that are PLOVER events: asking, accusing, rejecting, promising, threatening, praising."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.ontology import listing
from kilde.reading.draft import Draft, EventDraft

ON_CONDITION = ("AGREE", "THREATEN")


def spoken_events(draft: Draft) -> list[EventDraft]:
    """One event for each statement whose act is one: the speaker acts, the addressee is acted upon."""
    acts = listing("acts")
    made = []
    for statement in draft.statements:
        type = acts[statement.act]["event"]
        if type is None or statement.negated:
            continue
        event = EventDraft(
            evidence=[statement.evidence[0]], type=type, trigger=statement.cue or Span(start=statement.evidence[0].start, end=statement.evidence[0].end),
            actors=list(statement.speaker), recipients=[e for e in statement.addressee if e.kind not in ("news-agency", "media")],
            time=statement.time, realises=statement, confidence=statement.confidence,
        )  # fmt: skip
        if type in ON_CONDITION and statement.conditional:
            event.modality = "conditional"
        made.append(event)
    return made
