"""Numbers that add up to a total are its parts: "62: 40 in Khartoum and 22 in Nyala", and "102 men, 17 women and 12 children were shot" after 131 killed."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.figures.lexicon import PEOPLE
from kilde.reading.figures.scene import Counted, Found, Scene

HARM_TO_PEOPLE = frozenset({"killed", "injured", "captured", "missing", "displaced", "evacuated", "detained"})
TO_PEOPLE = HARM_TO_PEOPLE | {"bodies-returned", "prisoners-exchanged", "troops", "present"}
INHERITED = 0.8  # confidence
FAR = 30  # words between a total and its parts
LONGEST = 12  # parts of one sentence


def add_up(scene: Scene, earlier: Sequence[Found]) -> None:
    """Ties parts to totals of the same sentence and of those before it."""
    _inside(scene)
    _before(scene, earlier)


def _before(scene: Scene, earlier: Sequence[Found]) -> None:
    """All that one cue of the sentence took adds up to a total of a sentence before: they are its parts, and what befell them is what the total says."""
    groups: dict[int, list[Found]] = {}
    for found in scene.found:
        if found.cue is not None and found.part_of is None and found.kind in HARM_TO_PEOPLE:
            groups.setdefault(id(found.cue), []).append(found)
    for parts in groups.values():
        size = sum(part.counted.quantity.best or 0 for part in parts)
        if not 2 <= len(parts) <= LONGEST or any(part.counted.quantity.best is None for part in parts):
            continue
        total = next((found for found in reversed(earlier) if found.kind in HARM_TO_PEOPLE and found.part_of is None and found.counted.quantity.size == size), None)
        if total is not None and (total.kind == parts[0].kind or {total.kind, parts[0].kind} == {"killed", "injured"}):
            for part in parts:
                part.kind, part.part_of = total.kind, total


def _inside(scene: Scene) -> None:
    """Two or more numbers behind a total that add up to it are its parts, also when no cue took them."""
    linked = {id(found.counted): found for found in scene.found}
    for total in [found for found in scene.found if found.kind in TO_PEOPLE and found.counted.quantity.best is not None and found.part_of is None]:
        size = total.counted.quantity.best or 0
        parts: list[Counted] = []
        for counted in scene.within(total.counted.first - FAR, total.counted.last + FAR):
            taken = linked.get(id(counted))
            behind = counted.first >= total.counted.last
            if counted is total.counted or (not behind and taken is None) or (taken is not None and (taken.kind != total.kind or taken.part_of is not None)):
                continue
            if taken is not None and taken.cue is not None and taken.cue is total.cue and counted in total.counted.chain and total.counted.label is not None:
                continue  # "a doctor, two nurses and three children": side by side, where "three people, two civilians and a policeman" are not
            if counted.quantity.article and taken is None:
                continue
            if counted.quantity.best is None or counted.quantity.best >= size or not (counted.bare or (counted.noun and counted.noun.sort in PEOPLE)):
                continue
            parts.append(counted)
            if sum(part.quantity.best or 0 for part in parts) >= size:
                break
        if len(parts) < 2 or sum(part.quantity.best or 0 for part in parts) != size:
            continue
        for part in parts:
            found = linked.get(id(part))
            if found is None:
                found = Found(total.kind, part, part.first, part.last, INHERITED)
                scene.found.append(found)
            found.part_of = total
    scene.found.sort(key=lambda found: found.counted.first)
