"""A deed that somebody blames on others in a clause put in beside it: "the strike, which Kyiv blames on Moscow, killed four".

The outlet tells of the deed and knows no doer; that those others did it is a second event, which only the accuser tells.
"""

from __future__ import annotations

from itertools import takewhile

from kilde.reading.draft import EventDraft
from kilde.reading.events.ascribed import blaming
from kilde.reading.events.make import HARMFUL, Told, trust
from kilde.reading.events.scene import Scene

WITHIN = ("acl", "conj", "nmod", "obl", "appos", "flat", "compound")  # arcs between a noun and the verb of a clause about it


def blamed_on(scene: Scene, found: list[Told]) -> list[EventDraft]:
    """For each deed that a clause beside it lays at somebody's door: that somebody did it, claimed by the accuser."""
    made = []
    for told in found if scene.syntax else ():
        if not told.noun or told.event.type not in HARMFUL:
            continue
        for accusation in filter(None, (blaming(scene, verb) for verb in _beside(scene, told.index))):
            event = EventDraft([accusation.evidence[0]], told.event.type, accusation.cue or told.event.trigger, told.event.mode, actors=list(accusation.addressee),
                               recipients=list(told.event.recipients), attribution="claimed", asserted_by=[accusation])  # fmt: skip
            trust(event)
            made.append(event)
    return made


def _beside(scene: Scene, noun: int) -> list[int]:
    """The verbs of clauses that describe a noun, or that the tree hangs on a name within its phrase: "the attack in Sumy, which ..."."""
    tree = scene.clauses.tree
    found = []
    for verb in (i for i in range(noun + 1, len(scene.clauses.words)) if tree.relation(i) in ("acl", "conj")):
        path = list(takewhile(lambda at: at != noun, tree.above(verb)))
        within = tree.heads[path[-1]] == noun and all(tree.relation(at) in WITHIN for at in path)
        found += [verb] if within and any(tree.relation(at) == "acl" for at in path) else []
    return found
