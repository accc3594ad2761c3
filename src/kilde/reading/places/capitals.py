"""Tells a capital as a town from a capital that stands for its government: "a hospital in Kyiv" from "Kyiv rejects the offer"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import Candidate, fold
from kilde.reading.places.cues import Cues
from kilde.reading.places.toponyms import Toponym

BEFORE = 4  # words back that a noun of message stands from the preposition: "a clear warning to Kyiv"
AFTER = 5  # words on that a passive of damage stands from its subject: "Kyiv was last night again hit"
PLACES = ("in", "near")


@cache
def seats() -> frozenset[str]:
    """Folded names of all capitals, and of towns that stand for a government or an organisation likewise."""
    return frozenset(fold(name) for country in actors.countries().values() for name in (*country.capital, *country.governments))


def is_capital(place: Candidate, name: str) -> bool:
    return place.feature == "city" and (fold(name) in seats() or fold(place.label) in seats())


def stands_for_government(toponym: Toponym, pins: Sequence[Toponym], cues: Cues) -> bool:
    """Whether a capital is an actor here. Without a word that says town, it is."""
    if toponym.kind or toponym.relation in PLACES or toponym.holder:
        return False
    tokens = toponym.sentence.tokens
    words = [token.text.casefold() for token in tokens]
    if toponym.genitive:
        rest = words[toponym.last : toponym.last + 2]
        return not any(word in cues.belongings for word in rest)
    if toponym.relation == "toward":
        return is_addressed(toponym, words, cues)
    if toponym.relation in ("between", "against"):
        return is_addressed(toponym, words, cues) or not any(word in cues.travels or word in cues.hits or word in cues.struck for word in words)
    if any(word in cues.hits for word in words[max(0, toponym.before - 2) : toponym.before]):
        return False
    if any(word in cues.struck for word in words[toponym.last : toponym.last + AFTER]):
        return False
    if is_address(toponym, words):
        return False
    return not any(pin.sentence is toponym.sentence and is_listed_with(pin, toponym, words, cues) for pin in pins)


def is_addressed(toponym: Toponym, words: Sequence[str], cues: Cues) -> bool:
    """Whether something like a message goes to or comes from the government: "a warning to Kyiv"."""
    at = toponym.before
    return any(word in cues.messages for word in words[max(0, at - BEFORE) : at])


def is_address(toponym: Toponym, words: Sequence[str]) -> bool:
    """Whether the capital follows what lies in it: "a market in Karrada, Baghdad"."""
    at = toponym.first
    before = toponym.sentence.tokens[at - 2].text if at > 1 and words[at - 1] == "," else ""
    return before[:1].isupper() and fold(before) not in seats() and toponym.relation is None


def is_listed_with(pin: Toponym, toponym: Toponym, words: Sequence[str], cues: Cues) -> bool:
    """Whether a name stands in one list with a town that is no capital: "Kyiv, Lviv and Odesa"."""
    if pin.chosen is None or pin.chosen.feature != "city":
        return False
    first, last = sorted((pin, toponym), key=lambda t: t.first)
    between = words[first.last : last.first]
    return 0 < len(between) <= 2 and all(word in cues.conjunctions or word == "," for word in between)
