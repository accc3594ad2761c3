"""Actor phrases: "the Armenian prime minister Nikol Pashinyan", "Kyiv's defence ministry", "rebels based in Idlib".

A phrase is built left to right: determiner, what stands before the head (nationalities, modifiers, genitive owners), the head
(an office, body, group, people, name), and what follows it (a name, an owner behind a preposition, an apposition).
"""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.actors.entries import HEADS, NAMES, Entry
from kilde.reading.actors.following import Following
from kilde.reading.actors.lexicon import Match
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.shared import give_whole
from kilde.reading.actors.surroundings import UNKNOWN_BEFORE_HEAD
from kilde.reading.actors.verbs import verb_forms

RANKED = 3  # tokens back to the rank: "a senior Hamas figure"
DEEPEST = 6  # phrases within phrases; wire copy stays below four, hostile input does not


class PhraseReader(Following):
    """Reads the actor phrases of one sentence; nested ones are listed before the phrase that holds them."""

    _depth = 0

    def read(self) -> list[Phrase]:
        at = 0
        sharing: list[Phrase] = []
        while at < len(self.tokens):
            phrase = self._phrase(at)
            at = (phrase.apposition or phrase.last) if phrase else at + 1
            if phrase and phrase.shares:
                sharing.append(phrase)
            elif phrase and sharing:
                give_whole(sharing, phrase)
                sharing = []
        return self.phrases

    def _phrase(self, at: int, owner: Phrase | None = None, determiner: str | None = None) -> Phrase | None:
        """The phrase that begins at token `at`, with everything before and behind its head; None when none begins here."""
        if self._depth >= DEEPEST:
            return None
        self._depth += 1
        try:
            return self._from(at, owner, determiner)
        finally:
            self._depth -= 1

    def _from(self, at: int, owner: Phrase | None, determiner: str | None) -> Phrase | None:
        begin = at
        start, country = at, owner.country if owner and owner.sort in ("country", "metonym", "inhabitant") else None
        modifiers: list[str] = []
        possessive: str | None = None
        further: list[str] = []
        unknown = 0
        opened = owner is not None
        while at < len(self.tokens):
            word = self.folded[at]
            match = self.atoms.get(at)
            if owner is None and (shared := self.shared.at(at)):
                entry, last = shared
                return self._add(Phrase(self.sentence, at, last, at, entry.sort, entry, country=country, modifiers=modifiers, determiner=determiner, outer=begin, shares=True))
            if match is None:
                if word in self.grammar.possessives and not opened and at and self.grammar.adverbs.at(self.folded, at - 1) > 1:
                    return None  # "i sin tur"
                if word in self.grammar.possessives and not opened:
                    possessive, opened, start = self.grammar.possessives[word], True, at
                    determiner = "possessive"
                    at += 1
                elif not opened and (head := self.around.by_age(at)) is not None:
                    return self._add(Phrase(self.sentence, head, head + 1, head, "aged", None, outer=at, determiner="definite"))
                elif not opened and (head := self.around.ordinal(at)) is not None:
                    return self._add(Phrase(self.sentence, head, head + 1, head, "ordinal", None, outer=at))
                elif word in self.grammar.pronouns and not opened and (self.around.stands_alone(at) or self._before_preposition(at)):
                    return self._add(Phrase(self.sentence, at, at + 1, at, "pronoun", None, outer=at))
                elif not opened and word not in self.grammar.pronouns and self.around.opens_clause(at):
                    return None
                elif word in self.grammar.determiners and (not opened or at == start):
                    determiner = "indefinite" if word in self.grammar.indefinite else "definite"
                    opened = True
                    at += 1
                    start = at
                elif word in self.grammar.pronouns and not opened:
                    return self._add(Phrase(self.sentence, at, at + 1, at, "pronoun", None, outer=at))
                elif opened and unknown < UNKNOWN_BEFORE_HEAD and self.around.could_be_adjective(at, possessive is not None):
                    unknown += 1
                    at += 1
                else:
                    return None
                continue
            adjective = self.around.entry(at, {"adjective"})
            alone = bool(self.around.entry(at, HEADS)) and not self.around.head_follows(match.last)
            if adjective and not alone and not self._owns(at, match) and not self._is_country(at, match):
                country, opened = country or adjective.country, True
                joined = self._joined(match.last)
                if joined and not further:
                    further, at = joined
                    continue
                at = match.last
                continue
            modifier = self.around.entry(at, {"modifier"})
            if modifier and self.around.is_predicate(at):
                return None
            if modifier and not (self.around.entry(at, HEADS) and not self.around.head_follows(match.last)):
                if modifier.label:
                    modifiers.append(modifier.label)
                opened = True
                at = match.last
                continue
            if not opened and match.last == at + 1 and self.around.is_predicate(at):
                return None
            made = self._headed(at, start, owner, country, modifiers, determiner, possessive)
            if made is not None and further and country and made.entry is not None and made.name is None:
                made.countries = [country, *further]
            if made is not None:
                made.outer = min(begin, owner.outer) if owner else begin
            return made
        return None

    def _is_country(self, at: int, match: Match) -> bool:
        """ "The US said": a form that is both adjective and country is the country before a verb."""
        if self.around.entry(at, {"country"}) is None:
            return False
        word = self.folded[match.last] if match.last < len(self.tokens) else ""
        if word and self.tokens[match.last].upos == "NOUN" and self.around.entry(match.last, HEADS):
            return False  # "U.S. forces destroyed": a noun that is a form of a verb too
        helper = word in self.grammar.auxiliaries or word in self.grammar.modals
        return not word[:1].isalnum() or helper or word in verb_forms(self.lexicon.language)

    def _joined(self, at: int) -> tuple[list[str], int] | None:
        """Further nationalities that share the head: their keys, and where the last begins to be followed; None without any."""
        found: list[str] = []
        while at + 1 < len(self.tokens) and (self.tokens[at].text == "," or self.folded[at] in self.grammar.conjunctions):
            closes = self.tokens[at].text != ","
            entry, match = self.around.entry(at + 1, {"adjective"}), self.atoms.get(at + 1)
            if entry is None or match is None or entry.country is None:
                return None
            found.append(entry.country)
            at = match.last
            if closes:
                return (found, at) if self.around.entry(at, {"body", "group", "role", "population", "source", "relay"}) else None
        return None

    def _owns(self, at: int, match: Match) -> bool:
        """English: an adjective that is a country's name too, before 's or with nothing to describe: "Kosovo's president", "Myanmar said"."""
        if self.around.entry(at, {"country"}) is None:
            return False
        return (match.last < len(self.tokens) and self.folded[match.last] == "'s") or not self.around.head_follows(match.last)

    def _headed(self, at: int, start: int, owner: Phrase | None, country: str | None, modifiers: list[str], determiner: str | None,
                possessive: str | None) -> Phrase | None:  # fmt: skip
        match = self.atoms[at]
        opened = determiner is not None or owner is not None or country is not None or bool(modifiers)
        entry = self._choose(match, opened)
        if entry is None or (not opened and self.around.is_participle(match)):
            return None
        names_whose = entry.ambiguous and self._names_whose(match, entry)
        if entry.ambiguous and not self._is_meant(match, entry, opened, names_whose):
            return None
        if entry.sort == "inhabitant" and self._describes(match):
            return None
        if match.last < len(self.tokens) and self.folded[match.last] in entry.extra.get("not_before", "").split():
            return None  # "retten til å svare": a right, and no court
        whose = country or (owner.country if owner is not None else None)
        if entry.sort == "name" and whose and self.tokens[match.first].text.islower():
            return None  # "det russiske sikkerhetsrådet" is not the one of the UN
        sort = "unknown" if entry.kind == "unknown" else entry.sort
        phrase = Phrase(self.sentence, start, match.last, match.last - 1, sort, entry, country=country, modifiers=modifiers, owner=owner,
                        genitive=match.genitive or (names_whose and not opened), trimmed=match.trimmed, determiner=determiner, possessive=possessive)  # fmt: skip
        if sort in ("country", "metonym", "inhabitant", "body"):
            phrase.country = country or entry.country
        if sort in NAMES:
            phrase.name, phrase.name_entry = (at, match.last), entry if sort == "name" else None
            phrase.first = at if not owner else start
        self._spell_out(phrase)
        if owner:
            phrase.take(owner)
            phrase.first = owner.first
        self._take_clitic(phrase)
        owns = phrase.genitive or self._modifies_head(phrase)
        whole = self._owned(phrase) if owns else self._owned_by_word(phrase)
        if whole:
            return whole
        if not owns:
            self._follow(phrase)
        return self._add(phrase)

    def _is_meant(self, match: Match, entry: Entry, opened: bool, names_whose: bool) -> bool:
        """Whether a form that is another word too stands for somebody here."""
        spoken_for = names_whose or self._is_title(match, entry) or self.around.spoken_for(match, opened, self._follows_phrase(match.first))
        return spoken_for and not self.around.is_said(match)

    def _is_title(self, match: Match, entry: Entry) -> bool:
        """ "General Burhan": a word that is also an adjective, with a capital before the name of a person."""
        named = self.around.entry(match.last, {"name"})
        capital = self.tokens[match.first].text[0].isupper() and entry.sort == "role"
        return capital and named is not None and named.kind in ("person", "unknown") and self.tokens[match.last].text[0].isupper()

    def _names_whose(self, match: Match, entry: Entry) -> bool:
        """ "Killed in rebel shelling", "militia positions": English puts an armed group, in the singular, before what is the group's."""
        token = self.tokens[match.last - 1]
        tied = token.relation in ("compound", "amod", "nmod") and token.head == match.last < len(self.tokens)
        return tied and not self.grammar.verb_second and entry.kind == "armed-group" and self.tokens[match.last].upos in ("NOUN", "VERB")

    def _before_preposition(self, at: int) -> bool:
        """ "truede de med at ...": a form that is also an article, as the encoder reads it before a preposition."""
        return self.tokens[at].upos == "PRON" and at + 1 < len(self.tokens) and self.folded[at + 1] in self.grammar.prepositions

    def _describes(self, match: Match) -> bool:
        """ "Pakistani jets", "the Afghan Taliban": where the people and the adjective are one word, it is the adjective before a noun or a group."""
        same = self.around.entry(match.first, {"adjective"}) is not None and not match.genitive and match.last < len(self.tokens)
        name = self.around.entry(match.last, {"name"}) if same else None
        group = name is not None and name.kind == "armed-group"
        return same and not self.grammar.verb_second and (group or self.tokens[match.last].upos in ("NOUN", "ADJ"))

    def _follows_phrase(self, at: int) -> bool:
        """Whether the phrase read last ends right before `at`, and does not own what begins there."""
        return bool(self.phrases) and self.phrases[-1].last == at and not self.phrases[-1].genitive

    def _spell_out(self, phrase: Phrase) -> None:
        """A known name in brackets behind words nobody knows is their name: "Verdshelseorganisasjonen (WHO)"."""
        at = phrase.first
        if phrase.sort != "name" or at < 2 or phrase.last >= len(self.tokens) or self.tokens[at - 1].text != "(" or self.tokens[phrase.last].text != ")":
            return
        if at - 2 not in self.atoms and self.tokens[at - 2].text[0].isupper():
            phrase.first, phrase.last, phrase.outer = at - 2, phrase.last + 1, at - 2

    def _take_clitic(self, phrase: Phrase) -> None:
        """Where the genitive is a word of its own: "Israel 's"."""
        if phrase.last < len(self.tokens) and self.folded[phrase.last] in self.grammar.genitives and not phrase.genitive and self.grammar.genitive_apart:
            phrase.genitive = True

    def _modifies_head(self, phrase: Phrase) -> bool:
        """English puts a name before what it owns without a mark: "a Taliban spokesman", "RSF fighters"; so with a ministry and its people."""
        if self.grammar.verb_second or phrase.last >= len(self.tokens):
            return False
        if phrase.sort == "body" and phrase.entry is not None and phrase.entry.kind == "ministry":
            return self.around.entry(phrase.last, {"role", "source"}) is not None
        if phrase.sort not in ("name", "country", "metonym"):
            return False
        if self.folded[phrase.last] in verb_forms(self.lexicon.language) and self.tokens[phrase.last].upos != "NOUN":
            return False  # "India accused", "Iran leads", but "Houthi forces"
        person = phrase.entry is not None and phrase.entry.kind in ("person", "unknown", "news-agency", "media")
        return not person and self.around.entry(phrase.last, {"role", "body", "group", "population", "source"}) is not None and not self.around.entry(phrase.last, {"name", "country"})

    def _owned(self, phrase: Phrase) -> Phrase | None:
        """What a genitive phrase owns, when that is an actor too: "Ukraine's president"."""
        at = phrase.last
        apart = phrase.genitive and phrase.trimmed == 0 and self.grammar.genitive_apart
        if apart and at < len(self.tokens) and not self.tokens[at].text[0].isalnum():
            at += 1  # its mark; there is none in "rebel officials"
        if at >= len(self.tokens) or phrase.sort == "pronoun":
            return None
        return self._whole(phrase, at)

    def _owned_by_word(self, phrase: Phrase) -> Phrase | None:
        """ "Israel sin statsminister": a possessive behind a name makes a genitive of it where an actor follows; None elsewhere."""
        at = phrase.last
        if at >= len(self.tokens) or self.folded[at] not in self.grammar.owning or phrase.sort not in ("name", "unknown", "country", "metonym", "body"):
            return None
        whole = self._whole(phrase, at + 1)
        phrase.genitive = whole is not None
        return whole

    def _whole(self, phrase: Phrase, at: int) -> Phrase | None:
        """The actor that begins at a token as a phrase's own, its owner listed before it; None where none begins there."""
        whole = self._phrase(at, owner=phrase, determiner="definite")
        if whole is not None:
            self.phrases.insert(self.phrases.index(whole), phrase)
        return whole

    def _choose(self, match: Match, opened: bool) -> Entry | None:
        """The meaning of an ambiguous form: a head where a phrase has begun, else a name or country first."""
        sorts = [e.sort for e in match.entries]
        order = ("role", "body", "group", "population", "relay", "source", "inhabitant", "collective", "name", "country", "metonym")
        if not opened and ("name" in sorts or "country" in sorts) and self.tokens[match.first].text[0].isupper() and not self._opens_a_name(match, sorts):
            order = ("name", "country", "metonym", "collective", "role", "body", "group", "population", "relay", "source", "inhabitant")
        for sort in order:
            for entry in match.entries:
                if entry.sort == sort and not (entry.extra.get("ranked") and not self._is_ranked(match.first)):
                    return entry
        return None

    def _opens_a_name(self, match: Match, sorts: Sequence[str]) -> bool:
        """ "Nettavisen Meduza": what is an outlet's name and a noun for outlets too is the noun before another name."""
        named = self.around.entry(match.last, {"name"}) if "relay" in sorts and "name" in sorts else None
        return named is not None and self.tokens[match.last].text[0].isupper()

    def _is_ranked(self, at: int) -> bool:
        """ "A senior Hamas figure", and not "a figure of ten dead"."""
        return any(self.around.entry(i, {"modifier"}) for i in range(max(0, at - RANKED), at))
