"""Finds the events that verbs and nouns of a text tell; `spoken` are those that its speech acts are."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.model.record import Block
from kilde.reading.draft import SILENT, Draft, EventDraft
from kilde.reading.events.afterthought import take_back
from kilde.reading.events.again import take_from_headline, told_again
from kilde.reading.events.blamed import blamed_on
from kilde.reading.events.captives import not_the_captors
from kilde.reading.events.continuing import Continuing
from kilde.reading.events.lexicon import event_words
from kilde.reading.events.make import Told
from kilde.reading.events.nouns import noun_event
from kilde.reading.events.once import once
from kilde.reading.events.parting import part
from kilde.reading.events.scene import Scene
from kilde.reading.events.second_hand import share
from kilde.reading.events.themselves import ours
from kilde.reading.events.verbal import verb_event

HEADLINE = "headline"


def find_events(draft: Draft, spoken: Sequence[EventDraft]) -> list[EventDraft]:
    words = event_words(draft.language)
    found: list[EventDraft] = []
    before: list[EventDraft] = []  # of the sentence before
    paragraph: list[EventDraft] = []  # of the sentences before in the paragraph `block`
    block: Block | None = None
    headline: list[EventDraft] = []
    continuing = Continuing()
    for clauses in draft.clauses:
        if clauses.sentence.block.kind in SILENT:
            continuing.rest()
            if clauses.sentence.block.kind == HEADLINE:
                headline += [one.event for one in told_in(Scene(draft, clauses, words))]
            continue
        scene = Scene(draft, clauses, words)
        happened = told_in(scene)
        not_the_captors(scene, happened, before)
        taken_back = take_back(scene, happened, paragraph if clauses.sentence.block is block else [])
        own = clauses.sentence.block.kind == "caption"  # what a caption tells, the outlet tells, whatever the text around it goes on with
        if not own:
            marked = continuing.mark(scene, happened)
            continuing.go_on(scene, spoken)
            share(scene, spoken, marked)
            draft.continued[clauses.sentence.index] = continuing.held_by(scene, marked)
        laid = blamed_on(scene, happened)
        events = [*once(scene, told_again(scene, happened, before)), *laid]
        part(clauses, events)
        if not own:
            continuing.keep(scene, events)
        if taken_back:
            continuing.take_up(paragraph)
        found += events
        before = events
        paragraph = [*(paragraph if clauses.sentence.block is block else []), *events]
        block = clauses.sentence.block
    take_from_headline(found, headline)
    return found


def told_in(scene: Scene) -> list[Told]:
    """What the verbs and nouns of one sentence tell, its verbs of saying left out."""
    found = [verb_event(scene, i) or noun_event(scene, i) for i, t in enumerate(scene.clauses.tokens) if t.start not in scene.cues]
    told = [one for one in found if one]
    for one in told:
        ours(scene, one.event)
    return told
