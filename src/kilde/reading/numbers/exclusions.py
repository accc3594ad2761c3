"""Numbers that count nothing: dates, years, clock times, ages, ordinals, money, per cent, page and unit numbers."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.numbers.lexicon import NumberWords
from kilde.reading.numbers.words import DASHES, Word

FIRST_YEAR, LATE_YEAR, LAST_YEAR = 1000, 1900, 2100
CURRENCIES = frozenset("$€£¥₴₽₪")
MARKS = frozenset("/:.,+_#") | DASHES


def no_count(words: Sequence[Word], first: int, last: int, lexicon: NumberWords) -> bool:
    """Whether the number in words[first:last] counts and measures nothing."""
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    is_digits = words[first].text[0].isdigit()
    if before is not None and _named_by(before, words[first], is_digits, lexicon):
        return True
    if before is not None and first > 1 and (before.key in lexicon.of or (before.text == "." and before.glued)) and words[first - 2].key in lexicon.not_before:
        return True  # "between the ages of 14 and 18", "nr. 5"
    if after is not None and _amount_of_something_else(words, last, is_digits, lexicon):
        return True
    return _is_age(words, first, last, lexicon) or (is_digits and _is_date(words, first, last, lexicon))


def _named_by(before: Word, word: Word, is_digits: bool, lexicon: NumberWords) -> bool:
    """ "kl. 12", "artikkel 5", "$ 200", "12/3", "Su-35", "+47". """
    if before.key in lexicon.not_before or before.text in CURRENCIES:
        return True
    return is_digits and word.glued and (before.text in MARKS or before.text.isalpha())


def _amount_of_something_else(words: Sequence[Word], last: int, is_digits: bool, lexicon: NumberWords) -> bool:
    """ "12 prosent", "2 millioner dollar", "93. brigade", "21st", "12/3", "12:30". """
    after = words[last]
    if after.glued and is_digits:
        if after.text in ("/", "%", ":", "'", "’") or after.text in CURRENCIES:
            return after.text != ":" or _digit_follows(words, last)
        if after.text in DASHES and _digit_follows(words, last):
            return True  # a score or a code: a range would have been read as one
        if after.text == "." and last + 1 < len(words) and not words[last + 1].text[0].isupper() and words[last + 1].text[0].isalnum():
            return True
        if after.text.isalpha() and len(after.text) <= 2 and after.key not in ("km", "m²"):
            return True
    at = last + 1 if after.text in DASHES and after.glued and last + 1 < len(words) else last
    return any(
        tuple(word.key for word in words[at : at + len(phrase)]) == phrase for phrase in lexicon.not_after.get(words[at].key, ())
    )


def _digit_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].glued and words[at + 1].text[0].isdigit()


def _is_age(words: Sequence[Word], first: int, last: int, lexicon: NumberWords) -> bool:
    """ "34 år gammel", "34-åring", "34-year-old", "Olena Koval, 34, ...". """
    if last >= len(words):
        return False
    after = words[last]
    at = last
    if after.text in DASHES and after.glued and last + 1 < len(words) and words[last + 1].glued:
        at = last + 1
        if lexicon.age_suffixes and words[at].key.startswith(lexicon.age_suffixes):
            return True
    if lexicon.age_suffixes and after.key.startswith(lexicon.age_suffixes):
        return True
    if any(tuple(word.key for word in words[at : at + len(phrase)]) == phrase for phrase in lexicon.aged.get(words[at].key, ())):
        return True
    bracketed = first > 1 and last == first + 1 and words[first - 1].text in (",", "(") and after.text in (",", ")")
    return bracketed and words[first].text.isdigit() and words[first - 2].text[0].isupper() and len(words[first].text) <= 2


def _is_date(words: Sequence[Word], first: int, last: int, lexicon: NumberWords) -> bool:
    """ "3. mars", "March 3", "den 12.-15. mai", "7. oktober-angrepet". """
    if last - first > 3:
        return False
    if first and (words[first - 1].key in lexicon.months or words[first - 1].text in lexicon.months):
        return True
    at = last
    while at < len(words) and at < last + 4 and (words[at].text in DASHES or words[at].text == "." or words[at].text.isdigit()):
        at += 1
    if at == len(words) or not words[first].text.isdigit():
        return False
    month = words[at].text.split("-")[0]
    return month in lexicon.months or month.casefold() in lexicon.months


def is_year(words: Sequence[Word], at: int, lexicon: NumberWords) -> bool:
    """Whether words[at] is four bare digits in the range of years, after a word of time or without anything that it counts."""
    text = words[at].text
    if len(text) != 4 or not text.isdecimal() or not FIRST_YEAR <= int(text) < LAST_YEAR:
        return False
    if at and (words[at - 1].key in lexicon.year_before or words[at - 1].key in lexicon.months or words[at - 1].text in lexicon.months):
        return True
    return int(text) >= LATE_YEAR and (at + 1 == len(words) or not words[at + 1].text[0].isalpha())
