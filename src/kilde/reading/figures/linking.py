"""Which cue takes which counted things: every pairing gets a cost from word order, or from syntax where it is known; the cheapest win."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kilde.model.record import FigureKind
from kilde.reading.figures.costs import LIMIT, left, own_clause, right
from kilde.reading.figures.fitting import SILENT, WEAK, fits
from kilde.reading.figures.scene import Counted, Cue, Found, Scene
from kilde.reading.figures.syntax import attachment

LONGEST_CHAIN = 12  # groups that one cue takes
FURTHEST = 40  # words between a cue and its number
UNKNOWN_NOUN = 0.6
BARE = 2.5  # the limit for a number without a noun behind an active verb
CHAINED = 0.6  # what each step along "A, B and C" adds
INNER = 3.0  # "13 captured Israelis were killed": the verb comes before the adjective
ONE = 3.0  # the limit for one person without a number: "his father", "a man"
APART = frozenset({"elsewhere", "object"})  # what the tree says of those whom another verb has
LIVING = frozenset({"population", "present", "troops", "none", "released", "regained"})


@dataclass(slots=True)
class Pair:
    cost: float
    cue: Cue
    counted: Counted
    side: str


def _roles(scene: Scene, cue: Cue) -> frozenset[str]:
    """The roles that a cue can have here: behind a determiner it is a noun ("de drepte", "the dead")."""
    if "noun" in cue.roles and scene.has("determiners", cue.first - 1) and not scene.has("passive", cue.first - 2):
        return cue.roles & {"noun", "toll"}
    if cue.kind in SILENT and scene.has("passive", cue.first - 1):
        return cue.roles - {"subject"}  # "are said to have died"
    return cue.roles


def link(scene: Scene) -> set[int]:
    """Adds to scene.found: each counted thing goes to at most one cue, each cue to one side of it, cheapest first.

    Gives the ids of the counted things that a cue without a kind took away.
    """
    for cue in scene.cues:
        cue.roles = _roles(scene, cue)
    pairs = [pair for cue in scene.cues for pair in _pairs(scene, cue)]
    pairs.sort(key=lambda pair: (pair.cost, pair.counted.first))
    taken: dict[int, Pair] = {}
    sides: dict[int, Pair] = {}
    for pair in pairs:
        held = sides.get(id(pair.cue))
        if pair.cost > LIMIT or id(pair.counted) in taken or (held and (held.side != pair.side or held.counted.chain is not pair.counted.chain)):
            continue
        taken[id(pair.counted)] = pair
        sides.setdefault(id(pair.cue), pair)
    chosen = sorted(taken.values(), key=lambda pair: pair.counted.first)
    for pair in chosen:
        if pair.cue.kind in ("released", "regained") and scene.exchange:
            pair.cue.kind = "prisoners-exchanged"
    groups: dict[int, list[Counted]] = {}
    for pair in chosen:
        groups.setdefault(id(pair.cue), []).append(pair.counted)
    morgues = tuple(scene.lexicon.words["morgues"])
    morgue = any(pair.cue.kind == "bodies-returned" for pair in chosen) and any(key.endswith(morgues) for key in scene.keys)
    scene.found += [_found(pair, groups[id(pair.cue)], morgue) for pair in chosen if pair.cue.kind not in SILENT]
    return {id(pair.counted) for pair in chosen if pair.cue.kind in SILENT}


def link_parts(scene: Scene) -> None:
    """Links what stood behind "of which" to a cue of its own when no total was found for it."""
    linked = {id(found.counted) for found in scene.found}
    used = {id(found.cue) for found in scene.found}
    for counted in [counted for counted in scene.counted if counted.part and id(counted) not in linked]:
        counted.part = False
        near = [cue for cue in scene.cues_within(counted.first - FURTHEST, counted.last + FURTHEST) if id(cue) not in used and cue.kind not in SILENT]
        pairs = [pair for cue in near for pair in _direct(scene, cue, counted) if pair.cost <= LIMIT]
        counted.part = True
        if pairs:
            best = min(pairs, key=lambda pair: pair.cost)
            scene.found.append(_found(best, [best.counted]))


def _found(pair: Pair, members: list[Counted], lies_in_morgue: bool = False) -> Found:
    """Evidence runs from the first number of the chain that the cue took through the cue, or the other way round.

    lies_in_morgue: the sentence tells of a hospital or morgue, which gives back no prisoners of war but receives the dead.
    """
    cue = pair.cue
    first = min(cue.first, *(member.first for member in members))
    last = max(cue.last, *(member.last for member in members), cue.second[1] if cue.second else 0)
    dead = cue.kind == "bodies-found" or (cue.kind == "bodies-returned" and lies_in_morgue)
    kind: FigureKind = "killed" if dead else cue.kind  # type: ignore[assignment]
    return Found(kind, pair.counted, first, last, round(max(0.5, 1 - pair.cost / 20), 2), cue)


def _pairs(scene: Scene, cue: Cue) -> Iterator[Pair]:
    near = scene.within(cue.first - FURTHEST, cue.last + FURTHEST)
    direct = [pair for counted in near for pair in _direct(scene, cue, counted)]
    yield from direct
    for pair in direct:
        yield from _along_chain(scene, pair)


def _along_chain(scene: Scene, pair: Pair) -> Iterator[Pair]:
    """What is coordinated with a counted thing on its far side goes with it, a little dearer."""
    chain, at = pair.counted.chain, pair.counted.place
    far = chain[max(0, at - LONGEST_CHAIN) : at][::-1] if pair.side == "left" else chain[at + 1 : at + 1 + LONGEST_CHAIN]
    if not far:
        return
    free = "among" in pair.cue.roles or attachment(scene, pair.counted, pair.cue) in APART
    for step, counted in enumerate(far, 1):
        if not fits(scene, pair.cue, counted) or (not free and attachment(scene, counted, pair.cue) in APART):
            return
        yield Pair(pair.cost + CHAINED * step, pair.cue, counted, pair.side)


def _is_the_whole(cue: Cue, counted: Counted) -> bool:
    """ "more than half of the 2,100 people killed": whatever share is spoken of, all of them were killed."""
    return counted.last == cue.first and bool(cue.roles & {"noun", "participle"}) and "subject" not in cue.roles


def _told_of_whole(scene: Scene, counted: Counted, cue: Cue) -> bool | None:
    """In "19 of the 135 hostages who are held in Gaza are dead", whether the cue stands in the relative clause, which tells of the 135;
    None where no relative clause follows."""
    at = counted.last + (counted.last < len(scene.words) and scene.words[counted.last].text == ",")
    if not scene.has("relatives", at) or cue.first < at:
        return None
    return not any(scene.words[index].text == "," for index in range(at, cue.first))


def _direct(scene: Scene, cue: Cue, counted: Counted) -> Iterator[Pair]:
    if counted.whole is not None and cue.kind == "weapons-fired":
        return  # "32 of the 46 drones that were used": the 46 were
    if (counted.whole is not None or id(counted) in scene.wholes) and (told := _told_of_whole(scene, counted, cue)) is not None and told == (counted.whole is not None):
        return
    if cue.kind in LIVING and counted is scene.counted[0] and scene.phrase("including", 0):
        return  # "Of these, 200,000 live in camps": a part of the figure before
    if (counted.share and not _is_the_whole(cue, counted)) or not fits(scene, cue, counted) or (counted.part and not own_clause(scene, cue, counted)):
        return
    if counted.last <= cue.first:
        if cue.first - counted.last > FURTHEST:
            return
        side, cost = "left", left(scene, cue, counted)
    elif counted.quantity.last <= cue.first and cue.last <= counted.last and "noun" in cue.roles and counted.whole is None:
        side, cost = "left", 0.2 if cue.kind in ("killed", "injured") else INNER
    elif cue.second and cue.last <= counted.first < cue.second[0]:
        side, cost = "inside", 0.1 * (counted.first - cue.last)
    elif counted.first >= cue.last:
        if counted.first - cue.last > FURTHEST:
            return
        side, cost = right(scene, cue, counted)
    else:
        return
    if cost is None:
        return
    adjacent = "noun" in cue.roles and counted.last in (cue.first, cue.last)
    tree = None if adjacent or "among" in cue.roles else attachment(scene, counted, cue)
    if tree in ("agent", "object") and side == "left":
        return
    if side == "right" and tree == "doer":
        return
    cost = min(cost, 1.0) if tree == "victim" else cost + 3 if tree in APART and cost > 1 else cost
    if (counted.lone or counted.quantity.article) and cost > (UNKNOWN_NOUN if counted.noun is None else ONE):
        return
    if side == "right" and counted.bare and cost > BARE and "object" in cue.roles:
        return
    cost += WEAK.get(cue.kind, 0.0) + (UNKNOWN_NOUN if counted.noun is None and not counted.bare else 0.0)
    yield Pair(cost, cue, counted, side)
