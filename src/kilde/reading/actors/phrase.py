"""What an actor phrase is: tokens that stand for somebody, with the phrases that are part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kilde.reading.actors.entries import Entry
from kilde.reading.draft import EntityDraft, Sentence


@dataclass(slots=True, eq=False)
class Phrase:
    """Tokens first to last (exclusive) of a sentence that stand for somebody, determiner left out.

    sort      the sort of its head entry, or "unknown" for a name that the lexicon does not have
    name      the token span of a proper name that is the head or follows it
    country   key of the country or people that a nationality or a genitive gives it
    owner     the phrase whose office or body it is
    inside    the phrase that it is a part of
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    sort: str
    entry: Entry | None
    name: tuple[int, int] | None = None
    name_entry: Entry | None = None
    country: str | None = None
    countries: list[str] = field(default_factory=list)  # where several adjectives share the head: "Thai and Cambodian soldiers"
    modifiers: list[str] = field(default_factory=list)
    owner: Phrase | None = None
    further: list[Phrase] = field(default_factory=list)  # owners joined to the first: "the delegations of the government and M23"
    inside: Phrase | None = None
    genitive: bool = False
    trimmed: int = 0
    determiner: str | None = None
    possessive: str | None = None
    parts: list[Phrase] = field(default_factory=list)
    outer: int = -1  # where it begins with its determiner and all that stands before the head
    bracket: tuple[int, int] | None = None  # the tokens in brackets behind it, part of the phrase
    short: tuple[int, int] | None = None  # the tokens of a short name in commas behind it
    seat: str = ""  # the region or town that a local office is of, as the gazetteer calls it
    named_next: Phrase | None = None  # the office with a name that the next sentence begins with: "its governor said ... Governor X said"
    apposition: int = 0  # where an apposition behind it ends, 0 without one
    shares: bool = False  # one of several before the same head, each of which is one: "military" and "police sources" in "military and police sources"
    language: str = ""
    described: bool = False  # points by what is true of many ("the Gulf state"), so that its form is no name of the entity
    entities: list[EntityDraft] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.outer < 0:
            self.outer = self.first

    def take(self, part: Phrase) -> None:
        """Makes `part` a part of it."""
        part.inside = self
        self.parts.append(part)

    @property
    def tail(self) -> int:
        """Where it ends (exclusive) with its apposition."""
        return max(self.last, self.apposition)

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end - self.trimmed

    @property
    def text(self) -> str:
        tokens = self.sentence.tokens
        words = []
        for index in range(self.first, self.last):
            words.append(("" if index == self.first or tokens[index].start == tokens[index - 1].end else " ") + tokens[index].text)
        whole = "".join(words)
        return whole[: len(whole) - self.trimmed] if self.trimmed else whole

    def name_text(self) -> str:
        if self.name is None:
            return ""
        tokens = self.sentence.tokens[self.name[0] : self.name[1]]
        text = " ".join(t.text for t in tokens)
        return text[: len(text) - self.trimmed] if self.trimmed and self.name[1] == self.last else text

    @property
    def definite(self) -> bool:
        """Points to something known, by its form ("presidenten") or by its determiner ("the president")."""
        return bool(self.entry and self.entry.definite) or self.determiner == "definite"

    @property
    def indefinite(self) -> bool:
        return bool(self.determiner == "indefinite")


def is_plural(phrase: Phrase) -> bool:
    """Whether the noun of a phrase stands for several, by the lists or the encoder."""
    return (phrase.entry is not None and phrase.entry.plural) or phrase.sentence.tokens[phrase.head].feats.get("Number") == "Plur"


def outermost(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases that are no part of another, in text order."""
    return sorted((p for p in phrases if p.inside is None), key=lambda p: p.first)
