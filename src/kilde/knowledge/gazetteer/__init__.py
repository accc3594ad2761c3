"""The gazetteer: from a name, in whatever spelling, to the places that bear it.

    >>> gazetteer().find("Bachmut")[0].label
    'Bakhmut'

Own lists (regions, waters, sites, towns with their press spellings) come first, then GeoNames. Sources and licences: docs/places.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import own
from kilde.knowledge.gazetteer.folding import fold, sound
from kilde.knowledge.gazetteer.index import Index, Populated, geonames

__all__ = ["Candidate", "Gazetteer", "fold", "gazetteer", "sound"]

MOST = 40  # candidates of one name: "San Jose" has a hundred, and no text means the fortieth


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can stand for.

    precision   where_prec of the UCDP GED codebook for the place itself: 1 town ... 6 country, 7 sea
    country     key of countries.yaml (ISO 3166-1 alpha-2, or XK), UN view; None where contested or international
    population  about, 0 where unknown
    source      "country", "own", "town" (of towns.yaml) or "geonames"
    known_as    the name is the label, not one of many alternative spellings
    """

    label: str
    lat: float | None
    lon: float | None
    feature: str
    precision: int
    country: str | None
    source: str
    admin1: str | None = None
    population: int = 0
    geonames: int | None = None
    known_as: bool = False


class Gazetteer:
    """Look-up by name. A first look-up takes some 50 microseconds, the same name again one."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.find = lru_cache(maxsize=8192)(self._find)
        self.alike = lru_cache(maxsize=4096)(self._alike)

    def country(self, name: str, language: str = "en") -> Candidate | None:
        """The country of that name in that language."""
        code = own.country_names(language).get(fold(name))
        return self.country_of(code) if code else None

    def country_of(self, code: str) -> Candidate | None:
        """The country under a key of countries.yaml. `country` is its ISO code, None for Kosovo."""
        found, centre = actors.countries().get(code), own.centres().get(code)
        if not found:
            return None
        lat, lon = centre or (None, None)
        return Candidate(found.label, lat, lon, "country", 6, code, "country", known_as=True)

    def _find(self, name: str, language: str = "en") -> tuple[Candidate, ...]:
        """Every place of exactly that name, case and accents aside: country, own places, towns, then GeoNames by population."""
        folded = fold(name)
        if not folded:
            return ()
        country = self.country(folded, language)
        found = [country] if country else []
        names = own.names()
        found += [_listed(place, folded) for place in names.places.get(folded, ())]
        towns = [self._town(town, folded) for town in names.towns.get(folded, ())]
        found += towns
        taken = {town.geonames for town in towns}
        found += [_populated(place, folded) for place in self._index.exact(folded)[:MOST] if place.geonames not in taken]
        return tuple(self._relabelled(found))

    def _alike(self, name: str, soft_ch: bool = True) -> tuple[Candidate, ...]:
        """Populated places with a name of the same sound, for spellings that `find` does not know."""
        return tuple(self._relabelled(_populated(place, "") for place in self._index.alike(name, soft_ch)[:MOST]))

    def unit(self, name: str, features: frozenset[str]) -> tuple[Candidate, ...]:
        """Own places whose label is the name and a class noun: "Kharkiv" gives Kharkiv Oblast, "Litani" the Litani River."""
        names, folded = own.names(), fold(name)
        found = [*names.units.get(folded, ()), *names.places.get(folded, ())]
        return tuple(_listed(place, folded) for place in dict.fromkeys(found) if place.feature in features)

    def _town(self, town: own.Town, folded: str) -> Candidate:
        known_as = folded == fold(town.label)
        if town.lat is not None and town.lon is not None:
            return Candidate(town.label, town.lat, town.lon, "city", 1, town.country, "town", known_as=known_as)
        place = _geonames_of(town)
        return Candidate(town.label, place.lat, place.lon, "city", 1, _view(place), "town", place.admin1, place.population, place.geonames, known_as)

    def _relabelled(self, found: Iterable[Candidate]) -> list[Candidate]:
        """GeoNames places under the label of towns.yaml, where that lists them."""
        relabelled = []
        for place in found:
            label = _labels(place.country or "").get(place.geonames or 0) if place.source == "geonames" else None
            relabelled.append(replace(place, label=label) if label else place)
        return relabelled


def _listed(place: own.Listed, folded: str) -> Candidate:
    return Candidate(place.label, place.lat, place.lon, place.feature, place.precision, place.country, "own", known_as=fold(place.label) == folded)


def _populated(place: Populated, folded: str) -> Candidate:
    return Candidate(place.label, place.lat, place.lon, "city", 1, _view(place), "geonames", place.admin1 or None, place.population,
                     place.geonames, fold(place.label) == folded)  # fmt: skip


def _view(place: Populated) -> str | None:
    """The country of a place in the UN view."""
    return own.views().get(place.geonames, place.country)


@cache
def _geonames_of(town: own.Town) -> Populated:
    """The largest place of GeoNames in the country under the town's label, or else under its first name that GeoNames knows."""
    for name in (town.label, *town.names):
        inside = [place for place in geonames().exact(name) if place.country == town.country]
        if inside:
            return inside[0]
    raise KeyError(f"towns.yaml: {town.label} ({town.country}) is not in GeoNames and has no coordinates")


@cache
def _labels(country: str) -> dict[int, str]:
    """GeoNames id -> label of towns.yaml, of one country: a text touches few, and each town takes a look-up."""
    return {_geonames_of(town).geonames: town.label for town in own.all_towns() if town.lat is None and town.country == country}


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return Gazetteer(geonames())
