"""Number words as one word: "treoghalvfems", "etthundrafemtio", "tjueen", "fifty-three"."""

from __future__ import annotations

from functools import lru_cache

from kilde.reading.numbers.lexicon import NumberWords, number_words
from kilde.reading.numbers.tally import Tally, take_all

LONGEST = 80
Values = tuple[int | None, ...]


@lru_cache(maxsize=20_000)
def values(word: str, language: str) -> Values:
    """The values in a number word, in order, None for a joiner: "toogtyve" gives (2, None, 20). Empty where it is none.

    Splits longest parts first and remembers where no split goes on, so the time is linear in the length of the word.
    """
    lexicon = number_words(language)
    whole = lexicon.cardinals.get(word) or lexicon.scales.get(word)
    if whole is not None or word in lexicon.cardinals:
        return (whole or 0,)
    if len(word) > LONGEST or word[:2] not in lexicon.morphemes:
        return ()
    word = word.replace("\u2010", "-").replace("\u2011", "-")
    found = _split(word, 0, lexicon, set())
    return tuple(found) if found and found[0] is not None and found[-1] is not None else ()


def is_number(word: str, language: str) -> bool:
    """Whether a word is one number: "tjueen" is, "fire-fem" is two."""
    parts = values(word, language)
    return bool(parts) and take_all(Tally(number_words(language).units_first), parts, False) is not None


def _split(word: str, at: int, lexicon: NumberWords, dead: set[int]) -> list[int | None]:
    if at in dead:
        return []
    if word[at : at + 1] == "-" and at > 0:
        at += 1
    for part, value in lexicon.morphemes.get(word[at : at + 2], ()):
        if not word.startswith(part, at):
            continue
        end = at + len(part)
        if end == len(word):
            return [value]
        rest = _split(word, end, lexicon, dead)
        if rest:
            return [value, *rest]
    dead.add(at)
    return []
