"""Counts whose verb is left out: "Malawi lost three men and Uruguay one", "five died in Haris and four in Talloussa", "three of them critically"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.figures.scene import Counted, Found, Scene

GAPPED = 0.7  # confidence
FAR = 14  # words between a count and the one whose verb it shares
LONGEST_NAME = 3


def gapped(scene: Scene, counted: Counted, before: Sequence[Found]) -> Found | None:
    """What a bare number counts that stands beside a name and shares the verb of the figure before it. `before`: figures to its left."""
    if not counted.bare or counted.them or counted.part or counted.quantity.year or not before:
        return None
    told, start = before[-1], _further(scene, counted) or _opening(scene, counted)
    if start is None or told.last > start or counted.first - told.last > FAR:
        return None
    between = range(told.last, start)
    if any(scene.has("breaks", at) or scene.words[at].text in ";:" for at in between) or scene.cues_within(told.last, counted.first):
        return None
    last = counted.last + scene.phrase("origin", counted.last)
    lost = told.owner is not None or (told.cue is not None and (told.cue.kind, told.cue.words) in scene.lexicon.fighters)
    owner = (start + 1, counted.first) if lost and start + 1 < counted.first and scene.is_name(start + 1) else None
    return Found(told.kind, counted, counted.first, last, GAPPED, part_of=told.part_of, owner=owner)


def beside_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a number in words[first:last] has the place of one whose verb is left out: a conjunction or comma and a name before it and
    nothing that it counts after it, or the conjunction before it and "from Uruguay" after it."""
    at = first
    while first - at < LONGEST_NAME and scene.is_name(at - 1):
        at -= 1
    if at < first and scene.has("prepositions", at - 1):
        at -= 1  # "179 were killed in Soro, in Nondin 44"
    if at < first and _joins(scene, at - 1):
        return last >= len(scene.words) or scene.is_mark(last) or scene.has("conjunctions", last) or scene.has("breaks", last) or scene.has("stops", last)
    after = last + (scene.phrase("origin", last) or scene.has("prepositions", last))
    return at == first and _joins(scene, first - 1) and after > last and scene.is_name(after)


def _opening(scene: Scene, counted: Counted) -> int | None:
    """The index of the conjunction or comma that opens the clause without a verb, or None where there is no such clause."""
    if not beside_name(scene, counted.first, counted.last):
        return None
    at = counted.first
    while scene.is_name(at - 1):
        at -= 1
    return at - (2 if scene.has("prepositions", at - 1) else 1)


def _further(scene: Scene, counted: Counted) -> int | None:
    """ "62 dead on the first day and another 18 on the second": the index of the conjunction before a number that adds to the one before."""
    for at in range(max(0, counted.first - 1), counted.quantity.at):
        if scene.phrase("fresh", at):
            return at - 1 if _joins(scene, at - 1) and scene.has("prepositions", counted.last) else None
    return None


def _joins(scene: Scene, at: int) -> bool:
    return at >= 0 and (scene.words[at].text == "," or scene.has("conjunctions", at))
