"""Who the parties are where the mentions of an agreement do not name both: those who fight or blame each other in the text."""

from __future__ import annotations

from collections import Counter
from itertools import product

from kilde.knowledge import actors as knowledge
from kilde.reading.actors.keys import of_group
from kilde.reading.agreements.across import FORCE, at_one_table, lone_attacker, said_in
from kilde.reading.agreements.facing import faces, fights, is_rebel
from kilde.reading.agreements.sides import has_group, home, is_kin, is_side, side, state_of
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft, EventDraft

OFTEN = 3  # times that a text names an armed group which is a party to its conflict
OPPOSED = {"ASSAULT": 2, "ACCUSE": 1, "COERCE": 1}  # what sets two sides against each other, and how clearly

TAKING_PART = ("ASSAULT", "AGREE", "CONSULT", "RETREAT")  # what a state does that is a party to the conflict or its agreements
BETWEEN_FIGHTERS = ("ceasefire", "peace")  # agreements that end the fighting of those who make them
FAR_MORE = 2  # times that a text names a government for each time it names its army: then it is the government that makes agreements
CLEARLY = 2  # one act of force or two of blame: who accuses another once may speak of something else


def fill(draft: Draft, agreement: AgreementDraft, brokers: frozenset[str]) -> None:
    """Adds the missing party or parties; leaves an agreement alone whose one known party has no counterpart in the text.

    brokers: sides that only mediate in the text.
    """
    _stand_back(draft, agreement)
    if len(agreement.parties) > 1:
        return
    known = agreement.parties
    barred = barred_by(agreement) | brokers
    pair, spoken_of = _opponents(draft, agreement), _heaviest(draft, agreement, barred)
    if len(pair) != 2 or (has_group(spoken_of) and not has_group(pair)):
        pair = spoken_of
    pair = (pair if known else _against_attacker(draft, pair, barred)) or at_one_table(draft, agreement, barred) or lone_attacker(draft, agreement, barred)
    if len(pair) != 2:
        return
    if not known:
        agreement.parties = pair
        return
    others = [e for e in pair if side(e) != side(known[0]) and not _within(e, known[0])]
    if len(others) == 1:
        agreement.parties = [known[0], *others]


def _stand_back(draft: Draft, agreement: AgreementDraft) -> None:
    """ "Trump's ceasefire" in a text where two others fight: whoever alone is said to have made it, and fights nobody, made it between those two."""
    if agreement.kind not in BETWEEN_FIGHTERS or len(agreement.parties) != 1:
        return
    lone = agreement.parties[0]
    blows = [event for event in draft.events if event.type == "ASSAULT"]
    lands = {home(e) for event in blows for e in (*event.actors, *event.recipients)} | {p.country for event in blows for p in event.places}
    if lone.kind not in ("government", "person") or not blows or home(lone) is None or home(lone) in lands:
        return
    agreement.parties = []
    pair = _opponents(draft, agreement)
    agreement.parties = pair if len(pair) == 2 else [lone]
    if len(pair) == 2 and lone not in agreement.mediators:
        agreement.mediators.append(lone)


def _against_attacker(draft: Draft, pair: list[EntityDraft], barred: frozenset[str]) -> list[EntityDraft]:
    """A group and its own state that do not fight each other in the text: the group stands against the one other state that uses force there."""
    groups = [e for e in pair if e.kind == "armed-group"]
    own = [e for e in pair if groups and e is not groups[0] and e.kind != "armed-group" and home(e) == home(groups[0])]
    acts = own and any(side(own[0]) in map(side, event.actors) for event in draft.events if event.type in TAKING_PART)
    if not own or acts or fights(draft, groups[0], own[0]):
        return pair
    acting = {side(e): e for event in draft.events if event.type == "ASSAULT" and event.modality == "actual" for e in event.actors if is_side(e)}
    others = [e for name, e in acting.items() if name not in barred | {side(e) for e in pair} and e.kind in ("government", "military") and e.country]
    return for_their_states(draft, others[0], groups[0]) if len(others) == 1 else pair


def _opponents(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """The two that the events of the text set against each other most often; with the known party, when there is one."""
    weights: Counter[frozenset[str]] = Counter()
    bearers: dict[str, EntityDraft] = {}
    barred = barred_by(agreement)
    for event in draft.events:
        weight = OPPOSED.get(event.type, 0)
        mutual = event.type == "ASSAULT" and len(event.actors) == 2 and not event.recipients and _at_one(event)  # "the army and the RSF traded fire"
        known = all(e.country or (e.kind == "armed-group" and any(c.isupper() for c in e.label)) for e in event.actors)  # not "gunmen"
        hit = event.recipients or (_hit_there(draft, event) if event.type == "ASSAULT" and known else [])
        met: set[frozenset[str]] = set()  # "each side blames the other" says who they are only as far as other sentences do
        for one, other in (((event.actors[0], event.actors[1]),) if mutual else product(event.actors, hit)) if weight else ():
            if is_side(one) and is_side(other) and side(one) != side(other) and not barred & {side(one), side(other)}:
                both = frozenset((side(one), side(other)))
                weights[both] += 0 if both in met and not _named_apart(event, one, other) else weight
                met.add(both)
                for entity in (one, other):
                    bearers[side(entity)] = _weightier(bearers.get(side(entity)), entity)
    if agreement.parties:
        mine = side(agreement.parties[0])
        weights = Counter({pair: n for pair, n in weights.items() if mine in pair})
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < CLEARLY or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    one, other = (bearers[key] for key in sorted(ranked[0][0]))
    return for_their_states(draft, one, other)


def _named_apart(event: EventDraft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether the words of an event have a mention for each of two, not one word such as "both" for them together."""
    first, second = ({(m.start, m.end) for m in e.mentions if any(x.start <= m.start < x.end for x in event.evidence)} for e in (one, other))
    return bool(first - second) and bool(second - first)


def _at_one(event: EventDraft) -> bool:
    """Whether the fighting of two is in the land of one of them; two who bomb a third land are friends."""
    lands = {p.country for p in event.places if p.country}
    return not lands or any(home(e) in lands for e in event.actors)


def _hit_there(draft: Draft, event: EventDraft) -> list[EntityDraft]:
    """Whom an attack on a land hits where nobody is named: the armed of that land in its sentence, else the one group of it, else its state.

    "Israeli planes bombed a village in Lebanon and killed two of Hezbollah"; "Ukrainian drones hit a refinery in Saratov", where Russia is named.
    """
    lands = {p.country for p in event.places if p.country}
    clauses = draft.clauses_at(event.trigger.start)
    if clauses is None or not lands:
        return []
    sentence = clauses.sentence
    armed = [e for e in draft.entities if e.kind in ("armed-group", "military") and home(e) in lands and e not in event.actors]
    beside = [e for e in armed if e.is_named(sentence.start, sentence.end)]
    if beside or {home(actor) for actor in event.actors} & lands:
        return beside
    groups = [e for e in armed if e.kind == "armed-group" and e.mentions]
    if len(groups) == 1:
        return groups
    states = [e for e in draft.entities if e.kind == "government" and e.country in lands and e.mentions]
    return states[:1] if len(lands) == 1 and not has_group(draft.entities) else []


def barred_by(agreement: AgreementDraft) -> frozenset[str]:
    return frozenset(side(e) for e in (*agreement.mediators, *agreement.excludes))


def for_their_states(draft: Draft, one: EntityDraft, other: EntityDraft) -> list[EntityDraft]:
    """Two sides, each as it stands against the other."""
    return [for_its_state(draft, one, other), for_its_state(draft, other, one)]


def for_its_state(draft: Draft, entity: EntityDraft, enemy: EntityDraft) -> EntityDraft:
    """Against a group of its own country a state is its army, where the text has it; else all its bodies are the state."""
    nobodys = entity.kind == "military" and entity.country is None and enemy.kind == "armed-group"
    country = knowledge.countries().get((home(enemy) if nobodys else entity.country) or "")
    if country is None or entity.kind == "armed-group":
        return entity
    if nobodys:
        return next((e for e in draft.entities if e.label == country.label), entity)  # "the army", against a group of that land
    army = next((e for e in draft.entities if e.kind == "military" and e.country == entity.country and e.label == country.body("Armed forces")), None)
    state = next((e for e in draft.entities if e.label == country.label), None)
    at_home = home(enemy) == entity.country or (home(enemy) is None and state is None)
    spoken_of = sum(len(e.mentions) for e in draft.entities if e.kind == "government" and e.country == entity.country)
    if enemy.kind == "armed-group" and enemy.country == entity.country and army is not None and len(army.mentions) * FAR_MORE >= spoken_of:
        return army
    if entity.kind == "military" and enemy.kind != "government" and at_home:
        return entity
    return state or (entity if entity.kind != "person" else state_of(draft, entity))


def _heaviest(draft: Draft, agreement: AgreementDraft, barred: frozenset[str]) -> list[EntityDraft]:
    """The two sides that the text speaks of most, who face each other in it; an armed group that it names often is one of them."""
    bodies = [e for e in draft.entities if e.kind == "organization" and e.sector != "MIL"]
    # a state without mentions is named only by its capital, as a place
    brokers = [e for e in draft.entities if side(e) in barred]
    heaviest = [_group_of(draft, e) for e in draft.parties(exclude=[*agreement.mediators, *bodies, *brokers])]
    pair = [e for e in heaviest if side(e) not in barred and e.mentions]
    weights = draft.sides.weights if draft.sides else {}
    named = [e for e in draft.entities if e.kind == "armed-group" and side(e) not in barred and weights.get(of_group(e.label), 0) >= OFTEN]
    if len(pair) == 2 and named and not has_group(pair):
        group = max(named, key=lambda e: weights[of_group(e.label)])
        own = next((e for e in pair if group.country and e.country == group.country), pair[1])
        pair = [group if e is own else e for e in pair]
    pair = [_fighting_there(draft, e) for e in pair]
    if len(pair) == 2 and not faces(draft, *pair) and not _both_answer(draft, agreement, pair) and not _one_strikes(draft, pair):
        pair = _at_home(draft, pair, barred)
    return pair


def _group_of(draft: Draft, state: EntityDraft) -> EntityDraft:
    """The one armed group of a land that is only an adjective in the text: "Palestinian prisoners", where Hamas is named."""
    groups = [e for e in draft.entities if e.kind == "armed-group" and home(e) == state.country and e.mentions]
    return groups[0] if state.kind == "government" and not state.mentions and len(groups) == 1 else state


def _both_answer(draft: Draft, agreement: AgreementDraft, pair: list[EntityDraft]) -> bool:
    """Whether the sentence of a proposal names both, neither as the one who tells it: "Kyiv said yes, Moscow no"."""
    if agreement.status not in ("proposed", "rejected"):
        return False
    span = agreement.evidence[0]
    tell = {side(e) for s in said_in(draft, span) for e in s.speaker}
    return all(side(e) not in tell and e.is_named(span.start, span.end) for e in pair)


def _one_strikes(draft: Draft, pair: list[EntityDraft]) -> bool:
    """Whether one of the two is an armed group that stands for its land, which is only an adjective, and the other a state that uses force."""
    groups = [e for e in pair if e.kind == "armed-group"]
    states = [e for e in pair if e.kind in ("government", "military")]
    adjectives = {e.country for e in draft.parties(exclude=[]) if not e.mentions}
    if len(groups) != 1 or len(states) != 1 or home(groups[0]) == states[0].country or home(groups[0]) not in adjectives:
        return False
    return any(event.type in FORCE and side(states[0]) in {side(e) for e in event.actors} for event in draft.events)


def _fighting_there(draft: Draft, entity: EntityDraft) -> EntityDraft:
    """The one armed group of a land that is named only as a place, for its state: "struck southern Lebanon, killing two of Hezbollah"."""
    spots = [(p.start, p.end) for p in draft.places]
    acts = _acts(draft, entity)
    only_place = entity.kind == "government" and all(any(a <= m.start and m.end <= b for a, b in spots) for m in entity.mentions)
    groups = [e for e in draft.entities if (is_rebel(e, entity) or is_kin(e, entity)) and e.mentions]
    return groups[0] if only_place and not acts and len(groups) == 1 else entity


def _acts(draft: Draft, entity: EntityDraft) -> bool:
    """Whether the text tells that somebody does or says something, or that something is done to him."""
    return any(entity in (*event.actors, *event.recipients) for event in draft.events) or any(entity in s.speaker for s in draft.statements)


def _at_home(draft: Draft, pair: list[EntityDraft], barred: frozenset[str]) -> list[EntityDraft]:
    """The armed group of two that do not face each other, or the rebel leader, with the state it fights in: who else is named supports or blames them."""
    states = [e for e in draft.entities if e.kind in ("government", "military") and e.mentions and side(e) not in barred]
    for group in pair:
        own = [e for e in states if is_rebel(group, e)] or [e for e in states if group.kind == "armed-group" and e.kind == "military" and e.country == home(group) is not None]
        if own:
            state = next((e for e in own if e.kind == "government"), own[0])
            army = for_its_state(draft, state, group)
            named = sum(len(e.mentions) for e in own if e.kind == "government")
            return [army if _acts(draft, army) and not _acts(draft, state) and len(army.mentions) >= named else state, group]
    lands = {e.country: e for e in pair if e.kind == "government"}
    leaders = [e for e in draft.entities if e.kind == "person" and e.sector == "REB" and e.country in lands]
    return [lands[leaders[0].country], leaders[0]] if len(leaders) == 1 else []


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
