"""Words that share the head of the phrase behind them: "military and police sources", "politi- og sykehuskilder"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kilde.reading.actors.entries import HEADS, NAMES, Entry
from kilde.reading.actors.lexicon import Lexicon, Match
from kilde.reading.actors.phrase import Phrase
from kilde.reading.grammar import Grammar

SHARING = ("source", "role")  # sorts of heads that two words before may share
MOST = 2  # words before the last one: "military, police and medical sources"
SHORTEST_FIRST, SHORTEST_HEAD = 3, 4  # letters of the two parts of a compound
HYPHEN = "-"  # stands for the second part that is left out


class SharedHeads:
    """Finds the words of one sentence that stand for somebody only by the head that follows a conjunction."""

    def __init__(self, words: Sequence[str], atoms: Mapping[int, Match], lexicon: Lexicon, grammar: Grammar) -> None:
        self.words, self.atoms, self.lexicon, self.grammar = words, atoms, lexicon, grammar

    def at(self, at: int) -> tuple[Entry, int] | None:
        """ "Military" before "and police sources": what it is with that head, and where it ends (exclusive); None where it shares none."""
        end = at + 1 + (self.words[at + 1 : at + 2] == [HYPHEN])
        hyphened = end > at + 1
        if not hyphened and self._is_somebody(at):
            return None
        whole = self._behind(end, hyphened)
        if whole is None or not any(e.sort in SHARING and e.plural for e in whole.entries):
            return None
        for form in self._forms(self.words[at], whole):
            entry = next((e for e in self.lexicon.listed(form) if e.sort in SHARING and e.plural), None)
            if entry is not None:
                return entry, end
        return None

    def _is_somebody(self, at: int) -> bool:
        """Whether a word means somebody by itself: "army and hospital sources"."""
        match = self.atoms.get(at)
        sorts = {e.sort for e in match.entries} if match is not None else set()
        return bool(sorts & (HEADS | NAMES)) and "modifier" not in sorts

    def _behind(self, end: int, hyphened: bool) -> Match | None:
        """The phrase with the head: right behind the conjunction, or behind further words that share it."""
        for _ in range(MOST):
            if end + 1 >= len(self.words):
                return None
            if self.words[end] in self.grammar.conjunctions:
                return self._described(end + 1)
            if self.words[end] != ",":
                return None
            end += 2 + (hyphened and self.words[end + 2 : end + 3] == [HYPHEN])
        return None

    def _described(self, at: int) -> Match | None:
        """The match at a token with what describes it: "political officials", whose head alone is listed."""
        match = self.atoms.get(at)
        head = self.atoms.get(match.last) if match is not None and all(e.sort == "modifier" for e in match.entries) else None
        return Match(at, head.last, head.entries) if head is not None else match

    def _forms(self, word: str, whole: Match) -> Iterator[tuple[str, ...]]:
        """ "military sources" of "military" and "police sources", "politikilder" of "politi" and "sykehuskilder"."""
        last = self.words[whole.last - 1]
        if whole.last - whole.first > 1:
            yield from ((word, last), (word + last,))
            return
        for cut in range(SHORTEST_FIRST, len(last) - SHORTEST_HEAD + 1):
            if any(e.sort in SHARING for e in self.lexicon.listed((last[cut:],))):
                yield from ((word + last[cut:],), (word, last[cut:]))


def give_whole(sharing: Sequence[Phrase], last: Phrase) -> None:
    """ "Lebanese security and medical officials", "police and hospital sources in Gaza": nationality and owner are of all who share the head."""
    for phrase in sharing:
        last.country, last.shares = last.country or phrase.country, True
        phrase.country, phrase.owner = phrase.country or last.country, phrase.owner or last.owner
