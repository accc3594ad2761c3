"""One sentence as the finders of figures see it: its words, its counted things and its cues."""

from __future__ import annotations

from bisect import bisect_left
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
    share       only a share of it is spoken of: "half of the 80,000 residents"
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
    share: bool = False
    whole: Counted | None = None
    chain: list[Counted] = field(default_factory=list)
    place: int = 0  # its index in the chain
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


def _first(item: Counted | Cue) -> int:
    return item.first


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
    owner: tuple[int, int] | None = None  # words of the name whose loss it is, where the verb is left out


@dataclass(slots=True, eq=False)
class Scene:
    sentence: Sentence
    language: str
    words: list[Word]
    lexicon: Lexicon
    exchange: bool = False  # prisoners are exchanged here or in a sentence close by
    follows_truce: bool = False  # the sentence before tells of a war, a truce or an accord, which a pronoun may stand for
    counted: list[Counted] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    forms: dict[int, Form] = field(default_factory=dict)  # the longest cue that begins at each word
    costs: list[float] = field(default_factory=list)  # running sum of what each word costs between a cue and a number
    starts: set[int] = field(default_factory=set)  # first words of what is counted
    totals: list[int] = field(default_factory=list)  # where "so far", "since the war began" stand
    wholes: set[int] = field(default_factory=set)  # ids of what others are a part of: the 40 in "30 of the 40"

    def __post_init__(self) -> None:
        self.keys = [word.key for word in self.words]

    def key(self, index: int) -> str:
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def has(self, group: str, index: int) -> bool:
        """Whether the word at `index` is in a word list of the lexicon; False outside the sentence."""
        return 0 <= index < len(self.keys) and self.keys[index] in self.lexicon.words[group]

    def cues_within(self, low: int, high: int) -> list[Cue]:
        """The cues that begin in words low to high (exclusive)."""
        return self.cues[bisect_left(self.cues, low, key=_first) : bisect_left(self.cues, high, key=_first)]

    def within(self, low: int, high: int) -> list[Counted]:
        """What is counted and begins in words low to high (exclusive)."""
        return self.counted[bisect_left(self.counted, low, key=_first) : bisect_left(self.counted, high, key=_first)]

    def phrase(self, group: str, index: int) -> int:
        """How many words of a phrase of that group begin at `index`; 0 for none."""
        if not 0 <= index < len(self.keys):
            return 0
        for words in self.lexicon.phrases[group].get(self.keys[index], ()):
            if self.matches(words, index):
                return len(words)
        return 0

    def phrase_before(self, group: str, index: int) -> int:
        """How many words of a phrase of that group end right before `index`; 0 for none."""
        phrases = self.lexicon.phrases[group]
        for length in range(min(5, index), 0, -1):
            for words in phrases.get(self.keys[index - length], ()):
                if len(words) == length and self.matches(words, index - length):
                    return length
        return 0

    def matches(self, words: Sequence[str], index: int) -> bool:
        return index < len(self.keys) and self.keys[index] == words[0] and (len(words) == 1 or self.keys[index : index + len(words)] == list(words))

    def cue_form(self, index: int) -> Form | None:
        """The longest cue that begins at `index`."""
        return self.forms.get(index)

    def span(self, first: int, last: int) -> Span:
        return Span(start=self.words[first].start, end=self.words[last - 1].end)

    def is_name(self, index: int) -> bool:
        """Whether a word inside the sentence has a capital: a name, in the manner of the five languages."""
        return 0 < index < len(self.words) and self.words[index].text[0].isupper()

    def is_mark(self, index: int) -> bool:
        text = self.words[index].text
        return not text[0].isalnum()
