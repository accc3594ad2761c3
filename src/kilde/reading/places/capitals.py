"""Tells a capital as a town from a capital that stands for its government: "a hospital in Kyiv" from "Kyiv rejects the offer"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import Candidate, fold
from kilde.reading.places.cues import Cues
from kilde.reading.places.toponyms import Toponym

BEFORE = 4  # words back that a noun of message stands from the preposition: "a clear warning to Kyiv"
FAR = 10  # words on that the blow may stand which a town suffers: "was last night again subjected to one of the heaviest raids"
UNDER = 3  # words from "under" to "control"
HELD = 8  # words on that the noun or passive of holding stands
AFTER = 5  # words on that a passive of damage stands from its subject: "Kyiv was last night again hit"
WINDOW = 30  # words of the sentence on either side that are looked at
PLACES = ("in", "near")


@cache
def seats() -> frozenset[str]:
    """Folded names of all capitals, and of towns that stand for a government or an organisation likewise."""
    return frozenset(fold(name) for country in actors.countries().values() for name in (*country.capital, *country.governments))


def is_capital(place: Candidate, name: str) -> bool:
    return place.feature == "city" and (fold(name) in seats() or fold(place.label) in seats())


def stands_for_government(toponym: Toponym, towns: Mapping[tuple[int, int], Toponym], cues: Cues) -> bool:
    """Whether a capital is an actor here. Without a word that says town, it is.

    `towns` are other towns of the text by sentence and by their first token and the one after their last.
    """
    if toponym.kind or toponym.relation in PLACES or toponym.holder:
        return False
    begin = max(0, toponym.first - WINDOW)
    words = [token.text.casefold() for token in toponym.sentence.tokens[begin : toponym.last + WINDOW]]
    first, before, last = toponym.first - begin, max(0, toponym.before - begin), toponym.last - begin
    if is_shared(words, first, cues) or is_aimed_at(words, before, cues) or is_suffering(words, last, cues):
        return False
    if toponym.genitive:
        return not any(word in cues.belongings for word in words[last : last + 2])
    addressed = is_message(words[max(0, before - BEFORE) : before], cues)
    if toponym.relation == "toward":
        return addressed
    if toponym.relation in ("between", "against"):
        return addressed or not any(word in cues.travels or word in cues.hits or word in cues.struck for word in words)
    if any(word in cues.hits for word in words[max(0, before - 2) : before]) or is_share(words, first, cues):
        return False
    if is_held(toponym, cues) or is_struck(words, last, cues, first) or is_apposed(words, first, last, cues):
        return False
    return not (is_told_capital(words, first, cues) or is_address(toponym, words, first) or is_listed_with_town(toponym, towns, words, first, last, cues))


def is_shared(words: Sequence[str], first: int, cues: Cues) -> bool:
    """Whether a share of it is told: "85 percent of Port-au-Prince"."""
    return first > 1 and words[first - 1] in cues.part_of and words[first - 2] in cues.shares


def is_aimed_at(words: Sequence[str], before: int, cues: Cues) -> bool:
    """Whether a weapon or an attack is what leads to the name, with the preposition at `before`: "drones against Kyiv"."""
    return 0 < before < len(words) and any(cues.relations[name].before(words, before + 1) for name in ("against", "toward")) and cues.is_blow(words[before - 1])


def is_suffering(words: Sequence[str], last: int, cues: Cues) -> bool:
    """Whether the town that ends before `last` is under attack: "Kyiv was again subjected to a heavy raid", "utsattes Kiev för en attack"."""
    behind = words[last : last + AFTER + FAR]
    told = [i for i in range(len(behind)) if cues.suffers.before(behind, i + 1)] if behind else []
    if words[max(0, last - 2) : last - 1] and cues.suffers.before(words, last - 1):
        told.append(0)
    return any(cues.is_blow(word) for i in told[:1] for word in behind[i : i + FAR])


def is_message(words: Sequence[str], cues: Cues) -> bool:
    """Whether what leads to the name is a message ("a warning to"), and nobody travels there after it ("a delegation flew to")."""
    at = next((index for index in range(len(words) - 1, -1, -1) if words[index] in cues.messages), None)
    return at is not None and not any(word in cues.travels for word in words[at + 1 :])


def is_share(words: Sequence[str], first: int, cues: Cues) -> bool:
    """Whether a part of the town is meant, or who rules it: "most of Kyiv", "control of Kyiv"."""
    return first > 1 and words[first - 1] in cues.of | cues.part_of and words[first - 2] in cues.hits


def is_held(toponym: Toponym, cues: Cues) -> bool:
    """Whether somebody is said to hold the town: "Sanaa has since 2014 been in the hands of", "Tripoli sedan 2021 styrs av", with no other verb in between."""
    tokens = toponym.sentence.tokens[toponym.last : toponym.last + HELD]
    words = [token.text.casefold() for token in tokens]
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if word in cues.held or (word in cues.under and any(w in cues.hits for w in words[index + 1 : index + 1 + UNDER])):
            return True
        if not word[0].isalnum() or (token.upos == "VERB" and word not in cues.auxiliaries):
            return False
    return False


def is_apposed(words: Sequence[str], first: int, last: int, cues: Cues) -> bool:
    """Whether the name stands between commas behind the noun that says what it is: "the capital, Sanaa, fell"."""
    closes = last >= len(words) or not words[last][:1].isalnum()
    return first > 1 and words[first - 1] == "," and cues.nouns.get(words[first - 2]) == "city" and closes


def is_struck(words: Sequence[str], last: int, cues: Cues, first: int = 0) -> bool:
    """Whether something befalls the town that ends before `last`: "was last night hit", "bombades"; its auxiliary may stand before `first`: "i natt ble Kyiv igjen rammet"."""
    helped = (words[last : last + 1] and words[last] in cues.auxiliaries) or (first > 0 and words[first - 1] in cues.auxiliaries)
    reach = AFTER if helped else 2
    return any(word in cues.struck for word in words[last : last + reach])


def is_told_capital(words: Sequence[str], first: int, cues: Cues) -> bool:
    """Whether a class noun and a comma introduce the name: "the capital, Sanaa"."""
    return first > 1 and words[first - 1] == "," and cues.noun(words[first - 2]) == "city"


def is_address(toponym: Toponym, words: Sequence[str], first: int) -> bool:
    """Whether the capital follows what lies in it: "a market in Karrada, Baghdad"."""
    before = toponym.sentence.tokens[toponym.first - 2].text if first > 1 and words[first - 1] == "," else ""
    return before[:1].isupper() and fold(before) not in seats() and toponym.relation is None


def is_listed_with_town(
    toponym: Toponym, towns: Mapping[tuple[int, int], Toponym], words: Sequence[str], first: int, last: int, cues: Cues
) -> bool:
    """Whether a name stands in one list with a town that is no capital: "Kyiv, Lviv and Odesa"."""
    index = toponym.sentence.index
    joins = [words[at] in cues.conjunctions or words[at] == "," for at in (first - 1, last) if 0 <= at < len(words)]
    return any(joins) and ((index, toponym.first - 1) in towns or (index, toponym.last + 1) in towns)
