"""Groups, people and media: "the rebels", "their fighters", "the agency", with whose they are or which was spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.reading.actors import keys
from kilde.reading.actors.classify import SURE
from kilde.reading.actors.discourse import NEAR, Touch
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.owning import channels
from kilde.reading.actors.phrase import Phrase, is_plural
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

SOURCES = "sources"  # how labels of people without a name who tell something end
MEDIA = "media"  # how labels of outlets as a whole end
SEVERAL = ("media", "news agencies")  # labels of outlets, of agencies, where several are told without a name
BEARERS = ("armed-group", "military", "organization", "other")
OF_STATES = "GOV"  # PLOVER's sector of bodies that states have made, none of which is "the group"
ALLIANCE, COALITION, MEMBERS = "alliance", "coalition", "members"  # labels of nouns for a union of states and for who belongs to a body
REBELS = "REB"  # PLOVER's sector of rebels


class Groups:
    """Finds the entities of a phrase whose head is a group of people or a medium."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver, self.discourse = resolver, resolver.discourse

    def group(self, phrase: Phrase) -> list[EntityDraft]:
        """Whoever a group, people or sources are: by name, by whose they are, or as spoken of before."""
        entry = phrase.entry
        assert entry is not None
        if phrase.name and phrase.name_entry is not None and phrase.name_entry.kind != "person":
            return self.resolver.named(phrase)
        bearer = self.bearer(phrase)
        if bearer:
            return bearer
        if told := self._explained(phrase) or self._by_capitals(phrase) or self._sources_before(phrase):
            return [told]
        if phrase.name and phrase.sort == "source" and entry.label.endswith(MEDIA):
            return [self.discourse.entity(phrase.name_text(), "media")]  # "the local newspaper X"
        if phrase.name and phrase.sort in ("population", "source"):
            return [self.resolver.offices.person(phrase)]
        if phrase.name:
            return [self.discourse.entity(phrase.name_text(), "armed-group", self.resolver.key(phrase), entry.sector)]
        if phrase.sort == "source" and (same := self._same(phrase)):
            return [same]
        mine = self.of_group(phrase)
        if mine:
            return mine
        if phrase.owner is not None and phrase.owner.sort == "name" and phrase.sort != "source" and not phrase.indefinite:
            whole = [e for e in phrase.owner.entities if e.kind == "armed-group"]
            if whole:
                return whole
        if phrase.owner is not None and phrase.sort == "group" and (several := self._of_several(phrase)):
            return several
        key = self.resolver.key(phrase)
        adjective = [keys.adjective_of(key)] if key else []
        if entry.extra.get("owner") and not key:
            adjective = [entry.extra["owner"]]
        if phrase.sort == "source" and phrase.owner is not None and phrase.owner.sort == "name" and phrase.owner.entities:
            adjective = [phrase.owner.entities[0].label]  # "Hamas media"
        if phrase.sort == "group" and entry.kind == "organization" and not adjective and phrase.owner is not None and _of_body(phrase):
            adjective = [phrase.owner.entities[0].label]  # "OSCE monitors"
        known = self._known_group(phrase, key)
        if known:
            phrase.described = True
            return [known]
        parts = [*phrase.modifiers, *adjective, entry.label]
        label = " ".join(part for part in parts if part)
        if not adjective and not phrase.modifiers and not _of_body(phrase) and phrase.definite and phrase.sort == "group" and not phrase.indefinite and (entry.single or entry.kind != "other"):
            single = entry.kind == "organization" and not is_plural(phrase)  # "the monitor" is a body, "the monitors" may be anybody
            if union := self._union(entry, phrase.sentence.index):
                return [union]
            kinds = ("military",) if entry.kind == "military" else () if entry.label == COALITION else _groups(entry) if entry.single else ("organization",) if single else ("armed-group",)
            others = entry.single and is_plural(phrase)  # "the armed groups" are not the one that was named
            found = None if others else self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind in kinds and (t.entity.sector != OF_STATES or entry.label == ALLIANCE) and may_be(t.entity, entry) and self._is_one(t.entity))
            found = found or self.discourse.salient(phrase.sentence.index, lambda t: t.entity.label.endswith(entry.label))
            if found:
                return [found]
        return [self.discourse.entity(label, entry.kind, key, entry.sector)]  # type: ignore[arg-type]

    def _union(self, entry: Entry, at: int) -> EntityDraft | None:
        """ "The coalition" is the one that bears the word in its name, "the Saudi-led coalition", before any rebels who were named."""
        if entry.label not in (ALLIANCE, COALITION):
            return None
        return self.discourse.salient(at, lambda t: entry.label in t.entity.label.casefold() and self._is_one(t.entity), reach=at)

    def _explained(self, phrase: Phrase) -> EntityDraft | None:
        """ "The group Falcon, a militia from the north": the body named right before the comma, which the phrase explains."""
        tokens, at = phrase.sentence.tokens, phrase.outer - 1
        following = fold(tokens[phrase.last].text) if phrase.last < len(tokens) else ""
        if phrase.sort != "group" or phrase.name or not phrase.indefinite or at < 1 or tokens[at].text != "," or following in self.resolver.grammar.conjunctions:
            return None
        before = next((p for p in self.resolver.anaphora.rows.get(phrase.sentence.index, []) if p.last == at and p.name and p.inside is None), None)
        bodies = [e for e in before.entities if e.kind in BEARERS] if before is not None else []
        return bodies[0] if len(bodies) == 1 else None

    def _by_capitals(self, phrase: Phrase) -> EntityDraft | None:
        """ "The Resistance Committees in Kosti": common nouns in capitals that the encoder sees as one name are a body of their own."""
        entry, names = phrase.entry, phrase.sentence.parse.names
        if phrase.sort != "group" or phrase.name or entry is None:
            return None
        name = next((n for n in names if n.type == "ORG" and n.score >= SURE and n.last == phrase.head + 1 and n.last - n.first > 1), None)
        tokens = phrase.sentence.tokens[name.first : name.last] if name is not None else []
        if not tokens or name is None or name.first < phrase.first or not all(t.text[0].isupper() for t in tokens):
            return None
        kind = entry.kind if entry.kind in ("armed-group", "military") else "organization"
        return self.discourse.entity(" ".join(t.text for t in tokens), kind, self.resolver.key(phrase), entry.sector)  # type: ignore[arg-type]

    def _sources_before(self, phrase: Phrase) -> EntityDraft | None:
        """ "Three Lebanese security sources ... the sources": those without a name who were told of last, where nothing says that these are others."""
        entry = phrase.entry
        if phrase.sort != "source" or entry is None or not entry.label.endswith(SOURCES) or not phrase.definite or phrase.name or phrase.owner or phrase.country or phrase.modifiers or entry.extra.get("owner"):
            return None
        return self.discourse.salient(phrase.sentence.index, lambda t: t.entity.kind == "source" and (t.entity.label == entry.label or t.entity.label.endswith(f" {entry.label}")))

    def bearer(self, phrase: Phrase) -> list[EntityDraft]:
        """ "the M23 movement", "the RSF militia" in one word: the group that bears the name."""
        entry = phrase.entry
        assert entry is not None
        owner = entry.extra.get("owner")
        if not owner or entry.extra.get("owner_country") or entry.kind not in BEARERS:
            return []
        known = self.discourse.by_label(owner)
        kind = entry.extra.get("owner_kind") or entry.kind
        seat, sector = entry.extra.get("owner_seat") or None, entry.extra.get("owner_sector") or entry.sector
        return [known or self.discourse.entity(owner, kind, seat, sector)]  # type: ignore[arg-type]

    def of_group(self, phrase: Phrase) -> list[EntityDraft]:
        """ "Its commandos", "their fighters": of an armed group, which acts through them."""
        if not phrase.possessive or phrase.entry is None or phrase.entry.kind not in ("military", "armed-group"):
            return []
        owner = self.resolver.anaphora.possessor(phrase.possessive, phrase)
        return [owner] if owner is not None and owner.kind == "armed-group" else []

    def _of_several(self, phrase: Phrase) -> list[EntityDraft]:
        """ "Fighters from both sides": of each; "two members of the delegation": the delegation."""
        owner, entry = phrase.owner, phrase.entry
        assert owner is not None and entry is not None
        if entry.label == MEMBERS and owner.sort == "body":
            return list(owner.entities)
        if owner.sort != "collective":
            return []
        states = {whole: self.discourse.keys.get(whole) if whole.kind == "government" else None for whole in owner.entities}
        made = [(f"{keys.adjective_of(key)} {entry.label}", key) if key else (whole.label, None) for whole, key in states.items()]
        return [self.discourse.by_label(label) or self.discourse.entity(label, entry.kind, key, entry.sector) for label, key in made]  # type: ignore[arg-type]

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
        if entry is None or not entry.single or not phrase.definite or phrase.indefinite or is_plural(phrase) or not (key or phrase.modifiers):
            return None
        if phrase.owner is not None or entry.extra.get("owner"):
            return None
        at = phrase.sentence.index
        kinds = _groups(entry)

        def fits(touch: Touch) -> bool:
            mine = self.discourse.keys.get(touch.entity)
            return touch.entity.kind in kinds and may_be(touch.entity, entry) and self._is_one(touch.entity) and (not key or mine in (None, key))

        return self.discourse.salient(at, fits, reach=NEAR)

    def _is_one(self, entity: EntityDraft) -> bool:
        """Whether an entity bears a name that a group may have; where it was put out, "on Facebook", is none."""
        return self.discourse.is_named(entity) and fold(entity.label) not in channels(self.resolver.grammar.language)

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
        if is_plural(phrase):
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


def may_be(entity: EntityDraft, entry: Entry) -> bool:
    """ "The rebel groups" behind "the Observatory reported": a body known for something else than rebellion is no rebel group; nor are rebels
    "the Saudi-led alliance", unless they call themselves one."""
    if entry.label in (COALITION, ALLIANCE) and entity.kind == "armed-group":
        return fold(entity.label).endswith(entry.label)
    return entry.sector != REBELS or entity.kind == "armed-group" or entity.sector in (None, REBELS)


def _of_body(phrase: Phrase) -> bool:
    """Whether a named body owns the group, which is then no other one that was spoken of."""
    return phrase.owner is not None and any(e.kind == "organization" for e in phrase.owner.entities)


def _groups(entry: Entry) -> tuple[str, ...]:
    """Kinds of whom "the group" may be; of a compound whose first part nobody knows, none that fights: "the journalists' union"."""
    unknown = bool(entry.extra.get("part")) and entry.kind in ("other", "organization")
    return ("organization",) if unknown else ("armed-group", "organization")
