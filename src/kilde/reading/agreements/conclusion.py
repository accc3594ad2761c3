"""An agreement that was made is an event of its own, where no event of its sentence tells it already."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.agreements.joining import OVER
from kilde.reading.draft import AgreementDraft, Draft, EventDraft
from kilde.reading.events.background import mark_background
from kilde.reading.events.when import lies_ahead

TELLING = ("AGREE", "CONSULT", "RETREAT")


def add_events(draft: Draft, agreements: list[AgreementDraft]) -> None:
    """Adds an AGREE event for each agreement whose making no event tells, in the sentence that says when it was made.

    "X threatened to break the truce. The truce took effect on Friday.": the threat is no agreeing.
    """
    _name_parties(draft, agreements)
    for agreement in agreements:
        time = agreement.time
        dated = [span for span in agreement.evidence if time is not None and span.start <= time.start < span.end]
        for span in (dated or agreement.evidence)[:1]:
            if agreement.time is None or agreement.status in OVER or _told(draft, span):
                continue
            said = [s for s in draft.statements if any(c.start < span.end and span.start < c.end for c in s.covers)]
            event = EventDraft(
                [span], "AGREE", trigger=span, actors=list(agreement.parties), time=agreement.time, attribution="claimed" if said else "reported",
                asserted_by=said, confidence=0.6,
            )  # fmt: skip
            if agreement.status == "proposed" or lies_ahead(draft, agreement.time):
                event.modality = "planned"
            mark_background(draft, [event])
            draft.events.append(event)


def _name_parties(draft: Draft, agreements: list[AgreementDraft]) -> None:
    """ "The truce was extended on Friday": who agreed to it, where its words tell an agreeing and the text who its parties are."""
    for event in draft.events:
        spans = [(span, one.parties) for one in agreements for span in one.evidence if event.type == "AGREE" and not event.actors]
        event.actors += next((parties for span, parties in spans if span.start <= event.trigger.start < span.end), [])


def _told(draft: Draft, span: Span) -> bool:
    return any(v.type in TELLING and any(e.start < span.end and span.start < e.end for e in v.evidence) for v in draft.events)
