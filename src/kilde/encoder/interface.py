"""What every encoder gives: tokens and, where it knows them, syntax, names and vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, runtime_checkable

EMPTY: Mapping[str, str] = MappingProxyType({})


def no_feats() -> Mapping[str, str]:
    return EMPTY


ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. What an encoder does not know stays None.

    start, end   code points in the document text, end exclusive
    upos, feats  Universal Dependencies version 2
    head         index of the head within the sentence, ROOT for the root
    """

    start: int
    end: int
    text: str
    lemma: str | None = None
    upos: str | None = None
    feats: Mapping[str, str] = field(default_factory=no_feats)
    head: int | None = None
    deprel: str | None = None

    @property
    def relation(self) -> str:
        """`deprel` without its subtype, "nsubj" for "nsubj:pass"; empty where no relation is known."""
        return (self.deprel or "").partition(":")[0]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens first to last (exclusive) of its sentence, its type and the encoder's probability (0 to 1)."""

    first: int
    last: int
    type: str  # PER ORG LOC GPE DRV EVT PROD WEAPON
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence as an encoder sees it."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    vector: tuple[float, ...] | None = None

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def has_syntax(self) -> bool:
        return self.tokens[0].head is not None


@runtime_checkable
class Encoder(Protocol):
    """Anything that reads sentences.

    `parse` takes bare tokens (start, end, text), a sentence each, never empty, and gives one Parse for each, with the
    same tokens in the same order. The sentences of one text come in one call and in their order: an encoder may read them
    together. It keeps no state between calls and may be called from several processes.
    """

    @property
    def version(self) -> str:
        """Name and version as a record shows it, for example "shapes/1"."""

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]: ...
