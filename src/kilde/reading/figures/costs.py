"""What it costs, by word order alone, to take a number for the victims of a cue.

The costs are hand-set from what wire copy does in five languages: a number next to its cue costs nothing, words between cost a
little, a conjunction, a comma or the beginning of another clause costs more. Nothing above LIMIT is taken.
"""

from __future__ import annotations

from kilde.reading.figures.cues import voice
from kilde.reading.figures.fitting import SILENT, WEAK
from kilde.reading.figures.scene import Counted, Cue, Scene
from kilde.reading.numbers.lexicon import number_words

LIMIT = 9.0
NEAR = 6  # words between "the population" and its number
CONJUNCTION, CLAUSE = 2.5, 5.0  # "and", and "and" behind a comma
RELATIVE, RELATIVE_AT_ONCE = 2.5, 0.4  # "who" somewhere, and right behind those it is about
MARKS = frozenset(",–—-()")
BEHIND = 0.2  # what a subject behind its verb adds


def left(scene: Scene, cue: Cue, counted: Counted) -> float | None:
    """The cost of victims before the cue: subjects of passives and intransitives, and counted nouns."""
    touching = counted.last == cue.first
    transitive = "object" in cue.roles and not voice(scene, cue)
    followed = cue.last in scene.starts  # "12 soldiers killed three"
    if touching and transitive and counted.quantity.article and not _closes(scene, cue.last):
        return None  # "a bomber killed himself"
    if "noun" in cue.roles and touching:
        return 1.0 if transitive and followed else 0.0
    if not cue.roles & {"subject", "participle", "among"} or (counted.governor is not None and not touching and id(counted) not in scene.wholes and not _told_by_relative(scene, counted)) or _is_stated(scene, counted):
        return None
    if not cue.roles & {"subject", "among"}:
        spoken = voice(scene, cue)
        if spoken == "active":
            return None
        if transitive:
            return _gap(scene, counted.last, cue.first) + (4 if not touching else 1 if followed else 0)
    return _gap(scene, counted.last, cue.first)

def right(scene: Scene, cue: Cue, counted: Counted) -> tuple[str, float | None]:
    """The side and cost of victims after the cue: objects, "the killing of 12", tolls, and subjects after the verb."""
    governor = counted.governor
    inside = governor is not None and cue.first <= governor < cue.last
    gap = _gap(scene, cue.last, counted.first)
    if "of" in cue.roles:
        return "right", gap * 2 if governor is None or inside else None
    if "toll" in cue.roles or ("noun" in cue.roles and (_is_counted_later(scene, cue) or _is_put_at(scene, cue, counted))):
        return "toll", _toll(scene, cue, counted)
    if "with" in cue.roles:
        return "right", _gap(scene, cue.last, counted.first) * 0.6 if governor is not None and scene.has("with", governor) else None
    if governor is not None and not inside:
        return "right", None
    if cue.roles & {"subject", "among"} and "object" not in cue.roles:
        fired = cue.kind == "weapons-fired" and not scene.lexicon.compounds  # in English what hits stands before its verb
        return "right", None if fired else gap * 1.5 + BEHIND
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

def _told_by_relative(scene: Scene, counted: Counted) -> bool:
    """ "of the 52 drones, which were sent": a relative clause tells of them, whatever governs them."""
    return scene.has("relatives", counted.last + (counted.last < len(scene.words) and scene.words[counted.last].text == ","))


def own_clause(scene: Scene, cue: Cue, counted: Counted) -> bool:
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


def _is_counted_later(scene: Scene, cue: Cue) -> bool:
    """ "antallet drepte har steget til 45", "Drepte: 45"."""
    listed = cue.last < len(scene.words) and scene.words[cue.last].text == ":" and (not cue.first or scene.is_mark(cue.first - 1))
    return listed or bool(scene.phrase_before("number_of", cue.first))

def _is_put_at(scene: Scene, cue: Cue, counted: Counted) -> bool:
    """ "put the dead at 12"."""
    return counted.governor == cue.last and scene.has("put_at", cue.last) and scene.has("determiners", cue.first - 1)


def _toll(scene: Scene, cue: Cue, counted: Counted) -> float | None:
    """The cost of a number after "dødstallet": anything up to it in the clause is cheap; the old value of a rise is none."""
    if scene.has("from", counted.first - 1) or (cue.kind == "population" and counted.first - cue.last > NEAR):
        return None
    cost, possible = 0.3, False
    for at in range(cue.last, counted.first):
        text = scene.words[at].text
        possible = not scene.has("perfect", at) and (possible or scene.has("hypothetical", at))
        dated = scene.has("breaks", at) and _is_date(scene, at + 1)  # "the toll since 7 October"
        if ((form := scene.cue_form(at)) and form.kind not in WEAK) or text == ";" or (scene.has("breaks", at) and not dated):
            cost += 8
        else:
            cost += 1.0 if text in ",–—" else 0.1
    if possible:
        return None  # "the toll could rise to 100"
    return cost if not counted.governor or scene.has("upto", counted.governor) else cost + 2

def _is_date(scene: Scene, at: int) -> bool:
    """Whether a day, a month or a year stands at `at`, or right behind it."""
    months = number_words(scene.language).months
    return any(index < len(scene.words) and (scene.words[index].text in months or scene.words[index].key in months or scene.words[index].text[0].isdigit()) for index in (at, at + 1))


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
        said_of = form.role == "subject" and scene.has("passive", at - 1)  # "are said to have died"
        return 3.5 if form.kind in SILENT and not said_of else 0.4 if form.kind in WEAK else 2.5
    return 0.15 if scene.has("stops", at) or scene.has("passive", at) or scene.has("perfect", at) else 0.4
