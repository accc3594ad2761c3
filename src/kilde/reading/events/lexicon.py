"""The words by which one language tells events, compiled from its `events.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kilde.languages import section
from kilde.model.record import EventType
from kilde.reading.actors.grammar import Phrases
from kilde.reading.words import fold


@dataclass(frozen=True, slots=True)
class VerbWord:
    """A verb that tells an event; subject and object name the role that stands there; with a word of `unless` it tells none."""

    type: EventType
    mode: str | None
    subject: str
    object: str
    prepositions: Mapping[str, str]
    needs: tuple[str, ...]
    particle: str | None
    passive: bool
    people: bool
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounWord:
    """A noun that tells an event; prepositions lead to its actors, recipients, or both sides."""

    type: EventType
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    both: frozenset[str]
    genitive: str
    weak: bool


@dataclass
class EventWords:
    verbs: dict[str, list[VerbWord]] = field(default_factory=dict)
    nouns: dict[str, list[NounWord]] = field(default_factory=dict)
    light: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    background: Phrases = field(default_factory=lambda: Phrases(()))
    coming: frozenset[str] = frozenset()

    def verb_types(self, word: str) -> set[str]:
        """The types that a word can tell as a verb, or as a noun behind a light verb."""
        return {v.type for v in self.verbs.get(word, ())} | {n.type for n in self.nouns.get(word, ())}


def _words(values: Any) -> frozenset[str]:
    return frozenset(map(fold, values or ()))


@cache
def event_words(language: str) -> EventWords:
    data = section(language, "events")
    made = EventWords()
    for row in data.get("verbs", ()):
        for passive, forms in ((False, row["forms"]), (True, row.get("passive", ()))):
            word = VerbWord(
                row["type"], row.get("mode"), row.get("subject", "actor"), row.get("object", "recipient"),
                {fold(p): role for p, role in row.get("prepositions", {}).items()}, tuple(row.get("needs", ())),
                fold(row["particle"]) if row.get("particle") else None, passive, bool(row.get("people")),
                _words(row.get("unless")),
            )  # fmt: skip
            for form in forms:
                made.verbs.setdefault(fold(form), []).append(word)
    for row in data.get("nouns", ()):
        noun = NounWord(row["type"], row.get("mode"), _words(row.get("actors")), _words(row.get("recipients")), _words(row.get("both")),
                        row.get("genitive", "none"), bool(row.get("weak")))  # fmt: skip
        for form in row["forms"]:
            made.nouns.setdefault(fold(form), []).append(noun)
    for role, forms in data.get("light", {}).items():
        for form in forms:
            made.light.setdefault(fold(form), role)
    made.classes = {name: _words(words) for name, words in data.get("classes", {}).items()}
    made.background = Phrases(data.get("background", ()))
    made.coming = _words(data.get("coming"))
    return made
