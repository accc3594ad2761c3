"""Military units that are called by a number: "the 47th Mechanized Brigade", "den 47:e mekaniserade brigaden"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kilde.encoder.interface import Token
from kilde.reading.words import fold

SUFFIXES = {1: "st", 2: "nd", 3: "rd"}  # of English ordinals, for labels
LONGEST = 4  # words between the number and the noun


@dataclass(frozen=True, slots=True)
class Units:
    """The words of one language for units, each with its English: nouns, kinds of troops, and what makes a numeral an ordinal."""

    nouns: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    ordinals: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lists: Mapping[str, Any]) -> Units:
        nouns = {fold(form): label for label, forms in lists.get("nouns", {}).items() for form in forms}
        kinds = {fold(form): label for label, forms in lists.get("kinds", {}).items() for form in forms}
        return cls(nouns, kinds, frozenset(map(fold, lists.get("ordinals", ()))))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """Where the unit that begins at token `at` ends (exclusive), with its English name; None when none begins there."""
        number = tokens[at].text.rstrip(".")
        if not number.isdecimal():
            return None
        index = at + 1
        marked = tokens[at].text.endswith(".")
        while index < len(tokens) and fold(tokens[index].text) in self.ordinals:
            index, marked = index + 1, True
        words = [_ordinal(int(number))]
        for step in range(index, min(index + LONGEST, len(tokens))):
            word = fold(tokens[step].text)
            noun = self.nouns.get(word)
            if noun and (marked or len(words) > 1):
                return step + 1, " ".join([*words, noun])
            if word not in self.kinds and not (tokens[step].text[0].isupper() and tokens[step].text.isalpha()):
                return None
            words.append(self.kinds.get(word, tokens[step].text))
        return None


def _ordinal(number: int) -> str:
    """ "47th" for 47, as in English names of units."""
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{SUFFIXES.get(last, 'th')}"
