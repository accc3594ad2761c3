""" "The attack cost two lives": an attack that the sentence before has told is told on, and is no second one."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.make import HARMFUL, Told, names_victims
from kilde.reading.events.meetings import is_placed
from kilde.reading.events.scene import Scene
from kilde.reading.events.where import WIDE


def told_again(scene: Scene, happened: Sequence[Told], before: Sequence[EventDraft]) -> list[Told]:
    """What is new of what a sentence tells; the rest becomes evidence of what the sentence before told."""
    new: list[Told] = []
    for told in happened:
        victims = _adds_victims(scene, told, before)
        twin = next((event for event in reversed(before) if _same(event, told.event, victims)), None) if victims or _points_back(scene, told) else None
        if twin is None:
            new.append(told)
        else:
            twin.evidence += told.event.evidence
    return new


def _same(before: EventDraft, event: EventDraft, victims: bool) -> bool:
    """In the outlet's own words both times, or for its victims in the same source's; what another claims next may be another thing."""
    if before.type != event.type or before.modality != event.modality or before.attribution != event.attribution:
        return False
    tellers = [{id(e) for s in one.asserted_by for e in s.speaker} for one in (before, event)]
    return event.attribution == "reported" or (victims and bool(tellers[0]) and tellers[0] == tellers[1])


def _points_back(scene: Scene, told: Told) -> bool:
    """Whether it is told by, or of, a known attack with no party, place or time of its own."""
    event = told.event
    if not scene.syntax or event.type not in HARMFUL or event.actors or event.recipients:
        return False
    at = told.index if told.noun else frame(scene.clauses, told.index).subject_at
    if at is None or scene.clauses.tree.relation(at) != "nsubj":
        return False
    noun = scene.words.noun(scene.clauses.words[at])
    return noun is not None and noun.type == event.type and is_definite(scene, at) and not is_placed(scene, at)


def _adds_victims(scene: Scene, told: Told, before: Sequence[EventDraft]) -> bool:
    """ "Two people were killed" right behind an attack that the same paragraph tells: its victims."""
    event = told.event
    if not told.victims or event.actors or names_victims(event) or event.type not in HARMFUL or not before:
        return False
    sentence = scene.clauses.sentence
    elsewhere = any(sentence.start <= place.start < sentence.end and place.feature not in WIDE for place in scene.draft.places)
    return sentence.block.start <= before[-1].trigger.start and not elsewhere and not scene.draft.dates(sentence.start, sentence.end)


def take_from_headline(found: Sequence[EventDraft], headline: Sequence[EventDraft]) -> None:
    """ "Israel strikes Beirut" over "The attack killed two": the first event of a text that is told as known has its parties from the headline.

    Only what the headline tells on nobody's word counts: a claim does not become a fact by standing above the text.
    """
    for number, event in enumerate(found):
        known = next((one for one in headline if one.type == event.type and one.attribution == "reported" and one.modality == "actual"), None)
        if known is None or not event.again or event.actors or event.recipients or any(one.type == event.type for one in found[:number]):
            continue
        event.actors, event.recipients = list(known.actors), [e for e in known.recipients if e not in known.actors]
