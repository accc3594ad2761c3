"""Who has been mentioned so far: the entities of a text, found again by name, office, label or salience."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from kilde.knowledge.actors import armed_groups, given_names
from kilde.knowledge.gazetteer.folding import ARTICLES
from kilde.model.record import EntityKind, Span
from kilde.reading.actors import keys
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

REACH = 4  # sentences back that a pronoun or a definite noun may point
NEAR = 2  # sentences back to the group that "the Lebanese movement" describes
SUBJECT, OTHER = 2.0, 1.0
Of = TypeVar("Of", bound=Hashable)
FADE = 0.6  # what a mention's weight keeps with each sentence


@cache
def _listed_groups() -> frozenset[str]:
    return frozenset(group.label for group in armed_groups())


def without_articles(label: str) -> str:
    return label.replace(" the ", " ").casefold()


@dataclass(slots=True)
class Touch:
    """One mention: the entity, its sentence, its weight (subjects count more), whether it was plural."""

    entity: EntityDraft
    sentence: int
    weight: float
    plural: bool


@dataclass
class Discourse:
    published: str = ""  # the date of the text, by which is known who holds an office
    entities: list[EntityDraft] = field(default_factory=list)
    offices: dict[tuple[str, str], EntityDraft] = field(default_factory=dict)
    known_offices: dict[tuple[str, str], EntityDraft] = field(default_factory=dict)
    touches: list[Touch] = field(default_factory=list)
    keys: dict[EntityDraft, str] = field(default_factory=dict)  # entity -> key of its country or people
    roles: dict[EntityDraft, tuple[str, ...]] = field(default_factory=dict)  # offices that a person is known to hold or have held
    genders: dict[EntityDraft, str] = field(default_factory=dict)
    descriptions: dict[EntityDraft, set[str]] = field(default_factory=dict)  # what was said of somebody without a name, before the noun
    _by_label: dict[str, EntityDraft] = field(default_factory=dict)
    _by_name: dict[str, EntityDraft] = field(default_factory=dict)

    def entity(self, label: str, kind: EntityKind, key: str | None = None, sector: str | None = None, **more: object) -> EntityDraft:
        """The entity of that label, made when it is new."""
        known = self._by_label.get(label)
        if known is None:
            known = EntityDraft(label, kind, keys.iso(key), sector, **more)  # type: ignore[arg-type]
            self._by_label[label] = known
            self.entities.append(known)
            if key:
                self.keys[known] = key
        return known

    def by_label(self, label: str) -> EntityDraft | None:
        return self._by_label.get(label)

    def fresh(self, label: str, kind: EntityKind, key: str | None = None, sector: str | None = None) -> EntityDraft:
        """A new entity even where another has its label: two unnamed spokesmen are two."""
        made = EntityDraft(label, kind, keys.iso(key), sector)
        self.entities.append(made)
        if key:
            self.keys[made] = key
        return made

    def country(self, key: str) -> EntityDraft:
        sector = "GOV" if keys.is_state(key) else None
        return self.entity(keys.label_of(key), "government" if keys.is_state(key) else "population", key, sector)

    def by_name(self, name: str) -> EntityDraft | None:
        """A person by full name, or by the part of the name that the press uses alone."""
        return self._by_name.get(fold(name))

    def name(self, entity: EntityDraft, name: str) -> None:
        """Makes an entity known by a name, and by its last part and, for names with a particle or an Arabic article, with it and without."""
        words = fold(name).split()
        self._by_name.setdefault(" ".join(words), entity)
        for cut in range(1, len(words)):
            self._by_name.setdefault(" ".join(words[cut:]), entity)
        article, mark, bare = words[-1].partition("-") if words else ("", "", "")
        if mark and bare and len(words) > 1 and article in ARTICLES:
            self._by_name.setdefault(bare, entity)  # "Majed al-Ansari ... Ansari"

    def knows(self, person: EntityDraft, roles: tuple[str, ...]) -> None:
        """Records the offices that a person is known for, so that "the defence minister" can be him before the text says so."""
        self.roles[person] = roles
        key = self.keys.get(person)
        for role in roles:
            title = role.split(" of ")[0]
            if key:
                self.known_offices.setdefault((title, key), person)

    def holds(self, person: EntityDraft, office: str) -> bool:
        """Whether a person has the office by this text or by what is known."""
        return any(role == office or role.startswith(f"{office} of ") for role in (*person.roles, *self.roles.get(person, ()), person.label))

    def holder(self, role: str) -> EntityDraft | None:
        """The one person of the text who is known for an office, by its label without articles."""
        plain = without_articles(role)
        found = [person for person, roles in self.roles.items() if any(without_articles(r) == plain for r in (*roles, *person.roles))]
        return found[0] if len(found) == 1 else None

    def gender(self, person: EntityDraft) -> str | None:
        """ "m" or "f" by the text or by the given name, None where neither tells."""
        return self.genders.get(person) or given_names().get(fold(person.label.split()[0]))

    def is_named(self, entity: EntityDraft) -> bool:
        """Whether an entity bears a name of its own, not only a description: also one that begins in lower case, "pakistansk Taliban"."""
        return entity.wikidata is not None or entity.label in _listed_groups() or (not entity.label.islower() and any(any(c.isupper() for c in name.partition(" ")[0]) for name in entity.names))

    def bears_name(self, person: EntityDraft) -> bool:
        """Whether the text names a person, whom an office alone does not: "The security official" has a capital and no name."""
        return any(known is person for known in self._by_name.values())

    def leading(self, sentence: int) -> list[EntityDraft]:
        """Those that weigh most in one sentence."""
        touches = [touch for touch in self.touches if touch.sentence == sentence]
        heaviest = max((touch.weight for touch in touches), default=0.0)
        return [touch.entity for touch in touches if touch.weight == heaviest]

    def mentioned(self, entity: EntityDraft, sentence: int) -> bool:
        """Whether an entity has been mentioned up to a sentence, within the reach of a pronoun."""
        return any(t.entity is entity and sentence - REACH <= t.sentence <= sentence for t in self.touches)

    def touch(self, entity: EntityDraft, span: Span, form: str, sentence: int, weight: float, plural: bool) -> None:
        if span not in entity.mentions:
            entity.mentions.append(span)
        if form and form not in entity.names:
            entity.names.append(form)
        self.touches.append(Touch(entity, sentence, weight, plural))

    def salient(self, sentence: int, fits: Callable[[Touch], bool], reach: int = REACH, margin: float = 1.0) -> EntityDraft | None:
        """The entity that is most present at a sentence among those that fit; None when none is within reach.

        margin: how many times as present as the second it must be.
        """
        return self._foremost(sentence, fits, reach, margin, lambda entity: entity)

    def prevailing(self, sentence: int, fits: Callable[[Touch], bool], margin: float = 1.0) -> str | None:
        """The key of the state or people that is most present by all who are of it: "the Kremlin said ... Peskov said ... the ministry"; empty for those of none, None as in `salient`."""
        return self._foremost(sentence, fits, REACH, margin, lambda entity: self.keys.get(entity, ""))

    def _foremost(self, sentence: int, fits: Callable[[Touch], bool], reach: int, margin: float, of: Callable[[EntityDraft], Of]) -> Of | None:
        """What the fitting entities of the heaviest mentions within reach are `of`, of equals the latest; None when a second one is too close."""
        weights: dict[Of, float] = {}
        order: dict[Of, int] = {}
        for index in range(len(self.touches) - 1, -1, -1):
            touch = self.touches[index]
            distance = sentence - touch.sentence
            if distance > reach:
                break
            if fits(touch):
                one = of(touch.entity)
                weights[one] = weights.get(one, 0.0) + touch.weight * FADE**distance
                order.setdefault(one, index)
        ranked = sorted(weights, key=lambda one: (-round(weights[one], 6), -order[one]))
        if not ranked or (margin > 1 and len(ranked) > 1 and weights[ranked[0]] < margin * weights[ranked[1]]):
            return None
        return ranked[0]

    def recent(self, sentence: int, fits: Callable[[Touch], bool], reach: int = REACH) -> list[EntityDraft]:
        """Fitting entities within reach, the latest mention first."""
        found: dict[EntityDraft, None] = {}
        for touch in reversed(self.touches):
            if sentence - touch.sentence > reach:
                break
            if fits(touch):
                found.setdefault(touch.entity)
        return list(found)

    def two_alike(self, at: int, fits: Callable[[Touch], bool]) -> bool:
        """Whether the last sentence that has a fitting entity has two: then nothing tells which is meant."""
        nearest = next((t.sentence for t in reversed(self.touches) if fits(t)), None)
        if nearest is None or at - nearest > REACH:
            return False
        return len({id(t.entity) for t in self.touches if t.sentence == nearest and fits(t)}) > 1
