"""One sentence as all later stages see it: its words, verbs, actor phrases, clause segments and quotations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.verbs import ambiguous_forms
from kilde.reading.clauses.cutting import QUOTE_MARKS, Cutter, Segment
from kilde.reading.clauses.tree import Tree
from kilde.reading.draft import Sentence
from kilde.reading.grammar import Grammar, folded
from kilde.reading.numbers import number
from kilde.reading.numbers.lexicon import number_words

NONE: Mapping[int, int] = MappingProxyType({})


class Clauses:
    """One sentence with its words, phrases, verbs and segments; made once and read by all later stages."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase], rules: Grammar, verbs: frozenset[str], times: Mapping[int, int] = NONE, quoted: bool = False) -> None:
        self.times = times  # where times begin and end, as characters of the text
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
        self.cutter = Cutter(self)
        self.segments = self.cutter.segments()

    @cached_property
    def tree(self) -> Tree:
        """The dependency tree; only where the encoder gives syntax."""
        return Tree(self.tokens, frozenset(i for i, phrase in enumerate(self.inside) if phrase is not None))

    def is_verb(self, index: int) -> bool:
        word = self.words[index]
        if word in self.ambiguous and word not in self.rules.auxiliaries and word not in self.rules.modals and not self._as_verb(index):
            return False
        return self.inside[index] is None and word not in self.rules.prepositions and (word in self.verbs or word in self.rules.auxiliaries or word in self.rules.modals)

    def _as_verb(self, index: int) -> bool:
        """A form that is a noun too is a verb behind an infinitive marker, a modal, "do", a relative, a pronoun or an actor."""
        at, rules = index - 1, self.rules
        while at >= 0 and self.inside[at] is None and self.words[at] not in rules.conjunctions and (self.words[at] in rules.negations or rules.adverbs.at(self.words, at)):
            at -= 1
        if at < 0:
            return False
        before = self.inside[at]
        if before is not None:
            return not before.genitive
        word = self.words[at]
        opens = word == rules.infinitive or word in rules.modals or rules.auxiliaries.get(word) in ("do", "perfect")
        spoken = self.tokens[at].upos == "PRON" and self.tokens[at].relation == "nsubj"  # "we demand"
        return opens or spoken or word in rules.relatives or word in rules.pronouns or (word in rules.conjunctions and at > 0)

    def is_gerund(self, index: int) -> bool:
        """Whether a word has the ending of the forms in -ing; none has in a language without them."""
        ending = self.rules.gerund
        return bool(ending) and self.words[index].endswith(ending)

    def adds_gerund(self, index: int) -> bool:
        """ "..., X said, rejecting claims that ...": a form in -ing right behind a comma."""
        return index > 0 and self.tokens[index - 1].text == "," and self.is_gerund(index)

    def is_past(self, index: int) -> bool:
        """Whether a verb is past by its own tense, or by a helper that is past or makes a perfect."""
        helpers = self.tree.below(index, "aux", "cop")
        past = any(self.tokens[i].feats.get("Tense") == "Past" and self.tokens[i].feats.get("VerbForm") == "Fin" for i in (index, *helpers))
        return past or any(self.rules.auxiliaries.get(self.words[i]) == "perfect" for i in helpers)

    def is_full_verb(self, index: int) -> bool:
        """A verb that is no auxiliary and no modal."""
        return self.is_verb(index) and self.words[index] not in self.rules.auxiliaries and self.words[index] not in self.rules.modals

    def token_at(self, character: int) -> int | None:
        """The token in which a character of the text stands."""
        return next((i for i, token in enumerate(self.tokens) if token.start <= character < token.end), None)

    def in_time(self, index: int) -> bool:
        """Whether a token stands in the words of a time."""
        at = self.tokens[index].start
        return any(start <= at < end for start, end in self.times.items())

    def past_time(self, at: int) -> int:
        """The token behind the time that begins at a token, or at the next one behind a preposition; the token itself where none does."""
        for first in (at, at + 1):
            if first < len(self.tokens) and (first == at or self.words[at] in self.rules.prepositions) and self.tokens[first].start in self.times:
                end = self.times[self.tokens[first].start]
                return next((i for i in range(first + 1, len(self.tokens)) if self.tokens[i].start >= end), len(self.tokens))
        return at

    def antecedent(self, segment: Segment) -> Phrase | None:
        """The actor right before a segment, a comma or quotation mark between them passed over."""
        at = segment.first - 1
        while at >= 0 and (self.tokens[at].text == "," or self.tokens[at].text in QUOTE_MARKS):
            at -= 1
        return self.inside[at] if at >= 0 else None

    def word_before(self, character: int) -> str:
        """The word before the token that begins at a character; empty where none does or none stands before it."""
        return next((self.words[i - 1] for i, token in enumerate(self.tokens) if i and token.start == character), "")

    def segment(self, index: int) -> Segment:
        return next(s for s in self.segments if s.first <= index < s.last)

    def governor(self, phrase: Phrase) -> str | None:
        """The preposition that governs a phrase, determiners and numbers between them passed over."""
        at = min(phrase.first, phrase.outer) - 1
        while at >= 0 and (self.words[at] in self.rules.determiners or self.words[at] in QUOTE_MARKS or self.is_number(at)):
            if self.words[at] in self.rules.prepositions:
                break
            if self._is_described(at, phrase):
                return None
            at -= 1
        if at >= 0 and at + 1 < phrase.first and self.rules.adverbs.at(self.words, at) == phrase.first - at:
            at -= 1  # "blandt andre FN": no preposition of whoever stands behind
        if at < 0 or self.words[at] not in self.rules.prepositions or self.inside[at] is not None:
            return None
        if at and self.words[at] in self.rules.partitive and (self.words[at - 1] in self.rules.parts or self.is_number(at - 1)):
            return self.words[at - 2] if at > 1 and self.words[at - 2] in self.rules.prepositions else None  # "one of the soldiers"
        double = f"{self.words[at - 1]} {self.words[at]}" if at else ""
        return double if double in self.rules.double_prepositions else self.words[at]

    def _is_described(self, at: int, phrase: Phrase) -> bool:
        """ "I det Hamas kaller et angrep": a pronoun before the subject of the clause that describes it is no determiner of it."""
        if not self.sentence.parse.has_syntax or self.tokens[at].upos != "PRON" or self.tree.relation(at) == "det":
            return False
        top = self.tree.top(phrase)
        verb = self.tree.heads[top]
        return verb > at and self.tree.relation(top) == "nsubj" and self.tree.relation(verb) == "acl" and self.tree.heads[verb] == at

    def is_free(self, phrase: Phrase) -> bool:
        """Whether no preposition governs a phrase and it owns nothing, as a subject or an object does."""
        return not phrase.genitive and self.governor(phrase) is None

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens first to last (exclusive)."""
        return Span(start=self.tokens[first].start, end=self.tokens[last - 1].end)

    def preposition_before(self, index: int, reach: int) -> int | None:
        """The nearest preposition among fewer than `reach` tokens before one."""
        return next((i for i in range(index - 1, max(-1, index - reach), -1) if self.words[i] in self.rules.prepositions), None)

    def mark_before(self, index: int, mark: str) -> int | None:
        """The last such mark before a token."""
        return next((i for i in range(index - 1, 0, -1) if self.tokens[i].text == mark), None)

    def negates(self, index: int, *relations: str) -> bool:
        """Whether a negation hangs on a token by one of some relations of its tree."""
        return any(self.words[i] in self.rules.negations for i in self.tree.below(index, *relations))

    def is_number(self, index: int) -> bool:
        """A number in digits or words, vague ones ("dozens") included."""
        word, language = self.words[index], self.rules.language
        return word.isdigit() or number(word, language) is not None or word in number_words(language).vague

    def ends_in_count(self, index: int) -> bool:
        """ "tusindvis af civile": whether the word before a preposition says how many, so that what follows is what is counted."""
        return index > 0 and (self.words[index - 1] in self.rules.parts or self.is_number(index - 1))

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
                if following is None or (self.tokens[at].text == "," and not self.list_goes_on(following)):
                    return found
                if following.last < len(self.tokens) and self.words[at] in self.rules.conjunctions and self.is_finite_at(following.last) and found[0].first > 0 and self.has_verb(self.segment(found[0].first).first, found[0].first):
                    return found  # "A attacked B and C replied": C begins a clause
                if following.genitive and not found[0].genitive:
                    return found  # "blames Israel and Trump's words stirred anger"
                found.append(following)
                at = following.last
            else:
                return found
        return found

    def list_goes_on(self, phrase: Phrase) -> bool:
        """Whether a list of actors goes on behind a phrase, by "and" or a comma."""
        at = phrase.last
        return at < len(self.tokens) and (self.words[at] in self.rules.conjunctions or (self.tokens[at].text == "," and at + 1 in self.starts)) and at + 1 < len(self.tokens)

    def is_finite_at(self, index: int) -> bool:
        return index < len(self.tokens) and self.is_verb(index)

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a verb stands among tokens first to last (exclusive)."""
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

    def opens_gerund_clause(self, index: int) -> bool:
        """Whether a clause in -ing begins at a token."""
        return any(s.first == index and s.kind == "infinitive" and s.opener != self.rules.infinitive for s in self.segments)
