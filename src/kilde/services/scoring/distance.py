"""How far two places are from each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

DIAMETER = 12742  # kilometres, twice the mean radius of the Earth


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees (haversine, mean radius 6371 km)."""
    lat1, lon1, lat2, lon2 = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return DIAMETER * asin(sqrt(h))
