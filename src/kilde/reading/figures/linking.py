"""Which cue takes which counted things: every pairing gets a cost from word order, or from syntax where it is known; the cheapest win.

The costs are hand-set from what wire copy does in five languages: a number next to its cue costs nothing, words between cost a
little, a conjunction, a comma or the beginning of another clause costs more. Nothing above LIMIT is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kilde.model.record import FigureKind
from kilde.reading.figures.cues import voice
from kilde.reading.figures.lexicon import PEOPLE
from kilde.reading.figures.scene import Counted, Cue, Found, Scene
from kilde.reading.figures.syntax import attachment

LIMIT = 9.0
LONGEST_CHAIN = 12  # groups that one cue takes
FURTHEST = 40  # words between a cue and its number
SORTS: dict[str, frozenset[str]] = {
    "weapons-fired": frozenset({"weapons"}),
    "weapons-downed": frozenset({"weapons"}),
    "settlements-captured": frozenset({"settlements"}),
    "bodies-returned": frozenset({"bodies"}),
    "bodies-found": frozenset({"bodies"}),
    "troops": frozenset({"fighters"}),
}
WEAK = {"troops": 2.5, "released": 1.0, "present": 1.0, "weapons-fired": 0.5, "none": 1.0}  # cues that other cues outbid
SILENT = frozenset({"none", "released"})  # cues that take a number and give no figure
UNKNOWN_NOUN = 0.6
BESIDE = 3  # words between an ambiguous cue and a number without a noun
BARE = 2.5  # the limit for a number without a noun behind an active verb
NEAR = 6  # words between "the population" and its number
CONJUNCTION, CLAUSE = 2.5, 5.0  # "and", and "and" behind a comma
RELATIVE, RELATIVE_AT_ONCE = 2.5, 0.4  # "who" somewhere, and right behind those it is about
MARKS = frozenset(",–—-()")
CHAINED = 0.6  # what each step along "A, B and C" adds
BEHIND = 0.2  # what a subject behind its verb adds
INNER = 3.0  # "13 captured Israelis were killed": the verb comes before the adjective
ONE = 3.0  # the limit for one person without a number: "his father", "a man"
TO_ONE = frozenset({"killed", "injured", "captured", "missing", "detained", "weapons-downed"})
CROWDS, CROWD = frozenset({"present", "population"}), 50
LIVING = frozenset({"population", "present", "troops", "none", "released"})


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
    swap = any(scene.phrase("swap", at) for at in range(len(scene.words)))
    for pair in chosen:
        if pair.cue.kind == "released" and swap:
            pair.cue.kind = "prisoners-exchanged"
    scene.found += [_found(scene, pair, chosen) for pair in chosen if pair.cue.kind not in SILENT]
    return {id(pair.counted) for pair in chosen if pair.cue.kind in SILENT}


def link_parts(scene: Scene) -> None:
    """Links what stood behind "of which" to a cue of its own when no total was found for it."""
    linked = {id(found.counted) for found in scene.found}
    used = {id(found.cue) for found in scene.found}
    for counted in [counted for counted in scene.counted if counted.part and id(counted) not in linked]:
        counted.part = False
        pairs = [pair for cue in scene.cues if id(cue) not in used for pair in _direct(scene, cue, counted) if pair.cost <= LIMIT and cue.kind not in SILENT]
        counted.part = True
        if pairs:
            best = min(pairs, key=lambda pair: pair.cost)
            scene.found.append(_found(scene, best, [best]))


def _found(scene: Scene, pair: Pair, chosen: list[Pair]) -> Found:
    """Evidence runs from the first number of the chain that the cue took through the cue, or the other way round."""
    cue, members = pair.cue, [other.counted for other in chosen if other.cue is pair.cue]
    first = min(cue.first, *(member.first for member in members))
    last = max(cue.last, *(member.last for member in members), cue.second[1] if cue.second else 0)
    kind: FigureKind = "killed" if cue.kind == "bodies-found" else cue.kind  # type: ignore[assignment]
    return Found(kind, pair.counted, first, last, round(max(0.5, 1 - pair.cost / 20), 2), cue, rises=pair.side == "toll")


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
    for step, counted in enumerate(far, 1):
        if not _fits(scene, pair.cue, counted):
            return
        yield Pair(pair.cost + CHAINED * step, pair.cue, counted, pair.side)


def _direct(scene: Scene, cue: Cue, counted: Counted) -> Iterator[Pair]:
    if counted.whole is not None and cue.kind == "weapons-fired":
        return  # "32 of the 46 drones that were used": the 46 were
    if cue.kind in LIVING and counted is scene.counted[0] and scene.phrase("including", 0):
        return  # "Of these, 200,000 live in camps": a part of the figure before
    if counted.share or not _fits(scene, cue, counted) or (counted.part and not _own_clause(scene, cue, counted)):
        return
    if counted.last <= cue.first:
        if cue.first - counted.last > FURTHEST:
            return
        side, cost = "left", _left(scene, cue, counted)
    elif counted.quantity.last <= cue.first and cue.last <= counted.last and "noun" in cue.roles:
        side, cost = "left", 0.2 if cue.kind in ("killed", "injured") else INNER
    elif cue.second and cue.last <= counted.first < cue.second[0]:
        side, cost = "inside", 0.1 * (counted.first - cue.last)
    elif counted.first >= cue.last:
        if counted.first - cue.last > FURTHEST:
            return
        side, cost = _right(scene, cue, counted)
    else:
        return
    if cost is None:
        return
    adjacent = "noun" in cue.roles and counted.last in (cue.first, cue.last)
    tree = None if adjacent else attachment(scene, counted, cue)
    if tree == "agent" and side == "left":
        return
    cost = min(cost, 1.0) if tree == "victim" else cost + 3 if tree == "elsewhere" and cost > 1 else cost
    if (counted.lone or counted.quantity.article) and cost > (UNKNOWN_NOUN if counted.noun is None else ONE):
        return
    if side == "right" and counted.bare and cost > BARE and "object" in cue.roles:
        return
    cost += WEAK.get(cue.kind, 0.0) + (UNKNOWN_NOUN if counted.noun is None and not counted.bare else 0.0)
    yield Pair(cost, cue, counted, side)


def _fits(scene: Scene, cue: Cue, counted: Counted) -> bool:
    """Whether such a thing can suffer such a fate."""
    noun, quantity = counted.noun, counted.quantity
    if quantity.size < 1 or quantity.size % 1 or (quantity.year and not counted.last == cue.first):
        return False
    if quantity.calendar and noun is None and not counted.bare:
        return False  # "the 2019 march"
    if cue.roles == {"toll"} or ("toll" in cue.roles and counted.first >= cue.last):
        return (noun is None or noun.sort in PEOPLE) and not quantity.article
    if quantity.article and not counted.partitive:
        if cue.kind not in TO_ONE:
            return False
        if noun is None and not (cue.kind == "killed" and counted.last <= cue.first and cue.roles != {"noun"}):
            return False
    if (cue.kind, cue.words) in scene.lexicon.fighters:
        return noun is not None and noun.sort == "fighters"
    wanted = SORTS.get(cue.kind, PEOPLE)
    if noun is not None:
        return noun.sort in wanted
    if cue.kind in SORTS:
        return cue.kind == "weapons-downed" and counted.bare  # "All 31 were shot down"
    if cue.kind in CROWDS and quantity.size < CROWD:
        return False
    if (cue.kind, cue.words) in scene.lexicon.strict or cue.kind in SILENT:
        known = cue.kind in ("killed", "injured") or (cue.kind in CROWDS and quantity.size >= CROWD)
        return counted.bare and known and max(counted.first - cue.last, cue.first - counted.last) <= BESIDE
    return True


def _left(scene: Scene, cue: Cue, counted: Counted) -> float | None:
    """The cost of victims before the cue: subjects of passives and intransitives, and counted nouns."""
    touching = counted.last == cue.first
    transitive = "object" in cue.roles and not voice(scene, cue)
    followed = cue.last in scene.starts  # "12 soldiers killed three"
    if touching and transitive and counted.quantity.article and not _closes(scene, cue.last):
        return None  # "a bomber killed himself"
    if "noun" in cue.roles and touching:
        return 1.0 if transitive and followed else 0.0
    if not cue.roles & {"subject", "participle", "among"} or (counted.governor is not None and not touching and id(counted) not in scene.wholes) or _is_stated(scene, counted):
        return None
    if not cue.roles & {"subject", "among"}:
        spoken = voice(scene, cue)
        if spoken == "active":
            return None
        if transitive:
            return _gap(scene, counted.last, cue.first) + (4 if not touching else 1 if followed else 0)
    return _gap(scene, counted.last, cue.first)


def _own_clause(scene: Scene, cue: Cue, counted: Counted) -> bool:
    """Whether what stands behind "including" has the cue to itself: ", hvorav 35 er døde", but not ", av dem to barn, omkom"."""
    if "noun" in cue.roles and counted.last == cue.first:
        return True
    start = counted.first - scene.phrase_before("including", counted.first)
    return counted.last <= cue.first and start > 0 and scene.words[start - 1].text in ",(–—" and not any(
        scene.is_mark(at) for at in range(counted.last, cue.first)
    )


def _is_stated(scene: Scene, counted: Counted) -> bool:
    """ "She was 26": a bare number behind a copula says what something is, it has no fate of its own."""
    return counted.bare and not counted.partitive and scene.has("copulas", counted.first - 1) and counted.last < len(scene.words) and (
        scene.is_mark(counted.last) or scene.has("conjunctions", counted.last) or scene.has("breaks", counted.last)
    )


def _closes(scene: Scene, at: int) -> bool:
    """Whether nothing that could be an object stands at `at`."""
    return at == len(scene.words) or scene.is_mark(at) or scene.has("prepositions", at) or scene.has("conjunctions", at)


def _right(scene: Scene, cue: Cue, counted: Counted) -> tuple[str, float | None]:
    """The side and cost of victims after the cue: objects, "the killing of 12", tolls, and subjects after the verb."""
    governor = counted.governor
    inside = governor is not None and cue.first <= governor < cue.last
    gap = _gap(scene, cue.last, counted.first)
    if "of" in cue.roles:
        return "right", gap * 2 if governor is None or inside else None
    if "toll" in cue.roles or ("noun" in cue.roles and _is_counted_later(scene, cue)):
        return "toll", _toll(scene, cue, counted)
    if "with" in cue.roles:
        return "right", _gap(scene, cue.last, counted.first) * 0.6 if governor is not None and scene.has("with", governor) else None
    if governor is not None and not inside:
        return "right", None
    if cue.roles & {"subject", "among"} and "object" not in cue.roles:
        return "right", gap * 1.5 + BEHIND
    if "object" in cue.roles:
        if "participle" in cue.roles and voice(scene, cue) == "passive":
            return "right", gap + 1.5
        return "right", gap
    if "participle" in cue.roles:
        spoken = voice(scene, cue)
        return "right", gap if spoken == "active" else gap * 2 + (BEHIND if spoken else 3)
    if cue.roles & {"subject", "among"}:
        return "right", gap * 1.5 + BEHIND
    return "right", None


def _is_counted_later(scene: Scene, cue: Cue) -> bool:
    """ "antallet drepte har steget til 45", "Drepte: 45"."""
    listed = cue.last < len(scene.words) and scene.words[cue.last].text == ":" and (not cue.first or scene.is_mark(cue.first - 1))
    return listed or bool(scene.phrase_before("number_of", cue.first))


def _toll(scene: Scene, cue: Cue, counted: Counted) -> float | None:
    """The cost of a number after "dødstallet": anything up to it in the clause is cheap; the old value of a rise is none."""
    if scene.has("from", counted.first - 1) or (cue.kind == "population" and counted.first - cue.last > NEAR):
        return None
    cost = 0.3
    for at in range(cue.last, counted.first):
        text = scene.words[at].text
        if ((form := scene.cue_form(at)) and form.kind not in WEAK) or text == ";" or scene.has("breaks", at):
            cost += 8
        else:
            cost += 1.0 if text in ",–—" else 0.1
    return cost if not counted.governor or scene.has("upto", counted.governor) else cost + 2


def _gap(scene: Scene, start: int, end: int) -> float:
    """What lies between a cue and a number, as a cost: from running sums, set right at the first two words."""
    if start >= end:
        return 0.0
    if not scene.costs:
        scene.costs = _running_costs(scene)
    cost = scene.costs[end] - scene.costs[start]
    for at in (start, start + 1):
        if at < end and scene.has("relatives", at):
            cost -= RELATIVE - RELATIVE_AT_ONCE
    if scene.has("conjunctions", start) and start and scene.words[start - 1].text in MARKS:
        cost -= CLAUSE - CONJUNCTION
    return cost


def _running_costs(scene: Scene) -> list[float]:
    sums = [0.0]
    for at, word in enumerate(scene.words):
        sums.append(sums[-1] + _cost(scene, at, word.text))
    return sums


def _cost(scene: Scene, at: int, text: str) -> float:
    if text in MARKS:
        return 1.0
    if text in ";:":
        return LIMIT
    if scene.has("relatives", at):
        return RELATIVE
    if scene.has("conjunctions", at):
        return CLAUSE if at and scene.words[at - 1].text in MARKS else CONJUNCTION
    if scene.has("breaks", at):
        return 6.0
    form = scene.cue_form(at)
    if form is not None:
        return 3.5 if form.kind in SILENT else 0.4 if form.kind in WEAK else 2.5
    return 0.15 if scene.has("stops", at) or scene.has("passive", at) or scene.has("perfect", at) else 0.4
