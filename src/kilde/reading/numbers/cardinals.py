"""Reads numbers that run over several words: "to hundre og femti", "2,3 millioner", "one thousand, two hundred"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.numbers.compounds import values
from kilde.reading.numbers.digits import digits
from kilde.reading.numbers.lexicon import NumberWords, number_words
from kilde.reading.numbers.tally import Number, Tally, take_all
from kilde.reading.numbers.words import Word


def cardinal(words: Sequence[Word], at: int, language: str) -> tuple[Number, int] | None:
    """The number that begins at words[at] and the index after it, or None where none begins.

    An indefinite article counts only before a scale ("a thousand", "en million"); number words that are also articles count here.
    """
    lexicon = number_words(language)
    tally = Tally(lexicon.units_first)
    word = words[at]
    end = at + 1
    if word.text[0].isdigit() or word.text in "½¼¾":
        value = digits(word.text, lexicon.decimal)
        if value is None:
            return None
        tally.start(value)
        if end < len(words) and words[end].text in ("½", "¼", "¾"):
            tally.start(value + (digits(words[end].text, lexicon.decimal) or 0))
            end += 1
    else:
        parts = values(word.key, language)
        if not parts and word.key in lexicon.articles and end < len(words) and words[end].key in lexicon.scales:
            parts = (1,)
        first = take_all(tally, parts, False) if parts else None
        if first is None:
            return None
        tally = first
    while end < len(words):
        step = _next(words, end, tally, lexicon, language)
        if step is None:
            break
        tally, end = step
    return tally.value, end


def _next(words: Sequence[Word], at: int, tally: Tally, lexicon: NumberWords, language: str) -> tuple[Tally, int] | None:
    """The tally with the next word of the number, and the index after that word."""
    word = words[at]
    if word.glued and word.text.isalpha():
        return None
    parts = values(word.key, language)
    if parts and parts[0] is not None:
        if word.key in lexicon.articles and not (at + 1 < len(words) and words[at + 1].key in lexicon.scales):
            return None
        taken = take_all(tally, parts, False)
        return (taken, at + 1) if taken else None
    if at + 1 == len(words) or tally.digits:
        return None
    following = values(words[at + 1].key, language)
    large = tally.group >= 100 or (not tally.group and tally.total)
    if not following or not large:
        return None
    if word.key in lexicon.joiners or (word.text == "," and not tally.group and at + 2 < len(words) and words[at + 2].key in lexicon.scales):
        taken = take_all(tally, following, True)
        return (taken, at + 2) if taken else None
    return None


def number(text: str, language: str) -> Number | None:
    """The value of a text that is nothing but one number, in digits or words; None where it is not."""
    pieces = text.casefold().replace(",", " , ").split() if not text[:1].isdigit() else [text]
    found = [Word(0, len(piece), piece, piece, index, False) for index, piece in enumerate(pieces)]
    read = cardinal(found, 0, language) if found else None
    return read[0] if read and read[1] == len(found) else None
