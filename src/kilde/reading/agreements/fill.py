"""Who the parties are where the mentions of an agreement do not name both: those who fight or blame each other in the text."""

from __future__ import annotations

from collections import Counter
from itertools import product

from kilde.knowledge import actors as knowledge
from kilde.reading.agreements.facing import faces, is_rebel
from kilde.reading.agreements.sides import SIDES, has_group, home, is_side, side, state_of
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

__all__ = ["SIDES", "fill", "only_two", "side", "state_of"]

OFTEN = 3  # times that a text names an armed group which is a party to its conflict
OPPOSED = {"ASSAULT": 2, "ACCUSE": 1, "COERCE": 1, "THREATEN": 1}  # what sets two sides against each other, and how clearly


def fill(draft: Draft, agreement: AgreementDraft) -> None:
    """Adds the missing party or parties; leaves an agreement alone whose one known party has no counterpart in the text."""
    known = agreement.parties
    pair, spoken_of = _opponents(draft, agreement), _heaviest(draft, agreement)
    if len(pair) != 2 or (has_group(spoken_of) and not has_group(pair)):
        pair = spoken_of
    if len(pair) != 2:
        return
    if not known:
        agreement.parties = pair
        return
    others = [e for e in pair if side(e) != side(known[0]) and not _within(e, known[0])]
    if len(others) == 1:
        agreement.parties = [known[0], *others]


def _opponents(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """The two that the events of the text set against each other most often; with the known party, when there is one."""
    weights: Counter[frozenset[str]] = Counter()
    bearers: dict[str, EntityDraft] = {}
    barred = _barred(agreement)
    for event in draft.events:
        weight = OPPOSED.get(event.type, 0)
        mutual = len(event.actors) == 2 and not event.recipients  # "the army and the RSF traded fire"
        for one, other in (((event.actors[0], event.actors[1]),) if mutual else product(event.actors, event.recipients)) if weight else ():
            if is_side(one) and is_side(other) and side(one) != side(other) and not barred & {side(one), side(other)}:
                weights[frozenset((side(one), side(other)))] += weight
                for entity in (one, other):
                    bearers[side(entity)] = _weightier(bearers.get(side(entity)), entity)
    if agreement.parties:
        mine = side(agreement.parties[0])
        weights = Counter({pair: n for pair, n in weights.items() if mine in pair})
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    one, other = (bearers[key] for key in sorted(ranked[0][0]))
    return [_for_its_state(draft, one, other), _for_its_state(draft, other, one)]


def only_two(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """The states and groups of a text that tells of two only, who face each other in it: "Ukrainian drones", "a refinery in Russia"."""
    named = [e for e in draft.entities if (e.kind == "government" and e.country is not None) or e.kind == "armed-group"]
    two = list({side(e): e for e in reversed(named) if side(e) not in _barred(agreement)}.values())[::-1]
    return two if len(two) == 2 and faces(draft, *two) else []


def _barred(agreement: AgreementDraft) -> set[str]:
    return {side(e) for e in (*agreement.mediators, *agreement.excludes)}


def _for_its_state(draft: Draft, entity: EntityDraft, enemy: EntityDraft) -> EntityDraft:
    """Against a group of its own country a state is its army, where the text has it; else all its bodies are the state."""
    country = knowledge.countries().get(entity.country or "")
    if country is None or entity.kind == "armed-group":
        return entity
    army = next((e for e in draft.entities if e.kind == "military" and e.country == entity.country and e.label == country.body("Armed forces")), None)
    at_home = home(enemy) in (None, entity.country)
    if enemy.kind == "armed-group" and enemy.country == entity.country and army is not None:
        return army
    if entity.kind == "military" and enemy.kind != "government" and at_home:
        return entity
    return next((e for e in draft.entities if e.label == country.label), entity if entity.kind != "person" else state_of(draft, entity))


def _heaviest(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """The two sides that the text speaks of most, who face each other in it; an armed group that it names often is one of them."""
    barred = _barred(agreement)
    bodies = [e for e in draft.entities if e.kind == "organization" and e.sector != "MIL"]
    # a state without mentions is named only by its capital, as a place
    pair = [e for e in draft.parties(exclude=[*agreement.mediators, *bodies]) if side(e) not in barred and e.mentions]
    weights = draft.sides.weights if draft.sides else {}
    named = [e for e in draft.entities if e.kind == "armed-group" and side(e) not in barred and weights.get(f"={e.label}", 0) >= OFTEN]
    if len(pair) == 2 and named and not has_group(pair):
        group = max(named, key=lambda e: weights[f"={e.label}"])
        own = next((e for e in pair if group.country and e.country == group.country), pair[1])
        pair = [group if e is own else e for e in pair]
    if len(pair) == 2 and not faces(draft, *pair):
        pair = _at_home(draft, pair, barred)
    return pair


def _at_home(draft: Draft, pair: list[EntityDraft], barred: set[str]) -> list[EntityDraft]:
    """The armed group of two that do not face each other, with the state that it fights in: who else is named supports or blames them."""
    states = [e for e in draft.entities if e.kind in ("government", "military") and e.mentions and side(e) not in barred]
    for group in pair:
        own = [e for e in states if is_rebel(group, e)]
        if own:
            return [next((e for e in own if e.kind == "government"), own[0]), group]
    return []


def _weightier(one: EntityDraft | None, other: EntityDraft) -> EntityDraft:
    """Of two entities of one side the state, then its army."""
    order = ("government", "military", "ministry", "person")
    if one is None or (one.kind in order and other.kind in order and order.index(other.kind) < order.index(one.kind)):
        return other
    return one


def _within(one: EntityDraft, other: EntityDraft) -> bool:
    """Whether one is a group in the other's state, and not its enemy there: Lebanon and Hezbollah against Israel."""
    kinds = {one.kind, other.kind}
    return one.country is not None and one.country == other.country and kinds == {"government", "armed-group"}
