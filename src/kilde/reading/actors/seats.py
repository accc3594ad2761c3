"""The region or town that a local office is of: "the governor of the Kharkiv region", "Sumys borgermester", "guvernøren i regionen Lviv"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kilde.encoder.interface import Token
from kilde.knowledge import actors as knowledge
from kilde.knowledge.gazetteer import gazetteer
from kilde.languages import section
from kilde.reading.grammar import Grammar
from kilde.reading.words import fold

KINDS = ("province", "district", "area", "city", "village")  # of the nouns of places, those that have a governor or a mayor
REACH = 6  # tokens behind the preposition in which the name may stand: "of Russia's western region of Belgorod"
LONGEST = 3  # words of a name
REGIONS = ("region", "admin", "disputed-region")  # features of places that are no state and no town
SHORTEST_NOUN = 4  # letters of a noun that may end a compound: "Sumyregionen"
BETWEEN = ("ADJ", "DET", "PART")  # word classes that may stand before the name


def seat_behind(tokens: Sequence[Token], at: int, rules: Grammar) -> tuple[str, int] | None:
    """The place that a preposition at token `at` leads to, and where it ends (exclusive); None where it leads to none."""
    if at >= len(tokens) or fold(tokens[at].text) not in rules.of_places:
        return None
    nouns = place_nouns(rules.language)
    for index in range(at + 1, min(at + 1 + REACH, len(tokens))):
        word = fold(tokens[index].text)
        if tokens[index].text[0].isupper():
            if _is_state(tokens, index, rules):
                continue
            found = _name(tokens, index, rules)
            if found is None:
                return None
            seat, end = found
            return seat, end + 1 if end < len(tokens) and fold(tokens[end].text) in nouns else end
        if word not in nouns and word not in rules.of and tokens[index].upos not in BETWEEN:
            return None
    return None


def seat_before(tokens: Sequence[Token], at: int, rules: Grammar) -> str | None:
    """The place whose name ends right before token `at`, in the genitive or, where the language writes it so, as it is: "Kharkiv mayor"."""
    apart = at > 1 and fold(tokens[at - 1].text) in rules.genitives
    last = at - 1 if apart else at
    for first in range(max(0, last - LONGEST), last):
        found = _name(tokens, first, rules, owning=not apart and rules.verb_second) if tokens[first].text[0].isupper() else None
        if found is not None and found[1] == last:
            return found[0]
    return None


def _name(tokens: Sequence[Token], first: int, rules: Grammar, owning: bool = False) -> tuple[str, int] | None:
    """The longest name of a place that begins at a token, as the gazetteer calls it, and its end. `owning`: its genitive ending must be there."""
    for last in range(min(first + LONGEST, len(tokens)), first, -1):
        words = [token.text for token in tokens[first:last]]
        if not all(word[0].isupper() for word in words):
            continue
        cut = rules.bare_genitive(fold(words[-1]))
        tails = [words[-1][:-cut]] if owning and cut else [] if owning else [_without_noun(words[-1], rules.language), words[-1]]
        for tail in tails:
            place = next(iter(gazetteer().find(" ".join([*words[:-1], tail]), rules.language)), None) if tail else None
            if place is not None and place.feature != "country":
                return place.label, last
    return None


def _without_noun(word: str, language: str) -> str:
    """ "Sumy" of "Sumy-regionen" and "Sumyregionen"; the word itself where it ends in no noun of a place."""
    for noun in place_nouns(language):
        if len(noun) >= SHORTEST_NOUN and word.casefold().endswith(noun) and len(word) > len(noun) + 1:
            return word[: -len(noun)].rstrip("-")
    return word


def _is_state(tokens: Sequence[Token], index: int, rules: Grammar) -> bool:
    """Whether a country in the genitive stands at a token: "the governor of Russia's Belgorod region"."""
    word = fold(tokens[index].text)
    cut = rules.bare_genitive(word)
    marked = index + 1 < len(tokens) and fold(tokens[index + 1].text) in rules.genitives
    return (marked and word in _states()) or (cut > 0 and word[:-cut] in _states())


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(name) for country in knowledge.countries().values() for name in country.names)


@cache
def place_nouns(language: str) -> frozenset[str]:
    """The nouns of the places that have a governor or a mayor."""
    kinds = section(language, "places").get("nouns", {})
    return frozenset(fold(word) for kind in KINDS for word in kinds.get(kind, ()))
