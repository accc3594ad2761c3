""" "The attack cost two lives": an attack that the sentence before has told is told on, and is no second one."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.make import Told
from kilde.reading.events.nouns import is_placed
from kilde.reading.events.scene import Scene
from kilde.reading.events.unreal import is_definite

TOLD_ON = ("ASSAULT", "COERCE")


def told_again(scene: Scene, happened: Sequence[Told], before: Sequence[EventDraft]) -> list[Told]:
    """What is new of what a sentence tells; the rest becomes evidence of what the sentence before told."""
    new: list[Told] = []
    for told in happened:
        twin = next((event for event in reversed(before) if _same(event, told.event)), None) if _points_back(scene, told) else None
        if twin is None:
            new.append(told)
        else:
            twin.evidence += told.event.evidence
    return new


def _same(before: EventDraft, event: EventDraft) -> bool:
    """In the outlet's own words both times; what somebody claims next may be another's claim."""
    return before.type == event.type and before.modality == event.modality and before.attribution == event.attribution == "reported"


def _points_back(scene: Scene, told: Told) -> bool:
    """Whether it is told by, or of, a known attack with no party, place or time of its own."""
    event = told.event
    if not scene.syntax or event.type not in TOLD_ON or event.actors or event.recipients:
        return False
    at = told.index if told.noun else frame(scene.clauses, told.index).subject_at
    if at is None or scene.clauses.tree.relation(at) != "nsubj":
        return False
    noun = scene.words.noun(scene.clauses.words[at])
    return noun is not None and noun.type == event.type and is_definite(scene, at) and not is_placed(scene, at)
