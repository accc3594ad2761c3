"""Cuts a text into words for the tagger and says what each can be: lexicon categories, plain words, shapes of numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from kilde.reading.numbers import number
from kilde.reading.times.lexicon import Lexicon, lexicon

Symbols = tuple[str, ...]
NOTHING: Symbols = ()
# Numbers grouped by spaces; anything else from a digit on; a word with inner hyphens and apostrophes; a mark.
WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,4}(?!\w)|\d\w*(?:[.,:/’'\u2010\u2011-]\w+)*|[^\W\d_]\w*(?:[’'\u2010\u2011-]\w+)*\.?(?=\W|$)|\S"
)
SHAPES = (
    ("ISODATE", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("YEARSPAN", re.compile(r"(\d{4})[-/](\d{4}|\d\d)")),
    ("DAYSPAN", re.compile(r"(\d{1,2})-(\d{1,2})")),
    ("DOTTED", re.compile(r"(\d{1,2})[./](\d{1,2})[./-](\d{4}|\d\d)")),
    ("SLASH", re.compile(r"(\d{1,2})/(\d{1,2})")),
    ("CLOCK", re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")),
)
SUFFIXED = re.compile(r"(\d+)([-’'\u2010\u2011.:]?)([^\W\d_].*)")
HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "’": "'"})
FIRST_YEAR, LAST_YEAR = 1000, 2199
COMPOUND_YEARS = range(1900, 2050)  # "2014-kuppet": beyond these a number before a hyphen is rather a number


class Words(NamedTuple):
    """The words of a text, in parallel lists. `spans` are offsets in the whole text, `keys` lower case."""

    spans: list[tuple[int, int]]
    keys: list[str]
    symbols: list[Symbols]
    capitals: list[bool]


def split(text: str, start: int, end: int, language: str) -> Words:
    """The words of text[start:end]."""
    known = lexicon(language)
    small, capital = known.small, known.capital
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    symbols: list[Symbols] = []
    capitals: list[bool] = []
    for match in WORD.finditer(text, start, end):
        word = match.group()
        key = word.lower()
        found = small.get(key) if word == key else capital.get(key)
        at, to = match.span()
        if found is None and len(word) > 1:
            if known.prefixes and key.startswith(known.prefixes):
                cut = key.index("-") + 1
                spans.append((at, at + cut))
                keys.append(key[:cut])
                symbols.append(small.get(key[:cut], NOTHING))
                capitals.append(word[:cut] != key[:cut])
                word, key, at = word[cut:], key[cut:], at + cut
                found = small.get(key) if word == key else capital.get(key)
            if found is not None:
                pass
            elif word[-1] == "." and key[0].isalpha():  # no abbreviation: the full stop stands alone
                word, key, to = word[:-1], key[:-1], to - 1
                found = small.get(key) if word == key else capital.get(key)
                found = found if found is not None else _unknown(key, known)
                spans.append((at, to))
                keys.append(key)
                symbols.append(found)
                capitals.append(word != key)
                word, key, at, to, found = ".", ".", to, to + 1, small.get(".", NOTHING)
            else:
                found = _unknown(key, known)
        elif found is None and word.isdigit():
            found = _number(word, known)
        spans.append((at, to))
        keys.append(key)
        symbols.append(found or NOTHING)
        capitals.append(word != key)
    _number_words(keys, symbols, language)
    return Words(spans, keys, symbols, capitals)


def _number_words(keys: list[str], symbols: list[Symbols], language: str) -> None:
    """Reads the word before a unit as a number where it is a compound one: "tjuefire timer", "twenty-four hours"."""
    for index in range(1, len(keys)):
        before = index - 1
        if "UNIT" in symbols[index] and not symbols[before] and keys[before][0].isalpha():
            follows = before and ("NUMBER" in symbols[before - 1] or "ONE" in symbols[before - 1])
            if not follows and isinstance(number(keys[before], language), int):
                symbols[before] = ("NUMBER",)


def _unknown(key: str, known: Lexicon) -> Symbols:
    if key[0].isdigit():
        return _number(key.translate(HYPHENS), known)
    if "’" in key or "\u2010" in key or "\u2011" in key:
        key = key.translate(HYPHENS)
        if key in known.capital:
            return known.capital[key]
    return ("POSSESSIVE",) if key.endswith(("'s", "s'")) else NOTHING


@cache
def _day_symbols(value: int) -> Symbols:
    return ("DAY", "NUMBER") if 1 <= value <= 31 else ("NUMBER",)


def _number(key: str, known: Lexicon) -> Symbols:
    """What a token that begins with a digit can be."""
    if key.isdecimal():
        if len(key) <= 2:
            return _day_symbols(int(key))
        return ("YEAR", "NUMBER") if len(key) == 4 and FIRST_YEAR <= int(key) <= LAST_YEAR else ("NUMBER",) if len(key) < 6 else NOTHING
    for symbol, shape in SHAPES:
        if shape.fullmatch(key):
            return (symbol,)
    match = SUFFIXED.fullmatch(key)
    return _suffixed(int(match[1]), match[2], match[3], known) if match and len(match[1]) < 6 else NOTHING


def _suffixed(value: int, mark: str, suffix: str, known: Lexicon) -> Symbols:
    """ "3rd", "1990-tallet", "90'erne", "72-timers", "2014-kuppet"."""
    if suffix in known.suffixes["ordinal"]:
        return ("DAY", "ORDINAL") if 1 <= value <= 31 else ("ORDINAL",)
    if suffix in known.suffixes["decade"] and value % 10 == 0 and (value < 100 or FIRST_YEAR <= value <= LAST_YEAR):
        return ("DECADE",)
    if known.unit_of(suffix):
        return ("LENGTH",)
    if mark == "-" and value in COMPOUND_YEARS and suffix.partition("-")[0] not in known.counted:
        return ("YEARWORD",)
    return NOTHING


def value(category: str, key: str, known: Lexicon) -> Any:
    """What a word of a category means: a number, a unit's letter; a tuple of numbers for shapes."""
    table = known.values.get(category, {})
    if key in table:
        return table[key]
    key = key.translate(HYPHENS)
    if key in table:
        return table[key]
    for symbol, shape in SHAPES:
        if symbol == category and (match := shape.fullmatch(key)):
            return tuple(int(group) for group in match.groups())
    if key.isdecimal():
        return int(key)
    match = SUFFIXED.fullmatch(key)
    if match is None:
        return number(key, known.language) if category == "NUMBER" else None
    return (int(match[1]), known.unit_of(match[3])) if category == "LENGTH" else int(match[1])
