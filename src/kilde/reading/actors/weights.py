"""How much each state and armed group weighs in a text, over all its phrases and before any is resolved: those that fight most."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.knowledge.actors import countries
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.keys import group_label, of_group
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.towns import tells_where
from kilde.reading.grammar import grammar

FIGHTING = 3.0  # a country whose forces or partisans are named weighs more than one that is only mentioned
MENTIONED, PLACED = 1.0, 0.5  # a country that only tells where something is weighs less
FAR_LESS = 2.0  # how many times as heavy the main parties are where two states named last are not meant


class Weights:
    """The weights of one text, by the key of a country or the label of a group (`party_key`)."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.weights: dict[str, float] = {}
        self.armies: dict[str, str] = {}  # country -> label of its forces, where the text names them
        self.actors: set[str] = set()  # the states that do more than tell where something is
        self.home: str | None = None  # the country whose army or government, called no country's, fights its own armed groups
        self.groups: dict[str, Entry] = {}  # key of an armed group -> what the lists know of it
        for phrase in phrases:
            key = party_key(phrase)
            if key is not None and group_label(key) is not None and phrase.name_entry is not None:
                self.groups[key] = phrase.name_entry
            if key and phrase.sort != "role":
                fights = phrase.sort in ("group", "body") and phrase.entry is not None and phrase.entry.kind in ("military", "armed-group")
                placed = tells_where(phrase, grammar(phrase.language))
                self._add(key, FIGHTING if fights else PLACED if placed else MENTIONED)
                if not placed and group_label(key) is None:
                    self.actors.add(key)
            if key and phrase.sort == "body" and phrase.entry is not None and phrase.entry.kind == "military" and phrase.country:
                self.armies.setdefault(key, phrase.entry.label)
        self._weigh_government(phrases)
        self._weigh_groups(phrases)
        self._weigh_rivals(phrases)

    def _add(self, key: str, weight: float) -> None:
        self.weights[key] = self.weights.get(key, 0.0) + weight

    def _weigh_government(self, phrases: Sequence[Phrase]) -> None:
        """A government or army that the text calls no country's is that of the country where the armed group fights, and so a party; so is the group."""
        own = [p.entry for p in phrases if p.sort == "body" and p.entry is not None and p.entry.label and not p.country and p.owner is None]
        bare = any(entry.is_country or (entry.kind == "military" and not self.armies) for entry in own)
        names = _armed_groups(phrases)
        lands = {name.country for name in names}
        home = next(iter(lands)) if bare and len(lands) == 1 else None
        if not home:
            return
        self.home = home
        army = next((entry.label for entry in own if entry.kind == "military"), None)
        if army is not None and not any(entry.is_country for entry in own):
            self.armies.setdefault(home, army)
        for key in {home, *(of_group(name.label) for name in names)}:
            self._add(key, FIGHTING)

    def _weigh_rivals(self, phrases: Sequence[Phrase]) -> None:
        """The government of the country where an armed group fights ("the GNA", "the government in Tripoli") is its rival, whoever else sends help."""
        lands = {name.country for name in _armed_groups(phrases)}
        for phrase in phrases:
            named = phrase.sort == "name" and phrase.name_entry is not None and phrase.name_entry.kind == "government"
            governs = phrase.sort == "body" and phrase.entry is not None and phrase.entry.is_country
            key = phrase.name_entry.country if named and phrase.name_entry is not None else phrase.country or (phrase.owner.country if phrase.owner is not None else None)
            if key and key in lands and (named or governs):
                self._add(key, FIGHTING)

    def _weigh_groups(self, phrases: Sequence[Phrase]) -> None:
        """An armed group is a party before the state it fights in: that one, unless its army is named, may only be where it fights another."""
        for phrase in phrases:
            key = party_key(phrase)
            state = phrase.name_entry.country if phrase.name_entry is not None else None
            if key and state and group_label(key) is not None and self.weights.get(state, 0.0) > self.weights[key]:
                mine = self.weights[key]
                self.weights[key] = self.weights[state]
                if state not in self.armies:
                    self.weights[state] = mine

    def ranked(self) -> list[str]:
        """The parties by weight, the heaviest first; of equal ones armed groups, then in the order of mention."""
        return sorted(self.weights, key=lambda key: (-self.weights[key], group_label(key) is None))

    def states(self, wanted: int) -> list[str]:
        """Keys of the states that a text is about, where they weigh at least twice as much as any other state."""
        ranked = [key for key in self.ranked() if key in countries()]
        clear = len(ranked) == wanted or (len(ranked) > wanted and self.weights[ranked[wanted - 1]] >= FAR_LESS * self.weights[ranked[wanted]])
        return ranked[:wanted] if clear else []

    def at_home(self) -> str | None:
        """The country that fights its own armed groups, where the text names no other state whose army might be meant."""
        return self.home if self.actors <= {self.home} else None


def party_key(phrase: Phrase) -> str | None:
    """What a phrase counts for: an armed group by the key of its label, else the country that it names or is of."""
    if phrase.sort == "name" and phrase.name_entry is not None and phrase.name_entry.kind == "armed-group":
        return of_group(phrase.name_entry.label)
    return phrase.country if phrase.sort not in ("population", "source", "relay") else None


def _armed_groups(phrases: Sequence[Phrase]) -> list[Entry]:
    """The armed groups that are named, once for each mention."""
    return [p.name_entry for p in phrases if p.sort == "name" and p.name_entry is not None and p.name_entry.kind == "armed-group"]
