"""One sentence as the finders of figures see it: its words, its counted things and its cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kilde.model.record import FigureKind, Span
from kilde.reading.draft import Sentence
from kilde.reading.figures.lexicon import Form, Lexicon, Noun
from kilde.reading.numbers import Quantity, Word


@dataclass(slots=True, eq=False)
class Counted:
    """A quantity and what it counts: words first to last (exclusive), modifiers and noun included.

    noun        None where the words do not tell, or no noun follows (then `bare`)
    label       who they are, in English, None for people in general
    governor    index of the preposition right before it, or None
    partitive   "two of the ...", them: "two of them"
    part        stands behind "including" or the like
    whole       in "30 of the 40 drones", the 40
    chain       everything coordinated with it, itself included, in order
    """

    quantity: Quantity
    first: int
    last: int
    noun: Noun | None = None
    label: str | None = None
    bare: bool = False
    governor: int | None = None
    partitive: bool = False
    them: bool = False
    part: bool = False
    whole: Counted | None = None
    chain: list[Counted] = field(default_factory=list)
    lone: bool = False  # no number at all: "his son"


@dataclass(slots=True, eq=False)
class Cue:
    """Words that say what befell those who are counted. `second` are the words of the closing part of an `around` cue."""

    kind: str
    first: int
    last: int
    roles: frozenset[str]
    words: tuple[str, ...]
    second: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Found:
    """A figure before it becomes a draft: what is counted, as what, and the words that carry it."""

    kind: FigureKind
    counted: Counted
    first: int
    last: int
    confidence: float
    cue: Cue | None = None
    unit: str | None = None
    part_of: Found | None = None
    rises: bool = False


@dataclass(slots=True, eq=False)
class Scene:
    sentence: Sentence
    language: str
    words: list[Word]
    lexicon: Lexicon
    counted: list[Counted] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def key(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def has(self, group: str, index: int) -> bool:
        """Whether the word at `index` is in a word list of the lexicon; False outside the sentence."""
        return 0 <= index < len(self.words) and self.words[index].key in self.lexicon.words[group]

    def phrase(self, group: str, index: int) -> int:
        """How many words of a phrase of that group begin at `index`; 0 for none."""
        for words in self.lexicon.phrases[group].get(self.key(index), ()):
            if self.matches(words, index):
                return len(words)
        return 0

    def phrase_before(self, group: str, index: int) -> int:
        """How many words of a phrase of that group end right before `index`; 0 for none."""
        for length in range(min(5, index), 0, -1):
            if self.phrase(group, index - length) >= length:
                return length
        return 0

    def matches(self, words: Sequence[str], index: int) -> bool:
        if index + len(words) > len(self.words):
            return False
        return all(self.words[index + offset].key == word for offset, word in enumerate(words))

    def cue_form(self, index: int) -> Form | None:
        """The longest cue that begins at `index`."""
        for form in self.lexicon.cues.get(self.key(index), ()):
            if self.matches(form.words, index):
                return form
        return None

    def span(self, first: int, last: int) -> Span:
        return Span(start=self.words[first].start, end=self.words[last - 1].end)

    def is_mark(self, index: int) -> bool:
        text = self.words[index].text
        return not text[0].isalnum()
