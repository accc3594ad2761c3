"""Places from Kilde's own YAML: what GeoNames lacks or calls otherwise. Files and their form: regions.yaml, towns.yaml and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kilde.knowledge import actors
from kilde.knowledge.gazetteer.folding import fold
from kilde.knowledge.gazetteer.index import geonames
from kilde.model import yaml_file
from kilde.model.errors import BadData

SHORTEST_CLASS_NOUN = 3  # letters of the last word that may be a class noun: "Litani River", "Litani-elven"
GROUPS = ("regions", "provinces", "waters", "physical", "sites", "wide")


@dataclass(frozen=True, slots=True)
class Listed:
    """A place of the YAML files. precision: where_prec of the UCDP GED codebook, 1 to 7."""

    label: str
    lat: float
    lon: float
    feature: str
    precision: int
    country: str | None


@dataclass(frozen=True, slots=True)
class Town:
    """A town of towns.yaml; lat and lon are None where GeoNames knows it, under one of its names."""

    label: str
    names: tuple[str, ...]
    country: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Names:
    """All own names: fold -> places. `openers`: first word of a name of several words -> the most words such a name has."""

    places: Mapping[str, tuple[Listed, ...]]
    units: Mapping[str, tuple[Listed, ...]]
    towns: Mapping[str, tuple[Town, ...]]
    openers: Mapping[str, int]


def read(name: str) -> Any:
    """A YAML file of this folder. Raises BadData."""
    return yaml_file.read(files(__package__) / f"{name}.yaml", f"knowledge/gazetteer/{name}.yaml")


@cache
def names() -> Names:
    """Every own name, folded; read once."""
    places: dict[str, list[Listed]] = defaultdict(list)
    units: dict[str, list[Listed]] = defaultdict(list)
    towns: dict[str, list[Town]] = defaultdict(list)
    openers: dict[str, int] = {}
    for place, more in listed():
        for name in {fold(n): None for n in (place.label, *more)}:
            places[name].append(place)
            _open(openers, name)
            first, _, last = name.rpartition(" ")
            if first and len(last) >= SHORTEST_CLASS_NOUN and place not in units[first]:
                units[first].append(place)
    for town in all_towns():
        for name in {fold(n): None for n in (town.label, *town.names)}:
            towns[name].append(town)
            _open(openers, name)
    return Names(
        {name: tuple(found) for name, found in places.items()},
        {name: tuple(found) for name, found in units.items()},
        {name: tuple(found) for name, found in towns.items()},
        openers,
    )


def _open(openers: dict[str, int], name: str) -> None:
    first, _, rest = name.partition(" ")
    if rest:
        openers[first] = max(openers.get(first, 0), name.count(" ") + 1)


def listed() -> Iterator[tuple[Listed, tuple[str, ...]]]:
    """Every place of the grouped files, with its further names. Raises BadData on a row of another form."""
    for name in GROUPS:
        for group in read(name):
            for label, row in group["places"].items():
                if len(row) < 2 or not all(isinstance(n, int | float) for n in row[:2]) or not all(isinstance(n, str) for n in row[2:]):
                    raise BadData(f"{label}: must be [latitude, longitude, names ...]", source=f"knowledge/gazetteer/{name}.yaml")
                yield Listed(label, row[0], row[1], group["feature"], group["precision"], group["country"]), tuple(row[2:])


@cache
def all_towns() -> tuple[Town, ...]:
    """Every town of towns.yaml."""
    found = []
    for country, rows in read("towns").items():
        for label, row in rows.items():
            placed = len(row) >= 2 and isinstance(row[0], int | float)
            if not all(isinstance(n, str) for n in (label, *row[2 * placed :])):
                raise BadData(f"{label}: must be [names ...] or [latitude, longitude, names ...]", source="knowledge/gazetteer/towns.yaml")
            lat, lon, more = (row[0], row[1], row[2:]) if placed else (None, None, row)
            found.append(Town(label, tuple(more), country, lat, lon))
    return tuple(found)


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Folded name -> key of countries.yaml, for the names that are used in the language."""
    found: dict[str, str] = {}
    for code, country in actors.countries().items():
        for name in (country.label, *country.names):
            if language not in country.not_in.get(name, ()):
                found.setdefault(fold(name), code)
    return found


@cache
def openers(language: str) -> Mapping[str, int]:
    """The openers of own names and of the names of countries in a language."""
    found = dict(names().openers)
    for name in country_names(language):
        _open(found, name)
    return found


@cache
def centres() -> Mapping[str, tuple[float, float]]:
    """Key of countries.yaml -> latitude and longitude of the country's middle."""
    return {code: (row[0], row[1]) for code, row in read("centres").items()}


@cache
def country_facts() -> Mapping[str, Mapping[str, Any]]:
    """ISO code -> neighbours and the centres of its outer parts, from the index."""
    facts: Mapping[str, Mapping[str, Any]] = geonames().header["countries"]
    return facts


@cache
def homonyms() -> frozenset[str]:
    """Folded names that usually are somebody or something else than the town of that name."""
    lists = read("homonyms")
    return frozenset(fold(name) for name in (*lists["persons"], *lists["others"]))


@cache
def persons() -> frozenset[str]:
    """Folded given names and surnames that are also names of towns."""
    return frozenset(fold(name) for name in read("homonyms")["persons"])


@cache
def views() -> Mapping[int, str | None]:
    """GeoNames id -> country in the UN view, where GeoNames has another; None where the UN leaves it open."""
    return {ident: None if country == "none" else country for country, places in read("view").items() for ident in places}


@cache
def spelled_as_at_home() -> frozenset[str]:
    """ISO codes of the countries whose town names no press spells anew."""
    return frozenset(read("spelling")["as_at_home"])


@cache
def compass() -> Mapping[str, str]:
    """Point of the compass (N, SW, C ...) -> English adjective for a label."""
    found: Mapping[str, str] = read("compass")
    return found
