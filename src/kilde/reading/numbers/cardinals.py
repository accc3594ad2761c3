"""Reads numbers that run over several words: "to hundre og femti", "2,3 millioner", "one thousand, two hundred"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.reading.numbers.compounds import values
from kilde.reading.numbers.digits import digits
from kilde.reading.numbers.lexicon import NumberWords, number_words
from kilde.reading.numbers.words import Word

Number = int | float


@dataclass(slots=True)
class Tally:
    """Adds up number words from the left; `take` says no to a word that cannot go on with the number."""

    units_first: bool = False
    total: Number = 0
    group: Number = 0
    limit: float = float("inf")
    seen: bool = False
    digits: bool = False

    @property
    def value(self) -> Number:
        value = self.total + self.group
        return int(value) if float(value).is_integer() else round(value, 9)

    def start(self, value: Number) -> None:
        self.group, self.seen, self.digits = value, True, True

    def take(self, value: int, joined: bool) -> bool:
        group = self.group
        if value >= 100:
            if value == 100 and not self.digits:
                if self.seen and not (1 <= group < 100 or (group == 0 and self.total)):
                    return False
                self.group = (group or 1) * 100
            elif value == 100:
                self.group = group * 100
            elif value >= self.limit or (not group and self.seen):
                return False
            else:
                self.total, self.group, self.limit, self.digits = self.total + (group or 1) * value, 0, value, False
        elif self.digits or (self.seen and not self.value):
            return False
        elif value < 20:
            if (group % 100 if value >= 10 else group % 10 or 10 <= group % 100 < 20) or (self.seen and not value):
                return False
            self.group = group + value
        elif group % 100 == 0 or (self.units_first and joined and 0 < group % 100 < 10):
            self.group = group + value
        else:
            return False
        self.seen = True
        return True


def _take_all(tally: Tally, parts: Sequence[int | None], joined: bool) -> Tally | None:
    """A new tally with all the parts of one word taken, or None."""
    trial = Tally(tally.units_first, tally.total, tally.group, tally.limit, tally.seen, tally.digits)
    for part in parts:
        if part is None:
            joined = True
        elif not trial.take(part, joined):
            return None
        else:
            joined = False
    return trial


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
        first = _take_all(tally, parts, False) if parts else None
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
        taken = _take_all(tally, parts, False)
        return (taken, at + 1) if taken else None
    if at + 1 == len(words) or tally.digits:
        return None
    following = values(words[at + 1].key, language)
    large = tally.group >= 100 or (not tally.group and tally.total)
    if not following or not large:
        return None
    if word.key in lexicon.joiners or (word.text == "," and not tally.group and at + 2 < len(words) and words[at + 2].key in lexicon.scales):
        taken = _take_all(tally, following, True)
        return (taken, at + 2) if taken else None
    return None


def number(text: str, language: str) -> Number | None:
    """The value of a text that is nothing but one number, in digits or words; None where it is not."""
    pieces = text.casefold().replace(",", " , ").split() if not text[:1].isdigit() else [text]
    found = [Word(0, len(piece), piece, piece, index, False) for index, piece in enumerate(pieces)]
    read = cardinal(found, 0, language) if found else None
    return read[0] if read and read[1] == len(found) else None
