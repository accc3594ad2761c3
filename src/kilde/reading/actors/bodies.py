"""Bodies: "the foreign ministry", "the army", "the rights group", with whose they are or which was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.knowledge import actors as knowledge
from kilde.knowledge.gazetteer import gazetteer
from kilde.reading.actors import keys
from kilde.reading.actors.commanding import commanded_by, told_by
from kilde.reading.actors.discourse import NEAR, REACH
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.local import by_tail, labelled, state_of, town_of
from kilde.reading.actors.offices import APART
from kilde.reading.actors.owning import RULING
from kilde.reading.actors.phrase import Phrase, is_plural
from kilde.reading.actors.seats import REGIONS
from kilde.reading.actors.states import States
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

CLEAR = 1.5  # how much more present than the next country one must be for a bare ministry to be taken for its own
COMPANIES = "BUS"
OF_NO_STATE = ("MED", COMPANIES)  # sectors whose bodies are not those of the country spoken of: "the hospital", "the company"
ONE_OF_A_KIND = ("JUD",)  # "the court" is the court with a name that was spoken of
ARMY = "Armed forces"  # label of the whole that a unit without a name of its own belongs to
RULED = ("-run", "-controlled", "-held", "-led", "-installed", "-occupied")  # modifiers that say whose a body is
POINTING = ("Country", "State")  # labels of nouns that are nobody where no state was spoken of
SORTS_OF_BODIES = ("Organization", "Aid organisation", "Rights group", "Activist group")  # labels of those without a name
SENT, SENDING = "Delegation", ("armed-group", "organization")  # label of those who are sent, and kinds that send them besides states
GOVERNMENT = "Government"  # label of the body that "several governments" are none of those named by
LEAST_WORDS = 3  # of a name all in capitals
QUOTE = 2  # sentences back to where a quote of several opens
AGENCY = "Agency"  # label of bodies that a news agency may be too: "told the agency"
OPENERS = ("–", "—", "-", "«", "”", "“", "\"")  # what opens a quote


class Bodies:
    """Finds the entities of a phrase whose head is a body."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver, self.discourse = resolver, resolver.discourse
        self.states = States(resolver)

    def body(self, phrase: Phrase) -> list[EntityDraft]:
        """Whatever a body is: by name, by whose it is, or as spoken of before; nobody where a noun only points and nothing fits."""
        entry = phrase.entry
        assert entry is not None
        if phrase.name_entry and phrase.name:
            return self.resolver.named(phrase)
        if phrase.name and entry.kind == "organization":  # "the organisation Doctors for Peace"
            return [self.discourse.entity(phrase.name_text(), entry.kind, self.resolver.key(phrase), entry.sector)]  # type: ignore[arg-type]
        if entry.extra.get("members") or entry.extra.get("other"):
            phrase.described = True
            return self.resolver.pointing.state(phrase) if phrase.definite or phrase.possessive or phrase.owner else []
        if titled := self._titled(phrase):
            return [self.discourse.entity(titled, "organization", self.resolver.key(phrase), entry.sector)]
        bearer = self.resolver.groups.bearer(phrase)
        if bearer:
            return bearer
        if entry.extra.get("unit"):
            return self._unit(phrase)
        mine = self.resolver.groups.of_group(phrase) or self._of_armed_group(phrase)
        if mine:
            return mine
        key = self.resolver.key(phrase)
        owner = phrase.owner
        if entry.kind in RULING and entry.label not in POINTING and not key and owner is None:
            key = self.states.sits_in(phrase)
        if entry.kind == "military" and not key and owner is None and phrase.definite:
            key = commanded_by(self.resolver, phrase) or told_by(self.resolver, phrase)
        if entry.extra.get("local") and (town := town_of(phrase, key)):
            return [self.discourse.entity(f"{entry.label} of {town}", entry.kind, key if key and keys.is_state(key) else None, entry.sector)]  # type: ignore[arg-type]
        if theirs := self._of_several(phrase):
            return theirs
        if phrase.modifiers and not key and entry.kind == "military":
            plain = entry.label.split()[-1].lower()
            return [self.discourse.entity(" ".join([*phrase.modifiers, plain]), entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        apart = next((m for m in phrase.modifiers if m in APART), None)
        if apart and not key and owner is None and entry.kind in ("ministry", "government"):
            return [self.discourse.entity(f"{apart} {entry.label}", entry.kind, None, entry.sector)]  # type: ignore[arg-type]
        if entry.is_country and key:
            return [self.discourse.country(key)]
        if key:
            special = self._ministry_before(phrase, key) if entry.kind == "ministry" else None
            return [special or self.discourse.entity(f"{entry.label} of {keys.after_of(key)}", entry.kind, key, entry.sector)]  # type: ignore[arg-type]
        if owner and owner.entities and not (owner.entry is not None and owner.entry.is_country and owner.entities[0].country is None):
            held = any(m.endswith(RULED) for m in owner.modifiers)  # "forces in Russian-controlled Donetsk": hardly those of the state it lies in
            if entry.kind == "military" and owner.entities[0].kind == "place" and held:
                return [self.discourse.entity(entry.label, entry.kind, None, entry.sector)]  # type: ignore[arg-type]
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

    def _titled(self, phrase: Phrase) -> str:
        """ "The Sudan War Monitor said": all words of an organisation in capitals, in running text, are its name; empty where they are none."""
        entry, tokens = phrase.entry, phrase.sentence.tokens
        words = [token.text for token in tokens[phrase.first : phrase.last]]
        if entry is None or entry.label not in SORTS_OF_BODIES or phrase.last != phrase.head + 1 or len(words) < LEAST_WORDS or not self.resolver.grammar.capital_adjectives:
            return ""
        running = phrase.last < len(tokens) and tokens[phrase.last].text.islower()
        capitals = all(word[0].isupper() for word in words) and not words[-1].isupper()  # "the Israeli NGO"
        return " ".join(words) if running and capitals else ""

    def _of_several(self, phrase: Phrase) -> list[EntityDraft]:
        """ "The governments of both countries", "delegations from the two sides": one of each; the delegation of a group, which is of no country."""
        owner, entry = phrase.owner, phrase.entry
        assert entry is not None
        wholes = [e for p in (owner, *phrase.further) if p is not None for e in p.entities]
        several = owner is not None and owner.sort == "collective"
        if entry.kind in RULING and phrase.further and not phrase.country:
            wholes, several = [self.discourse.country(key) for p in (owner, *phrase.further) if p is not None and (key := self.resolver.key(p))], True
        if not several and not (entry.label == SENT and (phrase.further or any(e.kind in SENDING for e in wholes))):
            return []
        if entry.is_country or not entry.label:
            return wholes
        return [self._of_one(entry, whole) for whole in dict.fromkeys(wholes)]

    def _of_one(self, entry: Entry, whole: EntityDraft) -> EntityDraft:
        """The body of a state or group; a group acts through those who fight for it."""
        if whole.kind == "armed-group" and entry.kind == "military":
            return whole
        key = self.discourse.keys.get(whole) if whole.kind == "government" else None
        return self.discourse.entity(f"{entry.label} of {keys.after_of(key) if key else whole.label}", entry.kind, key, entry.sector)  # type: ignore[arg-type]

    def _of_armed_group(self, phrase: Phrase) -> list[EntityDraft]:
        """ "Houthi forces", "Hamas authorities": an armed group acts through its own, which are no state's; one that rules a state is left to it."""
        entry, owner = phrase.entry, phrase.owner
        assert entry is not None
        if not (entry.kind == "military" or entry.is_country):
            return []
        if entry.extra.get("owner_kind") == "armed-group":
            return [self.discourse.entity(entry.extra["owner"], "armed-group", entry.extra.get("owner_seat") or None, entry.extra.get("owner_sector"))]
        if owner is None or owner.sort != "name" or phrase.further:
            return []
        return [e for e in owner.entities if e.kind == "armed-group" and not rules(e)]

    def _ministry_before(self, phrase: Phrase, key: str) -> EntityDraft | None:
        """ "The Armenian ministry": the ministry of that state that was spoken of, whose name goes on from the noun."""
        label = f"{phrase.entry.label} of " if phrase.entry else ""
        return self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind == "ministry" and t.entity.label.startswith(label) and self.discourse.keys.get(t.entity) == key)

    def _body_before(self, phrase: Phrase) -> list[EntityDraft]:
        """A bare body ("the ministry", "the authorities"): the last of its kind, else that of the most present country."""
        entry = phrase.entry
        assert entry is not None
        at = phrase.sentence.index
        if entry.label in POINTING and not phrase.definite and is_plural(phrase):
            return []  # "several countries" are none of those named
        if entry.label == GOVERNMENT and not phrase.definite and is_plural(phrase):
            return [self.discourse.entity(f"{GOVERNMENT.lower()}s", entry.kind, None, entry.sector)]  # type: ignore[arg-type]  # "several governments"
        own = entry.kind == "organization" and entry.sector in OF_NO_STATE
        if entry.is_country and phrase.definite and (short := by_tail(phrase, self.discourse)):
            return [short]
        if entry.kind == "organization" and phrase.definite:
            kinds = ("organization",) if own or entry.extra.get("civil") or entry.extra.get("owner") else ("organization", "news-agency") if entry.label == AGENCY else ("organization", "armed-group")
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
        if entry.label in POINTING and (mine := self.states.answering(phrase) or self.states.told_of(phrase)):
            return [self.discourse.country(mine)]
        if entry.is_country and (opposed := self.states.opposed(phrase)):
            return [self.discourse.country(opposed)]
        if entry.kind == "military" and phrase.definite and (mine := self._same_army(at)):
            return [self.discourse.entity(f"{entry.label} of {keys.after_of(mine)}", entry.kind, mine, entry.sector)]  # type: ignore[arg-type]
        margin = 1.0 if entry.is_country else CLEAR
        telling = ("person", "armed-group") if entry.kind == "military" else ("person",)  # "clashes between the army and M23": whose army
        key = self.discourse.prevailing(at, lambda t: t.entity.kind == "government" or (t.entity.kind in telling and t.entity in self.discourse.keys), margin=margin)
        told, key = key is not None, key or None
        if entry.kind == "military" and self.states.attacked(at, key):
            key = None
        if entry.is_country and not told:  # "four Ukrainian soldiers were killed, the country's ministry said": told of by its soldiers only
            key = next(iter(self.resolver.parties.states(1)), None)
            key = None if key in self.states.acted_on(phrase) else key  # "the government accused Ethiopia"
        if entry.kind == "military" and not told:
            key = self.resolver.parties.at_home()  # "clashes between the army and M23" open the text
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
        opens = [i for i in range(at, at - QUOTE - 1, -1) if (row := self.resolver.parties.sentences.get(i)) and row[0].sentence.block == phrase.sentence.block and row[0].sentence.tokens[0].text in OPENERS]
        return opens[0] if opens else at + 1

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

    def _placed(self, phrase: Phrase) -> bool:
        """Whether a place preposition follows, so that the body is that of a place and not of whoever was spoken of."""
        tokens = phrase.sentence.tokens
        return phrase.last < len(tokens) and fold(tokens[phrase.last].text) in self.resolver.grammar.at_places


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


def rules(group: EntityDraft) -> bool:
    """Whether a state's government is called by the group's name: "the Taliban government"."""
    state = knowledge.countries().get(group.country or "")
    return state is not None and any(name.startswith(group.label) for name in state.governments)
