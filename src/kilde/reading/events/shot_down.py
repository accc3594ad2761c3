"""Whose the drones are that are shot down where the clause does not say: "Russia launched 298 drones. Of these, 266 were shot down"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kilde.reading.draft import Draft, EventDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.words import fold

NEAR = 2  # sentences back to who sent them


def give_owners(draft: Draft, told: Sequence[EventDraft]) -> None:
    """Fills in whoever sent what is shot down: the doer of the attack with such weapons that the text has just told.

    A doer whom somebody only claims is none to what the outlet reports, and nobody shoots down his own.
    """
    starts = [s.start for s in draft.sentences]
    for number, event in enumerate(told):
        if event.recipients or not _is_downed(draft, event):
            continue
        here = bisect_right(starts, event.trigger.start)
        reach = NEAR if _names_weapons(draft, event) else 1  # "42 of them were shot down": right behind what was sent
        near = [one for one in told[:number] if here - bisect_right(starts, one.trigger.start) <= reach]
        sent = next((one for one in reversed(near) if _sends_weapons(draft, one) and _may_be(one, event)), None)
        if sent is not None:
            event.recipients = list(sent.actors)


def _is_downed(draft: Draft, event: EventDraft) -> bool:
    """Whether its verb, with its particle, is one of shooting down."""
    span = event.evidence[0]
    said = draft.words(span.start, span.end)
    rows = event_words(draft.language).verbs.get(fold(draft.text[event.trigger.start : event.trigger.end]), ())
    return event.type == "ASSAULT" and any(row.type == "ASSAULT" and row.object == "owner" and (row.particle is None or row.particle in said) for row in rows)


def _names_weapons(draft: Draft, event: EventDraft) -> bool:
    words, span = event_words(draft.language), event.evidence[0]
    return any(words.member("weapons", word) for word in draft.words(span.start, span.end))


def _sends_weapons(draft: Draft, event: EventDraft) -> bool:
    sent = event.type == "ASSAULT" and event.modality == "actual" and bool(event.actors)
    return sent and _names_weapons(draft, event) and not _is_downed(draft, event)


def _may_be(sent: EventDraft, shot: EventDraft) -> bool:
    countries = [{e.country or e.label for e in one.actors} for one in (sent, shot)]
    return not countries[0] & countries[1] and (sent.attribution == "reported" or shot.attribution == "claimed")
