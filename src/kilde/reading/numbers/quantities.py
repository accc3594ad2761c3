"""Finds the numbers of a sentence that count or measure something, with their bounds: "minst tolv", "4-5", "flere titalls".

What the words say is kept: exact is low = best = high, "mer enn 1000" low only, "rundt 5000" best only and approximate, "opptil 20"
high only, "4-5" low and high, a vague plural at least two of its unit, approximate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kilde.reading.numbers.cardinals import cardinal
from kilde.reading.numbers.compounds import values
from kilde.reading.numbers.digits import VULGAR
from kilde.reading.numbers.exclusions import FIRST_YEAR, LAST_YEAR, LATE_YEAR, is_year, no_count
from kilde.reading.numbers.lexicon import NumberWords, number_words
from kilde.reading.numbers.tally import Number, largest
from kilde.reading.numbers.vague import vague
from kilde.reading.numbers.words import DASHES, Word

WIDEST_RANGE = 20  # "2-300" is short for 200 to 300 or a score, no range; calibrated by hand: ranges in news are narrow


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things: words first to last (exclusive), modifiers included; `at` is the number's own first word.

    value    the number itself, the lower end of a range
    article  the number is an indefinite article, which counts only before the right noun
    year     it looks like a year: four digits without separator, not followed by what it counts
    calendar four bare digits from 1900 on without a modifier, whatever follows
    """

    first: int
    last: int
    at: int
    value: Number
    low: Number | None
    best: Number | None
    high: Number | None
    approximate: bool = False
    article: bool = False
    year: bool = False
    calendar: bool = False

    @property
    def size(self) -> Number:
        """The largest bound that the words give: for comparing with a total."""
        return largest(self.low, self.best, self.high)


def quantities(words: Sequence[Word], language: str, taken: Collection[int] = ()) -> list[Quantity]:
    """All quantities of a sentence in order, none overlapping. Linear in the number of words.

    `taken` are indices of words that are no modifiers because they belong to a phrase: "kontroll over ni landsbyer".
    """
    lexicon = number_words(language)
    found: list[Quantity] = []
    at, excluded = 0, -1
    while at < len(words):
        quantity = _read(words, at, lexicon, language) if can_open(words[at].key, language) else None
        if quantity is None:
            at += 1
            continue
        if no_count(words, quantity.at, quantity.last, lexicon) or _lists_on(words, excluded, quantity.first, lexicon):
            excluded = quantity.last
        else:
            article = bool(found) and found[-1].article  # "a total of 12": the article may belong to the modifier
            floor = (found[-1].first if article else found[-1].last) if found else 0
            quantity = _modified(words, quantity, lexicon, floor, taken)
            if article and quantity.first < found[-1].last:
                found.pop()
            found.append(quantity)
        at = quantity.last
    return found


def _lists_on(words: Sequence[Word], end: int, start: int, lexicon: NumberWords) -> bool:
    """Whether a list that began with a number that counts nothing goes on: "aged nine, ten and 14"."""
    between = words[end:start] if 0 < end < start <= end + 2 else []
    return bool(between) and all(word.text == "," or word.key in lexicon.joiners for word in between)


@lru_cache(maxsize=50_000)
def can_open(key: str, language: str) -> bool:
    """Whether a number can begin with this word."""
    return key[0].isdigit() or key in number_words(language).openers or key in VULGAR or bool(values(key, language))


def _read(words: Sequence[Word], at: int, lexicon: NumberWords, language: str) -> Quantity | None:
    """The quantity whose number begins at words[at], without its modifiers."""
    word = words[at]
    if (guess := vague(words, at, lexicon, language)) is not None:
        value, end, open_ended, about = guess
        if open_ended:
            return Quantity(at, end, at, value, value, None, None, approximate=True)
        return Quantity(at, end, at, value, None if about else value, value, None if about else value, approximate=about)
    read = cardinal(words, at, language)
    if read is None:
        return Quantity(at, at + 1, at, 1, 1, 1, 1, article=True) if word.key in lexicon.articles else None
    value, end = read
    if (span := _range(words, at, value, end, lexicon, language)) is not None:
        return span
    article = end == at + 1 and word.key in lexicon.articles
    year = end == at + 1 and is_year(words, at, lexicon)
    calendar = end == at + 1 and len(word.text) == 4 and word.text.isdecimal() and LATE_YEAR <= int(word.text) < LAST_YEAR
    return Quantity(at, end, at, value, value, value, value, article=article, year=year, calendar=calendar)


def _range(words: Sequence[Word], at: int, low: Number, end: int, lexicon: NumberWords, language: str) -> Quantity | None:
    """ "4-5", "fire til fem", "mellom 4 og 5", "2 to 3 million". """
    if end + 1 >= len(words):
        return None
    link = words[end]
    before = words[at - 1].key if at else ""
    if before in lexicon.between and link.key == lexicon.between[before]:
        first = at - 1
    elif link.text in DASHES or (link.key in lexicon.to and before not in lexicon.from_):
        first = at
    else:
        return None
    if words[end + 1].key in lexicon.articles or ((guess := vague(words, end + 1, lexicon, language)) is not None and guess[2]):
        return None
    read = cardinal(words, end + 1, language)
    if read is None:
        return None
    high, last = read
    if low < 1000 <= high and words[last - 1].key in lexicon.scales and not words[last - 1].text[0].isdigit():
        low = _scaled(low, high, words, end + 1, last, lexicon, language)
    if not low < high <= low * WIDEST_RANGE:
        return None
    year = all(FIRST_YEAR <= bound < LAST_YEAR for bound in (low, high)) and words[at].text.isdigit() and len(words[at].text) == 4
    return Quantity(first, last, at, low, low, None, high, year=year)


def _scaled(low: Number, high: Number, words: Sequence[Word], at: int, last: int, lexicon: NumberWords, language: str) -> Number:
    """The lower end of "2-3 millioner": both ends share the scale."""
    scale = lexicon.scales[words[last - 1].key]
    bare = cardinal(words[: last - 1], at, language) if at < last - 1 else None
    if bare is not None and bare[1] == last - 1 and low < bare[0]:
        return low * scale
    return low if low < high else low * scale


def _modified(words: Sequence[Word], quantity: Quantity, lexicon: NumberWords, floor: int, taken: Collection[int]) -> Quantity:
    """The quantity with the phrases before and after it, which turn it into a bound. `floor` is the first word they may use."""
    effects: set[str] = set()
    first = quantity.first
    for _ in range(3):
        step = _before(words, first, lexicon, floor, taken)
        if step is None:
            break
        first, effect = step
        effects.add(effect)
    last = quantity.last
    for phrase, effect in lexicon.after.get(words[last].key, ()) if last < len(words) else ():
        if tuple(word.key for word in words[last : last + len(phrase)]) == phrase:
            last += len(phrase)
            effects.add(effect)
            break
    quantity = replace(quantity, first=first, last=last)
    if not effects:
        return quantity
    low, best, high = quantity.low, quantity.best, quantity.high
    about = quantity.approximate
    if best is None and (low is None or high is None):
        if "up_to" in effects:  # "opptil flere hundre": the words give neither bound
            return replace(quantity, low=None, high=None, approximate=True)
        return replace(quantity, year=False)
    if effects == {"exact"}:
        return replace(quantity, year=False, calendar=False)
    if "at_least" in effects:
        low, best, high = low if low is not None else best, None, None
    elif "up_to" in effects:
        low, best, high = None, None, high if high is not None else best
    elif best is not None:
        low, high, about = None, None, True
    else:
        about = True
    return replace(quantity, low=low, best=best, high=high, approximate=about, year=False, calendar=False)


def _before(words: Sequence[Word], first: int, lexicon: NumberWords, floor: int, taken: Collection[int]) -> tuple[int, str] | None:
    """The modifier that ends right before words[first]: where it begins and what it does."""
    if first <= floor or first - 1 in taken:
        return None
    for phrase, effect in lexicon.before.get(words[first - 1].key, ()):
        start = first - len(phrase)
        if start >= floor and tuple(word.key for word in words[start:first]) == phrase:
            return start, effect
    return None
