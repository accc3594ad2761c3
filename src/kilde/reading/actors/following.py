"""What follows the head of an actor phrase and belongs to it: a name, an owner behind a preposition, brackets, an apposition."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cache

from kilde.knowledge.gazetteer import gazetteer
from kilde.languages import section
from kilde.reading.actors.lexicon import Lexicon, Match
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.seats import REGIONS, seat_before, seat_behind
from kilde.reading.actors.surroundings import Surroundings
from kilde.reading.draft import Sentence
from kilde.reading.grammar import Grammar
from kilde.reading.words import fold

OWNERS = {"role", "body", "group", "relay", "population", "source"}  # heads that an owner may follow behind a preposition
NAMED = {"role", "body", "group", "relay", "population", "source"}  # heads that a proper name may follow directly
SENT = {"body", "group", "population"}  # heads of those who are sent to a country; an office may be "to" one: "the ambassador to Mali"
DESCRIBING = {"group", "population", "body"}  # heads that may describe the country named right behind them
SPOKESPERSON = "Spokesperson"  # the label of those who speak for whatever name follows
SPEAKING = "source"  # in the label of people who are sources, not of counts and reports
LONGEST_PLACE = 6  # tokens of "i det sydlige område,"
PLACING = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "X")
LONGEST_BRACKET = 6  # tokens from an opening bracket to where it must have closed


@cache
def channels(language: str) -> frozenset[str]:
    """Where statements are put out, which own nobody: "the group on Telegram"."""
    return frozenset(fold(name) for name in section(language, "speech").get("channels", ()))


class Following(ABC):
    """Extends a phrase to the right of its head; the reader of whole phrases builds on it."""

    def __init__(self, sentence: Sentence, words: Lexicon, grammar: Grammar) -> None:
        self.sentence, self.lexicon, self.grammar = sentence, words, grammar
        self.tokens = sentence.tokens
        self.around = Surroundings(sentence, words, grammar)
        self.folded, self.atoms = self.around.folded, self.around.atoms
        self.phrases: list[Phrase] = []
        self._depth = 0
        self._owners = 0  # offices whose owner is being read: the name behind a comma is theirs, "the spokesman for the president, X,"

    @abstractmethod
    def _phrase(self, at: int, owner: Phrase | None = None, determiner: str | None = None) -> Phrase | None:
        """The phrase that begins at token `at`; None when none begins here."""

    def _follow(self, phrase: Phrase) -> None:
        if phrase.sort in DESCRIBING and self._take_country(phrase):
            return
        if phrase.sort == "role" and phrase.entry is not None and phrase.entry.extra.get("local"):
            self._take_seat(phrase)
        if phrase.sort in NAMED:
            self._take_name(phrase)
        if not phrase.genitive and phrase.sort in OWNERS and phrase.owner is None and not phrase.seat:
            self._take_owner(phrase)
        elif not phrase.genitive and phrase.sort == "role" and not phrase.seat:
            self._take_region(phrase)
        if not phrase.genitive and phrase.sort in NAMED and phrase.name is None:
            self._take_name(phrase)
        if not phrase.genitive and phrase.sort in OWNERS and phrase.owner is None:
            self._take_possessive(phrase)
        if not phrase.genitive:
            self._take_bracket(phrase)
            self._take_apposition(phrase)

    def _take_country(self, phrase: Phrase) -> bool:
        """ "their ally Turkey", "the neighbour Chad": the country itself, described."""
        entry, match = self.around.entry(phrase.last, {"country"}), self.atoms.get(phrase.last)
        if match is None or match.genitive or phrase.country or (phrase.entry and phrase.entry.plural):
            return False
        unknown = self.around.entry(phrase.last, {"name"})
        if unknown is not None and unknown.kind == "unknown" and phrase.entry is not None and phrase.entry.is_country and self._is_region(match):
            phrase.sort, phrase.entry = "unknown", unknown  # "the breakaway republic Abkhazia"
            phrase.name, phrase.head, phrase.last = (match.first, match.last), match.last - 1, match.last
            return True
        if entry is None:
            return False
        phrase.sort, phrase.entry, phrase.country = "country", entry, entry.country
        phrase.name, phrase.head, phrase.last = (match.first, match.last), match.last - 1, match.last
        return True

    def _has_spoken_to(self, at: int) -> bool:
        """ "en kilde Reuters har snakket med": a relative clause without its opener follows, whose subject the outlet is."""
        return self.lexicon.language != "en" and at < len(self.tokens) and self.folded[at] in self.grammar.auxiliaries

    def _take_seat(self, phrase: Phrase) -> None:
        """The place of a local office, before or behind it, which makes it another than that of the next place."""
        behind = seat_behind(self.tokens, phrase.last, self.grammar) if phrase.owner is None else None
        if behind is not None:
            phrase.seat, phrase.last = behind
            return
        head = next(m for m in self.atoms.values() if m.first <= phrase.head < m.last)
        phrase.seat = seat_before(self.tokens, head.first, self.grammar) or (phrase.entry.extra.get("owner", "") if phrase.entry else "")

    def _take_name(self, phrase: Phrase) -> None:
        """An office, body or relay noun followed by its name: "president Joe Biden", "the news agency AFP"."""
        at = phrase.last
        if at < len(self.tokens) and self.tokens[at].text in "\"«“”„":
            at += 1
        entry = self.around.entry(at, {"name"})
        match = self.atoms.get(at)
        if phrase.sort == "role" and phrase.name is None and at == phrase.last and entry is None and self._take_titled(phrase):
            return
        if match is None or entry is None:
            return
        if phrase.sort == "role" and (entry.kind not in ("person", "unknown") or (phrase.owner is not None and self._is_region(match))):
            return
        person = entry.kind == "person" or (entry.kind == "unknown" and match.last - match.first > 1)
        outlet = phrase.sort == "source" and entry.kind in ("news-agency", "media") and not (phrase.entry is not None and SPEAKING in phrase.entry.label and self._has_spoken_to(match.last))
        if (phrase.sort in ("body", "group", "relay") and entry.kind == "person") or (phrase.sort in ("population", "source") and not (person or outlet)):
            return
        if phrase.sort == "body" and entry.kind == "unknown":
            return
        if at > phrase.last and not (match.last < len(self.tokens) and self.tokens[match.last].text in "\"»“”"):
            return
        phrase.name, phrase.name_entry = (match.first, match.last), entry if entry.kind != "unknown" else None
        phrase.last, phrase.genitive, phrase.trimmed = match.last, match.genitive, match.trimmed

    def _is_region(self, match: Match) -> bool:
        """Whether a name is a region's: "the leader of the breakaway republic Abkhazia"."""
        name = " ".join(token.text for token in self.tokens[match.first : match.last])
        return any(place.feature in REGIONS for place in gazetteer().find(name, self.lexicon.language))

    def _take_titled(self, phrase: Phrase) -> bool:
        """ "Spokesman Major General X": an office, a rank and the name."""
        if self.around.entry(phrase.last, {"role"}) is None:
            return False
        mark = len(self.phrases)
        inner = self._phrase(phrase.last)
        if inner is None or inner.sort != "role" or inner.name is None:
            self._forget(mark)
            return False
        phrase.name, phrase.name_entry, phrase.last = inner.name, inner.name_entry, inner.last
        phrase.genitive, phrase.trimmed = inner.genitive, inner.trimmed
        phrase.take(inner)
        return True

    def _take_owner(self, phrase: Phrase) -> None:
        """ "spokesman for the army", "the foreign ministry in Kyiv", "the ministers of A and B", "a group based in Idlib"."""
        at = phrase.last
        if at >= len(self.tokens):
            return
        based = self.grammar.based.at(self.folded, at)
        if based:
            at += based
        elif self.folded[at] in self.grammar.of and not self._is_hearer(phrase, self.folded[at]):
            at += 1
        else:
            return
        mark = len(self.phrases)
        self._owners += phrase.sort == "role"
        inner = self._phrase(at)
        self._owners -= phrase.sort == "role"
        if inner is None and self._take_people(phrase, at):
            return
        if inner is None or inner.genitive or not self._can_own(phrase, inner, self.folded[at - 1]):
            self._forget(mark)
            return
        phrase.owner = inner
        phrase.take(inner)
        phrase.last, phrase.trimmed, phrase.genitive = inner.last, inner.trimmed, inner.genitive
        self._take_further_owners(phrase)

    def _take_people(self, phrase: Phrase, at: int) -> bool:
        """ "The army of Nagorno-Karabakh": English calls a land that is no state and what is of it by one word, which describes nothing here."""
        entry, match = self.around.entry(at, {"adjective"}), self.atoms.get(at)
        if entry is None or match is None or phrase.country or self.around.head_follows(match.last) or not self._is_region(match):
            return False
        phrase.country, phrase.last = entry.country, match.last
        return True

    def _is_hearer(self, phrase: Phrase, preposition: str) -> bool:
        """ "vädjade premiärminister X till Y": behind a name it leads to whom he speaks, in a language whose verb stands before both."""
        return phrase.sort == "role" and phrase.name is not None and self.grammar.verb_second and preposition in self.grammar.told

    def _take_region(self, phrase: Phrase) -> None:
        """An owned office's region: "the UN's envoy in Sudan" is the UN's, and stands for no less with the place behind it."""
        at = phrase.last
        if at + 1 >= len(self.tokens) or self.folded[at] not in self.grammar.at_places | self.grammar.of:
            return
        entry, match = self.around.entry(at + 1, {"country", "metonym", "name"}), self.atoms.get(at + 1)
        if entry is None or match is None or match.genitive or (entry.sort == "name" and entry.kind not in ("unknown", "place")):
            return
        phrase.last = match.last

    def _can_own(self, phrase: Phrase, inner: Phrase, preposition: str) -> bool:
        kind = inner.name_entry.kind if inner.name_entry else ""
        if self.folded[inner.last - 1] in channels(self.lexicon.language):
            return False  # "wrote the group on Telegram"
        if inner.sort in ("pronoun", "source", "relay") or kind in ("news-agency", "media"):
            return False
        if preposition in self.grammar.told and inner.sort in ("name", "unknown"):
            return False  # "says the mayor to X" speaks to X
        if preposition in self.grammar.told and phrase.sort == "role" and inner.sort in ("group", "population"):
            return False  # "said the mayor to the soldiers"
        if preposition in self.grammar.told_unknown and (inner.sort == "unknown" or kind == "person") and phrase.entry is not None and phrase.entry.label != SPOKESPERSON:
            return False
        if preposition in self.grammar.told and phrase.sort in SENT and inner.sort in ("country", "metonym"):
            return False  # "sent soldiers to Mali"
        if phrase.sort == "population":
            return inner.sort in ("country", "metonym")
        return phrase.sort not in ("group", "body") or inner.sort in ("country", "metonym", "unknown", "name", "body")

    def _take_further_owners(self, phrase: Phrase) -> None:
        """Further owners of a plural office: "the foreign ministers of A, B and C"."""
        entry = phrase.entry
        if not (entry and entry.plural) and phrase.sort != "role":
            return
        while phrase.last + 1 < len(self.tokens) and (self.folded[phrase.last] in self.grammar.conjunctions or self.tokens[phrase.last].text == ","):
            other = self.around.entry(phrase.last + 1, {"country", "metonym"})
            if other is None or not (entry and entry.plural):
                return
            inner = self._phrase(phrase.last + 1)
            if inner is None:
                return
            phrase.take(inner)
            phrase.last, phrase.trimmed, phrase.genitive = inner.last, inner.trimmed, inner.genitive

    def _take_possessive(self, phrase: Phrase) -> None:
        """Norwegian may put the possessive behind: "lederen deres"."""
        at = phrase.last
        if self.grammar.verb_second and at < len(self.tokens) and self.folded[at] in self.grammar.possessives and phrase.definite and at not in self.atoms:
            phrase.possessive, phrase.last = self.grammar.possessives[self.folded[at]], at + 1

    def _take_bracket(self, phrase: Phrase) -> None:
        """What stands in brackets right behind an actor is of it: an acronym, an age, a party."""
        at = phrase.last
        if at + 2 >= len(self.tokens) or self.tokens[at].text != "(":
            return
        close = next((i for i in range(at + 1, min(at + LONGEST_BRACKET, len(self.tokens))) if self.tokens[i].text == ")"), None)
        if close is not None:
            phrase.bracket = (at + 1, close)
            phrase.last, phrase.trimmed = close + 1, 0

    def _take_apposition(self, phrase: Phrase) -> None:
        """ "Zakharova, spokeswoman for the foreign ministry, ..." and "the president, Ilham Aliyev, ..."."""
        at = self._past_place(phrase)
        if at + 1 >= len(self.tokens) or self.tokens[at].text != ",":
            return
        match = self.atoms.get(at + 1)
        if match is None and self.folded[at + 1] not in self.grammar.determiners:
            return
        titled = phrase.sort == "role" and phrase.name is not None  # "Colonel X, a spokesman for the army"
        named = titled or (phrase.sort in ("name", "unknown") and (phrase.entry is None or phrase.entry.kind in ("person", "unknown")))
        if named:
            mark = len(self.phrases)
            inner = self._phrase(at + 1)
            if inner is None:
                return
            closes = inner.last >= len(self.tokens) or self.tokens[inner.last].text in ",.)"
            if inner.sort == "role" and inner.name is None and closes:
                phrase.apposition = inner.last
                phrase.take(inner)
                return
            self._forget(mark)
        elif phrase.sort == "role" and phrase.name is None and self.around.entry(at + 1, {"role"}):
            mark = len(self.phrases)
            inner = self._phrase(at + 1)
            if inner is None or inner.name is None or (inner.last < len(self.tokens) and self.tokens[inner.last].text not in ",.;)!?"):
                self._forget(mark)
                return
            phrase.name, phrase.name_entry, phrase.last, phrase.trimmed = inner.name, inner.name_entry, inner.last, inner.trimmed
            phrase.take(inner)
        elif phrase.sort == "role" and phrase.name is None and match is not None and not self._owners:
            entry = self.around.entry(at + 1, {"name"})
            closes = match.last >= len(self.tokens) or self.tokens[match.last].text in ",.;)!?"
            if entry and entry.kind in ("person", "unknown") and closes:
                phrase.name, phrase.name_entry = (match.first, match.last), entry if entry.kind == "person" else None
                phrase.last, phrase.trimmed = match.last, match.trimmed

    def _past_place(self, phrase: Phrase) -> int:
        """Where a bare office goes on behind a place that is no actor: "the governor in the area, X,", "lederen for Karabakh-enklaven, X,"."""
        at = phrase.last
        if phrase.sort != "role" or phrase.name is not None or at >= len(self.tokens) or self.folded[at] not in self.grammar.of | self.grammar.at_places:
            return at
        for index in range(at + 1, min(at + LONGEST_PLACE, len(self.tokens))):
            if self.tokens[index].text == ",":
                return index
            if self.tokens[index].upos not in PLACING or self.around.entry(index, {"role", "body", "group", "population", "source"}):
                return at
        return at

    def _forget(self, mark: int) -> None:
        del self.phrases[mark:]

    def _add(self, phrase: Phrase) -> Phrase:
        phrase.language = self.lexicon.language
        self.phrases.append(phrase)
        return phrase
