"""From phrases to entities: names meet, offices find their holders, definite nouns and pronouns find what they point to."""

from __future__ import annotations

from collections.abc import Callable

from kilde.knowledge.gazetteer import gazetteer
from kilde.model.record import EntityKind, Span
from kilde.reading.actors import keys
from kilde.reading.actors.classify import name_kind
from kilde.reading.actors.discourse import OTHER, REACH, SUBJECT, Discourse, Touch
from kilde.reading.actors.grammar import Grammar
from kilde.reading.actors.lexicon import sounds_like
from kilde.reading.actors.parties import Parties
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.actors.towns import is_town
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

PLURAL_KINDS = {"military", "armed-group", "population", "government", "organization"}
STATES = ("country", "metonym")
THINGS = ("military", "armed-group", "organization", "ministry", "government")
ACTING_REGIONS = ("disputed-region",)  # places whose leadership acts under their name, without being a state
CLEAR = 1.5  # how much more present than the next country one must be for a bare ministry to be taken for its own
BEARERS = ("armed-group", "military", "organization", "other")


class Resolver:
    """Gives each phrase its entities, sentence after sentence; `prepare` first learns the names of all sentences."""

    def __init__(self, discourse: Discourse, grammar: Grammar, parties: Parties) -> None:
        self.discourse, self.grammar, self.parties = discourse, grammar, parties

    def prepare(self, phrases: list[Phrase]) -> None:
        """Learns full names and the holders of offices, so that an office or a surname is known also before its full name."""
        for phrase in sorted((p for p in phrases if p.name), key=lambda p: -(p.name[1] - p.name[0])):  # type: ignore[index]
            if phrase.sort == "role" or (phrase.sort in ("name", "unknown") and name_kind(phrase) == "person"):
                self._person(phrase)

    def sentence(self, phrases: list[Phrase]) -> None:
        first = next((p for p in outermost(phrases) if p.sort not in ("source", "population", "relay")), None)
        for phrase in phrases:
            if phrase.sort == "pronoun":
                continue
            self._settle(phrase, phrase is first)
        for phrase in phrases:
            if phrase.sort == "pronoun":
                self._settle(phrase, phrase is first)

    def _settle(self, phrase: Phrase, leads: bool) -> None:
        phrase.entities = self.entities_of(phrase)
        weight = SUBJECT if leads and not phrase.inside else OTHER
        entry = phrase.entry
        plural = bool(entry and entry.plural) or (phrase.sort in ("group", "population", "inhabitant", "collective") and phrase.name is None)
        form = "" if phrase.sort in ("pronoun", "collective") else phrase.text
        if phrase.owner is not None and phrase.name is None and phrase.entities and not phrase.owner.genitive:
            tokens = phrase.sentence.tokens[phrase.first : phrase.head + 1]
            forms = (" ".join(token.text for token in tokens), tokens[-1].text)
            phrase.entities[0].names += [f for f in dict.fromkeys(forms) if f not in phrase.entities[0].names and entry is not None and entry.label]
        if phrase.bracket and phrase.bracket[1] - phrase.bracket[0] == 1 and len(phrase.entities) == 1:
            acronym = phrase.sentence.tokens[phrase.bracket[0]].text
            if acronym.isupper():
                self.discourse.name(phrase.entities[0], acronym)
        for entity in phrase.entities:
            self.discourse.touch(entity, Span(start=phrase.start, end=phrase.end), form, phrase.sentence.index, weight, plural)
            if phrase.name and phrase.sort not in ("name", "unknown", *STATES):
                name = phrase.name_text()
                if name not in entity.names:
                    entity.names.append(name)

    # --- one sort each --------------------------------------------------------------------------------------------------

    def entities_of(self, phrase: Phrase) -> list[EntityDraft]:
        if phrase.sort == "metonym" and is_town(phrase, self.grammar):
            return []
        if phrase.sort in STATES:
            return [self.discourse.country(phrase.entry.country)] if phrase.entry and phrase.entry.country else []
        if phrase.sort == "inhabitant":
            return self._people(phrase)
        if phrase.sort == "collective":
            return self.parties.pair(phrase.sentence.index, phrase) or self.parties.resolve(phrase)
        if phrase.sort == "pronoun":
            return self._pronoun(phrase)
        if phrase.sort == "role":
            return self._office(phrase)
        if phrase.sort in ("name", "unknown"):
            return self._named(phrase)
        if phrase.sort == "body":
            return self._body(phrase)
        if phrase.sort == "relay":
            return self._relay(phrase)
        return self._group(phrase)

    def _key(self, phrase: Phrase) -> str | None:
        """The country or people that a phrase belongs to: by adjective, genitive, owner or a possessive."""
        if phrase.country:
            return phrase.country
        if phrase.owner:
            return self._key(phrase.owner) or next((self.discourse.keys.get(e) for e in phrase.owner.entities), None)
        if phrase.entry and phrase.entry.extra.get("owner_country"):
            return phrase.entry.extra["owner_country"]
        if phrase.possessive:
            owner = self._possessor(phrase)
            return self.discourse.keys.get(owner) if owner else None
        return None

    def _possessor(self, phrase: Phrase) -> EntityDraft | None:
        """Whose "hans", "deres", "sine" it is: the most present person or party."""
        gender = phrase.possessive
        at = phrase.sentence.index
        if gender in ("m", "f"):
            return self.discourse.salient(at, lambda t: t.entity.kind == "person")
        return self.discourse.salient(at, lambda t: t.entity.kind in PLURAL_KINDS or t.entity.kind == "person")

    def _people(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        label = " ".join([*phrase.modifiers, entry.label])
        return [self.discourse.entity(label, "population", entry.country)]

    def _named(self, phrase: Phrase) -> list[EntityDraft]:
        entry, name = phrase.name_entry, phrase.name_text()
        if entry and entry.kind != "unknown" and entry.label:
            if entry.kind == "person":
                return [self._person(phrase)]
            return [self.discourse.entity(entry.label, entry.kind, entry.country, entry.sector, wikidata=entry.wikidata)]  # type: ignore[arg-type]
        known = self.discourse.by_name(name)
        if known:
            return [known]
        alike = sounds_like(name)
        if alike:
            phrase.name_entry = alike
            return [self._person(phrase)]
        kind: EntityKind | None = name_kind(phrase)
        if kind == "person":
            return [self._person(phrase)]
        if kind == "place":
            known_place = next(iter(gazetteer().find(name, self.grammar.language)), None)
            if known_place and known_place.feature in ACTING_REGIONS:
                kind = "government"
            return [self.discourse.entity(known_place.label if known_place else name, kind)]
        return [self.discourse.entity(name, kind or "other")]

    def _person(self, phrase: Phrase) -> EntityDraft:
        """The person of a name, with the office that stands beside it."""
        name = phrase.name_text()
        entry = phrase.name_entry = phrase.name_entry or sounds_like(name)
        known = self.discourse.by_name(name)
        key = self._key(phrase) or (entry.country if entry else None)
        if known is None or (entry and entry.label and known.label != entry.label and entry.label == name):
            label = entry.label if entry and entry.label else name
            known = self.discourse.entity(label, "person", key, (entry.sector if entry else None))
            known.public = entry is not None or phrase.sort == "role"
            if entry:
                known.wikidata = entry.wikidata
                self.discourse.name(known, label)
                self.discourse.knows(known, entry.roles)
            self.discourse.name(known, name)
        if key and known not in self.discourse.keys:
            self.discourse.keys[known] = key
            known.country = keys.iso(key)
        self._give_office(known, phrase, key)
        return known

    def _give_office(self, person: EntityDraft, phrase: Phrase, key: str | None) -> None:
        holders = [phrase] if phrase.sort == "role" else [p for p in phrase.parts if p.sort == "role"]
        for office in holders:
            role = self.office_label(office, self._key(office) or key)
            if role and role not in person.roles:
                person.roles.append(role)
            if office.entry:
                person.sector = person.sector or office.entry.sector
                self.discourse.offices.setdefault((office.entry.label, self._key(office) or key or ""), person)

    def office_label(self, phrase: Phrase, key: str | None) -> str:
        """ "President of Sudan", "spokesperson of the Ministry of Defence of Ukraine", "leader of M23"."""
        entry = phrase.entry
        assert entry is not None
        owner = phrase.owner
        if owner and owner.sort not in (*STATES, "inhabitant"):
            if owner.sort == "role" and not owner.name:
                of = f"the {self.office_label(owner, self._key(owner))}"
            else:
                of = owner.entities[0].label if owner.entities else self._owner_label(owner)
            return f"{entry.label} of {of}" if of else entry.label
        if entry.extra.get("owner") and not key:
            return f"{entry.label} of {entry.extra['owner']}"
        return f"{entry.label} of {keys.after_of(key)}" if key else entry.label

    def _owner_label(self, owner: Phrase) -> str:
        found = self.entities_of(owner)
        return found[0].label if found else owner.name_text()

    def _office(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name:
            return [self._person(phrase)]
        states = [p.country for p in phrase.parts if p.sort in STATES and p.country]
        if entry.plural and states:
            return [self.discourse.country(key) for key in states]
        key = self._key(phrase)
        office = (entry.label, key or "")
        holder = (self.discourse.offices.get(office) or self.discourse.known_offices.get(office)) if key else None
        if holder and not (phrase.owner and phrase.owner.sort not in STATES):
            return [holder]
        if phrase.inside and phrase.inside.sort in ("name", "unknown") and phrase.inside.entities:
            return phrase.inside.entities
        if key or phrase.owner or entry.extra.get("owner"):
            label = self.office_label(phrase, key)
            return [self.discourse.entity(label, "person", key, entry.sector)]
        if phrase.indefinite or (entry.plural and not phrase.definite):
            return [self.discourse.fresh(entry.label, "person", None, entry.sector)]
        return self._holder_before(phrase)

    def _holder_before(self, phrase: Phrase) -> list[EntityDraft]:
        """A bare definite office ("the president"): the last person with that office, else the office of the most present country."""
        entry = phrase.entry
        assert entry is not None
        at = phrase.sentence.index

        def fits(touch: Touch) -> bool:
            return touch.entity.kind == "person" and self.discourse.holds(touch.entity, entry.label)

        if self._two_alike(at, fits):
            return []
        found = self.discourse.salient(at, fits, reach=max(at, REACH))
        if found:
            return [found]
        later = [holder for (label, _), holder in self.discourse.offices.items() if label == entry.label]
        if len(later) == 1:
            return later
        persons = self.discourse.recent(at, lambda t: t.entity.kind == "person", reach=2)
        if len(persons) == 1 and phrase.definite and not entry.plural:
            return persons
        state = self.discourse.salient(at, lambda t: t.entity.kind == "government")
        if state and entry.of:
            return [self.discourse.entity(f"{entry.label} of {state.label}", "person", self.discourse.keys.get(state), entry.sector)]
        return [self.discourse.entity(entry.label, "person", None, entry.sector)]

    def _two_alike(self, at: int, fits: Callable[[Touch], bool]) -> bool:
        """Whether the last sentence that has a fitting entity has two: then nothing tells which is meant."""
        nearest = next((t.sentence for t in reversed(self.discourse.touches) if fits(t)), None)
        if nearest is None or at - nearest > REACH:
            return False
        return len({id(t.entity) for t in self.discourse.touches if t.sentence == nearest and fits(t)}) > 1

    def _body(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name_entry and phrase.name:
            return self._named(phrase)
        bearer = self._bearer(phrase)
        if bearer:
            return bearer
        key = self._key(phrase)
        owner = phrase.owner
        if phrase.modifiers and not key and entry.kind == "military":
            plain = entry.label.split()[-1].lower()
            return [self.discourse.entity(" ".join([*phrase.modifiers, plain]), entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if entry.is_country and key:
            return [self.discourse.country(key)]
        if key:
            return [self.discourse.entity(f"{entry.label} of {keys.after_of(key)}", entry.kind, key, entry.sector)]  # type: ignore[arg-type]
        if owner and owner.entities:
            return [self.discourse.entity(f"{entry.label} of {owner.entities[0].label}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if entry.extra.get("owner"):
            return [self.discourse.entity(f"{entry.label} of {entry.extra['owner']}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        return self._body_before(phrase)

    def _body_before(self, phrase: Phrase) -> list[EntityDraft]:
        """A bare body ("the ministry", "the authorities"): the last of its kind, else that of the most present country."""
        entry = phrase.entry
        assert entry is not None
        at = phrase.sentence.index
        if entry.kind == "organization" and phrase.definite:
            found = self.discourse.salient(at, lambda t: t.entity.kind in ("organization", "armed-group") and self.discourse.is_named(t.entity))
            if found:
                return [found]
        if not entry.is_country:
            found = self.discourse.salient(at, lambda t: t.entity.kind == entry.kind and (not entry.label or t.entity.label.startswith(entry.label)), reach=max(at, REACH))
            if found:
                return [found]
        margin = 1.0 if entry.is_country else CLEAR
        state = self.discourse.salient(at, lambda t: t.entity.kind == "government" or (t.entity.kind == "person" and t.entity in self.discourse.keys), margin=margin)
        key = self.discourse.keys.get(state) if state else None
        if self._placed(phrase):
            key = None  # "the health ministry in the area": not that of the country spoken of
        if key and entry.is_country:
            return [self.discourse.country(key)]
        if key and phrase.definite:
            return [self.discourse.entity(f"{entry.label} of {keys.after_of(key)}", entry.kind, key, entry.sector)]  # type: ignore[arg-type]
        return [self.discourse.entity(entry.label, entry.kind, None, entry.sector)] if entry.label else []  # type: ignore[arg-type]

    def _bearer(self, phrase: Phrase) -> list[EntityDraft]:
        """ "the M23 movement", "the RSF militia" in one word: the group that bears the name."""
        entry = phrase.entry
        assert entry is not None
        owner = entry.extra.get("owner")
        if not owner or entry.extra.get("owner_country") or entry.kind not in BEARERS:
            return []
        known = self.discourse.by_label(owner)
        kind = entry.extra.get("owner_kind") or entry.kind
        return [known or self.discourse.entity(owner, kind, None, entry.sector)]  # type: ignore[arg-type]

    def _placed(self, phrase: Phrase) -> bool:
        """Whether a place preposition follows, so that the body is that of a place and not of whoever was spoken of."""
        tokens = phrase.sentence.tokens
        return phrase.last < len(tokens) and fold(tokens[phrase.last].text) in self.grammar.at_places

    def _relay(self, phrase: Phrase) -> list[EntityDraft]:
        """ "the agency AFP" is AFP; "the agency" is the last agency, "the newspaper" the last outlet."""
        if phrase.name:
            name = phrase.name_text()
            entry = phrase.name_entry
            if entry and entry.kind in ("news-agency", "media", "organization"):
                return self._named(phrase)
            kind = phrase.entry.kind if phrase.entry else "media"
            return [self.discourse.entity(name, kind if kind in ("news-agency", "media") else "media")]  # type: ignore[arg-type]
        if phrase.indefinite:
            return []
        kind = phrase.entry.kind if phrase.entry else "media"
        found = self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind == kind, reach=phrase.sentence.index + 1)
        if found:
            return [found]
        if phrase.entry and phrase.entry.label:
            key = self._key(phrase)
            adjective = f"{keys.adjective_of(key)} " if key else ""
            return [self.discourse.entity(f"{adjective}{phrase.entry.label}", "media", key)]
        return []

    def _group(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name and phrase.name_entry is not None and phrase.name_entry.kind != "person":
            return self._named(phrase)
        bearer = self._bearer(phrase)
        if bearer:
            return bearer
        if phrase.name and phrase.sort in ("population", "source"):
            return [self._person(phrase)]
        if phrase.name:
            return [self.discourse.entity(phrase.name_text(), "armed-group", self._key(phrase), entry.sector)]
        key = self._key(phrase)
        adjective = [keys.adjective_of(key)] if key else []
        if entry.extra.get("owner") and not key:
            adjective = [entry.extra["owner"]]
        parts = [*phrase.modifiers, *adjective, entry.label]
        label = " ".join(part for part in parts if part)
        if not adjective and not phrase.modifiers and phrase.definite and phrase.sort == "group" and not phrase.indefinite:
            kinds = ("military",) if entry.kind == "military" else ("armed-group", "organization")
            found = self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind in kinds and self.discourse.is_named(t.entity))
            found = found or self.discourse.salient(phrase.sentence.index, lambda t: t.entity.label.endswith(entry.label))
            if found:
                return [found]
        return [self.discourse.entity(label, entry.kind, key, entry.sector)]  # type: ignore[arg-type]

    def _pronoun(self, phrase: Phrase) -> list[EntityDraft]:
        """He, she: the most present person of that gender; they: a pair or the most present group, never guessed."""
        word = self.grammar.pronouns.get(fold(phrase.text))
        if word is None:
            return []
        at = phrase.sentence.index
        if word.plural:
            pair = self.parties.pair(at, persons=True)
            if pair:
                return pair
            found = self.discourse.salient(at, lambda t: t.plural and t.entity.kind in PLURAL_KINDS, reach=2)
            return [found] if found else []

        if word.thing:
            found = self.discourse.salient(at, lambda t: t.entity.kind in THINGS, reach=1)
            return [found] if found else []

        def fits(touch: Touch) -> bool:
            return touch.entity.kind == "person" and not touch.plural and self.discourse.gender(touch.entity) in (None, word.gender)

        persons = self.discourse.recent(at, fits, reach=1)
        if len(persons) > 1 and not self.parties.spoke(at - 1) and self._two_alike(at, fits):
            return []
        found = self.discourse.salient(at, fits)
        return [found] if found else []
