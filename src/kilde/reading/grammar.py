"""The closed word classes of one language, compiled from its `grammar.yaml`: what is asked of them while reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kilde.encoder.interface import Token
from kilde.languages import section
from kilde.reading.words import fold, word_set


class Phrases:
    """Fixed sequences of words, matched on folded tokens; the longest wins. `but` are longer ones that begin alike and mean something else."""

    def __init__(self, rows: Iterable[Sequence[str] | str], but: Iterable[str] = ()) -> None:
        self._but: Phrases | None = Phrases(but) if but else None
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for row in rows:
            words = tuple(map(fold, row.split() if isinstance(row, str) else row))
            self._by_first.setdefault(words[0], []).append(words)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    def at(self, words: Sequence[str], index: int) -> int:
        """How many words from `index` a phrase takes, 0 when none fits or the words end there."""
        if index >= len(words):
            return 0
        if self._but is not None and self._but.at(words, index):
            return 0
        for option in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(option)]) == option:
                return len(option)
        return 0

    def find(self, words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """The first phrase within words[start:end] as (first, last exclusive)."""
        for index in range(max(0, start), min(end, len(words))):
            length = self.at(words, index)
            if length and index + length <= end:
                return index, index + length
        return None

    def closing(self, words: Sequence[str]) -> list[int]:
        """Where each phrase begins that ends with the last of the words."""
        return [i for i in range(len(words)) if self.at(words, i) == len(words) - i]


class Gapped:
    """Verbs with their particles, up to `gap` words between the first word and the rest: "kom i Stockholm overens om"."""

    def __init__(self, rows: Iterable[Sequence[str]], gap: int) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self.gap = gap
        for row in rows:
            words = tuple(fold(str(word)) for word in row)
            self._by_first.setdefault(words[0], []).append(words)

    def begins(self, word: str) -> bool:
        """Whether a word is the first of a row."""
        return word in self._by_first

    def at(self, words: Sequence[str], index: int, end: int) -> tuple[int, int] | None:
        """(first token, last exclusive) of the first row whose first word stands at `index` and whose rest ends before `end`."""
        for row in self._by_first.get(words[index], ()):
            if len(row) == 1:
                return index, index + 1
            for rest in range(index + 1, min(index + 2 + self.gap, end - len(row) + 2)):
                if tuple(words[rest : rest + len(row) - 1]) == row[1:]:
                    return index, rest + len(row) - 1
        return None

    def find(self, words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """The first row found within words[start:end] as (first, last exclusive)."""
        found = (self.at(words, index, end) for index in range(max(0, start), min(end, len(words))))
        return next((mark for mark in found if mark is not None), None)


@dataclass(frozen=True, slots=True)
class Pronoun:
    plural: bool
    gender: str | None
    oblique: bool
    thing: bool = False  # stands for bodies and groups, not for persons
    things: bool = False  # stands for persons and, in a language with grammatical gender, for bodies and groups too


class Grammar:
    """Word classes as sets of folded words."""

    def __init__(self, language: str) -> None:
        data: Mapping[str, Any] = section(language, "grammar")
        self.language = language
        self.verb_second = data.get("order", "v2") == "v2"
        self.determiners = word_set(data, "determiners")
        self.indefinite = word_set(data, "indefinite")
        self.same = word_set(data, "same")
        self.aged = word_set(data, "aged")
        self.aged_adjectives = word_set(data, "aged_adjectives")
        self.possessives: dict[str, str] = {fold(w): g for w, g in data.get("possessives", {}).items()}
        self.owning = word_set(data, "owning")
        self.prepositions = word_set(data, "prepositions")
        self.of = word_set(data, "of")
        self.place_prepositions = Phrases(data.get("place_prepositions", ()))
        self.based = Phrases(data.get("based", ()))
        self.conjunctions = word_set(data, "conjunctions")
        self.adversatives = word_set(data, "adversatives")
        self.subordinators = Phrases(data.get("subordinators", ()))
        self.complementisers = word_set(data, "complementisers")
        self.relatives = word_set(data, "relatives")
        self.gerund = fold(data.get("gerund", ""))
        self.gerund_prepositions = word_set(data, "gerund_prepositions")
        self.infinitive = fold(data.get("infinitive", ""))
        self.negations = word_set(data, "negations")
        self.merely = word_set(data, "merely")
        self.prospective = Phrases(data.get("prospective", ()))
        self.auxiliaries: dict[str, str] = {fold(w): v for w, v in data.get("auxiliaries", {}).items()}
        self.modals: dict[str, str] = {fold(w): v for w, v in data.get("modals", {}).items()}
        self.adverbs = Phrases(data.get("adverbs", ()))
        self.pronouns = {fold(w): Pronoun(p["person"] == "plural", p.get("gender"), bool(p.get("oblique")), p["person"] == "thing", bool(p.get("things"))) for w, p in data.get("pronouns", {}).items()}
        self.ordinals = {fold(w): which for which, words in data.get("ordinals", {}).items() for w in words}
        articled = {fold(w): which for which, words in data.get("ordinals_with_article", {}).items() for w in words}
        self.all_ordinals: dict[str, str] = {**self.ordinals, **articled}
        self.double_prepositions = word_set(data, "double_prepositions")
        self.told = word_set(data, "told")
        self.told_unknown = word_set(data, "told_unknown")
        self.bare = word_set(data, "bare")
        self.fronted = Phrases(data.get("fronted", ()))
        self.partitive = word_set(data, "partitive")
        self.parts = word_set(data, "parts")
        self.between = word_set(data, "between")
        self.agents = word_set(data, "agents")
        self.particles = word_set(data, "verb_particles")
        self.organization_words = word_set(data, "organization_words")
        self.name_links = word_set(data, "name_links")
        self.at_places = word_set(data, "at_places")
        self.of_places = self.of | self.at_places  # what may lead from an office to its place
        self.reciprocal = Phrases(data.get("reciprocal", ()))
        self.genitives = tuple(map(fold, data.get("genitive", ())))
        self.genitive_apart = bool(data.get("genitive_apart"))  # the genitive is a word of its own
        self.capital_adjectives = bool(data.get("capital_adjectives"))  # adjectives of nations have a capital

    def bare_genitive(self, word: str) -> int:
        """Letters of the genitive ending that a folded word may have without any mark, 0 for none: 1 of "irans", 0 of "press" and of "iran's"."""
        ends = (end for end in self.genitives if end.isalpha() and word.endswith(end) and not word.endswith(2 * end))
        return next(map(len, ends), 0)


@cache
def grammar(language: str) -> Grammar:
    return Grammar(language)


def folded(tokens: Sequence[Token]) -> list[str]:
    return [fold(token.text) for token in tokens]
