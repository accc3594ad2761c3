"""The encoder that reading uses: the network's syntax, and names on which lists, shapes and the network agree as far as they can.

Where a name begins and ends is told by capitals and the lists (`shapes`), which are surer of it in headline case and beside
offices; what kind of name it is, where no list knows it, by the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kilde.encoder.interface import Encoder, Name, Parse, Token
from kilde.encoder.shapes import UNTYPED


class Combined:
    """`shapes` finds the names, `network` gives their types, the tokens' syntax, and names that no capital shows."""

    def __init__(self, shapes: Encoder, network: Encoder) -> None:
        self._shapes, self._network = shapes, network

    @property
    def version(self) -> str:
        return f"{self._network.version}+{self._shapes.version}"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence, as `Encoder` asks."""
        shaped = self._shapes.parse(sentences, language)
        read = self._network.parse(sentences, language)
        return [Parse(full.tokens, tuple(_joined(first.names, full.names)), full.vector) for first, full in zip(shaped, read, strict=True)]


def _joined(shaped: Sequence[Name], found: Sequence[Name]) -> list[Name]:
    """The names of the shapes, typed by the network where it sees the same name and the lists know none."""
    same = {(name.first, name.last): name for name in found}
    typed = []
    for name in shaped:
        twin = same.get((name.first, name.last))
        typed.append(replace(name, type=twin.type, score=twin.score) if twin and name.type == UNTYPED else name)
    return typed
