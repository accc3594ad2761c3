"""The words around place names, of one language: relations, kinds of places, points of the compass, words that veto."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kilde.knowledge import actors
from kilde.languages import section

SHORTEST_ENDING = 4  # letters of a noun that may end a compound: "havnebyen" is a "byen", "Olav" no "ø"
SHORTEST_STEM = 2
RELATIONS = ("near", "in", "between", "toward", "against", "about")  # of wordings of one length the first counts

class Phrases:
    """Wordings of one or more words, found by the word they end with."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for wording in wordings:
            words = tuple(wording.casefold().split())
            self._by_last.setdefault(words[-1], []).append(words)
        for found in self._by_last.values():
            found.sort(key=len, reverse=True)

    def before(self, words: Sequence[str], end: int) -> int:
        """How many words the longest wording has that ends right before index `end`; 0 when there is none."""
        if end <= 0:
            return 0
        for wording in self._by_last.get(words[end - 1], ()):
            if end >= len(wording) and tuple(words[end - len(wording) : end]) == wording:
                return len(wording)
        return 0

    def __contains__(self, word: str) -> bool:
        return (word,) in self._by_last.get(word, ())


@dataclass(frozen=True)
class Cues:
    """Compiled from languages/<language>/places.yaml, whose comments say what each list is for."""

    language: str
    genitive: tuple[str, ...]
    relations: Mapping[str, Phrases]
    conjunctions: frozenset[str]
    of: frozenset[str]
    part_of: frozenset[str]
    parts: frozenset[str]
    joins: frozenset[str]
    determiners: Phrases
    compass: Mapping[str, str]
    units: Phrases
    nouns: Mapping[str, str]
    endings: Mapping[int, Mapping[str, str]]
    bodies: frozenset[str]
    messages: frozenset[str]
    travels: frozenset[str]
    every: frozenset[str]
    hits: frozenset[str]
    struck: frozenset[str]
    held: frozenset[str]
    under: frozenset[str]
    auxiliaries: frozenset[str]
    shares: frozenset[str]
    blows: frozenset[str]
    suffers: Phrases
    belongings: frozenset[str]
    organs: frozenset[str]
    organ_kinds: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    nationalities: Mapping[str, str]
    home: frozenset[str]
    soft_ch: bool
    part_names: bool

    def noun(self, word: str) -> str | None:
        """The kind of place that a noun names, also as the last part of a compound."""
        found = self.nouns.get(word)
        return found or self.ending(word)[1]

    def ending(self, word: str) -> tuple[int, str | None]:
        """The longest class noun that ends a compound: how many letters are before it, and its kind; (0, None) when none does."""
        for length in sorted(self.endings, reverse=True):
            if len(word) >= length + SHORTEST_STEM:
                kind = self.endings[length].get(word[-length:])
                if kind:
                    return len(word) - length, kind
        return 0, None

    def is_blow(self, word: str) -> bool:
        """Whether the word is an attack or a weapon: "attack", "rocket", "rakettangrepet"."""
        return word in self.blows or any(word.endswith(blow) for blow in self.blows if len(blow) > SHORTEST_ENDING)

    def is_body(self, word: str) -> bool:
        """Whether a name that follows the word is somebody or something, and no place."""
        return word in self.bodies or any(word.endswith(body) for body in self.bodies if len(body) > SHORTEST_ENDING + 1)


@cache
def cues(language: str) -> Cues:
    data = section(language, "places")
    nouns = {word.casefold(): kind for kind, words in reversed(data.get("nouns", {}).items()) for word in words}
    single = {word: kind for word, kind in nouns.items() if " " not in word}
    endings: dict[int, dict[str, str]] = {}
    for word, kind in single.items():
        if len(word) >= SHORTEST_ENDING:
            endings.setdefault(len(word), {})[word] = kind
    return Cues(
        language=language,
        genitive=tuple(sorted(data.get("genitive", ()), key=len, reverse=True)),
        relations={name: Phrases(data.get(name, ())) for name in RELATIONS},
        conjunctions=_words(data, "and"),
        of=_words(data, "of"),
        part_of=_words(data, "part_of"),
        parts=_words(data, "parts"),
        joins=_words(data, "joins"),
        determiners=Phrases(data.get("determiners", ())),
        compass={word.casefold(): point for point, words in data.get("compass", {}).items() for word in words},
        units=Phrases(data.get("units", ())),
        nouns=nouns,
        endings=endings,
        bodies=_words(data, "bodies"),
        messages=_words(data, "messages"),
        travels=_words(data, "travels"),
        every=_words(data, "every"),
        hits=_words(data, "hits"),
        struck=_words(data, "struck"),
        held=_words(data, "held"),
        under=_words(data, "under"),
        auxiliaries=_words(data, "auxiliaries"),
        shares=_words(data, "shares"),
        blows=_words(data, "blows"),
        suffers=Phrases(data.get("suffers", ())),
        belongings=_words(data, "belongings"),
        organs=_words(data, "organs"),
        organ_kinds=_words(data, "organ_kinds"),
        common=_words(section(language, "common"), "words"),
        never=_words(data, "never"),
        nationalities=_nationalities(language),
        home=frozenset(data.get("home", ())),
        soft_ch=bool(data.get("soft_ch", True)),
        part_names=bool(data.get("part_names")),
    )


def _words(data: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in data.get(name, ()))


def _nationalities(language: str) -> Mapping[str, str]:
    """Adjectives and inhabitants -> key of countries.yaml; those of peoples that live in one state count for it."""
    found: dict[str, str] = {}
    for key, forms in section(language, "nationalities").items():
        people = actors.peoples().get(key)
        code = key if key in actors.countries() else people.within[0] if people and len(people.within) == 1 else None
        if code:
            for form in (*forms.get("adjective", ()), *forms.get("inhabitant", ())):
                found.setdefault(form.casefold(), code)
    return found
