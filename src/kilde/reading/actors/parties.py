"""Who "both sides" and "the two countries" are: the two countries nearest before, or the two parties to the conflict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kilde.knowledge.actors import countries
from kilde.languages import section
from kilde.reading.actors.discourse import Discourse
from kilde.reading.actors.keys import after_of, group_label, of_group
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.actors.weights import FAR_LESS, Weights, party_key
from kilde.reading.draft import EntityDraft
from kilde.reading.grammar import grammar
from kilde.reading.statements.lexicon import speech
from kilde.reading.words import fold

NOUN = 6  # tokens behind a verb of signing within which the agreement is named
PARTY_KINDS = ("government", "military", "armed-group", "organization", "ministry", "person")


class Parties(Weights):
    """The parties of one text, as its collective phrases mean them."""

    def __init__(self, phrases: Sequence[Phrase], discourse: Discourse, joiners: frozenset[str]) -> None:
        super().__init__(phrases)
        self.joiners, self.discourse = joiners, discourse
        self.sentences: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self.sentences.setdefault(phrase.sentence.index, []).append(phrase)
        for phrase in phrases:
            if phrase.sort == "collective" and self._asked(phrase):
                for key in self._others(phrase):
                    self._leave_out(key)

    def _leave_out(self, key: str) -> None:
        """Takes out a third who asks both sides; who alone weighs far more than the second of all others is one of the two himself."""
        others = sorted((weight for other, weight in self.weights.items() if other != key), reverse=True)
        if len(others) > 1 and self.weights.get(key, 0.0) <= FAR_LESS * others[1]:
            self.weights.pop(key, None)

    def resolve(self, phrase: Phrase) -> list[EntityDraft]:
        """The entities of a collective phrase; none when fewer are known than it counts."""
        entry = phrase.entry
        wanted = entry.count if entry and entry.count else 2
        others = self._others(phrase)
        states = bool(entry and entry.of == "countries")
        for left_out in (others, set[str]()) if states else ():  # whoever stands before them may be one of the two: "Now that X attacks, war between the two countries ..."
            near = self._near(phrase, left_out)
            if len(near) >= wanted and not self._outweighed(near[:wanted], left_out):
                return [self._entity(key) for key in near[:wanted]]
        ranked = [key for key in self.ranked() if key not in others and not (states and key not in countries())]
        if len(ranked) < wanted:
            return []
        found = [self._entity(key) for key in ranked[:wanted]]
        return [self._army(one, found) for one in found]

    def pair(self, at: int, phrase: Phrase | None = None, persons: bool = False) -> list[EntityDraft]:
        """The two actors that the sentence before names side by side ("A and B"); none when it names no such pair."""
        entry = phrase.entry if phrase else None
        if entry is not None and (entry.count != 2 or (entry.of == "countries" and phrase is not None and self._near(phrase, set()))):
            return []
        kinds = ("government",) if entry is not None and entry.of == "countries" else PARTY_KINDS
        told = [] if persons or entry is None or entry.of != "parties" else self._between(at, False) or self._agreed(at, entry.of)
        if told:
            return told  # whose war or agreement the text has told of, before two who happen to be named together
        wants_persons = persons or (entry is not None and entry.of == "leaders")
        for index in (at - 1, at - 2):
            row = outermost(self.sentences.get(index, []))
            for left, right in pairwise(row):
                joined = right.first - left.last
                if joined in (1, 2) and fold(left.sentence.tokens[left.last].text) in self.joiners and left.entities and right.entities:
                    two = [left.entities[0], right.entities[0]]
                    are_persons = all(e.kind == "person" for e in two)
                    if two[0] is two[1] or are_persons != wants_persons or not all(e.kind in kinds for e in two):
                        continue
                    if wants_persons or not self._are_bystanders(left, right):
                        return two
            if wants_persons and index == at - 1:
                people = list(dict.fromkeys(e for p in row for e in p.entities if e.kind == "person"))
                if len(people) == 2:
                    return people
        if wants_persons or entry is None:
            return []
        return self._between(at, entry.of == "countries") or self._agreed(at, entry.of) or (self.pair(at, persons=True) if entry.of == "parties" and len(self.weights) < 2 else [])

    def _agreed(self, at: int, of: str | None) -> list[EntityDraft]:
        """The two that an earlier sentence says agreed with each other, whose "parties" are then the parties to that."""
        for index in range(at - 1, -1, -1):
            row = outermost(self.sentences.get(index, []))
            words = [fold(token.text) for token in row[0].sentence.tokens] if row else []
            mark = _agreeing(words, row[0].language) if row else None
            for left, right in pairwise(row) if mark is not None else ():
                joined = right.first - left.last in (1, 2) and words[left.last] in self.joiners and right.last <= mark  # type: ignore[operator]
                two = [*left.entities, *right.entities]
                if joined and len(two) == 2 and all(e.kind == "government" if of == "countries" else e.kind in PARTY_KINDS[:-1] for e in two):
                    return two
        return []

    def _between(self, at: int, states: bool) -> list[EntityDraft]:
        """The two that an earlier sentence stands something between: "the war between the army and the RSF"."""
        for index in range(at, -1, -1):
            row = outermost(self.sentences.get(index, []))
            for left, right in pairwise(row):
                tokens = left.sentence.tokens
                if right.first - left.last not in (1, 2) or fold(tokens[left.last].text) not in self.joiners:
                    continue
                if left.outer < 1 or fold(tokens[left.outer - 1].text) not in grammar(left.language).between:
                    continue
                if not states and left.outer > 1 and any(word in fold(tokens[left.outer - 2].text) for word in borders(left.language)):
                    continue  # "the border between A and B" is no war
                if len(left.entities) == 1 and len(right.entities) == 1:
                    two = [left.entities[0], right.entities[0]]
                    if two[0] is not two[1] and all(e.kind == "government" if states else e.kind in PARTY_KINDS[:-1] for e in two):
                        return two
        return []

    def spoke(self, at: int) -> bool:
        """Whether a verb of speaking stands in a sentence."""
        row = self.sentences.get(at)
        if not row:
            return False
        return any(fold(t.text) in cue_forms(row[0].language) for t in row[0].sentence.tokens)

    def main(self, exclude: Sequence[EntityDraft]) -> list[EntityDraft]:
        """The two heaviest parties but those to exclude; none when there are not two."""
        ranked = [self._entity(key) for key in self.ranked()]
        found = [e for e in ranked if e not in exclude][:2]
        return [self._army(e, found) for e in found] if len(found) == 2 else []

    def _army(self, entity: EntityDraft, pair: list[EntityDraft]) -> EntityDraft:
        """Against an armed group of its own country the state is its army, where the text names it."""
        key = self.discourse.keys.get(entity)
        if entity.kind != "government" or key not in self.armies or not any(self._home(e) == entity.country for e in pair):
            return entity
        return self.discourse.entity(f"{self.armies[key]} of {after_of(key)}", "military", key, "MIL")

    def _home(self, entity: EntityDraft) -> str | None:
        """The country in which the lists have an armed group."""
        known = self.groups.get(of_group(entity.label))
        return (entity.country or (known.country if known else None)) if entity.kind == "armed-group" else None

    @staticmethod
    def _asked(phrase: Phrase) -> bool:
        """Whether both sides are spoken to or stood between, so that whoever stands before them is a third."""
        at, tokens = phrase.outer - 1, phrase.sentence.tokens
        if phrase.last < len(tokens) and tokens[phrase.last].upos == "VERB":
            return False  # "with each country blaming the other": they act
        word = fold(tokens[at].text) if at >= 0 else ""
        return word in grammar(phrase.language).prepositions or any(cue.addressee_object for cue in speech(phrase.language).verbs.get(word, ()))

    def _others(self, phrase: Phrase) -> set[str]:
        """Who stands beside the collective in its clause and so is no part of it: the one who asks both sides."""
        before = [p for p in outermost(self.sentences.get(phrase.sentence.index, [])) if p.last <= phrase.first]
        joined = len(before) > 1 and before[1].first - before[0].last in (1, 2) and fold(phrase.sentence.tokens[before[0].last].text) in self.joiners
        at = phrase.outer - 1
        between = at >= 0 and fold(phrase.sentence.tokens[at].text) in grammar(phrase.language).between
        if joined and (between or not self._asked(phrase)):
            return set()  # "fighting between A and B, and the two countries blame each other", "the dispute between the two sides"
        return {key for key in map(party_key, before[: 2 if joined else 1]) if key}

    def _are_bystanders(self, left: Phrase, right: Phrase) -> bool:
        """Whether two who are named side by side weigh far less than the parties that the text is about: "the EU and Germany welcomed it"."""
        heaviest = sorted(self.weights.values(), reverse=True)
        keys = [party_key(p) or next((self.discourse.keys.get(e) for e in p.entities), None) for p in (left, right)]
        return len(heaviest) > 1 and min(self.weights.get(key or "", 0.0) for key in keys) * FAR_LESS < heaviest[1]

    def _near(self, phrase: Phrase, others: set[str]) -> list[str]:
        """The countries of the sentence before (or of this one, before the phrase), in the order of mention."""
        at = phrase.sentence.index
        for index in (at, at - 1, at - 2):
            found: dict[str, None] = {}
            for other in self.sentences.get(index, []):
                if index == at and other.last > phrase.first:
                    continue
                for key in self._states_told(other):
                    if key not in others:
                        found.setdefault(key)
            if len(found) == 2:
                return list(found)
        return []

    def _states_told(self, phrase: Phrase) -> list[str]:
        """The states that a phrase before names or stands for; a town in which something happened stands for none."""
        if phrase.sort == "metonym" and not phrase.entities:
            return []
        pointing = [self.discourse.keys.get(e) for e in phrase.entities if e.kind == "person" or phrase.sort == "collective"]
        return [key for key in ([party_key(phrase)] if party_key(phrase) else pointing) if key and key in countries()]

    def _outweighed(self, near: Sequence[str], others: set[str]) -> bool:
        """Whether the text is about two other states: the lighter of those near weighs far less than the second of all."""
        states = sorted((w for key, w in self.weights.items() if group_label(key) is None and key not in others), reverse=True)
        return len(states) > len(near) and min(self.weights.get(key, 0.0) for key in near) * FAR_LESS < states[len(near) - 1]

    def _entity(self, key: str) -> EntityDraft:
        group = group_label(key)
        return self.discourse.entity(group, "armed-group") if group is not None else self.discourse.country(key)


@cache
def borders(language: str) -> frozenset[str]:
    """Nouns for what lies between two states."""
    return frozenset(map(fold, section(language, "events").get("classes", {}).get("border", ())))


def _agreeing(words: Sequence[str], language: str) -> int | None:
    """Where a sentence says that somebody agreed, or signed or made an agreement; None where it does not."""
    from kilde.reading.agreements.lexicon import agreement_words  # its package finds agreements between actors

    known = agreement_words(language)
    found = known.agreeing.find(words, 0, len(words))
    if found:
        return found[0]
    return next((i for i, word in enumerate(words) if known.has("concluded", word) and any(known.head_of(w) for w in words[i + 1 : i + NOUN])), None)
