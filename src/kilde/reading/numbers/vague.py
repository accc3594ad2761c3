"""Numbers that are counted like nouns: "et dusin", "et par hundre", "flere titalls", "tusenvis", "en halv million", "halvannen".

A plural of a unit stands for at least two of it: "titusener" is at least 20000, "dozens" at least 24. Bare "several" and "many" are no
number: where a data set writes 3 or 10 for them (ACLED, "FAQs: ACLED fatality methodology") the column must not be empty; here it may.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from kilde.reading.numbers.cardinals import cardinal
from kilde.reading.numbers.compounds import values
from kilde.reading.numbers.lexicon import NumberWords
from kilde.reading.numbers.tally import Number
from kilde.reading.numbers.words import DASHES, Word

PLURAL = 2
ROUND_UNITS = (100, 1000)  # the last part of "titusen", "hundretusen"
ROUND = 1000  # half of a unit up to this is a way of speaking, half a million is a count
Guess = tuple[Number, int, bool, bool]


def vague(words: Sequence[Word], at: int, lexicon: NumberWords, language: str) -> Guess | None:
    """(value, index after, open-ended, about) of the number that begins at words[at]; None where it is not of this sort.

    Open-ended: the value is a lower bound. About: the value is a best guess.
    """
    word = words[at]
    if word.key in lexicon.several and (guess := _several(words, at, lexicon, language)) is not None:
        return guess
    if word.key in lexicon.vague:
        return _plural(words, at, 1, lexicon)
    article = word.key in lexicon.articles
    after = at + 1 if article else at
    key = words[after].key if after < len(words) else ""
    if article and lexicon.tally and (tally := _tally(key, lexicon, language)):
        return tally, after + 1, False, True
    if article and lexicon.tally and after + 2 < len(words) and words[after + 1].text in DASHES and words[after + 2].glued and words[after + 2].key in lexicon.tally:
        read = cardinal(words, after, language)
        if read is not None and read[1] == after + 1:
            return read[0], after + 3, False, True  # "ett 40-tal"
    if key in lexicon.half:
        return _half(words, after, lexicon)
    if key in lexicon.one_and_half and not article:
        return _times(words, at + 1, lexicon.one_and_half[key], False, lexicon)
    if key in lexicon.collectives:
        return _times(words, after, 1, False, lexicon)
    return _counted(words, at, lexicon, language)


def _times(words: Sequence[Word], at: int, number: Number, about: bool, lexicon: NumberWords) -> Guess:
    """`number` of the collective or scale at words[at], if one is there, and of the scale after it: "et par hundre tusen"."""
    for _ in range(3):
        key = words[at].key if at < len(words) else ""
        if key in lexicon.of and at + 1 < len(words) and (words[at + 1].key in lexicon.scales or words[at + 1].key in lexicon.collectives):
            at, key = at + 1, words[at + 1].key  # "a couple of hundred"
        unit = lexicon.collectives.get(key) or lexicon.scales.get(key)
        if unit is None:
            break
        about |= key in lexicon.about_collectives
        number, at = number * unit, at + 1
    return int(number) if float(number).is_integer() else number, at, False, about


def _counted(words: Sequence[Word], at: int, lexicon: NumberWords, language: str) -> Guess | None:
    """ "to dusin", "to og en halv million", "two and a half". """
    read = cardinal(words, at, language)
    if read is None:
        return None
    value, end = read
    if end < len(words) and words[end].key in lexicon.collectives:
        return _times(words, end, value, False, lexicon)
    if end + 2 < len(words) and words[end].key in lexicon.joiners and words[end + 1].key in lexicon.articles and words[end + 2].key in lexicon.half:
        return _times(words, end + 3, value + 0.5, False, lexicon)
    return None


def _half(words: Sequence[Word], at: int, lexicon: NumberWords) -> Guess | None:
    """ "en halv million", "half a dozen", "et halvt hundre" (a round figure, where half a million is a count). """
    after = at + 1
    while after < len(words) and (words[after].key in lexicon.articles or words[after].text in "-\u2011"):
        after += 1
    key = words[after].key if after < len(words) else ""
    unit = lexicon.scales.get(key) or lexicon.collectives.get(key)
    if unit is None:
        return (0.5, at + 1, False, False) if after == at + 1 else None
    return _times(words, after, 0.5, unit <= ROUND, lexicon)


def _several(words: Sequence[Word], at: int, lexicon: NumberWords, language: str) -> Guess | None:
    """ "flere hundre", "several dozen", "a few thousand", "flere titusen". """
    for phrase in lexicon.several[words[at].key]:
        after = at + len(phrase)
        if after < len(words) and tuple(word.key for word in words[at:after]) == phrase:
            compound = values(words[after].key, language)
            if len(compound) > 1 and None not in compound and compound[-1] in ROUND_UNITS and words[after].key not in lexicon.scales:
                return PLURAL * prod(part for part in compound if part), after + 1, True, True
            return _plural(words, after, 1, lexicon)
    return None


def _plural(words: Sequence[Word], at: int, number: int, lexicon: NumberWords) -> Guess | None:
    """At least two of the unit at words[at]; "hundreds of thousands", "flere hundre tusen" multiply."""
    end = at
    while end < len(words):
        unit = lexicon.vague.get(words[end].key) or lexicon.scales.get(words[end].key) or lexicon.collectives.get(words[end].key)
        if unit is None:
            if end > at and words[end].key in lexicon.of and end + 1 < len(words) and words[end + 1].key in lexicon.vague:
                end += 1
                continue
            break
        number, end = number * unit, end + 1
    return (PLURAL * number, end, True, True) if end > at else None


def _tally(key: str, lexicon: NumberWords, language: str) -> int | None:
    """ "(et) femtitall", "(ett) trettiotal": about fifty, about thirty; also "(et) 20-tall" once its hyphen is cut off."""
    for ending in lexicon.tally:
        if key.endswith(ending) and (parts := values(key[: -len(ending)], language)):
            known = [part for part in parts if part is not None]
            return known[0] if len(known) == 1 else None
    return None
