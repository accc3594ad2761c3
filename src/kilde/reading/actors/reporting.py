"""Whose words a pronoun goes on with: "the separatists say they ...", "..., according to the spokesman. He says ..."."""

from __future__ import annotations

from collections.abc import Mapping

from kilde.reading.actors.discourse import Discourse
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.verbs import cue_forms, verb_forms
from kilde.reading.draft import EntityDraft
from kilde.reading.grammar import Grammar
from kilde.reading.statements.lexicon import speech
from kilde.reading.words import fold

PLACED = ("country", "metonym", "name", "unknown")  # sorts of phrases that may only tell where somebody is
DATED = 4  # tokens of a date between a verb of saying and "that"


class Reporting:
    """Finds who speaks right before a pronoun; `rows` are the phrases of each sentence."""

    def __init__(self, discourse: Discourse, grammar: Grammar, rows: Mapping[int, list[Phrase]]) -> None:
        self.discourse, self.grammar, self.rows = discourse, grammar, rows

    def said_last(self, phrase: Phrase, gender: str | None) -> EntityDraft | None:
        """ "..., according to the president's spokesman. He says that": the one person whose words the sentence before tells, where a pronoun opens the next and speaks."""
        tokens, at, speaks = phrase.sentence.tokens, phrase.sentence.index, cue_forms(self.grammar.language)
        if phrase.first or phrase.last >= len(tokens) or fold(tokens[phrase.last].text) not in speaks:
            return None
        row = [p for p in outermost(self.rows.get(at - 1, [])) if len(p.entities) == 1 and p.entities[0].kind == "person"]
        if not row or row[0].sentence.block is not phrase.sentence.block:
            return None
        said = [p.entities[0] for p in row if p.entry is not None and not p.entry.plural and self._is_source(p)]
        fits = len(said) == 1 and self.discourse.gender(said[0]) in (None, gender)
        return said[0] if fits else None

    def _is_source(self, phrase: Phrase) -> bool:
        """ "According to the spokesman": whether what names a source stands right before a phrase."""
        words = [fold(token.text) for token in phrase.sentence.tokens[: phrase.outer]]
        return bool(speech(self.grammar.language).according.closing(words))

    def reporter(self, phrase: Phrase) -> Phrase | None:
        """Whose words the pronoun opens: "the separatists say they", "separatistene, som sier at de"."""
        words = [fold(token.text) for token in phrase.sentence.tokens]
        ends = {other.last: other for other in outermost(self.rows.get(phrase.sentence.index, [])) if other.last <= phrase.first}
        at = phrase.first - 1
        if at >= 0 and words[at] in self.grammar.complementisers:
            at -= 1
        elif not self._acts(words[phrase.last : phrase.last + 1]) and not self._helped_past_adverb(words, phrase.last):
            return None  # "has thanked him"
        if (inverted := self._inverted(phrase, words, ends, at)) is not None:
            return inverted
        if at >= 0 and words[at] not in cue_forms(self.grammar.language):
            told = [i for i in range(max(0, at - DATED), at) if words[i] in cue_forms(self.grammar.language) and not any(i < end <= at + 1 for end in ends)]
            at = told[-1] if told and "," not in words[told[-1] : at] else at  # "announced on Tuesday that they", "said on Friday they"
        if at < 1 or words[at] not in cue_forms(self.grammar.language):
            return None
        at -= 1
        while at > 0 and (words[at] in self.grammar.auxiliaries or words[at] in self.grammar.relatives or words[at] == ","):
            at -= 1
        found = ends.get(at + 1)
        return self._before_place(found, ends) or found

    def _inverted(self, phrase: Phrase, words: list[str], ends: Mapping[int, Phrase], at: int) -> Phrase | None:
        """ "Mandag meldte Hamas at de": who speaks stands behind the verb of saying and right before what is said."""
        found = ends.get(at if at >= 0 and words[at] == "," else at + 1)
        if found is None or min(found.first, found.outer) < 1 or not self.grammar.verb_second:
            return None
        before = min(found.first, found.outer) - 1
        before -= before > 0 and words[before] in self.grammar.determiners
        return found if words[before] in cue_forms(self.grammar.language) and phrase.sentence.tokens[found.head].relation == "nsubj" else None

    def _helped_past_adverb(self, words: list[str], at: int) -> bool:
        """ "RSF sier de nå har tatt": where the helping verb stands behind an adverb."""
        past = at + self.grammar.adverbs.at(words, at)
        return at < past < len(words) and (words[past] in self.grammar.auxiliaries or words[past] in self.grammar.modals)

    def _before_place(self, found: Phrase | None, ends: dict[int, Phrase]) -> Phrase | None:
        """ "The M23 militia in Congo says that it": who speaks stands before the place that only tells where; None where no such place stands before the verb."""
        at = found.outer - 1 if found is not None and found.sort in PLACED else 0
        if found is None or at < 1 or fold(found.sentence.tokens[at].text) not in self.grammar.at_places:
            return None
        return ends.get(at)

    def _acts(self, following: list[str]) -> bool:
        """Whether a verb follows, so that the pronoun is its subject."""
        verbs = verb_forms(self.grammar.language)
        return any(word in verbs or word in self.grammar.auxiliaries or word in self.grammar.modals for word in following)
