"""What follows the head of an actor phrase and belongs to it: a name, brackets, an apposition, and its owner (`owning.py`)."""

from __future__ import annotations

from kilde.reading.actors.classify import SURE
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.lexicon import Match
from kilde.reading.actors.owning import Owning
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.seats import seat_before, seat_behind

OWNERS = {"role", "body", "group", "relay", "population", "source"}  # heads that an owner may follow behind a preposition
NAMED = {"role", "body", "group", "relay", "population", "source"}  # heads that a proper name may follow directly
DESCRIBING = {"group", "population", "body"}  # heads that may describe the country named right behind them
SPEAKING = "source"  # in the label of people who are sources, not of counts and reports
OUTLETS = ("news-agency", "media")
LONGEST_PLACE = 8  # tokens of "i det sydlige område,"
PLACING = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "X")
LONGEST_FIELD, FIELD = 6, ("NOUN", "ADJ", "CCONJ", "DET")  # tokens of "for African affairs", and what they are
APPOSED = {"role": ("person", "unknown"), "relay": OUTLETS, "source": OUTLETS}  # sort of a phrase -> kinds of the name that may follow it in commas
GROUPS = ("armed-group", "organization")  # kinds of what may be told as one group, and then by its name in commas
ELSEWHERE = ("PER", "GPE", "LOC")  # types of names that are no body's
CLOSING = ",.;)!?"  # marks behind such a name
SMALL = 3  # letters of "for", "of", "och", which initials leave out
LONGEST_BRACKET = 6  # tokens from an opening bracket to where it must have closed


class Following(Owning):
    """Extends a phrase to the right of its head; the reader of whole phrases builds on it."""

    def _follow(self, phrase: Phrase) -> None:
        if phrase.sort in DESCRIBING and self._take_country(phrase):
            return
        if phrase.sort == "role" and phrase.entry is not None and phrase.entry.extra.get("local"):
            self._take_seat(phrase)
        if phrase.sort in NAMED:
            self._take_name(phrase)
        named_in = phrase.entry is not None and bool(phrase.entry.extra.get("owner_kind"))  # "en Hamas-leder i Beirut": whose is told, and then where
        if not phrase.genitive and phrase.sort in OWNERS and phrase.owner is None and not phrase.seat and not (named_in and phrase.sort == "role"):
            self._take_owner(phrase)
        elif not phrase.genitive and phrase.sort == "role" and not phrase.seat:
            self._take_region(phrase)
        if not phrase.genitive and phrase.sort in NAMED and phrase.name is None:
            self._take_name(phrase)
        if not phrase.genitive and phrase.sort == "role" and phrase.name is None:
            self._take_field(phrase)
        if not phrase.genitive and phrase.sort in OWNERS and phrase.owner is None:
            self._take_possessive(phrase)
        if not phrase.genitive:
            self._take_bracket(phrase)
            self._take_apposition(phrase)
            self._take_described(phrase)

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
        return self.grammar.verb_second and at < len(self.tokens) and self.folded[at] in self.grammar.auxiliaries

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
        outlet = phrase.sort == "source" and entry.kind in OUTLETS and not (phrase.entry is not None and SPEAKING in phrase.entry.label and self._has_spoken_to(match.last))
        if (phrase.sort in ("body", "group", "relay") and entry.kind == "person") or (phrase.sort in ("population", "source") and not (person or outlet)):
            return
        if phrase.sort == "body" and entry.kind == "unknown" and not self._is_called(phrase, match):
            return
        if at > phrase.last and not (match.last < len(self.tokens) and self.tokens[match.last].text in "\"»“”"):
            return
        self._name(phrase, match, entry)
        phrase.genitive = match.genitive

    def _is_called(self, phrase: Phrase, match: Match) -> bool:
        """ "Organisasjonen Leger for fred", "the party New Dawn": whether a name that no list has, right behind the noun, is that of the organisation."""
        organisation = phrase.entry is not None and phrase.entry.kind == "organization" and not phrase.entry.plural
        others = [name for name in self.sentence.parse.names if name.first == match.first and name.type in ELSEWHERE and name.score >= SURE]
        return organisation and phrase.definite and match.first == phrase.last and not others

    @staticmethod
    def _name(phrase: Phrase, match: Match, entry: Entry) -> None:
        """Gives a phrase the name of a match, up to whose end it reaches; a name that no list has stays without an entry."""
        phrase.name, phrase.name_entry = (match.first, match.last), entry if entry.kind != "unknown" else None
        phrase.last, phrase.trimmed = match.last, match.trimmed

    def _take_field(self, phrase: Phrase) -> None:
        """ "Adviser for African affairs Massad Boulos": what an office is about, behind a preposition, and then who holds it."""
        at = phrase.last
        if at >= len(self.tokens) or self.folded[at] not in self.grammar.prepositions or self.folded[at] in self.grammar.told:
            return
        named = {name.first: name for name in self.sentence.parse.names if name.type == "PER"}
        for index in range(at + 1, min(at + LONGEST_FIELD, len(self.tokens))):
            entry, match = self.around.entry(index, {"name"}), self.atoms.get(index)
            if entry is not None and match is not None and entry.kind in ("person", "unknown") and index > at + 1:
                if index in named and match.last - match.first > 1:
                    self._name(phrase, match, entry)
                    phrase.genitive = match.genitive
                return
            if self.tokens[index].upos not in FIELD:
                return

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

    def _take_bracket(self, phrase: Phrase) -> None:
        """What stands in brackets right behind an actor is of it: an acronym, an age, a party."""
        at = phrase.last
        if at + 2 >= len(self.tokens) or self.tokens[at].text != "(":
            return
        close = next((i for i in range(at + 1, min(at + LONGEST_BRACKET, len(self.tokens))) if self.tokens[i].text == ")"), None)
        if close is not None:
            phrase.bracket = (at + 1, close)
            phrase.last, phrase.trimmed = close + 1, 0

    def _take_described(self, phrase: Phrase) -> None:
        """ "Anna Berg, som er talskvinne for M23": the office that a relative clause says somebody with a name holds."""
        at = phrase.last + (phrase.last < len(self.tokens) and self.tokens[phrase.last].text == ",")
        named = phrase.sort in ("name", "unknown") and (phrase.entry is None or phrase.entry.kind in ("person", "unknown"))
        if not named or at + 2 >= len(self.tokens) or self.folded[at] not in self.grammar.relatives:
            return
        if self.grammar.auxiliaries.get(self.folded[at + 1]) != "be" or self.tokens[at + 1].feats.get("Tense") != "Pres":
            return
        mark = len(self.phrases)
        inner = self._phrase(at + 2)
        if inner is not None and inner.sort == "role" and inner.name is None and self._closes(inner.last):
            phrase.take(inner)
        else:
            self._forget(mark)

    def _take_apposition(self, phrase: Phrase) -> None:
        """ "Zakharova, spokeswoman for the foreign ministry, ..." and "the president, Ilham Aliyev, ..."."""
        at = self._past_place(phrase)
        if at + 1 >= len(self.tokens) or self.tokens[at].text != ",":
            return
        if self._take_short(phrase, at + 1):
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
            if inner is None or inner.name is None or not self._closes(inner.last):
                self._forget(mark)
                return
            phrase.name, phrase.name_entry, phrase.last, phrase.trimmed = inner.name, inner.name_entry, inner.last, inner.trimmed
            phrase.take(inner)
        elif phrase.name is None and (phrase.sort == "group" or (phrase.sort == "body" and phrase.entry is not None and phrase.entry.kind == "organization")):
            self._take_group_name(phrase, at + 1)
        elif phrase.name is None and match is not None and not (phrase.sort == "role" and self._owners):
            entry = self.around.entry(at + 1, {"name"})  # "the president, X", "the state news agency, SANA"
            if entry is not None and entry.kind in APPOSED.get(phrase.sort, ()) and self._closes(match.last):
                self._name(phrase, match, entry)

    def _take_short(self, phrase: Phrase, at: int) -> bool:
        """ "The Syrian Observatory for Human Rights, Sohr, says": the initials of a body, in commas right behind its name."""
        entry = phrase.name_entry or phrase.entry
        body = phrase.name is not None and at == phrase.last + 1 and (entry is None or entry.kind in (*GROUPS, "unknown", "ministry"))
        word = self.tokens[at].text
        if not body or not word.isalpha() or not word[0].isupper() or at + 1 >= len(self.tokens) or self.tokens[at + 1].text != ",":
            return False
        known = self.around.entry(at, {"name", "country", "metonym"})
        if known is not None and known.kind != "unknown":
            return False
        if not any(initials(word, label) for label in (phrase.name_text(), entry.label if entry is not None else "")):
            return False
        phrase.short, phrase.apposition = (at, at + 1), at + 1
        return True

    def _take_group_name(self, phrase: Phrase, at: int) -> None:
        """ "The country's largest rebel group, the ELN, ...": what one armed group is called, in commas behind what it is."""
        at += at < len(self.tokens) and self.folded[at] in self.grammar.determiners
        match, entry = self.atoms.get(at), self.around.entry(at, {"name"})
        single = phrase.entry is not None and phrase.entry.kind in (*GROUPS, "military") and not phrase.entry.plural and self.tokens[phrase.head].feats.get("Number") != "Plur"
        if match is None or entry is None or not single or not self._closes(match.last):
            return
        unlisted = entry.kind == "unknown" and any(name.first == at and name.type == "ORG" for name in self.sentence.parse.names)
        if entry.kind in GROUPS or unlisted:
            self._name(phrase, match, entry)

    def _closes(self, last: int) -> bool:
        """Whether a mark that closes an apposition stands at a token, or the sentence ends before it."""
        return last >= len(self.tokens) or self.tokens[last].text in CLOSING

    def _past_place(self, phrase: Phrase) -> int:
        """Where a bare office goes on behind a place that is no actor: "the governor in the area, X,", "lederen for Karabakh-enklaven, X,"."""
        at = phrase.last
        if phrase.sort != "role" or phrase.name is not None or at >= len(self.tokens) or self.folded[at] not in self.grammar.of_places:
            return at
        for index in range(at + 1, min(at + LONGEST_PLACE, len(self.tokens))):
            if self.tokens[index].text == ",":
                return index
            owning = self.atoms.get(index)
            if (owning is not None and owning.genitive) or self.tokens[index].upos == "PART":
                continue  # "the head of the country's nuclear programme, X,"
            if self.tokens[index].upos not in PLACING or self.around.entry(index, {"role", "body", "group", "population", "source"}):
                return at
        return at

    def _add(self, phrase: Phrase) -> Phrase:
        phrase.language = self.lexicon.language
        self.phrases.append(phrase)
        return phrase


def initials(word: str, name: str) -> bool:
    """Whether a word is the first letters of a name's words, small words left out or not.

    >>> initials("Sohr", "Syrian Observatory for Human Rights")
    True
    """
    words = name.casefold().replace("-", " ").split()
    letters = ("".join(w[0] for w in words), "".join(w[0] for w in words if len(w) > SMALL))
    return len(word) > 1 and word.casefold() in letters
