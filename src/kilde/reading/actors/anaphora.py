"""What only points: pronouns and possessives - to whoever was spoken of, or to nobody."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kilde.model.record import Span
from kilde.reading.actors.discourse import Touch
from kilde.reading.actors.objects import SUBJECT, acting, new_behind, pair_before, with_joined
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.reporting import Reporting
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.draft import EntityDraft, Sentence
from kilde.reading.grammar import Pronoun
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

PLURAL_KINDS = {"military", "armed-group", "population", "government", "organization"}
MANY = ("military", "armed-group", "population")  # kinds of whoever "their" may stand for alone
THINGS = ("military", "armed-group", "organization", "ministry", "government")
OWNING = (*THINGS, "news-agency", "media")  # may own what "its" stands before
SPEAKING = ("ministry", "military", "armed-group")  # bodies that go on speaking as "they"
GENDERED = ("m", "f")  # whose "his" and "her" are
CLAUSE_MARKS = (",", ";", ":", "–", "—")
NEAR = 2  # sentences back that "the 54-year-old" was named in


class Anaphora:
    """Finds the entities of phrases that have no name and no description of their own."""

    def __init__(self, resolver: Resolver) -> None:
        self.discourse, self.grammar, self.parties = resolver.discourse, resolver.grammar, resolver.parties
        self.rows: dict[int, list[Phrase]] = {}
        self.reporting = Reporting(self.discourse, self.grammar, self.rows)

    def pronoun(self, phrase: Phrase) -> list[EntityDraft]:
        """He, she: the most present person of that gender; they: a pair or the most present group, never guessed."""
        word = self.grammar.pronouns.get(fold(phrase.text))
        if word is None:
            return []
        at = phrase.sentence.index
        if self._is_part(phrase):
            return []
        row = outermost(self.rows.get(at, []))
        reporter = self.reporting.reporter(phrase)
        if reporter is not None and word.plural and (both := with_joined(reporter, row, self.parties.joiners)):
            return both
        if reporter is not None and self._agrees(reporter, word):
            return list(reporter.entities)
        if word.plural and reporter is not None and (body := self._spoken_for(reporter)):
            return [body]
        if word.plural and (speaking := self._speaking_on(phrase)) is not None:
            return [speaking]
        if word.plural:
            pair = pair_before(phrase, row, self.parties.joiners) or self.parties.pair(at, persons=True) or self._told_of(phrase)
            if pair:
                return pair
            told = {e for p in row if p.sort == "population" and p.last <= phrase.first for e in p.entities} if self._speaks(phrase) else set()
            doing = told | (acting(phrase, row) if word.oblique else set()) | {e for e in new_behind(phrase, row) if not self.discourse.mentioned(e, at - 1)}
            found = self.discourse.salient(at, lambda t: t.plural and t.entity not in doing and (t.entity.kind in PLURAL_KINDS or t.entity.kind == "person"), reach=2)
            told_before = [p for index in (at, at - 1, at - 2) for p in self.rows.get(index, []) if index < at or p.last <= phrase.first]
            together = next((p for p in told_before if len(p.entities) == 2 and found in p.entities), None)
            return list(together.entities) if together else [found] if found else []
        others = self._beside(phrase, cataphora=not word.thing) | (acting(phrase, row) if word.oblique else set())
        if word.thing:
            return self._thing(at, others)
        found = self.reporting.said_last(phrase, word.gender) or self._person(at, word.gender, others)
        if found is None and word.things and not self._persons(at, None):
            return self._thing(at, others)
        return [found] if found else []

    def _told_of(self, phrase: Phrase) -> list[EntityDraft]:
        """ "A and B met. They agreed ...": those who are the subject of the sentence before, side by side, where the pronoun opens the next."""
        before = outermost(self.rows.get(phrase.sentence.index - 1, []))
        if phrase.first or len(before) < 2 or before[0].sentence.tokens[before[0].head].relation != SUBJECT:
            return []
        both = with_joined(before[1], before, self.parties.joiners)
        return both if all(e.kind in THINGS for e in both) else []

    @staticmethod
    def _spoken_for(reporter: Phrase) -> EntityDraft | None:
        """ "A spokesman for the army says they": whose words a person without a pair beside him tells; None where he speaks for none."""
        offices = [p for p in (reporter, *reporter.parts) if p.sort == "role" and p.owner is not None]
        bodies = [e for p in offices if p.owner is not None for e in p.owner.entities if e.kind in SPEAKING or e.kind == "organization"]
        return bodies[0] if len(bodies) == 1 else None

    def _speaking_on(self, phrase: Phrase) -> EntityDraft | None:
        """ "The ministry says ... They say": the body that spoke in the sentence before, where a pronoun opens the next and speaks."""
        tokens, at = phrase.sentence.tokens, phrase.sentence.index
        speaks = cue_forms(self.grammar.language)
        if phrase.first or phrase.last >= len(tokens) or fold(tokens[phrase.last].text) not in speaks:
            return None
        row = outermost(self.rows.get(at - 1, []))
        if not row or len(row[0].entities) != 1 or row[0].entities[0].kind not in SPEAKING:
            return None
        before = row[0].sentence.tokens
        return row[0].entities[0] if row[0].last < len(before) and fold(before[row[0].last].text) in speaks else None

    def aged(self, phrase: Phrase) -> list[EntityDraft]:
        """ "The 54-year-old": the one person with a name of the last two sentences."""
        named = self.discourse.recent(phrase.sentence.index, lambda t: self._fits(t, None) and self.discourse.is_named(t.entity), reach=NEAR)
        return named if len(named) == 1 else []

    @staticmethod
    def _speaks(phrase: Phrase) -> bool:
        """ "Six people were killed, they added": whether a verb of saying stands right behind a pronoun, whose own words came before."""
        words = phrase.sentence.tokens[phrase.last : phrase.last + 1]
        return bool(words) and fold(words[0].text) in cue_forms(phrase.language) and phrase.first > 0

    def _beside(self, phrase: Phrase, cataphora: bool) -> set[EntityDraft]:
        """Whom the same clause names behind a pronoun, who are somebody else: "it accuses the RSF".

        cataphora: whether the next clause may name whom it means ("before he left, Petro spoke").
        """
        found: set[EntityDraft] = set()
        at = phrase.sentence.index
        row = outermost(self.rows.get(at, []))
        before = {e for other in row if other.last <= phrase.first for e in other.entities}
        for other in row:
            between = phrase.sentence.tokens[phrase.last : other.first]
            if other.first >= phrase.last:
                apart = any(token.text in CLAUSE_MARKS for token in between)
                owned = other.possessive in GENDERED  # "He denies it, says his lawyer": nobody is his own
                found.update(e for e in other.entities if not apart or owned or (not cataphora and e not in before and not self.discourse.mentioned(e, at - 1)))
        return found

    def _is_part(self, phrase: Phrase) -> bool:
        """ "demonstrators, some of them waving flags": of whoever stands right before, whom a search further back would miss."""
        words = [fold(token.text) for token in phrase.sentence.tokens[max(0, phrase.first - 3) : phrase.first]]
        return len(words) == 3 and words[0] in CLAUSE_MARKS and words[1] in self.grammar.parts and words[2] in self.grammar.partitive

    def _agrees(self, phrase: Phrase, word: Pronoun) -> bool:
        """Whether a pronoun may stand for a phrase, by number, gender and kind."""
        if not phrase.entities:
            return False
        first = phrase.entities[0]
        many = phrase.sentence.tokens[phrase.head].feats.get("Number") == "Plur" and first.kind in PLURAL_KINDS  # "the Houthi rebels", whom the list has as one movement
        plural = len(phrase.entities) > 1 or (phrase.entry is not None and phrase.entry.plural) or (word.plural and many)
        if word.plural:
            return plural or first.kind in ("military", "armed-group") or phrase.sort == "body"  # "the army says they have", "the delegation said they"
        if plural:
            return False
        if word.thing:
            return first.kind in (*THINGS, "other")
        return first.kind == "person" and self.discourse.gender(first) in (None, word.gender)

    def _thing(self, at: int, others: set[EntityDraft]) -> list[EntityDraft]:
        found = self.discourse.salient(at, lambda t: t.entity.kind in THINGS and t.entity not in others, reach=1)
        return [found] if found else []

    def _fits(self, touch: Touch, gender: str | None) -> bool:
        known = self.discourse.gender(touch.entity)
        return touch.entity.kind == "person" and not touch.plural and (gender is None or known in (None, gender))

    def _persons(self, at: int, gender: str | None) -> list[EntityDraft]:
        return self.discourse.recent(at, lambda t: self._fits(t, gender), reach=1)

    def _person(self, at: int, gender: str | None, others: Collection[EntityDraft] = ()) -> EntityDraft | None:
        """The most present person of a gender who is none of the others; None when two are equally possible."""

        def fits(touch: Touch) -> bool:
            return self._fits(touch, gender) and touch.entity not in others

        sure = self.discourse.recent(at, lambda t: fits(t) and self.discourse.gender(t.entity) == gender, reach=1)
        if len(sure) == 1:
            return sure[0]
        near = self.discourse.recent(at, fits, reach=1)
        if len(near) == 1 and (self.parties.spoke(at - 1) or self._same_block(near[0], at)):
            return near[0]  # the only person of this sentence and the one before, known by gender or not
        if len(near) > 1 and not self.parties.spoke(at - 1) and self.discourse.two_alike(at, fits):
            return None
        return self.discourse.salient(at, fits)

    def _same_block(self, entity: EntityDraft, at: int) -> bool:
        """Named in the block that the sentence stands in."""
        block = next((p.sentence.block for p in self.rows.get(at, [])), None)
        return block is not None and any(block.start <= m.start < block.end for m in entity.mentions)

    # --- possessives ----------------------------------------------------------------------------------------------------------

    def possessor(self, gender: str, phrase: Phrase) -> EntityDraft | None:
        """Whose "hans", "deres", "sine" it is: the most present person or party."""
        at = phrase.sentence.index
        if gender in ("m", "f"):
            return self._person(at, gender)
        if gender == "thing":
            return self._owner(phrase.sentence, phrase.first)
        return self.discourse.salient(at, lambda t: t.entity.kind in PLURAL_KINDS or t.entity.kind == "person")

    def possessives(self, sentence: Sentence) -> None:
        """Makes "his", "its" and "their" mentions of whose they are, as far as one is found."""
        for index, token in enumerate(sentence.tokens):
            gender = self.grammar.possessives.get(fold(token.text))
            if gender in ("m", "f"):
                owner = self._person(sentence.index, gender)
            elif gender == "thing":
                owner = self._owner(sentence, index)
            elif gender == "plural":
                owner = self._those(sentence, index)
            else:
                continue
            span = Span(start=token.start, end=token.end)
            if owner is not None and span not in owner.mentions:
                owner.mentions.append(span)

    def _those(self, sentence: Sentence, index: int) -> EntityDraft | None:
        """Whose "their" is: the only people or body named before it in the sentence; none where there are more."""
        before = list({e for p in outermost(self.rows.get(sentence.index, [])) if p.last <= index and p.sort != "pronoun" for e in p.entities})
        return before[0] if len(before) == 1 and before[0].kind in MANY else None

    def _owner(self, sentence: Sentence, index: int) -> EntityDraft | None:
        """Whose "its" is: the first body, group or state named before it in the sentence, else the most present one."""
        row = self.rows.get(sentence.index, [])
        before = [p for p in outermost(row) if p.last <= index and len(p.entities) == 1 and p.entities[0].kind in OWNING]
        if before:
            return before[0].entities[0]
        return self.discourse.salient(sentence.index - 1, lambda t: t.entity.kind in OWNING, reach=1)
