"""The words by which one language tells who holds a place, compiled from its `controls.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kilde.languages import section
from kilde.reading.actors.grammar import Phrases
from kilde.reading.words import fold

SETS = ("under", "held", "holding", "capture", "control_nouns", "having", "over", "hands", "owners", "support", "support_by", "since", "until",
        "falling", "falling_to", "losing", "driving", "particles", "compounds", "backed", "captures", "in_control", "oneself", "shares")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ControlWords:
    """sets: the word classes of the file by name; including: what stands before one of several things taken;
    driven_from: what leads to the place that somebody is driven from; seated: verbs of holding with their preposition ("sidder på");
    groups: first part of a compound -> label of the group it means."""

    sets: dict[str, frozenset[str]]
    including: Phrases
    driven_from: Phrases
    seated: Phrases
    groups: dict[str, str]

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]

    def compound(self, word: str) -> str | None:
        """What stands before a participle of holding in one word: "rebel" of "rebel-held"; None when the word is no such compound."""
        return self._before("compounds", word)

    def backer(self, word: str) -> str | None:
        """What stands before a participle of support in one word: "Iran" of "Iran-backed"."""
        return self._before("backed", word)

    def _before(self, name: str, word: str) -> str | None:
        end = next((e for e in sorted(self.sets[name], key=len, reverse=True) if word.endswith(e) and len(word) > len(e) + 1), None)
        return word[: len(word) - len(end)].rstrip("-–") if end else None


@cache
def control_words(language: str) -> ControlWords:
    data = section(language, "controls")
    return ControlWords(
        {name: frozenset(map(fold, data.get(name, ()))) for name in SETS},
        Phrases(data.get("including", ())),
        Phrases(data.get("driven_from", ())),
        Phrases(data.get("seated", ())),
        {fold(part): label for part, label in data.get("groups", {}).items()},
    )
