"""What goes on telling of what was only claimed in the sentence before: "The attack killed 40", "An ambulance was hit too"."""

from __future__ import annotations

from kilde.model.record import Block
from kilde.reading.draft import EventDraft, StatementDraft
from kilde.reading.events.make import Told
from kilde.reading.events.scene import Scene
from kilde.reading.events.unreal import is_definite

TELLING = ("assert", "accuse", "confirm", "announce", "deny")
OPENING = 2  # tokens of a sentence in which a word says that it goes on


class Continuing:
    """Keeps what the sentences of a text told, so that one that says no more than the claim before it is no fact."""

    def __init__(self) -> None:
        self.block: Block | None = None
        self.before: list[EventDraft] = []  # of the last sentence of the block
        self.said: list[StatementDraft] = []
        self.facts: set[str] = set()  # types that the outlet itself has told of

    def mark(self, scene: Scene, found: list[Told]) -> None:
        """Makes events claimed that go on with the claims of the sentence before."""
        if scene.clauses.sentence.block is not self.block:
            self.block, self.before, self.said = scene.clauses.sentence.block, [], []
        for told in found:
            event = told.event
            if event.attribution != "reported" or event.modality != "actual":
                continue
            known = _known(scene, told)
            alike = [one for one in self.before if one.type == event.type and one.modality == "actual"]
            goes_on = bool(alike) and all(one.attribution == "claimed" for one in alike) and (known or _goes_on(scene, told.index) or _acts_again(scene, told.index))
            actual = [one for one in self.before if one.modality == "actual"]
            then = scene.clauses.words[0] in scene.words.next_then and all(one.attribution == "claimed" for one in actual)
            if goes_on or (then and actual) or (known and not alike and self.said and event.type not in self.facts):
                event.attribution = "claimed"
                event.asserted_by = list((alike or actual)[-1].asserted_by if alike or actual else self.said[-1:])

    def keep(self, scene: Scene, events: list[EventDraft]) -> None:
        self.before = events
        self.said = [s for s in scene.statements if s.act in TELLING]
        self.facts |= {e.type for e in events if e.attribution == "reported" and e.modality == "actual"}


def _known(scene: Scene, told: Told) -> bool:
    """ "The attack killed 40": the subject is a noun for the same kind of event, known already."""
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    subjects = [told.index] if told.noun and tree.relation(told.index) == "nsubj" else tree.below(told.index, "nsubj")
    return any((noun := scene.words.noun(words[i])) is not None and noun.type == told.event.type and is_definite(scene, i) for i in subjects)


def _goes_on(scene: Scene, index: int) -> bool:
    """A word at the start of the sentence, or before the verb, says that it adds to what was told."""
    clauses = scene.clauses
    near = clauses.words[clauses.segment(index).first : index]
    return any(word in scene.words.going_on for word in (*clauses.words[:OPENING], *near))


def _acts_again(scene: Scene, index: int) -> bool:
    """ "The soldiers went from house to house": those who were told of already open the sentence and act in it."""
    words, tree, top = scene.clauses.words, scene.clauses.tree, index
    while scene.syntax and tree.relation(top) == "conj":
        top = tree.heads[top]
    if scene.syntax and tree.relation(top) != "root":
        return False
    at = next((i for i, word in enumerate(words) if word[0].isalpha() and word not in scene.clauses.rules.determiners - scene.words.same_again), len(words))
    return at < index and words[at] in scene.words.same_again
