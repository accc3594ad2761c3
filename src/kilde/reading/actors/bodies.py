"""Bodies, groups and relays: "the foreign ministry", "the rebels", "the agency" with whose they are or which was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.knowledge.gazetteer import gazetteer
from kilde.reading.actors import keys
from kilde.reading.actors.discourse import REACH, Touch
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.local import by_tail, labelled, state_of, town_of
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.seats import REGIONS
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

NEAR = 2  # sentences back to the group that "the Lebanese movement" describes
CLEAR = 1.5  # how much more present than the next country one must be for a bare ministry to be taken for its own
COMPANIES = "BUS"
OF_NO_STATE = ("MED", COMPANIES)  # sectors whose bodies are not those of the country spoken of: "the hospital", "the company"
ONE_OF_A_KIND = ("JUD",)  # "the court" is the court with a name that was spoken of
ARMY = "Armed forces"  # label of the whole that a unit without a name of its own belongs to
RULED = ("-run", "-controlled", "-held", "-led", "-installed", "-occupied")  # modifiers that say whose a body is
POINTING = ("Country", "State")  # labels of nouns that are nobody where no state was spoken of
SORTS_OF_BODIES = ("Organization", "Aid organisation", "Rights group", "Activist group")  # labels of those without a name
MEDIA = "media"  # how labels of outlets as a whole end
SEVERAL = ("media", "news agencies")  # labels of outlets, of agencies, where several are told without a name
BEARERS = ("armed-group", "military", "organization", "other")
DASHES = ("–", "—", "-", "«", "”", "“", "\"")  # what opens a quote
OF_STATES = "GOV"  # PLOVER's sector of bodies that states have made, none of which is "the group"
REBELS = "REB"  # PLOVER's sector of rebels


class Bodies:
    """Finds the entities of a phrase whose head is a body, a group of people or a medium."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver, self.discourse = resolver, resolver.discourse

    def body(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name_entry and phrase.name:
            return self.resolver.named(phrase)
        if entry.extra.get("members") or entry.extra.get("other"):
            phrase.described = True
            return self.resolver.anaphora.state(phrase) if phrase.definite or phrase.possessive or phrase.owner else []
        bearer = self._bearer(phrase)
        if bearer:
            return bearer
        if entry.extra.get("unit"):
            return self._unit(phrase)
        mine = self._of_group(phrase)
        if mine:
            return mine
        key = self.resolver.key(phrase)
        owner = phrase.owner
        if entry.extra.get("local") and (town := town_of(phrase, key)):
            return [self.discourse.entity(f"{entry.label} of {town}", entry.kind, key if key and keys.is_state(key) else None, entry.sector)]  # type: ignore[arg-type]
        if phrase.modifiers and not key and entry.kind == "military":
            plain = entry.label.split()[-1].lower()
            return [self.discourse.entity(" ".join([*phrase.modifiers, plain]), entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if entry.is_country and key:
            return [self.discourse.country(key)]
        if key:
            special = self._ministry_before(phrase, key) if entry.kind == "ministry" else None
            return [special or self.discourse.entity(f"{entry.label} of {keys.after_of(key)}", entry.kind, key, entry.sector)]  # type: ignore[arg-type]
        if owner and owner.entities and not (owner.entry is not None and owner.entry.is_country and owner.entities[0].country is None):
            if entry.kind == "military" and owner.entities[0].kind == "place" and (state := state_of(owner)):
                return [self.discourse.entity(f"{entry.label} of {keys.after_of(state)}", entry.kind, state, entry.sector)]  # type: ignore[arg-type]
            return [self.discourse.entity(f"{entry.label} of {owner.entities[0].label}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        region = self._of_region(phrase) if owner is None and not phrase.possessive else None
        if region:
            return [self.discourse.entity(f"{entry.label} of {region}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if entry.extra.get("owner"):
            return [self.discourse.entity(f"{entry.label} of {entry.extra['owner']}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        ruled = next((m for m in phrase.modifiers if m.endswith(RULED)), None)
        if ruled and entry.label:
            return [self.discourse.entity(f"{ruled} {entry.label}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        return self._body_before(phrase)

    def _ministry_before(self, phrase: Phrase, key: str) -> EntityDraft | None:
        """ "The Armenian ministry": the ministry of that state that was spoken of, whose name goes on from the noun."""
        label = f"{phrase.entry.label} of " if phrase.entry else ""
        return self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind == "ministry" and t.entity.label.startswith(label) and self.discourse.keys.get(t.entity) == key)

    def _body_before(self, phrase: Phrase) -> list[EntityDraft]:
        """A bare body ("the ministry", "the authorities"): the last of its kind, else that of the most present country."""
        entry = phrase.entry
        assert entry is not None
        at = phrase.sentence.index
        own = entry.kind == "organization" and entry.sector in OF_NO_STATE
        if entry.is_country and phrase.definite and (short := by_tail(phrase, self.discourse)):
            return [short]
        if entry.kind == "organization" and phrase.definite:
            kinds = ("organization",) if own or entry.extra.get("civil") or entry.extra.get("owner") else ("organization", "armed-group")
            found = self.discourse.salient(
                at, lambda t: t.entity.kind in kinds and self.discourse.is_named(t.entity) and (not own or _is_one(t.entity, entry)) and (not entry.extra.get("civil") or _bears_a_name(t.entity, entry))
            )
            if found:
                return [found]
        if phrase.definite and entry.sector in ONE_OF_A_KIND and not self._placed(phrase):
            found = self.discourse.salient(at, lambda t: t.entity.sector == entry.sector and self.discourse.is_named(t.entity), reach=NEAR)
            if found:
                return [found]
        if not entry.is_country:
            said, label = self._quoted_from(phrase), entry.label or " "
            found = self.discourse.salient(at, lambda t: t.sentence < said and t.entity.kind == entry.kind and t.entity.label.startswith(label)) if said <= at else None
            found = found or self.discourse.salient(at, lambda t: t.entity.kind == entry.kind and (not entry.label or t.entity.label.startswith(entry.label) or _ruled(t.entity.label, entry.label)), reach=max(at, REACH))
            if found:
                return [found]
        if entry.is_country and (opposed := self._opposed(phrase)):
            return [self.discourse.country(opposed)]
        if entry.kind == "military" and phrase.definite and (mine := self._same_army(at)):
            return [self.discourse.entity(f"{entry.label} of {keys.after_of(mine)}", entry.kind, mine, entry.sector)]  # type: ignore[arg-type]
        margin = 1.0 if entry.is_country else CLEAR
        state = self.discourse.salient(at, lambda t: t.entity.kind == "government" or (t.entity.kind == "person" and t.entity in self.discourse.keys), margin=margin)
        key = self.discourse.keys.get(state) if state else None
        if entry.is_country and state is None:  # "four Ukrainian soldiers were killed, the country's ministry said": told of by its soldiers only
            key = next(iter(self.resolver.parties.states(1)), None)
        if own or entry.extra.get("civil") or self._placed(phrase):
            key = None  # "the health ministry in the area": not that of the country spoken of
        if entry.extra.get("local"):
            label = labelled(entry.label, self.discourse, at) if phrase.definite else entry.label
            return [self.discourse.entity(label, entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if key and entry.is_country:
            return [self.discourse.country(key)]
        if entry.label in POINTING:
            return []
        if key and phrase.definite:
            return [self.discourse.entity(f"{entry.label} of {keys.after_of(key)}", entry.kind, key, entry.sector)]  # type: ignore[arg-type]
        return [self.discourse.entity(entry.label, entry.kind, None, entry.sector)] if entry.label else []  # type: ignore[arg-type]

    def _same_army(self, at: int) -> str | None:
        """ "Ukraine's military said ... The air force said": the state whose forces were spoken of, where they were of one state."""
        forces = self.discourse.recent(at, lambda t: t.entity.kind == "military" and t.entity in self.discourse.keys)
        states = {self.discourse.keys[one] for one in forces}
        return states.pop() if len(states) == 1 else None

    def _quoted_from(self, phrase: Phrase) -> int:
        """The sentence in which the quote opens that "said the army" closes, which may name another army; one past this one where it closes none."""
        tokens, at = phrase.sentence.tokens, phrase.sentence.index
        if not phrase.first or fold(tokens[phrase.first - 1].text) not in cue_forms(phrase.language):
            return at + 1
        opens = [i for i in range(at, at - NEAR - 1, -1) if (row := self.resolver.parties.sentences.get(i)) and row[0].sentence.block == phrase.sentence.block and row[0].sentence.tokens[0].text in DASHES]
        return opens[0] if opens else at + 1

    def _opposed(self, phrase: Phrase) -> str | None:
        """ "The Houthis and the government", "It fights the government": where a sentence names an armed group of a country, or goes on with one by a
        pronoun, and no state before, the country's."""
        at, keys = phrase.sentence.index, self.discourse.keys
        near = self.discourse.recent(at, lambda t: t.entity.kind in ("government", "armed-group") and t.entity in keys, reach=0)
        if not near and fold(phrase.sentence.tokens[0].text) in self.resolver.grammar.pronouns:
            led = [t for t in self.discourse.touches if t.sentence == at - 1]
            near = [t.entity for t in led if t.weight == max(one.weight for one in led) and t.entity in keys][:1]
        found = {keys[e] for e in near}
        return found.pop() if len(found) == 1 and all(e.kind == "armed-group" for e in near) else None

    def _of_region(self, phrase: Phrase) -> str | None:
        """ "Tigray's authorities": the name of a region that is no actor, in the genitive right before the body."""
        tokens, language = phrase.sentence.tokens, self.resolver.grammar.language
        at = phrase.outer - 1
        clitic = at > 0 and fold(tokens[at].text) in ("'s", "’s")
        name = tokens[at - 1 if clitic else at].text if at >= 0 else ""
        if not name[:1].isupper():
            return None
        ending = self.resolver.grammar.bare_genitive(fold(name))
        forms = [name] if clitic else [name[:-ending]] if ending else []
        found = next((p for form in forms for p in gazetteer().find(form, language) if p.feature in REGIONS), None)
        return found.label if found else None

    def _of_group(self, phrase: Phrase) -> list[EntityDraft]:
        """ "Its commandos", "their fighters": of an armed group, which acts through them."""
        if not phrase.possessive or phrase.entry is None or phrase.entry.kind not in ("military", "armed-group"):
            return []
        owner = self.resolver.anaphora.possessor(phrase.possessive, phrase)
        return [owner] if owner is not None and owner.kind == "armed-group" else []

    def _unit(self, phrase: Phrase) -> list[EntityDraft]:
        """A brigade or battalion: the one spoken of, else the army whose it is."""
        entry = phrase.entry
        assert entry is not None
        key = self.resolver.key(phrase)
        at = phrase.sentence.index
        found = self.discourse.salient(at, lambda t: t.entity.kind == "military" and t.entity.label.endswith(f" {entry.label}"), reach=max(at, REACH)) if phrase.definite and not key else None
        if found:
            return [found]
        if key:
            return [self.discourse.entity(f"{ARMY} of {keys.after_of(key)}", "military", key, entry.sector)]
        return [self.discourse.entity(entry.label.lower(), "military", None, entry.sector)]

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
        return phrase.last < len(tokens) and fold(tokens[phrase.last].text) in self.resolver.grammar.at_places

    def relay(self, phrase: Phrase) -> list[EntityDraft]:
        """ "the agency AFP" is AFP; "the agency" is the last agency, "the newspaper" the last outlet."""
        if phrase.name:
            name = phrase.name_text()
            entry = phrase.name_entry
            if entry and entry.kind in ("news-agency", "media"):
                return self.resolver.named(phrase)
            kind = phrase.entry.kind if phrase.entry else "media"
            return [self.discourse.entity(name, kind if kind in ("news-agency", "media") else "media")]  # type: ignore[arg-type]
        if phrase.indefinite:
            return []
        kind = phrase.entry.kind if phrase.entry else "media"
        if (phrase.entry and phrase.entry.plural) or phrase.sentence.tokens[phrase.head].feats.get("Number") == "Plur":
            key = self.resolver.key(phrase)  # "several agencies" are not the one named before
            return [self.discourse.entity(f"{keys.adjective_of(key)} {SEVERAL[kind == 'news-agency']}" if key else SEVERAL[kind == "news-agency"], "media", key)]
        found = self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind == kind, reach=phrase.sentence.index + 1)
        if found:
            return [found]
        if phrase.entry and phrase.entry.label:
            key = self.resolver.key(phrase)
            adjective = f"{keys.adjective_of(key)} " if key else ""
            return [self.discourse.entity(f"{adjective}{phrase.entry.label}", "media", key)]
        return []

    def group(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name and phrase.name_entry is not None and phrase.name_entry.kind != "person":
            return self.resolver.named(phrase)
        bearer = self._bearer(phrase)
        if bearer:
            return bearer
        if phrase.name and phrase.sort == "source" and entry.label.endswith(MEDIA):
            return [self.discourse.entity(phrase.name_text(), "media")]  # "the local newspaper X"
        if phrase.name and phrase.sort in ("population", "source"):
            return [self.resolver.offices.person(phrase)]
        if phrase.name:
            return [self.discourse.entity(phrase.name_text(), "armed-group", self.resolver.key(phrase), entry.sector)]
        if phrase.sort == "source" and (same := self._same(phrase)):
            return [same]
        mine = self._of_group(phrase)
        if mine:
            return mine
        if phrase.owner is not None and phrase.owner.sort == "name" and phrase.sort != "source" and not phrase.indefinite:
            whole = [e for e in phrase.owner.entities if e.kind == "armed-group"]
            if whole:
                return whole
        key = self.resolver.key(phrase)
        adjective = [keys.adjective_of(key)] if key else []
        if entry.extra.get("owner") and not key:
            adjective = [entry.extra["owner"]]
        if phrase.sort == "source" and phrase.owner is not None and phrase.owner.sort == "name" and phrase.owner.entities:
            adjective = [phrase.owner.entities[0].label]  # "Hamas media"
        known = self._known_group(phrase, key)
        if known:
            phrase.described = True
            return [known]
        parts = [*phrase.modifiers, *adjective, entry.label]
        label = " ".join(part for part in parts if part)
        if not adjective and not phrase.modifiers and phrase.definite and phrase.sort == "group" and not phrase.indefinite and (entry.single or entry.kind != "other"):
            kinds = ("military",) if entry.kind == "military" else _groups(entry) if entry.single else ("armed-group",)
            found = self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind in kinds and t.entity.sector != OF_STATES and may_be(t.entity, entry) and self.discourse.is_named(t.entity))
            found = found or self.discourse.salient(phrase.sentence.index, lambda t: t.entity.label.endswith(entry.label))
            if found:
                return [found]
        return [self.discourse.entity(label, entry.kind, key, entry.sector)]  # type: ignore[arg-type]

    def _same(self, phrase: Phrase) -> EntityDraft | None:
        """ "The same source": whoever of those without a name spoke last."""
        words = [fold(token.text) for token in phrase.sentence.tokens[max(0, phrase.outer - 2) : phrase.head]]
        if not self.resolver.grammar.same.intersection(words):
            return None
        at = phrase.sentence.index
        last = self.discourse.recent(at - 1, lambda t: t.entity.kind in ("source", "population", "person"), reach=1)
        return last[0] if last else None

    def _known_group(self, phrase: Phrase, key: str | None) -> EntityDraft | None:
        """ "The Iran-backed group", "the Lebanese movement": the named group spoken of, described."""
        entry = phrase.entry
        if entry is None or not entry.single or not phrase.definite or phrase.indefinite or entry.plural or not (key or phrase.modifiers):
            return None
        if phrase.owner is not None or entry.extra.get("owner"):
            return None
        at = phrase.sentence.index
        kinds = _groups(entry)

        def fits(touch: Touch) -> bool:
            mine = self.discourse.keys.get(touch.entity)
            return touch.entity.kind in kinds and may_be(touch.entity, entry) and self.discourse.is_named(touch.entity) and (not key or mine in (None, key))

        return self.discourse.salient(at, fits, reach=NEAR)


def may_be(entity: EntityDraft, entry: Entry) -> bool:
    """ "The rebel groups" behind "the Observatory reported": a body known for something else than rebellion is no rebel group."""
    return entry.sector != REBELS or entity.kind == "armed-group" or entity.sector in (None, REBELS)


def _groups(entry: Entry) -> tuple[str, ...]:
    """Kinds of whom "the group" may be; of a compound whose first part nobody knows, none that fights: "the journalists' union"."""
    unknown = bool(entry.extra.get("part")) and entry.kind in ("other", "organization")
    return ("organization",) if unknown else ("armed-group", "organization")


def _ruled(label: str, body: str) -> bool:
    """Whether a label is that of a body told by who runs it: "Hamas-run Ministry of Health"."""
    first, _, rest = label.partition(" ")
    return first.endswith(RULED) and rest.startswith(body)


def _is_one(entity: EntityDraft, entry: Entry) -> bool:
    """Whether a named body is a hospital or company: WHO is of the hospitals' sector and no hospital."""
    return entry.label in entity.label or (entry.sector == COMPANIES and entity.sector in (COMPANIES, None))


def _bears_a_name(entity: EntityDraft, entry: Entry) -> bool:
    """Whether an organisation is told by name, or as the same sort as the noun that points: "the activist group" are no aid agencies."""
    return entity.label == entry.label or not (entity.label.islower() or entity.label in SORTS_OF_BODIES)
