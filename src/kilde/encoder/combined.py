"""The encoder that reading uses: the network's syntax, and names on which lists, shapes and the network agree as far as they can.

Where a name begins and ends is told by capitals and the lists (`shapes`), which are surer of it in headline case and beside
offices; what kind of name it is, where no list knows it, by the network. The network reads stand-ins for the countries that the
lists know, in the order in which a sentence names them: who they are must not change who did what to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kilde.encoder.interface import Encoder, Name, Parse, Token
from kilde.encoder.shapes import UNTYPED

COUNTRY = "GPE"


class Combined:
    """`shapes` finds the names, `network` gives their types and the tokens' syntax; `stand_ins` are what it reads for countries."""

    def __init__(self, shapes: Encoder, network: Encoder, stand_ins: Sequence[str] = ()) -> None:
        self._shapes, self._network, self._stand_ins = shapes, network, tuple(stand_ins)

    @property
    def version(self) -> str:
        return f"{self._network.version}+{self._shapes.version}"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence, as `Encoder` asks."""
        shaped = self._shapes.parse(sentences, language)
        read = self._network.parse([self._masked(parse) for parse in shaped], language)
        return [Parse(_unmasked(full.tokens, first.tokens), tuple(_joined(first.names, full.names)), full.vector) for first, full in zip(shaped, read, strict=True)]

    def _masked(self, parse: Parse) -> list[Token]:
        """The tokens with stand-ins where a sentence names two countries or more, in one word each, that the lists know."""
        tokens, places = list(parse.tokens), [n.first for n in parse.names if n.type == COUNTRY and n.last - n.first == 1]
        words = list(dict.fromkeys(tokens[at].text for at in places))
        if self._stand_ins and len(words) > 1:
            for at in places:
                stand_in = self._stand_ins[words.index(tokens[at].text) % len(self._stand_ins)]
                tokens[at] = replace(tokens[at], text=stand_in)
        return tokens


def _unmasked(read: Sequence[Token], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """What was read, with the words of the text."""
    return tuple(one if one.text == own.text else replace(one, text=own.text, lemma=own.text) for one, own in zip(read, tokens, strict=True))


def _joined(shaped: Sequence[Name], found: Sequence[Name]) -> list[Name]:
    """The names of the shapes, typed by the network where it sees the same name and the lists know none."""
    same = {(name.first, name.last): name for name in found}
    typed = []
    for name in shaped:
        twin = same.get((name.first, name.last))
        typed.append(replace(name, type=twin.type, score=twin.score) if twin and name.type == UNTYPED else name)
    return typed
