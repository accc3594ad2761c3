"""From phrases to entities: names meet, offices find their holders, definite nouns and pronouns find what they point to."""

from __future__ import annotations

from kilde.knowledge.gazetteer import gazetteer
from kilde.model.record import EntityKind, Span
from kilde.reading.actors.anaphora import Anaphora
from kilde.reading.actors.bodies import Bodies
from kilde.reading.actors.classify import name_kind
from kilde.reading.actors.describing import description
from kilde.reading.actors.discourse import OTHER, SUBJECT, Discourse
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.groups import Groups
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.names import sounds_like
from kilde.reading.actors.offices import Offices
from kilde.reading.actors.owning import STATES
from kilde.reading.actors.parties import Parties, borders
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.pointing import Pointing
from kilde.reading.actors.towns import is_namesake, is_town, tells_where
from kilde.reading.draft import EntityDraft
from kilde.reading.grammar import Grammar
from kilde.reading.words import fold

ACTING_REGIONS = ("disputed-region",)  # places whose leadership acts under their name, without being a state


PASSING, BESIDE = 0.5, 3  # the weight of a state beside a border, and the words back to that noun
BRACKETED, BEARING = ("group", "body", "unknown"), ("armed-group", "organization")  # sorts before an acronym in brackets, and kinds of what it names
MANY = ("group", "population")  # sorts of phrases that can mean several


class Resolver:
    """Gives each phrase its entities, sentence after sentence; `prepare` first learns the names of all sentences."""

    def __init__(self, discourse: Discourse, grammar: Grammar, parties: Parties) -> None:
        self.discourse, self.grammar, self.parties = discourse, grammar, parties
        self.offices, self.bodies, self.groups, self.anaphora = Offices(self), Bodies(self), Groups(self), Anaphora(self)
        self.pointing = Pointing(self, self.anaphora.rows)

    def prepare(self, phrases: list[Phrase]) -> None:
        """Learns full names and the holders of offices, so that an office or a surname is known also before its full name."""
        self.offices.take_seats(phrases)
        for phrase in sorted((p for p in phrases if p.name), key=lambda p: -(p.name[1] - p.name[0])):  # type: ignore[index]
            if phrase.sort == "role" or (phrase.sort in ("name", "unknown") and name_kind(phrase) == "person"):
                self.offices.person(phrase)

    def sentence(self, phrases: list[Phrase]) -> None:
        first = next((p for p in outermost(phrases) if p.sort not in ("source", "population", "relay")), None)
        if phrases:
            self.anaphora.rows[phrases[0].sentence.index] = phrases
        for phrase in phrases:
            if phrase.sort == "pronoun":
                continue
            self._settle(phrase, phrase is first)
        for phrase in phrases:
            if phrase.sort == "pronoun":
                self._settle(phrase, phrase is first)
        if phrases:
            self.anaphora.possessives(phrases[0].sentence)

    def _settle(self, phrase: Phrase, leads: bool) -> None:
        phrase.entities = self.entities_of(phrase)
        weight = SUBJECT if leads and not phrase.inside else PASSING if self._borders(phrase) else OTHER
        entry = phrase.entry
        many = phrase.sort in MANY and phrase.sentence.tokens[phrase.head].feats.get("Number") == "Plur"  # "the M23 rebels", and "they" next
        plural = bool(entry and entry.plural) or many or (phrase.sort in (*MANY, "inhabitant", "collective") and phrase.name is None)
        form = "" if phrase.sort in ("pronoun", "collective", "ordinal", "aged") or phrase.described else phrase.text
        behind = not phrase.owner.genitive if phrase.owner is not None else entry is not None and bool(entry.extra.get("owner_kind"))
        if behind and phrase.name is None and phrase.entities:
            tokens = phrase.sentence.tokens[phrase.first : phrase.head + 1]
            forms = (" ".join(token.text for token in tokens), tokens[-1].text)
            phrase.entities[0].names += [f for f in dict.fromkeys(forms) if f not in phrase.entities[0].names and entry is not None and entry.label]
        if phrase.bracket and phrase.bracket[1] - phrase.bracket[0] == 1 and len(phrase.entities) == 1:
            acronym = phrase.sentence.tokens[phrase.bracket[0]].text
            if acronym.isupper():
                self.discourse.name(phrase.entities[0], acronym)
        if phrase.short and len(phrase.entities) == 1:
            self.discourse.name(phrase.entities[0], phrase.sentence.tokens[phrase.short[0]].text)
        told = description(phrase) if phrase.sort == "role" and phrase.name is None else ()
        for entity in phrase.entities:
            if told:
                self.discourse.descriptions.setdefault(entity, set()).update(told)
            self.discourse.touch(entity, Span(start=phrase.start, end=phrase.end), form, phrase.sentence.index, weight, plural)
            if phrase.name and phrase.sort not in ("name", "unknown", *STATES):
                name = phrase.name_text()
                if name not in entity.names:
                    entity.names.append(name)

    def _in_brackets(self, phrase: Phrase) -> EntityDraft | None:
        """ "Tigray-folkets frigjøringsfront (TPLF)": the body whose acronym follows a name that no list spells so."""
        if phrase.bracket is None or phrase.bracket[1] - phrase.bracket[0] != 1 or phrase.name_entry is not None or phrase.country:
            return None
        tokens, at = phrase.sentence.tokens, phrase.bracket[0]
        match = lexicon(self.grammar.language).match(tokens, at) if tokens[at].text.isupper() else None
        entry = next((e for e in match.entries if e.sort == "name" and e.kind in BEARING), None) if match else None
        return self._listed(entry) if entry else None

    def _listed(self, entry: Entry) -> EntityDraft:
        """The entity of a name that the lists have."""
        return self.discourse.entity(entry.label, entry.kind, entry.country, entry.sector, wikidata=entry.wikidata)  # type: ignore[arg-type]

    def _borders(self, phrase: Phrase) -> bool:
        """ "Near the border with Mali", "in Juba in South Sudan": a state that only tells where something is."""
        if phrase.sort not in STATES:
            return False
        if tells_where(phrase, self.grammar):
            return True
        words = [fold(token.text) for token in phrase.sentence.tokens[max(0, phrase.outer - BESIDE) : phrase.outer]]
        return bool(words) and words[-1] in self.grammar.prepositions and not borders(self.grammar.language).isdisjoint(words)

    # --- one sort each --------------------------------------------------------------------------------------------------

    def entities_of(self, phrase: Phrase) -> list[EntityDraft]:
        if phrase.countries:
            return self._each(phrase)
        if (phrase.sort == "metonym" and is_town(phrase, self.grammar)) or is_namesake(phrase, self.grammar.language):
            return []
        if phrase.sort in BRACKETED and (known := self._in_brackets(phrase)):
            return [known]
        if phrase.sort in STATES:
            return self._state(phrase)
        if phrase.sort == "inhabitant":
            return self.pointing.countryman(phrase) or self._people(phrase)
        if phrase.sort == "ordinal":
            return self.pointing.ordinal(phrase)
        if phrase.sort == "collective":
            return self.parties.pair(phrase.sentence.index, phrase) or self.parties.resolve(phrase)
        if phrase.sort == "pronoun":
            return self.anaphora.pronoun(phrase)
        if phrase.sort == "aged":
            return self.anaphora.aged(phrase)
        if phrase.sort == "role":
            return self.offices.office(phrase)
        if phrase.sort in ("name", "unknown"):
            return self.named(phrase)
        if phrase.sort == "body":
            return self.bodies.body(phrase)
        if phrase.sort == "relay":
            return self.groups.relay(phrase)
        return self.groups.group(phrase)

    def _state(self, phrase: Phrase) -> list[EntityDraft]:
        """The state of a name or of its capital; the body that a town stands for."""
        entry = phrase.entry
        if entry is None:
            return []
        if entry.country:
            return [self.discourse.country(entry.country)]
        return [self.discourse.entity(entry.label, entry.kind, None, entry.sector, wikidata=entry.wikidata)]  # type: ignore[arg-type]

    def _each(self, phrase: Phrase) -> list[EntityDraft]:
        """One entity for each nationality before the head: "Thai and Cambodian soldiers"."""
        countries, phrase.countries = phrase.countries, []
        found: list[EntityDraft] = []
        for country in countries:
            phrase.country = country
            found += [e for e in self.entities_of(phrase) if e not in found]
        phrase.country, phrase.countries = countries[0], countries
        return found

    def key(self, phrase: Phrase) -> str | None:
        """The country or people that a phrase belongs to: by adjective, genitive, owner or a possessive."""
        if phrase.country:
            return phrase.country
        if phrase.owner:
            return self.key(phrase.owner) or next((self.discourse.keys.get(e) for e in phrase.owner.entities), None)
        if phrase.entry and phrase.entry.extra.get("owner_country"):
            return phrase.entry.extra["owner_country"]
        if phrase.possessive:
            owner = self.anaphora.possessor(phrase.possessive, phrase)
            return self.discourse.keys.get(owner) if owner else None
        return None

    def _people(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        label = " ".join([*phrase.modifiers, entry.label])
        return [self.discourse.entity(label, "population", entry.country)]

    def named(self, phrase: Phrase) -> list[EntityDraft]:
        entry, name = phrase.name_entry, phrase.name_text()
        if entry and entry.kind != "unknown" and entry.label:
            if entry.kind == "person":
                return [self.offices.person(phrase)]
            return [self._listed(entry)]
        known = self.discourse.by_name(name)
        if known:
            return [known]
        alike = sounds_like(name)
        if alike:
            phrase.name_entry = alike
            return [self.offices.person(phrase)]
        kind: EntityKind | None = name_kind(phrase)
        if kind == "person":
            return [self.offices.person(phrase)]
        if kind == "place":
            known_place = next(iter(gazetteer().find(name, self.grammar.language)), None)
            if known_place and known_place.feature in ACTING_REGIONS:
                kind = "government"
            return [self.discourse.entity(known_place.label if known_place else name, kind)]
        return [self.discourse.entity(name, kind or "other")]
