"""Nouns that only point: "the latter", "the neighbour", "the Gulf state", "the Argentine" - to one who was spoken of, or to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.reading.actors.anaphora import THINGS
from kilde.reading.actors.discourse import REACH
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

NEAR = 2  # sentences back that "the neighbour" may leave the other state behind


class Pointing:
    """Finds the entities of phrases whose noun says only which of those spoken of is meant; `rows` are the phrases of each sentence."""

    def __init__(self, resolver: Resolver, rows: dict[int, list[Phrase]]) -> None:
        self.discourse, self.grammar, self.parties, self.rows = resolver.discourse, resolver.grammar, resolver.parties, rows

    def ordinal(self, phrase: Phrase) -> list[EntityDraft]:
        """ "The latter" is the last, "the former" the last but one of those named before."""
        last = self.grammar.all_ordinals[fold(phrase.sentence.tokens[phrase.head].text)] == "latter"
        for index in (phrase.sentence.index, phrase.sentence.index - 1, phrase.sentence.index - 2):
            row = [p for p in outermost(self.rows.get(index, [])) if index < phrase.sentence.index or p.last <= phrase.first]
            named = [p.entities[0] for p in row if len(p.entities) == 1 and p.sort not in ("pronoun", "collective") and self._can_act(p.entities[0])]
            found = list(dict.fromkeys(named))
            persons = [e for e in found if e.kind == "person"]
            found = persons if len(persons) > 1 else found
            if len(found) > 1:
                return [found[-1] if last else found[-2]]
        return []

    @staticmethod
    def _can_act(entity: EntityDraft) -> bool:
        return entity.kind in (*THINGS, "person")

    def state(self, phrase: Phrase) -> list[EntityDraft]:
        """ "The Gulf state" is the most present state of that part of the world, "the neighbour" the other one spoken of."""
        entry = phrase.entry
        assert entry is not None
        at, states = phrase.sentence.index, {"government"}
        members = entry.extra.get("members", "").split()
        if members:
            found = self.discourse.salient(at, lambda t: t.entity.kind in states and self.discourse.keys.get(t.entity) in members, reach=max(at, REACH))
            return [found] if found else []
        if phrase.owner is not None and phrase.owner.entities:
            subject: set[str | None] = {self.discourse.keys.get(phrase.owner.entities[0])}
        else:
            subject = self._subject(phrase)
        if not subject:
            return []
        others = self.discourse.recent(at, lambda t: t.entity.kind in states and self.discourse.keys.get(t.entity) not in subject, reach=NEAR)
        if len(others) == 1:
            return others
        main = self.parties.states(2)  # a text about two states: the other of them, by whoever of it is named
        other = [key for key in main if key not in subject]
        return [self.discourse.country(other[0])] if len(main) == 2 and len(other) == 1 else []

    def _subject(self, phrase: Phrase) -> set[str | None]:
        """The state that acts in this sentence before the phrase, else in the sentence before."""
        at = phrase.sentence.index
        here = [p for p in self.rows.get(at, []) if p.last <= phrase.first]
        for row in (here, *(self.rows.get(at - step, []) for step in range(1, NEAR + 1))):
            for one in outermost(row):
                key = next((self.discourse.keys[e] for e in one.entities if e in self.discourse.keys), None)
                if key is None and row is here and one.entities and one.entities[0].kind == "person":
                    return set()  # of a person whose country nobody knows "the neighbour" may be any
                if key:
                    return {key}
        return set()

    def countryman(self, phrase: Phrase) -> list[EntityDraft]:
        """A single definite inhabitant ("nordmannen", "the Argentine"): the person of that country, or the only person spoken of."""
        if phrase.entry is None or phrase.entry.plural or not phrase.definite:
            return []
        at = phrase.sentence.index
        persons = self.discourse.recent(at, lambda t: t.entity.kind == "person" and not t.plural, reach=2)
        same = [p for p in persons if self.discourse.keys.get(p) == phrase.entry.country]
        found = same or [p for p in persons if p not in self.discourse.keys]
        return found if len(found) == 1 else []
