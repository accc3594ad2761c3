"""Which state a body that is called no state's is of, by what its sentence and the one before tell of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.lexicon import speech
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver


class States:
    """Finds the key of the state that "the government", "the country" or "the military" may or cannot be of."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver, self.discourse = resolver, resolver.discourse

    def attacked(self, at: int, key: str | None) -> bool:
        """ "Iran fired at Israel. After the attack the military said": behind an attack of one state on another, which neither tells of, it may be the army of either."""
        before = outermost(self.resolver.parties.sentences.get(at - 1, []))
        states = list(dict.fromkeys(p.country for p in before if p.sort in ("country", "metonym") and p.entities))
        language = self.resolver.grammar.language
        words = [fold(token.text) for token in before[0].sentence.tokens] if before else []
        attacks = {w for w in words if any(row.type == "ASSAULT" for row in event_words(language).verbs.get(w, ()))}
        told = any(word in cue_forms(language) for word in words if word not in attacks)
        return bool(attacks) and not told and len(states) == 2 and key in states

    def acted_on(self, phrase: Phrase) -> set[str | None]:
        """The states that are the object of the verb whose subject a phrase is: others than its own."""
        tokens = phrase.sentence.tokens
        verb = tokens[phrase.head].head
        row = self.resolver.parties.sentences.get(phrase.sentence.index, [])
        objects = [p for p in row if p.first >= phrase.last and tokens[p.head].head == verb and tokens[p.head].relation in ("obj", "iobj")]
        return {p.country for p in objects if verb is not None and p.sort == "country"}

    def answering(self, phrase: Phrase) -> str | None:
        """ "India accuses Pakistan ..., which is rejected by the country": in a clause that takes up the one before, the second of the two states named there."""
        tokens, rules = phrase.sentence.tokens, self.resolver.grammar
        comma = max((i for i in range(phrase.outer) if tokens[i].text == ","), default=-1)
        if comma < 0 or comma + 1 >= phrase.outer or fold(tokens[comma + 1].text) not in speech(rules.language).answered:
            return None
        row = [p for p in self.resolver.parties.sentences.get(phrase.sentence.index, []) if p.last <= comma and p.sort == "country" and p.inside is None and p.country]
        states = list(dict.fromkeys(p.country for p in row))
        return states[1] if len(states) == 2 else None

    def sits_in(self, phrase: Phrase) -> str | None:
        """ "In Baku the government says": the state, by its name or its capital's, in which a clause lets the bare body behind it speak or act."""
        tokens, rules = phrase.sentence.tokens, self.resolver.grammar
        verb = tokens[phrase.head].head
        if tokens[phrase.head].relation != "nsubj" or verb is None:
            return None
        row = [p for p in outermost(self.resolver.parties.sentences.get(phrase.sentence.index, [])) if 0 < p.outer <= p.last <= phrase.outer]
        where = [p for p in row if p.sort in ("country", "metonym") and p.country and not p.genitive and fold(tokens[p.outer - 1].text) in rules.at_places]
        return next((p.country for p in where if tokens[p.head].head == verb), None)

    def told_of(self, phrase: Phrase) -> str | None:
        """ "Lebanon's army was ordered to stop attacks on Syria, says the country's minister": the state of the subject before, which it is said of."""
        tokens, row = phrase.sentence.tokens, outermost(self.resolver.parties.sentences.get(phrase.sentence.index, []))
        whole = next((p for p in row if p.first <= phrase.first < p.last), phrase)
        beside = [fold(tokens[i].text) for i in (whole.outer - 1, whole.last) if 0 < i < len(tokens)]
        subject = next((p for p in row if p.last <= whole.outer and tokens[p.head].relation == "nsubj"), None)
        if subject is None or not any(word in cue_forms(self.resolver.grammar.language) for word in beside) or not any(t.text == "," for t in tokens[subject.last : whole.first]):
            return None
        return next((self.discourse.keys[e] for e in subject.entities if e in self.discourse.keys), None)

    def opposed(self, phrase: Phrase) -> str | None:
        """ "The Houthis and the government", "It fights the government": where a sentence names an armed group of a country, or goes on with one by a
        pronoun, and no state before, the country's; also where the group stands behind: "both the government and the TPLF"."""
        at, keys = phrase.sentence.index, self.discourse.keys
        near = self.discourse.recent(at, lambda t: t.entity.kind in ("government", "armed-group") and t.entity in keys, reach=0)
        if not near and fold(phrase.sentence.tokens[0].text) in self.resolver.grammar.pronouns:
            near = [e for e in self.discourse.leading(at - 1) if e in keys][:1]
        found = {keys[e] for e in near}
        if not near and (beside := self._group_beside(phrase)):
            return beside
        return found.pop() if len(found) == 1 and all(e.kind == "armed-group" for e in near) else None

    def _group_beside(self, phrase: Phrase) -> str | None:
        """The country of the armed group whose name is joined to a phrase from behind."""
        tokens, joiner = phrase.sentence.tokens, phrase.last
        if joiner >= len(tokens) or fold(tokens[joiner].text) not in self.resolver.grammar.conjunctions:
            return None
        row = self.resolver.parties.sentences.get(phrase.sentence.index, [])
        named = next((p.name_entry for p in row if p.outer == joiner + 1 and p.sort == "name" and p.name_entry is not None), None)
        return named.country if named is not None and named.kind == "armed-group" else None
