"""Cuts a sentence into clause segments by marks, subordinators and conjunctions, without syntax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kilde.reading.actors.verbs import cue_forms

if TYPE_CHECKING:
    from kilde.reading.clauses.segments import Clauses

BREAKS = frozenset(",;:()–—-")
QUOTE_MARKS = frozenset("\"“”„«»‹›")
NEAR_VERB = 8  # tokens within which a clause has its verb
SCARE_WORDS = 6  # quotes of up to so many tokens do not cut a clause
GOVERNED = ("complement", "subordinate", "relative", "infinitive")  # kinds of segments that hang on the one before


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens first to last (exclusive). `opener` is what opened it: a word of the language, a mark, or "" at the start."""

    first: int
    last: int
    opener: str
    kind: str  # start, mark, complement, bare, relative, subordinate, conjunction, infinitive, quote

    @property
    def body(self) -> int:
        """Where what it opens begins: behind its opener, if it has one."""
        return self.first if self.kind in ("start", "bare") else self.first + 1


class Cutter:
    """Finds where in one sentence a new segment begins, and of what kind."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.rules = clauses, clauses.rules

    def _scare(self, index: int) -> bool:
        """Whether a quotation mark belongs to a short quote inside a clause."""
        return any(first - 1 == index or last == index for first, last in self.clauses.quotes if last - first <= SCARE_WORDS)

    def segments(self) -> list[Segment]:
        """All segments in their order."""
        cuts: list[tuple[int, str, str]] = [(0, "", "start")]
        index = 0
        while index < len(self.clauses.tokens):
            kind, length = self._cut(index)
            if kind:
                cuts.append((index, self.clauses.words[index], kind))
            index += max(length, 1)
        segments = []
        ends = [first for first, _, _ in cuts[1:]] + [len(self.clauses.tokens)]
        for (first, opener, kind), last in zip(cuts, ends, strict=True):
            if last > first:
                segments.append(Segment(first, last, opener, kind))
        return segments

    def _cut(self, index: int) -> tuple[str, int]:
        """Whether a new segment begins at a token, and of what kind."""
        word, text = self.clauses.words[index], self.clauses.tokens[index].text
        if self._opens_bare(index):
            return "bare", 1
        if self.clauses.inside[index] is not None:
            return "", 1
        if text in BREAKS:
            return ("", 1) if self._joins_list(index) or self._hangs(index) else ("mark", 1)
        if text in QUOTE_MARKS:
            return ("", 1) if self._scare(index) else ("quote", 1)
        if index and word == self.rules.infinitive and word in self.rules.complementisers and self._infinitive_follows(index + 1):
            return "infinitive", 1
        if index and word in self.rules.complementisers and (word not in self.rules.prepositions or self._clause_follows(index + 1)):
            return "complement", 1
        if index and word in self.rules.relatives and self._is_expletive(index):
            return "", 1
        if index and word in self.rules.relatives:
            return "relative", 1
        length = self.rules.subordinators.at(self.clauses.words, index)
        if length and word not in self.rules.prepositions:
            return "subordinate", length
        if index and self.rules.gerund and self._opens_gerund(index):
            return "infinitive", 1
        marks = word == self.rules.infinitive and (word not in self.rules.prepositions or self._infinitive_follows(index + 1))
        if index and marks and not self._is_modal(index - 1):
            return "infinitive", 1
        if index and (word in self.rules.conjunctions or word in self.rules.adversatives) and self._opens_clause(index) and self.clauses.has_verb(0, index) and not self._joins_subjects(index):
            return "conjunction", 1
        return "", 1

    def _hangs(self, index: int) -> bool:
        """ "Robot- och drönarattacker", "rakett-, drone- og artilleriangrep": a hyphen that hangs on a word, or the comma behind it, cuts nothing."""
        tokens = self.clauses.tokens
        at = index - 1 if tokens[index].text == "," else index
        alone = 0 < at < len(tokens) - 1 and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end
        return alone and (at < index or tokens[at].end < tokens[at + 1].start or tokens[at + 1].text == ",")

    def _is_modal(self, index: int) -> bool:
        """A modal with its infinitive is one verb: "plan to attack", but not "a plan to attack"."""
        return self.clauses.is_verb(index) and self.clauses.words[index] in self.rules.modals and self.clauses.tokens[index].upos != "NOUN"

    def _is_expletive(self, index: int) -> bool:
        """Danish "desuden meldes der om kampe": the word that opens relative clauses stands for nobody right behind its verb."""
        return self.clauses.tokens[index].deprel == "expl" and self.clauses.tokens[index].head == index - 1 and self.clauses.is_verb(index - 1)

    def _opens_bare(self, index: int) -> bool:
        """Content without a complementiser: "said the two sides were", an actor and a verb right behind a speech verb."""
        if index == 0 or self.clauses.inside[index - 1] is not None or self.clauses.words[index - 1] not in cue_forms(self.rules.language):
            return False
        return self.bare_at(index)

    def bare_at(self, index: int) -> bool:
        """Whether a noun phrase and then its verb stand here."""
        step = index
        while step < len(self.clauses.words) and self.clauses.inside[step] is None and self.clauses.words[step] in self.rules.determiners:
            step += 1
        phrase = self.clauses.starts.get(step)
        if phrase is None and step > index and not self.rules.verb_second:
            return self._verb_soon(step)
        if phrase is None or phrase.genitive or phrase.last >= len(self.clauses.words) or not self.clauses.is_verb(phrase.last):
            return False
        if self.clauses.sentence.parse.has_syntax and self.clauses.tokens[phrase.last].upos == "NOUN":
            return False  # "fordømte Hamas angrepet": a noun that looks like a participle
        return self.clauses.words[phrase.last] not in cue_forms(self.rules.language) or not self.rules.verb_second

    def _verb_soon(self, at: int) -> bool:
        """A noun nobody knows and its auxiliary: "the deal was", "the new front line has"."""
        for index in range(at, min(at + NEAR_VERB // 2, len(self.clauses.words))):
            word = self.clauses.words[index]
            if word in self.rules.auxiliaries or word in self.rules.modals:
                return index > at
            if self.clauses.tokens[index].text in BREAKS or word in self.rules.prepositions or word == self.rules.infinitive:
                return False
        return False

    def _clause_follows(self, at: int) -> bool:
        """Where one word is complementiser and preposition: a verb stands behind it before the next mark or infinitive."""
        for index in range(at, min(at + NEAR_VERB, len(self.clauses.words))):
            if self.clauses.tokens[index].text in BREAKS or self.clauses.words[index] == self.rules.infinitive:
                return False
            if self.clauses.words[index] in self.rules.conjunctions and index + 1 < len(self.clauses.words) and self.clauses.is_verb(index + 1):
                return False  # "warns of X and demands": the verb is that of the next clause
            if self.clauses.is_verb(index):
                return True
        return False

    def _opens_gerund(self, index: int) -> bool:
        """English: "accused of shelling", "denied supplying": a form in -ing that is a clause of its own."""
        if self.clauses.words[index] in self.rules.gerund_prepositions:
            return self._is_gerund(index + 1)
        cue = self.clauses.inside[index - 1] is None and self.clauses.words[index - 1] in cue_forms(self.rules.language)
        return cue and self._is_gerund(index)

    def _is_gerund(self, index: int) -> bool:
        known = index < len(self.clauses.words) and self.clauses.inside[index] is None and self.clauses.words[index] in self.clauses.verbs
        return known and self.clauses.words[index].endswith(self.rules.gerund)

    def _infinitive_follows(self, at: int) -> bool:
        """Where one word is complementiser and infinitive marker: a clause has its subject first, an infinitive follows at once."""
        while at < len(self.clauses.words) and self.clauses.inside[at] is None and self.rules.adverbs.at(self.clauses.words, at):
            at += self.rules.adverbs.at(self.clauses.words, at)
        return at < len(self.clauses.words) and self.clauses.is_verb(at)

    def _joins_list(self, index: int) -> bool:
        """A comma between two actor phrases of a list cuts nothing."""
        before = self.clauses.inside[index - 1] if index else None
        after = self.clauses.starts.get(index + 1)
        joined = self.clauses.tokens[index].text == "," and before is not None and after is not None and self.clauses.list_goes_on(after)
        return joined and after is not None and not self._attributes(index, after.last)

    def _attributes(self, index: int, last: int) -> bool:
        """ "Troops killed five in the state, residents and media said": English sources behind the comma, and no further members of a list."""
        words = self.clauses.words
        if self.rules.verb_second or not self.clauses.has_verb(0, index):
            return False
        while last + 1 < len(words) and words[last] in self.rules.conjunctions:
            step = last + 1 + (words[last + 1] in self.rules.determiners)
            if step not in self.clauses.starts:
                return False
            last = self.clauses.starts[step].last
        return last < len(words) and words[last] in cue_forms(self.rules.language)

    def _joins_subjects(self, index: int) -> bool:
        """ "Ten were killed, officials and residents said", "..., military and local sources said": two actors behind the last mark, with no verb between it and the second."""
        before, clauses = self.clauses.inside[index - 1], self.clauses
        mark = next((i for i in range(index - 1, -1, -1) if clauses.tokens[i].text in BREAKS), -1)
        if before is None and mark >= 0 and all(clauses.tokens[i].upos in ("ADJ", "NOUN", "PROPN") for i in range(mark + 1, index)):
            return index + 1 in clauses.starts and clauses.words[index] in self.rules.conjunctions and not self.rules.verb_second
        if before is None or clauses.words[index] not in self.rules.conjunctions or clauses.has_verb(mark + 1, index):
            return False
        after = index + 1
        while after < len(clauses.words) and clauses.inside[after] is None and clauses.words[after] in self.rules.determiners:
            after += 1
        return after in clauses.starts and mark >= 0 and clauses.governor(before) is None

    def _opens_clause(self, index: int) -> bool:
        """After a conjunction: a verb, adverbs and a verb, or an actor and a verb begin a new clause."""
        at = index + 1
        for _ in range(3):
            if at >= len(self.clauses.tokens):
                return False
            if self.clauses.is_verb(at):
                return True
            if at in self.clauses.starts:
                at = self.clauses.starts[at].last
                continue
            step = self.rules.adverbs.at(self.clauses.words, at) or (1 if self.clauses.words[at] in self.rules.determiners or self.clauses.words[at] in self.rules.negations else 0)
            if not step:
                return False
            at += step
        return at < len(self.clauses.tokens) and self.clauses.is_verb(at)
