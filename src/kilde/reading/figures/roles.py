"""People who are counted under what they are: "3000 flyktninger", "500 demonstranter", "38.000 indbyggere", "2000 troops".

Only numbers that no cue took, and only from a size on: "to flyktninger" are people the story speaks to, no count of the displaced.
"""

from __future__ import annotations

from kilde.model.record import FigureKind
from kilde.reading.figures.scene import Found, Scene

# Sort of noun -> kind, and the smallest number that is a count. Set by hand: witnesses in wire copy come in ones to fives.
ROLES: dict[str, tuple[FigureKind, int]] = {
    "displaced": ("displaced", 20),
    "present": ("present", 20),
    "population": ("population", 50),
    "captives": ("captured", 6),
    "fighters": ("troops", 100),
}
CONFIDENCE = 0.7


def add_roles(scene: Scene, spoken_for: set[int]) -> None:
    """Adds figures for nouns that carry their kind. `spoken_for`: ids of the counted that a cue without a kind took."""
    linked = {id(found.counted) for found in scene.found} | spoken_for
    for counted in scene.counted:
        if id(counted) in linked or id(counted.whole) in linked or counted.noun is None or counted.part or counted.quantity.article:
            continue
        if counted.quantity.calendar and counted.last > counted.quantity.last + 1:
            continue  # a year at the head of a clause, and a noun further on
        kind, smallest = ROLES.get(counted.noun.sort, (None, 0))
        if kind is not None and counted.quantity.size >= smallest:
            scene.found.append(Found(kind, counted, counted.first, counted.last, CONFIDENCE))
    scene.found.sort(key=lambda found: found.counted.first)
