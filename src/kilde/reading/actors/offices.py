"""Persons and their offices: a name with its office, an office with its holder, "the president" with whoever was spoken of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kilde.knowledge import actors as knowledge
from kilde.reading.actors import keys
from kilde.reading.actors.describing import contrast, description, is_new, of_unnamed, several
from kilde.reading.actors.discourse import REACH, Touch
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.local import labelled
from kilde.reading.actors.names import held_at, sounds_like
from kilde.reading.actors.objects import subject_of
from kilde.reading.actors.owning import STATES
from kilde.reading.actors.phrase import Phrase, outermost
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

SERVING = ("COP", "GOV", "JUD", "LEG", "MIL", "SPY")  # PLOVER's sectors of those who act for their state
LESSER = ("Deputy", "Vice")  # how titles of those begin who stand below the one with the same last word
LEADING = ("organization", "population")  # kinds by whose country a bare office of the same sentence is known
NEXT = 1  # sentences on to the name of a governor who spoke without it
FORMER = "former"  # modifier of an office that somebody no longer holds
APART = ("separatist", "rebel")  # modifiers by which an office or a body is that of no state spoken of
SPOKEN_FOR = ("organization", "armed-group", "military", "ministry")  # whose spokesperson "its spokesman" can be


class Offices:
    """Finds the person of a phrase that names one or an office."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver, self.discourse = resolver, resolver.discourse

    @staticmethod
    def take_seats(phrases: list[Phrase]) -> None:
        """ "The governor of Lviv says ...": the name that the next bare office of the kind gets is that of the one last spoken of."""
        nameless: dict[str, str] = {}
        last: dict[str, Phrase] = {}
        for phrase in phrases:
            entry = phrase.entry
            if entry is None or not entry.extra.get("local"):
                continue
            before = last.get(entry.label)
            if phrase.name and not phrase.seat and before is not None and not before.name and 0 < phrase.sentence.index - before.sentence.index <= NEXT:
                before.named_next = phrase
            last[entry.label] = phrase
            if phrase.seat:
                nameless[entry.label] = "" if phrase.name else phrase.seat
            elif phrase.name and phrase.owner is None and not phrase.country:
                phrase.seat = nameless.pop(entry.label, "")

    def person(self, phrase: Phrase) -> EntityDraft:
        """The person of a name, with the office that stands beside it."""
        name = phrase.name_text()
        entry = phrase.name_entry = phrase.name_entry or sounds_like(name)
        known = self.discourse.by_name(name)
        key = self.resolver.key(phrase) or (entry.country if entry else None)
        if known is None or (entry and entry.label and known.label != entry.label and entry.label == name):
            label = entry.label if entry and entry.label else name
            known = self.discourse.entity(label, "person", key, (entry.sector if entry else None))
            known.public = entry is not None or phrase.sort == "role"
            if entry:
                known.wikidata = entry.wikidata
                self.discourse.name(known, label)
                self.discourse.knows(known, held_at(entry, self.discourse.published))
            self.discourse.name(known, name)
        if key and known not in self.discourse.keys:
            self.discourse.keys[known] = key
            known.country = keys.iso(key)
        self._give_office(known, phrase, key)
        return known

    def _give_office(self, person: EntityDraft, phrase: Phrase, key: str | None) -> None:
        told = [p for p in phrase.parts if p.sort == "role" and p.name is None and p is not phrase.owner]
        holders = [phrase, *(p for p in told if p.first >= phrase.last)] if phrase.sort == "role" else told
        for office in holders:
            role = self.office_label(office, self.resolver.key(office) or key)
            if role and role not in person.roles:
                person.roles.append(role)
            if office.entry:
                person.sector = person.sector or office.entry.sector
                if office.entry.gender:
                    self.discourse.genders[person] = office.entry.gender
                self.discourse.offices.setdefault((office.entry.label, office.seat or self.resolver.key(office) or key or ""), person)

    def office_label(self, phrase: Phrase, key: str | None) -> str:
        """ "President of Sudan", "spokesperson of the Ministry of Defence of Ukraine", "leader of M23"."""
        entry = phrase.entry
        assert entry is not None
        owner = phrase.owner
        if phrase.seat:
            return f"{entry.label} of {phrase.seat}"
        if owner and owner.sort not in (*STATES, "inhabitant"):
            if owner.sort == "role" and not owner.name:
                of = f"the {self.office_label(owner, self.resolver.key(owner))}"
            else:
                of = owner.entities[0].label if owner.entities else self._owner_label(owner)
            return f"{entry.label} of {of}" if of else entry.label
        if entry.extra.get("owner") and not key:
            return f"{entry.label} of {entry.extra['owner']}"
        return f"{entry.label} of {keys.after_of(key)}" if key else entry.label

    def _owner_label(self, owner: Phrase) -> str:
        found = self.resolver.entities_of(owner)
        return found[0].label if found else owner.name_text()

    def office(self, phrase: Phrase) -> list[EntityDraft]:
        entry = phrase.entry
        assert entry is not None
        if phrase.name:
            return [self.person(phrase)]
        if phrase.named_next is not None:
            return [self.person(phrase.named_next)]
        if entry.extra.get("counterpart"):
            return self._counterpart(phrase)
        whole = phrase.inside
        if whole is not None and whole.sort == "role" and whole.name and whole.apposition == phrase.last:
            return [self.person(whole)]  # "Colonel X, a spokesman for the army"
        if self._serves_in(phrase) and entry.plural and phrase.country:
            return [self.discourse.country(phrase.country)]
        if self._serves_in(phrase) and not phrase.country:
            return [self.discourse.fresh(several(phrase) if entry.plural else entry.label, "person", None, entry.sector)]
        states = [p.country for p in phrase.parts if p.sort in STATES and p.country]
        states = [*self._states_joined(phrase), *states] if entry.plural else states
        if entry.plural and states and not phrase.shares and _is_of_state(entry):
            return [self._known_holder(entry.label, key) or self.discourse.country(key) for key in states]
        owner = phrase.owner
        if owner and len(owner.entities) > 1 and (entry.plural or owner.sort == "collective"):
            return list(dict.fromkeys(self._holder(entry.label, whole) for whole in owner.entities))
        key = self.resolver.key(phrase)
        if phrase.seat:
            return [self._seated(phrase, key)]
        office = (entry.label, key or "")
        holder = (self.discourse.offices.get(office) or self.discourse.known_offices.get(office)) if key and not phrase.indefinite else None
        if holder and not (phrase.owner and phrase.owner.sort not in STATES):
            return [holder]
        if phrase.inside and phrase.inside.sort in ("name", "unknown"):
            named = phrase.inside.entities or (self.resolver.entities_of(phrase.inside) if phrase.inside.apposition else [])
            if named:
                return named
        if key or phrase.owner or entry.extra.get("owner"):
            label = self.office_label(phrase, key)
            holder = None if phrase.indefinite else self.discourse.holder(label)  # "a spokesman for the Taliban" is never the one named before
            return [holder or self._who_held(phrase, key) or self.discourse.entity(label, "person", key, entry.sector)]
        whose = self.resolver.anaphora.possessor(phrase.possessive, phrase) if phrase.possessive else None
        if whose is not None and whose.kind in SPOKEN_FOR:
            label = f"{entry.label} of {whose.label}"
            return [self.discourse.holder(label) or self.discourse.entity(label, "person", None, entry.sector)]
        if phrase.indefinite or (entry.plural and not phrase.definite) or of_unnamed(phrase, self.resolver.grammar) or is_new(phrase, self.resolver.grammar):
            return [self.discourse.fresh(several(phrase), "person", None, entry.sector)]
        return self._holder_before(phrase)

    def _who_held(self, phrase: Phrase, key: str | None) -> EntityDraft | None:
        """ "General Kurilla told the Senate .... The former head of Central Command said": the only person with a name in the sentence before, who acts there
        and of whom nothing says that he is of another country; None where the office is one of the present."""
        before = phrase.sentence.index - 1
        if FORMER not in phrase.modifiers or not phrase.definite or phrase.indefinite or phrase.first > 2:
            return None
        row = outermost(self.resolver.anaphora.rows.get(before, []))
        lead, persons = subject_of(row), {e for p in row for e in p.entities if e.kind == "person"}
        if lead is None or len(persons) != 1 or set(lead.entities) != persons or not self.discourse.bears_name(lead.entities[0]) or self.discourse.holds(lead.entities[0], phrase.entry.label if phrase.entry else ""):
            return None
        if any(role.partition(" of ")[0] in (*knowledge.leaders(), *knowledge.heads()) for role in self.discourse.roles.get(lead.entities[0], ())):
            return None  # who leads a state; "the former defence minister" is somebody else
        mine = self.discourse.keys.get(lead.entities[0])
        return lead.entities[0] if key is None or mine in (None, key) else None

    def _serves_in(self, phrase: Phrase) -> bool:
        """ "An ambassador to Congo", "diplomats in Kyiv": whether a place behind an office held abroad only tells where, and not for whom."""
        owner, rules = phrase.owner, self.resolver.grammar
        if phrase.entry is None or not phrase.entry.extra.get("abroad") or owner is None or owner.genitive or owner.sort not in STATES:
            return False
        return phrase.name is None and owner.outer > phrase.head and fold(phrase.sentence.tokens[owner.outer - 1].text) in rules.at_places | rules.told

    def _seated(self, phrase: Phrase, key: str | None) -> EntityDraft:
        """Who has a local office, by the text, else the office."""
        assert phrase.entry is not None
        known = self.discourse.offices.get((phrase.entry.label, phrase.seat))
        return known or self.discourse.entity(self.office_label(phrase, key), "person", key, phrase.entry.sector)

    def _states_joined(self, phrase: Phrase) -> list[str]:
        """ "Rwanda's and Congo's presidents": the states that "and" joins to the one before an office of several."""
        first = min(phrase.first, phrase.outer)
        row = self.resolver.anaphora.rows.get(phrase.sentence.index, [])
        joined = first > 1 and fold(phrase.sentence.tokens[first - 1].text) in self.resolver.grammar.conjunctions and phrase.owner is not None and phrase.owner.genitive
        return [p.country for p in row if joined and p.genitive and p.sort in STATES and p.country and first - 2 <= p.last + (not self.resolver.grammar.verb_second) <= first - 1]

    def _counterpart(self, phrase: Phrase) -> list[EntityDraft]:
        """ "His Turkish counterpart": who has the same office in that state, or that office; the state where nothing tells which."""
        if not phrase.country:
            return []
        whose = self.resolver.anaphora.possessor(phrase.possessive, phrase) if phrase.possessive else None
        if whose is None or not whose.roles:
            return [self.discourse.country(phrase.country)]
        title = whose.roles[0].rsplit(" of ", 1)[0]
        label = f"{title} of {keys.after_of(phrase.country)}"
        return [self._known_holder(title, phrase.country) or self.discourse.entity(label, "person", phrase.country, "GOV")]

    def _holder(self, title: str, whole: EntityDraft) -> EntityDraft:
        """Who has an office in a state by this text or by what is known, else the office: "the leaders of both countries"."""
        key = self.discourse.keys.get(whole)
        state = whole.kind == "government"
        known = self._known_holder(title, key) if key and state else None
        return known or self.discourse.entity(f"{title} of {keys.after_of(key) if key and state else whole.label}", "person", key, "GOV")

    def _known_holder(self, title: str, key: str) -> EntityDraft | None:
        """The person of the text who has an office in a state, by the text or by what is known."""
        offices = {**self.discourse.known_offices, **self.discourse.offices}
        titles = (title, *knowledge.heads()) if title in knowledge.leaders() else (title,)
        return next((offices[label, key] for label in titles if (label, key) in offices), None)

    def _holder_before(self, phrase: Phrase) -> list[EntityDraft]:
        """A bare definite office ("the president"): the last person with that office, else the office of the most present country."""
        entry = phrase.entry
        assert entry is not None
        at = phrase.sentence.index

        def fits(touch: Touch) -> bool:
            named = self.discourse.holds(touch.entity, entry.label) or _is_a(touch.entity, entry.label)
            return touch.entity.kind == "person" and named and not self._is_other(phrase, touch.entity)

        if entry.plural:
            return self._holders_before(phrase, fits)
        if self.discourse.two_alike(at, fits):
            return []
        found = self.discourse.salient(at, fits, reach=max(at, REACH))
        if found:
            return [found]
        later = [holder for (label, _), holder in self.discourse.offices.items() if label == entry.label]
        if len(later) == 1:
            return later
        known = list(dict.fromkeys(holder for (title, _), holder in self.discourse.known_offices.items() if title == entry.label))
        if not later and len(known) == 1 and phrase.definite and not entry.plural:
            return known
        persons = self.discourse.recent(at, lambda t: t.entity.kind == "person" and self.discourse.bears_name(t.entity), reach=2)
        other = entry.extra.get("local") and persons and (persons[0].roles or " of " in persons[0].label)  # "the mayor" is no governor
        if len(persons) == 1 and phrase.definite and not entry.plural and not other:
            return persons
        if entry.extra.get("local"):  # of the region that was spoken of, not of the state that is spoken of most
            return [self.discourse.entity(labelled(entry.label, self.discourse, at), "person", None, entry.sector)]
        if entry.extra.get("abroad"):  # "Iran summoned the ambassador": of another state, and the text does not say which
            return [self._made(phrase, entry.label)]
        if entry.of and (mine := self._state_of_lead(phrase)):
            return [self._known_holder(entry.label, mine) or self.discourse.entity(f"{entry.label} of {keys.after_of(mine)}", "person", mine, entry.sector)]
        kinds = ("government", "military", "armed-group") if entry.sector == "MIL" else ("government",)
        state = self.discourse.salient(at, lambda t: t.entity.kind == "government" or (t.entity.kind in kinds and t.entity in self.discourse.keys))
        if apart := next((m for m in phrase.modifiers if m in APART), None):
            return [self._made(phrase, f"{apart} {entry.label.lower()}")]  # "the rebel president" is that of no state
        if state and entry.of:
            key = self.discourse.keys.get(state)
            return [self._made(phrase, f"{entry.label} of {keys.after_of(key) if key else state.label}", key)]
        return [self._made(phrase, entry.label)]

    def _is_other(self, phrase: Phrase, person: EntityDraft) -> bool:
        """ "The local elected official" is not the military official told of before: somebody without a name who is described otherwise."""
        if any(m in APART for m in phrase.modifiers) and any(keys.is_state(key) for key in (self.discourse.keys.get(person),) if key):
            return True  # "the rebel president" behind "the president of Rwanda"
        return contrast(description(phrase), self.discourse.descriptions.get(person, ())) and not self.discourse.bears_name(person)

    def _made(self, phrase: Phrase, label: str, key: str | None = None) -> EntityDraft:
        """The entity of an office, another one where whoever has the label is somebody else."""
        assert phrase.entry is not None
        known = self.discourse.by_label(label)
        make = self.discourse.fresh if known is not None and self._is_other(phrase, known) else self.discourse.entity
        return make(label, "person", key, phrase.entry.sector)

    def _state_of_lead(self, phrase: Phrase) -> str | None:
        """ "The Armenian opposition wants the prime minister to go": the state of whom the sentence begins with, people or a body of it."""
        row = [p for p in outermost(self.resolver.anaphora.rows.get(phrase.sentence.index, [])) if p.last <= phrase.first and p.entities]
        lead = row[0].entities[0] if row else None
        key = self.discourse.keys.get(lead) if lead is not None and lead.kind in LEADING else None
        return key if key and keys.is_state(key) else None

    def _holders_before(self, phrase: Phrase, fits: Callable[[Touch], bool]) -> list[EntityDraft]:
        """A bare office of several ("the leaders", "the officials"): those told of as several, or all who have it; one alone is not meant."""
        entry, at = phrase.entry, phrase.sentence.index
        assert entry is not None
        several = self.discourse.salient(at, lambda t: t.plural and fits(t))
        holders = [several] if several else self.discourse.recent(at, fits)
        return holders if several or len(holders) > 1 else [self.discourse.entity(entry.label, "person", None, entry.sector)]


def _is_a(person: EntityDraft, title: str) -> bool:
    """ "A defence official ... the official": whether the title is the last word of a longer one; a deputy leader is no leader."""
    return any(role.partition(" of ")[0].endswith(f" {title.lower()}") and not role.startswith(LESSER) for role in (person.label, *person.roles))


def _is_of_state(entry: Entry) -> bool:
    """ "The leaders of A and B", "Turkish officials" act for their states; "rebel leaders in Mali" and "opposition figures in Georgia" do not."""
    return bool(entry.of) or entry.sector is None or entry.sector in SERVING
