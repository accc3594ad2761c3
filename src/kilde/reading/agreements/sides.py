"""What counts as one side of a conflict: a state with its bodies, an armed group; and for whom a ministry or an envoy agrees."""

from __future__ import annotations

from functools import cache

from kilde.knowledge import actors as knowledge
from kilde.model.record import AgreementKind
from kilde.reading.actors.parts import made
from kilde.reading.draft import Draft, EntityDraft

SIDES = ("government", "military", "armed-group", "organization", "ministry", "person")
SENDING = ("military", "armed-group", "organization")  # kinds that send envoys of their own
SENT = ("person", "government")  # kinds of envoys and delegations
OF_CONFLICT: tuple[AgreementKind, ...] = ("prisoner-exchange", "ceasefire", "peace", "withdrawal")  # kinds whose parties are the parties to the conflict
REBELS = ("REB", "PRM")  # sectors of persons who fight their state, or beside it
SEPARATISTS = "separatist"  # in labels of groups without a name


def side(entity: EntityDraft) -> str:
    """What an entity counts as: its state for armies, ministries and persons of a state, else itself; who leads rebels is none of the state's."""
    of_state = entity.kind in ("government", "military", "ministry", "person") and not leads_rebels(entity)
    return entity.country if entity.country and of_state else entity.label


def leads_rebels(entity: EntityDraft) -> bool:
    return entity.kind == "person" and entity.sector in REBELS


def is_side(entity: EntityDraft) -> bool:
    """Whether it can be a party to a conflict: a state with its bodies, a group, a coalition that fights."""
    named = entity.country is not None or entity.kind in ("armed-group", "organization", "military")
    return entity.kind in SIDES and named and (entity.kind != "organization" or entity.sector == "MIL")


def has_group(pair: list[EntityDraft]) -> bool:
    return any(e.kind == "armed-group" for e in pair)


def home(entity: EntityDraft) -> str | None:
    """The state that an entity is of or, for an armed group, acts in; None where that is not one."""
    if entity.country is not None or entity.kind != "armed-group":
        return entity.country
    return _homes().get(entity.label)


def is_kin(group: EntityDraft, state: EntityDraft) -> bool:
    """Whether separatists are called by the people of a state ("Armenian separatists"): they fight another than that one."""
    return group.kind == "armed-group" and SEPARATISTS in group.label and group.country is not None and group.country == state.country


@cache
def _homes() -> dict[str, str | None]:
    return {group.label: group.country for group in knowledge.armed_groups()}


def sender_of(draft: Draft, entity: EntityDraft) -> EntityDraft:
    """The state, body or group whose unnamed envoys or mission mediate or agree: "Norwegian envoys", "the UN envoy"; a person with a name stays."""
    bodies = [e for e in draft.entities if e is not entity and e.kind in ("organization", "government", "armed-group") and _is_of(entity.label, e.label)]
    country = knowledge.countries().get(entity.country or "")
    if entity.kind == "organization" and country is not None and entity.label.rpartition(" ")[2].islower():
        return made(draft, country.label, country.code, entity.mentions[0] if entity.mentions else None)  # "Russian mission", a description
    if entity.kind not in ("person", "ministry", "government") or not (bodies or (country is not None and _is_of(entity.label, country.label))):
        return entity
    return bodies[0] if bodies else state_of(draft, entity)


def _is_of(office: str, label: str) -> bool:
    """Whether an office is one of a body or state: "envoy of the African Union"."""
    return office.endswith((f" of {label}", f" of the {label}"))


def state_of(draft: Draft, entity: EntityDraft) -> EntityDraft:
    """A state for its ministry: the ministry that declares a truce does so for the state."""
    if leads_rebels(entity):
        groups = [e for e in draft.entities if e.kind == "armed-group" and any(_is_of(role, e.label) for role in entity.roles)]
        return groups[0] if groups else entity  # the group for its leader, where the text names it
    sent = next((e for e in draft.entities if e.kind in SENDING and entity.kind in SENT and _is_of(entity.label, e.label)), None)
    if sent is not None:
        return sent  # "envoys of the army", "the group's delegation": it is the army, the group that agrees
    country = knowledge.countries().get(entity.country or "")
    delegation = country is not None and entity.kind == "government" and entity.label.endswith(f" of {country.label}")
    if country is None or not (delegation or entity.kind in ("ministry", "person")):
        return entity
    return made(draft, country.label, country.code, entity.mentions[0] if entity.mentions else None)
