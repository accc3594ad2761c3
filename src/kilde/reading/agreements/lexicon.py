"""The words by which one language tells agreements, compiled from its `agreements.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kilde.languages import section
from kilde.model.record import AgreementKind
from kilde.reading.actors.grammar import Phrases
from kilde.reading.words import fold

SHORTEST_HEAD = 5
SETS = ("concluded", "having", "talks", "talks_about", "between", "with", "broken", "expired", "in_force", "rejected", "announced", "pronouns", "proposals", "mediators", "ended")


@dataclass
class AgreementWords:
    """nouns: form -> kind, None where the words around it decide; sets: the word classes of the file by name."""

    nouns: dict[str, AgreementKind | None] = field(default_factory=dict)
    kinds: dict[AgreementKind, frozenset[str]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    mediated: Phrases = field(default_factory=lambda: Phrases(()))
    excludes: Phrases = field(default_factory=lambda: Phrases(()))
    ending: Phrases = field(default_factory=lambda: Phrases(()))
    agreeing: Phrases = field(default_factory=lambda: Phrases(()))

    def kind_of(self, word: str) -> tuple[bool, AgreementKind | None]:
        """Whether a word is an agreement noun, alone or as the head of a compound, and its kind where the word tells it."""
        if word in self.nouns:
            return True, self.nouns[word]
        for cut in range(3, len(word) - SHORTEST_HEAD + 1):
            if word[cut:] in self.nouns:
                return True, self.nouns[word[cut:]]
        return False, None

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]


@cache
def agreement_words(language: str) -> AgreementWords:
    data = section(language, "agreements")
    return AgreementWords(
        nouns={fold(form): row["kind"] for row in data.get("nouns", ()) for form in row["forms"]},
        kinds={kind: frozenset(map(fold, words)) for kind, words in data.get("kinds", {}).items()},
        sets={name: frozenset(map(fold, data.get(name, ()))) for name in SETS},
        mediated=Phrases(data.get("mediated", ())),
        excludes=Phrases(data.get("excludes", ())),
        agreeing=Phrases(data.get("agreeing", ())),
        ending=Phrases(data.get("ending", ())),
    )
