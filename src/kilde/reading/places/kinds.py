"""Kinds of places by class noun (city, province, river, camp ...): what each says of a place, and how well a place fits it."""

from __future__ import annotations

from collections.abc import Mapping

from kilde.knowledge.gazetteer import Candidate

# What a class noun says about the place: its feature in the record and UCDP's where_prec.
KINDS: Mapping[str, tuple[str, int]] = {
    "city": ("city", 1), "village": ("city", 1), "province": ("region", 4), "district": ("region", 3), "area": ("region", 5),
    "river": ("river", 5), "lake": ("lake", 5), "sea": ("sea", 7), "strait": ("strait", 7), "canal": ("canal", 5), "island": ("island", 4),
    "peninsula": ("peninsula", 5), "mountain": ("mountain", 5), "valley": ("valley", 5), "forest": ("forest", 5), "desert": ("desert", 5),
    "triangle": ("region", 5), "camp": ("camp", 1), "corridor": ("corridor", 5), "crossing": ("crossing", 1), "front": ("front", 5),
    "border": ("border", 5), "airport": ("airport", 1), "base": ("base", 1), "port": ("port", 1), "plant": ("plant", 1), "dam": ("dam", 1),
    "bridge": ("bridge", 1), "prison": ("site", 1),
}  # fmt: skip

# Nouns that stay outside the span when they are a word of their own: "[Zamzam] camp", but "[Idlib province]".
APART = frozenset(["city", "village", "camp", "crossing", "airport", "base", "port", "plant", "dam", "bridge", "prison"])
TOWN_KINDS = frozenset(["city", "village", "district", "airport", "port", "prison", "camp"])


def kind_fit(place: Candidate, kind: str | None) -> float:
    """How well a place fits the class noun beside its name."""
    if kind is None:
        return 0.0
    if kind in TOWN_KINDS:
        fits = place.feature == "city" or place.feature == kind or (kind == "district" and place.precision == 3)
        return (3.5 if place.feature == kind and kind == "camp" else 3.0) if fits else -3.0
    feature = KINDS[kind][0]
    if place.feature == feature or (feature == "region" and place.feature == "disputed-region"):
        return 4.0
    return 0.5 if place.feature != "country" else -1.0
