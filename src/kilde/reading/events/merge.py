"""The same happening told twice is one event with two places of evidence; two attacks are two."""

from __future__ import annotations

from bisect import bisect_right

from kilde.reading.draft import Draft, EntityDraft, EventDraft
from kilde.reading.events.lexicon import event_words

RECENT = 4  # sentences back to what "the attack" takes up

def merge(draft: Draft, spoken: list[EventDraft], told: list[EventDraft]) -> list[EventDraft]:
    """Spoken events stay apart; told ones of different sentences merge when nothing tells them apart."""
    kept: list[EventDraft] = []
    starts = [s.start for s in draft.sentences]
    for event in told:
        sentence = bisect_right(starts, event.trigger.start)
        before = [other for other in reversed(kept) if bisect_right(starts, other.trigger.start) != sentence]
        twin = next((other for other in before if _same(other, event)), None)
        if twin is None and event.again and event.actors:
            twin = next((other for other in before if _is_of_same_doer(other, event)), None)
        elif twin is None and event.again:
            known = next((other for other in before if sentence - bisect_right(starts, other.trigger.start) <= RECENT and _fits(other, event)), None)
            _stay_claimed(draft, known, event)
            twin = known if known is not None and _is_taken_up(known, event, _only_happens(draft, event)) and not _goes_on(draft, event) else None
        if twin is None:
            kept.append(event)
        else:
            twin.evidence.append(event.evidence[0])
    return [*spoken, *kept]


def _fits(known: EventDraft, again: EventDraft) -> bool:
    """Whether "the attack" can be what the text has told: the same kind of thing, and no other place or day."""
    if known.type != again.type or known.modality != "actual" or again.modality != "actual":
        return False
    elsewhere = {p.label for p in known.places} and {p.label for p in again.places} and not {p.label for p in known.places} & {p.label for p in again.places}
    return not elsewhere and (known.time is None or again.time is None or str(known.time.edtf).strip("~") == str(again.time.edtf).strip("~"))


def _is_of_same_doer(known: EventDraft, condemned: EventDraft) -> bool:
    """ "Jordan bombed a farm. Damascus condemns Jordan's attack": what is condemned has been told, of the same country or body."""
    doers = [{e.country or e.label for e in one.actors} for one in (known, condemned)]
    return known.type == condemned.type and known.modality == "actual" and not known.background and bool(doers[0] & doers[1]) and _agree(known.recipients, condemned.recipients)


def _is_taken_up(known: EventDraft, again: EventDraft, happens: bool) -> bool:
    """ "The generals staged a coup. Since the coup ...", "an explosion shook the port. The explosion happened at noon": of the same finer kind, and vouched for alike."""
    return ((again.mode is not None and known.mode == again.mode) or happens) and known.attribution == again.attribution and known.background == again.background


def _goes_on(draft: Draft, event: EventDraft) -> bool:
    """ "The shelling continued after the announcement": that it goes on is news."""
    span, aspect = event.evidence[0], event_words(draft.language).aspect
    return any(word in aspect for word in draft.words(span.start, span.end))


def _only_happens(draft: Draft, event: EventDraft) -> bool:
    """ "The attack took place at a time when ...", which says nothing new of it."""
    behind = draft.words(event.trigger.end, event.evidence[0].end)
    return bool(behind) and behind[0] in event_words(draft.language).happening


def _stay_claimed(draft: Draft, known: EventDraft | None, again: EventDraft) -> None:
    """What the text has on somebody's word only does not become a fact by being taken up; a war or a coup is not the killing that was claimed."""
    if known is not None and known.attribution == "claimed" and not known.owned_up and again.attribution == "reported" and (_is_campaign(draft, known) or not _is_campaign(draft, again)):
        again.attribution, again.asserted_by = known.attribution, list(known.asserted_by)


def _is_campaign(draft: Draft, event: EventDraft) -> bool:
    """Whether a noun for something long and large tells it: "the war", "the offensive", "the coup"."""
    span, words = event.evidence[0] if event.attribution == "claimed" else event.trigger, event_words(draft.language)
    return any(words.member("campaigns", word) for word in draft.words(span.start, span.end))


def _same(one: EventDraft, other: EventDraft) -> bool:
    if one.type != other.type or one.modality != other.modality or one.attribution != other.attribution or one.background != other.background:
        return False
    if {id(e) for s in one.asserted_by for e in s.speaker} != {id(e) for s in other.asserted_by for e in s.speaker}:
        return False  # what one side claims and what the other claims are two
    if not _agree(one.actors, other.actors) or not _agree(one.recipients, other.recipients) or is_struck_back(one, other):
        return False
    places = {p.label for p in one.places}, {p.label for p in other.places}
    if places[0] and places[1]:
        return bool(places[0] & places[1]) and (one.time is None or other.time is None or str(one.time.edtf) == str(other.time.edtf))
    return False


def is_struck_back(one: EventDraft, other: EventDraft) -> bool:
    """ "Turkey bombed Idlib after rockets were fired at Turkey": whom one deed befalls did the other, and they do not fight each other."""
    crossed = {id(e) for e in one.actors} & {id(e) for e in other.recipients} or {id(e) for e in other.actors} & {id(e) for e in one.recipients}
    return bool(crossed) and not any(set(map(id, e.actors)) & set(map(id, e.recipients)) for e in (one, other))


def _agree(one: list[EntityDraft], other: list[EntityDraft]) -> bool:
    return not one or not other or set(one) == set(other)
