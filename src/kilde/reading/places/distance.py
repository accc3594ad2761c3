"""Great-circle distance between two places."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH = 6371.0  # mean radius in kilometres


class Located(Protocol):
    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def kilometres(a: Located, b: Located) -> float:
    """Kilometres between two places, infinite when the position of one is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    return 2 * EARTH * asin(min(1.0, sqrt(sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2)))
