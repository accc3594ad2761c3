"""The same happening told twice is one event with two places of evidence; two attacks are two."""

from __future__ import annotations

from bisect import bisect_right

from kilde.reading.draft import Draft, EntityDraft, EventDraft


def merge(draft: Draft, spoken: list[EventDraft], told: list[EventDraft]) -> list[EventDraft]:
    """Spoken events stay apart; told ones of different sentences merge when nothing tells them apart."""
    kept: list[EventDraft] = []
    starts = [s.start for s in draft.sentences]
    for event in told:
        sentence = bisect_right(starts, event.trigger.start)
        twin = next((other for other in reversed(kept) if bisect_right(starts, other.trigger.start) != sentence and _same(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.evidence.append(event.evidence[0])
    return [*spoken, *kept]


def _same(one: EventDraft, other: EventDraft) -> bool:
    if one.type != other.type or one.modality != other.modality or one.attribution != other.attribution or one.background != other.background:
        return False
    if {id(e) for s in one.asserted_by for e in s.speaker} != {id(e) for s in other.asserted_by for e in s.speaker}:
        return False  # what one side claims and what the other claims are two
    if not _agree(one.actors, other.actors) or not _agree(one.recipients, other.recipients):
        return False
    places = {p.label for p in one.places}, {p.label for p in other.places}
    if places[0] and places[1]:
        return bool(places[0] & places[1]) and (one.time is None or other.time is None or str(one.time.edtf) == str(other.time.edtf))
    return False


def _agree(one: list[EntityDraft], other: list[EntityDraft]) -> bool:
    return not one or not other or set(one) == set(other)
