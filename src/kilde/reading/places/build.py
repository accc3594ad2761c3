"""Makes the record's place from a name and its candidate: label, coordinates, feature, precision."""

from __future__ import annotations

from dataclasses import replace

from kilde.knowledge.gazetteer import Candidate, Gazetteer, fold, own
from kilde.reading.draft import EntityDraft, PlaceDraft
from kilde.reading.places.kinds import KINDS
from kilde.reading.places.toponyms import Toponym

NEAR, FUZZY = 2, 5


def widen(toponym: Toponym, gazetteer: Gazetteer) -> None:
    """Adds the places that the name means together with its class noun: "Kharkiv" beside "region" means the oblast."""
    if toponym.kind is None:
        return
    feature = KINDS[toponym.kind][0]
    features = frozenset([feature, "disputed-region"]) if feature == "region" else frozenset([feature])
    names = {toponym.name: None}
    if toponym.kind in ("province", "area"):
        names |= {place.label: None for place in toponym.candidates[:5] if place.feature == "city"}
    found = [place for name in names for place in gazetteer.unit(name, features)]
    towns = {place.country for place in toponym.candidates}
    found = [place for place in found if fold(toponym.name) in fold(place.label) or place.country is None or place.country in towns]
    toponym.candidates = tuple(dict.fromkeys([*found, *toponym.candidates]))


def place_of(toponym: Toponym, text: str, entity: EntityDraft | None) -> PlaceDraft:
    """The place of a name whose candidate is chosen."""
    chosen = toponym.chosen
    assert chosen is not None
    place = facility(part(chosen, toponym), toponym)
    return PlaceDraft(
        toponym.start, toponym.end, text[toponym.start : toponym.end], place.label, place.feature, precision(place, toponym), entity=entity,
        country=place.country, admin1=place.admin1, lat=place.lat, lon=place.lon, geonames=place.geonames,
    )  # fmt: skip


def part(place: Candidate, toponym: Toponym) -> Candidate:
    """A country or region narrowed by a point of the compass: its outer part, as a fuzzy area."""
    point = toponym.direction
    if point is None or place.feature not in ("country", "region", "disputed-region", "continent", "island") or toponym.kind in ("province", "district"):
        return place
    name = f"{own.compass()[point]} {place.label}"
    known = next((p for p in own.names().places.get(fold(name), ()) if p.country in (None, place.country)), None)
    if known:
        return Candidate(known.label, known.lat, known.lon, known.feature, known.precision, known.country, "own")
    lat, lon = outer(place, point)
    feature = "region" if place.feature == "country" else place.feature
    return replace(place, label=name, lat=lat, lon=lon, feature=feature, precision=FUZZY, geonames=None)


def outer(place: Candidate, point: str) -> tuple[float | None, float | None]:
    """The middle of an outer part of a country; the place's own middle where the part's is not known."""
    parts = own.country_facts().get(place.country or "", {}).get("parts", {}) if place.feature == "country" else {}
    sides = [parts[side] for side in point if side in parts]
    if not sides:
        return place.lat, place.lon
    lat = next((parts[side][0] for side in point if side in ("N", "S")), sum(side[0] for side in sides) / len(sides))
    lon = next((parts[side][1] for side in point if side in ("E", "W")), sum(side[1] for side in sides) / len(sides))
    return round(lat, 2), round(lon, 2)


def facility(place: Candidate, toponym: Toponym) -> Candidate:
    """A site or area that is named after a town or country ("Rafah-overgangen", "Donetsk-fronten") and is in no list of its own."""
    kind = toponym.kind
    if kind is None or kind in ("city", "village") or place.feature == KINDS[kind][0]:
        return place
    feature, rank = KINDS[kind]
    if kind in ("province", "district") and place.feature == "city":
        return replace(place, feature=feature, precision=rank, geonames=None)
    if not toponym.compound:
        return place
    label = f"{place.label} {feature}"
    if place.feature == "country":
        return replace(place, label=label, feature=feature, precision=max(FUZZY, rank), lat=None, lon=None)
    return replace(place, label=label, feature=feature, precision=max(rank, place.precision), geonames=None)


def precision(place: Candidate, toponym: Toponym) -> int:
    """UCDP's where_prec for this mention."""
    return NEAR if toponym.relation in ("near", "between") and place.precision == 1 and place.feature != "camp" else place.precision
