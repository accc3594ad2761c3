"""The words by which one language tells modes and contexts, compiled from its `coding.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kilde.languages import section
from kilde.reading.words import fold, word_set

NOTHING = "none"  # the name of words that tell nothing and hide those in them: "tennis court"
PART = "[^ ]*"  # what `*` stands for in a word of a list: the rest of a compound or an ending


@dataclass(frozen=True, slots=True)
class Found:
    """A name whose words stand at tokens first to last (exclusive)."""

    name: str
    first: int
    last: int

    def is_part_of(self, other: Found) -> bool:
        """Whether its words are some of the words of another."""
        return other.first <= self.first and self.last <= other.last and other.last - other.first > self.last - self.first


class Finder:
    """Names with the words that tell them, found in a row of words. `drone*` is a beginning, `*angrep` an ending, "air strike" stands as written."""

    def __init__(self, rows: Mapping[str, Iterable[str]]) -> None:
        self._patterns = {name: _pattern(words) for name, words in rows.items()}

    def find(self, words: Sequence[str], within: range) -> list[Found]:
        """What is told within some words, one name after the other in the order of the list; "tear gas" is no gas."""
        starts, line = [], ""
        for index in within:
            starts.append(len(line))
            line += words[index] + " "
        found = [
            Found(name, within.start + bisect_right(starts, match.start()) - 1, within.start + bisect_right(starts, match.end() - 1))
            for name, pattern in self._patterns.items()
            for match in pattern.finditer(line)
        ]
        return [one for one in found if one.name != NOTHING and not any(one.is_part_of(other) for other in found)]


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    spelled = sorted((re.escape(fold(word)).replace(r"\*", PART).replace(r"\ ", " ") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![^ ])(?:{'|'.join(spelled)})(?![^ ])") if spelled else re.compile(r"(?!)")


class CodingWords:
    """`weapons` name what an attack was made with, `deeds` what a deed makes likely; `modes` are, by event type, words of the way in which it was done; `contexts` what is
    spoken of, `harmed` whom force must meet to make one. `firing` are verbs whose object is the weapon, `upon` the prepositions before what is attacked, `by` those before a tool."""

    def __init__(self, language: str) -> None:
        data = section(language, "coding")
        self.weapons = Finder(data.get("weapons", {}))
        self.modes = {type: Finder(rows) for type, rows in data.get("modes", {}).items()}
        self.deeds = self.modes.get("ASSAULT", Finder({}))
        self.contexts = Finder(data.get("contexts", {}))
        self.harmed = Finder(data.get("harmed", {}))
        self.firing, self.upon, self.by = word_set(data, "firing"), word_set(data, "upon"), word_set(data, "by")


@cache
def coding_words(language: str) -> CodingWords:
    return CodingWords(language)
