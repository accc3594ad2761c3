"""Which things can suffer which fates: people are killed, drones are downed, villages are taken, and nobody is 18.9 people."""

from __future__ import annotations

from kilde.reading.figures.lexicon import PEOPLE
from kilde.reading.figures.scene import Counted, Cue, Scene

SORTS: dict[str, frozenset[str]] = {
    "weapons-fired": frozenset({"weapons"}),
    "weapons-downed": frozenset({"weapons"}),
    "settlements-captured": frozenset({"settlements"}),
    "bodies-returned": frozenset({"bodies"}),
    "bodies-found": frozenset({"bodies"}),
    "troops": frozenset({"fighters"}),
}
WEAK = {"troops": 2.5, "released": 1.0, "regained": 1.0, "present": 1.0, "weapons-fired": 0.5, "none": 1.0}  # cues that other cues outbid
SILENT = frozenset({"none", "released"})  # cues that take a number and give no figure
TO_ONE = frozenset({"killed", "injured", "captured", "missing", "detained", "weapons-downed"})
CROWDS, CROWD = frozenset({"present", "population"}), 50
FEW = 20  # people who are no crowd yet; as in roles.py
FAR = 30  # words back to those who were counted before
BESIDE = 3  # words between an ambiguous cue and a number without a noun


def fits(scene: Scene, cue: Cue, counted: Counted) -> bool:
    """Whether such a thing can suffer such a fate."""
    noun, quantity = counted.noun, counted.quantity
    if quantity.size < 1 or quantity.size % 1 or (quantity.year and counted.last != cue.first):
        return False
    if quantity.calendar and noun is None and not counted.bare:
        return False  # "the 2019 march"
    if cue.roles == {"toll"} or ("toll" in cue.roles and counted.first >= cue.last):
        return (noun is None or noun.sort in PEOPLE) and not quantity.article
    if quantity.article and (not counted.partitive or cue.kind == "weapons-fired"):
        if cue.kind not in TO_ONE:
            return False
        if noun is None and not counted.bare and not (cue.kind == "killed" and counted.last <= cue.first and cue.roles != {"noun"}):
            return False
    if (cue.kind, cue.words) in scene.lexicon.fighters and not cue.second:
        soldiers = any(other.noun is not None and other.noun.sort == "fighters" for other in counted.chain)
        return noun is not None and (noun.sort == "fighters" or (soldiers and noun.sort in PEOPLE))
    if cue.kind in ("displaced", "present") and noun is not None and noun.sort == "fighters" and _is_also(scene, cue, "troops"):
        return False  # soldiers who cross a border flee from nobody, and those who take part are troops
    if cue.kind == "present" and (quantity.size < FEW or (noun is not None and noun.sort == "captives")):
        return False  # five advisers are no crowd, nor are 90 hostages
    if cue.kind == "weapons-fired" and noun is not None and noun.label == "aircraft":
        return False  # what attacks and comes home
    wanted = SORTS.get(cue.kind, PEOPLE)
    if noun is not None:
        return noun.sort in wanted
    if cue.kind in SORTS:
        return cue.kind == "weapons-downed" and counted.bare  # "All 31 were shot down"
    if cue.kind in CROWDS and quantity.size < CROWD:
        return False  # bare numbers need more than people who are told as such
    if (cue.kind, cue.words) in scene.lexicon.strict or cue.kind in SILENT:
        known = cue.kind in ("killed", "injured") or (cue.kind == "captured" and _people_before(scene, counted)) or (cue.kind in CROWDS and quantity.size >= CROWD)
        return counted.bare and known and max(counted.first - cue.last, cue.first - counted.last) <= BESIDE
    return True


def _is_also(scene: Scene, cue: Cue, kind: str) -> bool:
    """Whether the same words are a cue of another kind."""
    return any(form.kind == kind and form.words == cue.words for form in scene.lexicon.cues[cue.words[0]])


def _people_before(scene: Scene, counted: Counted) -> bool:
    """ "killed 12 militants and captured three": whether what was counted before it in the sentence are people."""
    before = [other.noun for other in scene.within(counted.first - FAR, counted.first) if not other.bare]
    noun = before[-1] if before else None
    return noun is not None and noun.sort in PEOPLE
