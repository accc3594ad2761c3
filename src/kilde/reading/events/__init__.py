"""Stage: what happened, as PLOVER events: the speech acts that are events themselves, and what verbs and nouns tell.

What lies inside a statement is claimed, what the speaker denies is denied; the outlet's own words are reported.
"""

from __future__ import annotations

from kilde.reading.draft import Draft
from kilde.reading.events.background import mark_background
from kilde.reading.events.find import find_events
from kilde.reading.events.merge import merge
from kilde.reading.events.shot_down import give_owners
from kilde.reading.events.spoken import spoken_events
from kilde.reading.events.when import set_times
from kilde.reading.events.where import set_places


def read(draft: Draft) -> None:
    spoken = spoken_events(draft, draft.statements)
    told = find_events(draft, spoken)
    give_owners(draft, told)
    for event in (*told, *(one for one in spoken if one.mode)):  # an order to leave is carried out somewhere, words are not
        set_places(draft, event, told)
    set_times(draft, spoken, told)
    mark_background(draft, [*spoken, *told])
    draft.events += merge(draft, spoken, told)
