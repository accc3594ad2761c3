"""The words by which one language tells who holds a place, compiled from its `controls.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kilde.languages import section
from kilde.reading.grammar import Gapped, Phrases
from kilde.reading.words import fold, word_set

SETS = ("under", "held", "holding", "dwelling", "capture", "control_nouns", "having", "over", "hands", "owners", "support", "support_by", "since", "until",
        "falling", "falling_to", "losing", "driving", "particles", "compounds", "backed", "captures", "in_control", "oneself", "shares", "sites", "wholes", "about", "settlements", "claiming", "continuing", "elected", "leaving", "had", "regained")  # fmt: skip

BETWEEN = 3  # tokens between the two parts of a verb of holding
SHORTEST_GRIP = 6  # letters of a noun of holding that may end a compound
SHORTEST_END = 5  # letters of a noun that may end a compound
PLACE_BETWEEN = 6  # tokens between those of a verb of taking


@dataclass(frozen=True, slots=True)
class ControlWords:
    """sets: the word classes of the file by name; including: what stands before one of several things taken;
    driven_from: what leads to the place that somebody is driven from; at_back: what follows a backer ("i ryggen"); former: said of who holds it no longer; seated: verbs of holding with their preposition ("sidder på"); winning: verbs that tell a taking with their particle ("won back");
    groups: first part of a compound -> label of the group it means."""

    sets: dict[str, frozenset[str]]
    including: Phrases
    driven_from: Phrases
    at_back: Phrases
    former: Phrases
    seated: Gapped
    winning: Gapped
    groups: dict[str, str]

    def seat(self, words: Sequence[str], index: int) -> int | None:
        """The last token of a verb of holding with its preposition at a token, adverbs in between passed over: "holder stadig fast i"."""
        mark = self.seated.at(words, index, len(words))
        return mark[1] - 1 if mark else None

    def won(self, words: Sequence[str], index: int) -> bool:
        """Whether a verb of taking stands at a token and its particle behind it, the place perhaps in between: "won the city back"."""
        return self.winning.at(words, index, len(words)) is not None

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]

    def site(self, word: str) -> bool:
        """Whether a noun is one of a site, also as the last part of a compound: "gullgruven"."""
        return any(word == s or (len(s) >= SHORTEST_END and word.endswith(s)) for s in self.sets["sites"])

    def compound(self, word: str) -> str | None:
        """What stands before a participle of holding in one word: "rebel" of "rebel-held"; None when the word is no such compound."""
        return _before(self.sets["compounds"], word)

    def backer(self, word: str) -> str | None:
        """What stands before a participle of support in one word: "Iran" of "Iran-backed"."""
        return _before(self.sets["backed"], word)

    def gripped(self, word: str) -> str | None:
        """What stands before a noun of holding in one word: "RSF" of "RSF-kontroll"; None when the word is no such compound."""
        return _before((e for e in self.sets["control_nouns"] | self.sets["hands"] if len(e) >= SHORTEST_GRIP), word)


def _before(ends: Iterable[str], word: str) -> str | None:
    """What stands in a word before the longest of the endings that it has; None where it has none, or is one."""
    end = next((e for e in sorted(ends, key=len, reverse=True) if word.endswith(e) and len(word) > len(e) + 1), None)
    return word[: len(word) - len(end)].rstrip("-–") if end else None


@cache
def control_words(language: str) -> ControlWords:
    data = section(language, "controls")
    return ControlWords(
        {name: word_set(data, name) for name in SETS},
        Phrases(data.get("including", ())),
        Phrases(data.get("driven_from", ())),
        Phrases(data.get("at_back", ())),
        Phrases(data.get("former", ())),
        Gapped(data.get("seated", ()), BETWEEN),
        Gapped(data.get("winning", ()), PLACE_BETWEEN),
        {fold(part): label for part, label in data.get("groups", {}).items()},
    )
