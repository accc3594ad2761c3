"""The same happening told twice is one event with two places of evidence; two attacks are two."""

from __future__ import annotations

from kilde.reading.draft import EntityDraft, EventDraft


def merge(spoken: list[EventDraft], told: list[EventDraft]) -> list[EventDraft]:
    """Spoken events stay apart; told ones merge when nothing tells them apart."""
    kept: list[EventDraft] = []
    for event in told:
        twin = next((other for other in reversed(kept) if _same(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.evidence.append(event.evidence[0])
    return [*spoken, *kept]


def _same(one: EventDraft, other: EventDraft) -> bool:
    if one.type != other.type or one.modality != other.modality or one.attribution != other.attribution or one.background != other.background:
        return False
    if not _agree(one.actors, other.actors) or not _agree(one.recipients, other.recipients):
        return False
    places = {p.label for p in one.places}, {p.label for p in other.places}
    if places[0] and places[1]:
        return bool(places[0] & places[1]) and (one.time is None or other.time is None or str(one.time.edtf) == str(other.time.edtf))
    return False


def _agree(one: list[EntityDraft], other: list[EntityDraft]) -> bool:
    return not one or not other or set(one) == set(other)
