"""What a rule is given, an expression found in its sentence, and what it gives back: a reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from kilde.model.edtf import Edtf, TimeValue
from kilde.reading.draft import Draft, Sentence, TimeDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.tense import Verb, clause_verb, is_verb
from kilde.reading.times.calendar import Direction, Publication
from kilde.reading.times.expressions import Lattice
from kilde.reading.times.lexicon import Lexicon
from kilde.reading.times.words import Words

PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as read. `yearless` is "MM" or "MM-DD" where the year was supplied: a neighbour that gives a year overrules it."""

    value: TimeValue
    kind: Literal["date", "duration", "set"] = "date"
    anchor: TimeDraft | str | None = None
    offset: str = ""
    rule: str = ""
    yearless: str = ""

    def approximately(self) -> Reading:
        return replace(self, value=self.value.approximately()) if isinstance(self.value, Edtf) else self


@dataclass(slots=True)
class Context:
    """The sentence that is read, and the article around it."""

    draft: Draft
    publication: Publication
    lexicon: Lexicon
    sentence: Sentence
    words: Words
    lattice: Lattice

    @property
    def language(self) -> str:
        return self.draft.language

    def part_of_speech(self, start: int) -> str | None:
        tokens = self.sentence.tokens
        at = bisect_right(tokens, start, key=lambda token: token.end)
        return tokens[at].upos if at < len(tokens) else None


@dataclass
class Found:
    """An expression in a sentence: `slots` by name, words first to last (exclusive) marked, of all words up to `after`."""

    entry: Mapping[str, Any]
    slots: Mapping[str, Any]
    first: int
    last: int
    begin: int
    after: int
    context: Context

    @property
    def start(self) -> int:
        return self.context.words.spans[self.first][0]

    @property
    def end(self) -> int:
        return self.context.words.spans[self.last - 1][1]

    @property
    def next_key(self) -> str:
        keys = self.context.words.keys
        return keys[self.after] if self.after < len(keys) else ""

    @property
    def previous_key(self) -> str:
        return self.context.words.keys[self.begin - 1] if self.begin else ""

    @cached_property
    def verb(self) -> Verb | None:
        return clause_verb(self.context.sentence, self.start, self.end, self.context.language)

    @property
    def publication(self) -> Publication:
        return self.context.publication

    def direction(self, present: Direction, unknown: Direction, distant: Direction = "nearest") -> Direction:
        """Where the time lies: what the entry says, else what the tense of its clause says; reporting in the present tells nothing.

        `distant` is for a future seen from the past, "was to end on", which may be over by now.
        """
        if "direction" in self.entry:
            direction: Direction = self.entry["direction"]
            return direction
        if self.verb is None or (self.verb.reports and self.verb.tense == "present"):
            return unknown
        if self.verb.distant:
            return distant
        return {"past": "last", "future": "next"}.get(self.verb.tense, present)  # type: ignore[return-value]

    def tells_of_deed(self) -> bool:
        """ "Friday's attack is being investigated", "the attack on Friday comes after ...": whether a noun for force used stands beside it, which has been where the verb is in the present."""
        words = event_words(self.context.language)
        keys = self.context.words.keys[max(0, self.begin - 2) : self.begin]  # a preposition may stand between: "on Friday"
        beside = [self.next_key, *keys] if self.verb is not None and self.verb.form in words.coming else [self.next_key]
        nouns = [words.noun(key) for key in beside]
        return any(noun is not None and noun.type == "ASSAULT" for noun in nouns) and self.verb is not None and self.verb.tense == "present"

    def comes_before_noun(self) -> bool:
        """Whether the next word is, or without part of speech may be, a noun that the last one belongs to."""
        after, words = self.after, self.context.words
        if after >= len(words.keys) or not words.keys[after][0].isalpha() or words.capitals[after]:
            return False
        tag = self.context.part_of_speech(words.spans[after][0])
        if tag is not None:
            return tag in ("NOUN", "ADJ", "NUM")
        key = words.keys[after]
        return key not in self.context.lexicon.followers and not is_verb(key, self.context.language)
