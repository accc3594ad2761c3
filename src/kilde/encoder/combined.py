"""The encoder that reading uses: the network's syntax, and names on which lists, shapes and the network agree as far as they can.

Where a name begins and ends is told by capitals and the lists (`shapes`), which are surer of it in headline case and beside
offices; what kind of name it is, where no list knows it, by the network. The network reads stand-ins for the countries that the
lists know, in the order in which a text names them: who they are must not change who did what to whom.

Where the verb comes first, subject and object stand side by side: "i går anklaget Hakan Fidan Israel". Capitals say one name, and so does the
network. A person's name that runs on into a listed country or body is two names, and the network reads a noun for the second. So with words
that it is known to take for another part of speech: it reads a text with one again, with a like word in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kilde.encoder.interface import Encoder, Name, Parse, Token
from kilde.encoder.shapes import UNTYPED

COUNTRY, BODY, PERSON = "GPE", "ORG", "PER"
PROPER = "PROPN"
NOMINAL = ("obj", "iobj", "nsubj")  # relations of a noun to its verb
VERBAL = ("aux", "cop", "mark", "nsubj", "obj", "iobj", "ccomp", "xcomp", "expl")  # relations of what only a verb has below it
OPENING = ("ADJ", "ADP", "DET", "NUM")  # parts of speech that stand before an attribute
BEHIND = 3  # tokens back to a word that a misread one stands behind: "blir av FN skulda"
NAMES = 2  # words of a person's name that may run on into another name


@dataclass(frozen=True, slots=True)
class Misread:
    """A word that the network mistakes, and what it reads instead.

    tags    what the network wrongly takes it for
    like    the word that it reads for it
    behind  words one of which must stand a little before it, none for any
    verb    a verb, before a noun too: "Russland og Ukraina utvekslet fanger", but not "de utvekslede fangene"
    counted a verb only before a number: "og drap rundt 15 menneske", but not "eit drap"
    """

    tags: tuple[str, ...]
    like: str
    behind: frozenset[str] = frozenset()
    verb: bool = False
    counted: bool = False

    def before_number(self, tags: Sequence[str | None], at: int) -> bool:
        """ "Og drap rundt 15": whether a number follows, at most a word away, and nothing before makes it a noun."""
        return "NUM" in tags[at + 1 : at + 3] and (at == 0 or tags[at - 1] not in OPENING)

    def attributive(self, tags: Sequence[str | None], at: int) -> bool:
        """Whether it can be an adjective where it stands: with its noun behind it, a verb behind a word that opens the noun phrase only."""
        return tags[at + 1 : at + 2] == ["NOUN"] and (not self.verb or (at > 0 and tags[at - 1] in OPENING))


class Combined:
    """`shapes` finds the names, `network` gives their types and the tokens' syntax; `stand_ins` are what it reads for countries.

    types   names that the lists know -> their type
    noun    what the network reads for a name that a person's name runs on into, "landet"; None in a language whose subject and object do not meet
    misread words, folded, that the network mistakes
    """

    def __init__(
        self, shapes: Encoder, network: Encoder, stand_ins: Sequence[str] = (), types: Mapping[str, str] | None = None, noun: str | None = None,
        misread: Mapping[str, Misread] | None = None,
    ) -> None:  # fmt: skip
        self._shapes, self._network, self._stand_ins = shapes, network, tuple(stand_ins)
        self._types, self._noun, self._misread = types or {}, noun, misread or {}

    @property
    def version(self) -> str:
        return f"{self._network.version}+{self._shapes.version}"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence, as `Encoder` asks."""
        shaped = self._shapes.parse(sentences, language)
        countries = self._countries(shaped)
        read = self._network.parse([_masked(parse, countries) for parse in shaped], language)
        cuts = [[*self._run_on(first, full)] if self._noun else [] for first, full in zip(shaped, read, strict=True)]
        again = [{**dict.fromkeys(cut, self._noun or ""), **self._mistaken(full)} for cut, full in zip(cuts, read, strict=True)]
        if any(again):
            shown = [[replace(t, text=new.get(i, t.text)) for i, t in enumerate(_masked(parse, countries))] for parse, new in zip(shaped, again, strict=True)]
            shaped = [replace(parse, names=tuple(self._cut(parse, cut))) for parse, cut in zip(shaped, cuts, strict=True)]
            read = self._network.parse(shown, language)
        return [Parse(_settled(_unmasked(full.tokens, first.tokens)), tuple(_joined(first.tokens, first.names, full.names)), full.vector) for first, full in zip(shaped, read, strict=True)]

    def _run_on(self, shaped: Parse, read: Parse) -> Iterator[int]:
        """The places of listed countries and bodies that end a run of capitals which the network takes for a person's name, whole or but for them."""
        persons = {(name.first, name.last) for name in read.names if name.type == PERSON}
        for name in shaped.names:
            last = name.last - 1
            listed = self._types.get(shaped.tokens[last].text) in (COUNTRY, BODY)
            if name.type == UNTYPED and listed and ((name.first, last) in persons or (last - name.first >= NAMES and (name.first, name.last) in persons)):
                yield last

    def _mistaken(self, read: Parse) -> dict[int, str]:
        """Where the network takes a word for what it is not, and what it is to read for it; not an adjective with its noun behind it."""
        tags = [token.upos for token in read.tokens]
        found = {}
        for at, token in enumerate(read.tokens):
            known = self._misread.get(token.text.casefold())
            before = {one.text.casefold() for one in read.tokens[max(0, at - BEHIND) : at]}
            if known is not None and tags[at] in known.tags and not known.attributive(tags, at) and (not known.behind or before & known.behind) and (not known.counted or known.before_number(tags, at)):
                found[at] = known.like
        return found

    def _cut(self, parse: Parse, places: Sequence[int]) -> Iterator[Name]:
        """The names of a sentence, those that run on into another parted from it."""
        for name in parse.names:
            at = name.last - 1
            if at in places and name.type == UNTYPED:
                yield replace(name, last=at)
                yield Name(at, at + 1, self._types[parse.tokens[at].text], name.score)
            else:
                yield name

    def _countries(self, parses: Sequence[Parse]) -> dict[str, str]:
        """A stand-in for each country of one word that the lists know, in the order of the text; none for a text with a single one."""
        words = list(dict.fromkeys(parse.tokens[at].text for parse in parses for at in _places(parse)))
        if not self._stand_ins or len(words) < 2:
            return {}
        return {word: self._stand_ins[k % len(self._stand_ins)] for k, word in enumerate(words)}


def _places(parse: Parse) -> list[int]:
    """Where a country is named in one word."""
    return [n.first for n in parse.names if n.type == COUNTRY and n.last - n.first == 1]


def _masked(parse: Parse, countries: Mapping[str, str]) -> list[Token]:
    """The tokens with stand-ins for countries."""
    tokens = list(parse.tokens)
    for at in _places(parse):
        tokens[at] = replace(tokens[at], text=countries.get(tokens[at].text, tokens[at].text))
    return tokens


def _unmasked(read: Sequence[Token], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """What was read, with the words of the text."""
    return tuple(one if one.text == own.text else replace(one, text=own.text, lemma=own.text, upos=PROPER if one.upos == "NOUN" and own.text[0].isupper() else one.upos) for one, own in zip(read, tokens, strict=True))


def _settled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with a noun where the network reads a verb that is an object or a subject: "fordømte AU angrebet", in which "angrebet" is no participle."""
    ruling = {token.head for token in tokens if token.relation in VERBAL}
    return tuple(replace(token, upos="NOUN", feats={}) if token.upos == "VERB" and token.relation in NOMINAL and at not in ruling else token for at, token in enumerate(tokens))


def _joined(tokens: Sequence[Token], shaped: Sequence[Name], found: Sequence[Name]) -> list[Name]:
    """The names of the shapes, typed by the network where it sees the same name and the lists know none.

    A small word inside a name that no list has joins it only where the network agrees: "Lula da Silva", but not "Hansen da Olsen kom".
    """
    same = {(name.first, name.last): name for name in found}
    typed = []
    for name in shaped:
        small = [i for i in range(name.first + 1, name.last - 1) if tokens[i].text.islower() and tokens[i].text.isalpha()] if name.type == UNTYPED else []
        cuts = [i for i in small if not any(one.first < i < one.last - 1 for one in found)]
        for first, last in pairwise([name.first - 1, *cuts, name.last]):
            part = replace(name, first=first + 1, last=last)
            twin = same.get((part.first, part.last))
            typed.append(replace(part, type=twin.type, score=twin.score) if twin and part.type == UNTYPED else part)
    return typed
