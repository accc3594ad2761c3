"""Whose an office, a body or a group is, told behind its head: "the ministry in Kyiv", "the ministers of A and B", "lederen deres"."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cache

from kilde.knowledge.gazetteer import gazetteer
from kilde.languages import section
from kilde.reading.actors.lexicon import Lexicon, Match
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.seats import REGIONS
from kilde.reading.actors.shared import SharedHeads
from kilde.reading.actors.surroundings import Surroundings
from kilde.reading.draft import Sentence
from kilde.reading.grammar import Grammar
from kilde.reading.words import fold

SENT = {"body", "group", "population"}  # heads of those who are sent to a country; an office may be "to" one: "the ambassador to Mali"
OWNERS = ("country", "metonym", "unknown", "name", "body", "collective")  # sorts of those who can own a body or a group
STATES = ("country", "metonym")  # sorts of names of states and of what stands for them
RULING = ("government", "ministry")  # kinds of bodies that each state has of its own
DELEGATION = "Delegation"  # the label of those whom several send: "the delegations of the government and M23"
SPOKESPERSON = "Spokesperson"  # the label of those who speak for whatever name follows


@cache
def channels(language: str) -> frozenset[str]:
    """Where statements are put out, which own nobody: "the group on Telegram"."""
    return frozenset(fold(name) for name in section(language, "speech").get("channels", ()))


class Owning(ABC):
    """Extends a phrase by its owner; what else may follow a head builds on it."""

    def __init__(self, sentence: Sentence, words: Lexicon, grammar: Grammar) -> None:
        self.sentence, self.lexicon, self.grammar = sentence, words, grammar
        self.tokens = sentence.tokens
        self.around = Surroundings(sentence, words, grammar)
        self.folded, self.atoms = self.around.folded, self.around.atoms
        self.shared = SharedHeads(self.folded, self.atoms, words, grammar)
        self.phrases: list[Phrase] = []
        self._depth = 0
        self._owners = 0  # offices whose owner is being read: the name behind a comma is theirs, "the spokesman for the president, X,"

    @abstractmethod
    def _phrase(self, at: int, owner: Phrase | None = None, determiner: str | None = None) -> Phrase | None:
        """The phrase that begins at token `at`; None when none begins here."""

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
        at = self._past_genitive(at) if phrase.sort == "role" else at
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
        _take_in(phrase, inner)
        self._take_further_owners(phrase)

    def _past_genitive(self, at: int) -> int:
        """ "Chefen för regionens militäradministration": past a common noun in the genitive that is nobody and owns the body behind it."""
        token = self.tokens[at] if at + 1 < len(self.tokens) else None
        owns = token is not None and at not in self.atoms and token.upos == "NOUN" and token.text.islower() and self.grammar.bare_genitive(self.folded[at]) > 0
        return at + 1 if owns and self.around.entry(at + 1, {"body"}) is not None else at

    def _is_named_behind(self, inner: Phrase) -> bool:
        """ "Lederen til bevegelsen, Ada Blom,": whether the name of the office-holder follows between marks, so that no one is spoken to."""
        at = inner.last + 1
        entry, match = self.around.entry(at, {"name"}), self.atoms.get(at)
        if entry is None or match is None or self.tokens[inner.last].text != "," or entry.kind not in ("person", "unknown"):
            return False
        return match.last >= len(self.tokens) or not self.tokens[match.last].text[0].isalnum()

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
        if at + 1 >= len(self.tokens) or self.folded[at] not in self.grammar.of_places:
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
            return (phrase.entry is not None and phrase.entry.label == SPOKESPERSON) or self._is_named_behind(inner)  # "said the mayor to the soldiers"
        if preposition in self.grammar.told_unknown and (inner.sort == "unknown" or kind == "person") and phrase.entry is not None and phrase.entry.label != SPOKESPERSON:
            return False
        if preposition in self.grammar.told and phrase.sort in SENT and inner.sort in ("country", "metonym"):
            return False  # "sent soldiers to Mali"
        if phrase.sort == "population":
            return inner.sort in ("country", "metonym")
        return phrase.sort not in ("group", "body") or inner.sort in OWNERS

    def _take_further_owners(self, phrase: Phrase) -> None:
        """Further owners of a plural office: "the foreign ministers of A, B and C"."""
        entry = phrase.entry
        if phrase.sort == "body" and self._take_second_owner(phrase):
            return
        if not (entry and entry.plural) and phrase.sort != "role":
            return
        while phrase.last + 1 < len(self.tokens) and (self.folded[phrase.last] in self.grammar.conjunctions or self.tokens[phrase.last].text == ","):
            if not (entry and entry.plural):
                return
            sent = phrase.sort == "body" and entry.label == DELEGATION
            if not sent and self.around.entry(phrase.last + 1, {"country", "metonym"}) is None:
                return
            mark = len(self.phrases)
            inner = self._phrase(phrase.last + 1)
            if inner is None:
                return
            if sent and (inner.sort not in OWNERS or (inner.name_entry is not None and inner.name_entry.kind == "person")):
                self._forget(mark)
                return
            if sent:
                phrase.further.append(inner)
            _take_in(phrase, inner)

    def _take_second_owner(self, phrase: Phrase) -> bool:
        """ "The governments of A and B", "myndighetene i A og B": the second state of a body in the plural."""
        owner, at, entry = phrase.owner, phrase.last, phrase.entry
        several = owner is not None and owner.sort in STATES and self.tokens[phrase.head].feats.get("Number") == "Plur"
        if not several or owner is None or entry is None or entry.kind not in RULING or at + 1 >= len(self.tokens) or self.folded[at] not in self.grammar.conjunctions:
            return False
        mark = len(self.phrases)
        inner = self._phrase(at + 1) if self.around.entry(at + 1, set(STATES)) is not None else None
        if inner is None or inner.genitive or inner.sort not in STATES or self.tokens[inner.head].head != owner.head:
            self._forget(mark)
            return False
        phrase.further.append(inner)
        _take_in(phrase, inner)
        return True

    def _take_possessive(self, phrase: Phrase) -> None:
        """Norwegian may put the possessive behind: "lederen deres"."""
        at = phrase.last
        if self.grammar.verb_second and at < len(self.tokens) and self.folded[at] in self.grammar.possessives and phrase.definite and at not in self.atoms:
            phrase.possessive, phrase.last = self.grammar.possessives[self.folded[at]], at + 1

    def _is_region(self, match: Match) -> bool:
        """Whether a name is a region's: "the leader of the breakaway republic Abkhazia"."""
        name = " ".join(token.text for token in self.tokens[match.first : match.last])
        return any(place.feature in REGIONS for place in gazetteer().find(name, self.lexicon.language))

    def _forget(self, mark: int) -> None:
        del self.phrases[mark:]


def _take_in(phrase: Phrase, inner: Phrase) -> None:
    """ "The ministers of A and B": a phrase goes on to the end of an owner."""
    phrase.take(inner)
    phrase.last, phrase.trimmed, phrase.genitive = inner.last, inner.trimmed, inner.genitive
