"""A deed that somebody blames on others in a clause put in beside it: "the strike, which Kyiv blames on Moscow, killed four".

The outlet tells of the deed and knows no doer; that those others did it is a second event, which only the accuser tells.
"""

from __future__ import annotations

from kilde.reading.draft import EventDraft
from kilde.reading.events.ascribed import blaming
from kilde.reading.events.make import HARMFUL, Told, trust
from kilde.reading.events.scene import Scene


def blamed_on(scene: Scene, found: list[Told]) -> list[EventDraft]:
    """For each deed that a clause beside it lays at somebody's door: that somebody did it, claimed by the accuser."""
    made = []
    tree = scene.clauses.tree
    for told in found if scene.syntax else ():
        described = [i for verb in tree.below(told.index, "acl") for i in (verb, *tree.below(verb, "conj"))] if told.noun and told.event.type in HARMFUL else []
        for accusation in filter(None, (blaming(scene, verb) for verb in described)):
            event = EventDraft([accusation.evidence[0]], told.event.type, accusation.cue or told.event.trigger, told.event.mode, actors=list(accusation.addressee),
                               recipients=list(told.event.recipients), attribution="claimed", asserted_by=[accusation])  # fmt: skip
            trust(event)
            made.append(event)
    return made
