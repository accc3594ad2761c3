"""Cuts tokens so that every number stands alone: "4-5" is 4 to 5, "three-day" is 3 day, "72-timers" is 72 timers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kilde.encoder.interface import Token
from kilde.reading.numbers.compounds import is_number
from kilde.reading.numbers.lexicon import number_words

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
PIECE = re.compile(r"\d+(?:[.,]\d+)*(?:[\u00a0\u202f\u2009 ]\d{3}(?!\d))*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\S")
DIGITS, HYPHENATED = -1, -2
HYPHENS = re.compile("[-\u2010\u2011]")


@dataclass(slots=True)
class Word:
    """A word or mark, not to be changed. `key` is its text in lower case, `token` the index of its token, `glued` whether no space is before it."""

    start: int
    end: int
    text: str
    key: str
    token: int
    glued: bool


def split_words(tokens: Sequence[Token], language: str) -> list[Word]:
    """The words of a sentence, in order; a token gives one word, or several where a number is inside it."""
    found: list[Word] = []
    end = -1
    for index, token in enumerate(tokens):
        start, text = token.start, token.text
        glued = start == end
        end = token.end
        key, cut = _shape(text, language)
        if not cut:
            found.append(Word(start, end, text, key, index, glued))
        elif cut > 0:
            found.append(Word(start, start + cut, text[:cut], key[:cut], index, glued))
            found.append(Word(start + cut, end, text[cut:], key[cut:], index, True))
        elif cut == DIGITS:
            found += _pieces(text, start, index, glued, number_words(language).space_groups)
        else:
            found += _hyphenated(text, start, index, glued, language)
    return found


@lru_cache(maxsize=50_000)
def _shape(text: str, language: str) -> tuple[str, int]:
    """A token in lower case, and how to cut it: 0 not at all, DIGITS or HYPHENATED, else where its second part begins."""
    key = text.casefold()
    if text[0].isdigit():
        return key, 0 if text.isdigit() else DIGITS
    if len(text) > 1 and HYPHENS.search(text):
        return key, HYPHENATED
    endings = number_words(language).units
    return key, _compound(key, endings, language) if len(key) == len(text) and key.endswith(endings) else 0


def _compound(word: str, endings: tuple[str, ...], language: str) -> int:
    """Where a unit begins in "tredagers", "seksukers"; 0 where the word is no number with a unit."""
    return next((len(word) - len(unit) for unit in endings if word.endswith(unit) and is_number(word[: -len(unit)], language)), 0)


def _pieces(text: str, start: int, index: int, glued: bool, plain_space: bool) -> list[Word]:
    """A token that begins with a digit, cut into numbers, letters and marks."""
    found: list[Word] = []
    for match in PIECE.finditer(text):
        at, to = match.span()
        piece = match.group()
        spaced = " " in piece and (not plain_space or len(piece.split(" ")[0]) > 3)
        offset = at
        for part in piece.split(" ") if spaced else [piece]:
            to = offset + len(part)
            touching = (bool(found) and found[-1].end == start + offset) or (not found and glued)
            found.append(Word(start + offset, start + to, part, part.casefold(), index, touching))
            offset = to + 1
    return found


def _hyphenated(text: str, start: int, index: int, glued: bool, language: str) -> list[Word]:
    """A word with hyphens: whole, unless it begins with a number word that the whole is not ("three-day", "fire-fem")."""
    key = text.casefold()
    first = HYPHENS.split(key, maxsplit=1)[0]
    lexicon = number_words(language)
    if is_number(key, language) or not (is_number(first, language) or first in lexicon.half):
        return [Word(start, start + len(text), text, key, index, glued)]
    found: list[Word] = []
    at = 0
    pieces = HYPHENS.split(text)
    # "twenty-five-year-old": the longest run of pieces that is a number comes first.
    count = next((n for n in range(len(pieces) - 1, 0, -1) if is_number("-".join(pieces[:n]).casefold(), language)), 1)
    for piece in ["-".join(pieces[:count]), *pieces[count:]]:
        if at:
            found.append(Word(start + at - 1, start + at, text[at - 1], text[at - 1], index, True))
        if piece:
            found.append(Word(start + at, start + at + len(piece), piece, piece.casefold(), index, glued if at == 0 else True))
        at += len(piece) + 1
    return found
