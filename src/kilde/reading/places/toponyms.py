"""What the later steps know of one place name in a text: where it stands and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kilde.knowledge.gazetteer import Candidate
from kilde.reading.draft import Sentence


@dataclass(slots=True, eq=False)
class Toponym:
    """A stretch of a sentence that the gazetteer knows, or that a class noun calls a place.

    first, last   tokens of the sentence, last exclusive
    start, end    characters of the text, genitive ending left out
    name          what is looked up; shorter than the text in compounds ("Kharkiv" in "Kharkiv-regionen")
    kind          kind of place by a class noun, key of cues.KINDS
    compound      the class noun is part of the span
    direction     point of the compass that narrows a country or region
    relation      in, near, between, toward: how the text relates to it
    fallback      the name was found only by its sound
    opener        capitalised for another reason: first word of a sentence, or all in capitals
    partial       part of a longer capitalised name, of which it is the end when ends_run
    nations       countries of nationality words that describe it
    holder        the place it is said to lie in
    """

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    kind: str | None = None
    compound: bool = False
    direction: str | None = None
    relation: str | None = None
    genitive: bool = False
    fallback: bool = False
    opener: bool = False
    partial: bool = False
    ends_run: bool = False
    body: bool = False
    nations: set[str] = field(default_factory=set)
    holder: Toponym | None = None
    before: int = 0  # the first token of what describes the name: preposition, adjectives, class noun
    chosen: Candidate | None = None
