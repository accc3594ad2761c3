"""Cuts a sentence into clause segments by marks, subordinators and conjunctions, without syntax; finds what stands in quotes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.verbs import ambiguous_forms, cue_forms
from kilde.reading.clauses.tree import Tree
from kilde.reading.draft import Sentence
from kilde.reading.grammar import Grammar, folded
from kilde.reading.numbers import number
from kilde.reading.numbers.lexicon import number_words

BREAKS = frozenset(",;:()–—-")
QUOTE_MARKS = frozenset("\"“”„«»‹›")
NEAR_VERB = 8  # tokens within which a clause has its verb
SCARE_WORDS = 6  # quotes of up to so many tokens do not cut a clause


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


class Clauses:
    """One sentence with its words, phrases, verbs and segments; made once and read by all later stages."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase], rules: Grammar, verbs: frozenset[str], times: frozenset[int] = frozenset(), quoted: bool = False) -> None:
        self.times = times  # where times begin, as characters of the text
        self.quoted = quoted  # it begins inside a quotation
        self.sentence, self.rules, self.verbs = sentence, rules, verbs
        self.ambiguous = ambiguous_forms(rules.language)
        self.tokens = sentence.tokens
        self.words = folded(sentence.tokens)
        self.phrases = outermost(phrases)
        self.inside: list[Phrase | None] = [None] * len(self.tokens)
        for phrase in self.phrases:
            for index in range(phrase.first, phrase.last):
                self.inside[index] = phrase
        self.starts = {phrase.first: phrase for phrase in self.phrases}
        self.quotes = self._quotes()
        self.segments = self._segments()

    @cached_property
    def tree(self) -> Tree:
        """The dependency tree; only where the encoder gives syntax."""
        return Tree(self.tokens)

    def is_verb(self, index: int) -> bool:
        word = self.words[index]
        if word in self.ambiguous and word not in self.rules.auxiliaries and word not in self.rules.modals and not self._as_verb(index):
            return False
        return self.inside[index] is None and word not in self.rules.prepositions and (word in self.verbs or word in self.rules.auxiliaries or word in self.rules.modals)

    def _as_verb(self, index: int) -> bool:
        """A form that is a noun too is a verb behind an infinitive marker, a modal, "do", a relative, a pronoun or an actor."""
        at, rules = index - 1, self.rules
        while at >= 0 and self.inside[at] is None and (self.words[at] in rules.negations or rules.adverbs.at(self.words, at)):
            at -= 1
        if at < 0:
            return False
        before = self.inside[at]
        if before is not None:
            return not before.genitive
        word = self.words[at]
        opens = word == rules.infinitive or word in rules.modals or rules.auxiliaries.get(word) in ("do", "perfect")
        return opens or word in rules.relatives or word in rules.pronouns or (word in rules.conjunctions and at > 0)

    def is_full_verb(self, index: int) -> bool:
        """A verb that is no auxiliary and no modal."""
        return self.is_verb(index) and self.words[index] not in self.rules.auxiliaries and self.words[index] not in self.rules.modals

    def segment(self, index: int) -> Segment:
        return next(s for s in self.segments if s.first <= index < s.last)

    def governor(self, phrase: Phrase) -> str | None:
        """The preposition that governs a phrase, determiners and numbers between them passed over."""
        at = min(phrase.first, phrase.outer) - 1
        while at >= 0 and (self.words[at] in self.rules.determiners or self.words[at] in QUOTE_MARKS or self.is_number(at)):
            if self.words[at] in self.rules.prepositions:
                break
            at -= 1
        if at >= 0 and at + 1 < phrase.first and self.rules.adverbs.at(self.words, at) == phrase.first - at:
            at -= 1  # "blandt andre FN": no preposition of whoever stands behind
        if at < 0 or self.words[at] not in self.rules.prepositions or self.inside[at] is not None:
            return None
        if at and self.words[at] in self.rules.partitive and (self.words[at - 1] in self.rules.parts or self.is_number(at - 1)):
            return self.words[at - 2] if at > 1 and self.words[at - 2] in self.rules.prepositions else None  # "one of the soldiers"
        double = f"{self.words[at - 1]} {self.words[at]}" if at else ""
        return double if double in self.rules.double_prepositions else self.words[at]

    def is_number(self, index: int) -> bool:
        """A number in digits or words, vague ones ("dozens") included."""
        word, language = self.words[index], self.rules.language
        return word.isdigit() or number(word, language) is not None or word in number_words(language).vague

    def chain(self, phrase: Phrase) -> list[Phrase]:
        """A phrase and what is coordinated with it to its right: "A, B and C"."""
        found = [phrase]
        at = phrase.last
        while at < len(self.tokens):
            if self.words[at] in self.rules.conjunctions or self.tokens[at].text == ",":
                step = at + 1
                while step < len(self.tokens) and self.words[step] in self.rules.determiners:
                    step += 1
                following = self.starts.get(step)
                if following is None or (self.tokens[at].text == "," and not self._list_goes_on(following)):
                    return found
                if following.last < len(self.tokens) and self.words[at] in self.rules.conjunctions and self.is_finite_at(following.last) and found[0].first > 0 and self._has_verb(self.segment(found[0].first).first, found[0].first):
                    return found  # "A attacked B and C replied": C begins a clause
                if following.genitive and not found[0].genitive:
                    return found  # "blames Israel and Trump's words stirred anger"
                found.append(following)
                at = following.last
            else:
                return found
        return found

    def _list_goes_on(self, phrase: Phrase) -> bool:
        at = phrase.last
        return at < len(self.tokens) and (self.words[at] in self.rules.conjunctions or (self.tokens[at].text == "," and at + 1 in self.starts)) and at + 1 < len(self.tokens)

    def is_finite_at(self, index: int) -> bool:
        return index < len(self.tokens) and self.is_verb(index)

    def _has_verb(self, first: int, last: int) -> bool:
        return any(self.is_verb(i) for i in range(first, last))

    def _quotes(self) -> list[tuple[int, int]]:
        """Token spans between quotation marks, the marks left out; a quotation may open or close in another sentence."""
        found: list[tuple[int, int]] = []
        opened: int | None = -1 if self.quoted else None
        for index, token in enumerate(self.tokens):
            if token.text in QUOTE_MARKS:
                if opened is None:
                    opened = index
                else:
                    if index > opened + 1:
                        found.append((opened + 1, index))
                    opened = None
        if opened is not None and opened + 1 < len(self.tokens):
            found.append((opened + 1, len(self.tokens)))
        return found

    def _scare(self, index: int) -> bool:
        """Whether a quotation mark belongs to a short quote inside a clause."""
        return any(first - 1 == index or last == index for first, last in self.quotes if last - first <= SCARE_WORDS)

    def _segments(self) -> list[Segment]:
        cuts: list[tuple[int, str, str]] = [(0, "", "start")]
        index = 0
        while index < len(self.tokens):
            kind, length = self._cut(index)
            if kind:
                cuts.append((index, self.words[index], kind))
            index += max(length, 1)
        segments = []
        ends = [first for first, _, _ in cuts[1:]] + [len(self.tokens)]
        for (first, opener, kind), last in zip(cuts, ends, strict=True):
            if last > first:
                segments.append(Segment(first, last, opener, kind))
        return segments

    def _cut(self, index: int) -> tuple[str, int]:
        """Whether a new segment begins at a token, and of what kind."""
        word, text = self.words[index], self.tokens[index].text
        if self._opens_bare(index):
            return "bare", 1
        if self.inside[index] is not None:
            return "", 1
        if text in BREAKS:
            return ("", 1) if self._joins_list(index) else ("mark", 1)
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
        length = self.rules.subordinators.at(self.words, index)
        if length and word not in self.rules.prepositions:
            return "subordinate", length
        if index and self.rules.gerund and self._opens_gerund(index):
            return "infinitive", 1
        marks = word == self.rules.infinitive and (word not in self.rules.prepositions or self._infinitive_follows(index + 1))
        if index and marks and not (self.is_verb(index - 1) and self.words[index - 1] in self.rules.modals):
            return "infinitive", 1
        if index and (word in self.rules.conjunctions or word in self.rules.adversatives) and self._opens_clause(index) and self._has_verb(0, index):
            return "conjunction", 1
        return "", 1

    def _is_expletive(self, index: int) -> bool:
        """Danish "desuden meldes der om kampe": the word that opens relative clauses stands for nobody right behind its verb."""
        return self.tokens[index].deprel == "expl" and self.tokens[index].head == index - 1 and self.is_verb(index - 1)

    def _opens_bare(self, index: int) -> bool:
        """Content without a complementiser: "said the two sides were", an actor and a verb right behind a speech verb."""
        if index == 0 or self.inside[index - 1] is not None or self.words[index - 1] not in cue_forms(self.rules.language):
            return False
        return self.bare_at(index)

    def bare_at(self, index: int) -> bool:
        """Whether a noun phrase and then its verb stand here."""
        step = index
        while step < len(self.words) and self.inside[step] is None and self.words[step] in self.rules.determiners:
            step += 1
        phrase = self.starts.get(step)
        if phrase is None and step > index and not self.rules.verb_second:
            return self._verb_soon(step)
        if phrase is None or phrase.genitive or phrase.last >= len(self.words) or not self.is_verb(phrase.last):
            return False
        return self.words[phrase.last] not in cue_forms(self.rules.language) or not self.rules.verb_second

    def _verb_soon(self, at: int) -> bool:
        """A noun nobody knows and its auxiliary: "the deal was", "the new front line has"."""
        for index in range(at, min(at + NEAR_VERB // 2, len(self.words))):
            word = self.words[index]
            if word in self.rules.auxiliaries or word in self.rules.modals:
                return index > at
            if self.tokens[index].text in BREAKS or word in self.rules.prepositions or word == self.rules.infinitive:
                return False
        return False

    def _clause_follows(self, at: int) -> bool:
        """Where one word is complementiser and preposition: a verb stands behind it before the next mark or infinitive."""
        for index in range(at, min(at + NEAR_VERB, len(self.words))):
            if self.tokens[index].text in BREAKS or self.words[index] == self.rules.infinitive:
                return False
            if self.words[index] in self.rules.conjunctions and index + 1 < len(self.words) and self.is_verb(index + 1):
                return False  # "warns of X and demands": the verb is that of the next clause
            if self.is_verb(index):
                return True
        return False

    def _opens_gerund(self, index: int) -> bool:
        """English: "accused of shelling", "denied supplying": a form in -ing that is a clause of its own."""
        if self.words[index] in self.rules.gerund_prepositions:
            return self._is_gerund(index + 1)
        cue = self.inside[index - 1] is None and self.words[index - 1] in cue_forms(self.rules.language)
        return cue and self._is_gerund(index)

    def opens_gerund_clause(self, index: int) -> bool:
        """Whether a clause in -ing begins at a token."""
        return any(s.first == index and s.kind == "infinitive" and s.opener != self.rules.infinitive for s in self.segments)

    def _is_gerund(self, index: int) -> bool:
        known = index < len(self.words) and self.inside[index] is None and self.words[index] in self.verbs
        return known and self.words[index].endswith(self.rules.gerund)

    def _infinitive_follows(self, at: int) -> bool:
        """Where one word is complementiser and infinitive marker: a clause has its subject first, an infinitive follows at once."""
        while at < len(self.words) and self.inside[at] is None and self.rules.adverbs.at(self.words, at):
            at += self.rules.adverbs.at(self.words, at)
        return at < len(self.words) and self.is_verb(at)

    def _joins_list(self, index: int) -> bool:
        """A comma between two actor phrases of a list cuts nothing."""
        before = self.inside[index - 1] if index else None
        after = self.starts.get(index + 1)
        return self.tokens[index].text == "," and before is not None and after is not None and self._list_goes_on(after)

    def _opens_clause(self, index: int) -> bool:
        """After a conjunction: a verb, adverbs and a verb, or an actor and a verb begin a new clause."""
        at = index + 1
        for _ in range(3):
            if at >= len(self.tokens):
                return False
            if self.is_verb(at):
                return True
            if at in self.starts:
                at = self.starts[at].last
                continue
            step = self.rules.adverbs.at(self.words, at) or (1 if self.words[at] in self.rules.determiners or self.words[at] in self.rules.negations else 0)
            if not step:
                return False
            at += step
        return at < len(self.tokens) and self.is_verb(at)
