"""Scores the times and places of an article against its gold: times by their words and EDTF, places by distinct name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kilde.model.errors import BadData
from kilde.model.record import Place, Record
from kilde.services.scoring.distance import kilometres
from kilde.services.scoring.gold_file import GoldArticle
from kilde.services.scoring.matching import HALF, share
from kilde.services.scoring.names import as_list, fold
from kilde.services.scoring.rows import Rows
from kilde.services.scoring.spans import Where

KILOMETRES = 25.0
SHORTEST = 3  # letters up to which a name is no part of another


def score_times(record: Record, gold: GoldArticle, where: Where, rows: Rows, say: Callable[[str], None]) -> None:
    used: set[str] = set()
    for wanted in gold.layers["times"]:
        span = _words(where, wanted)
        near = [time for time in record.times if time.id not in used and share((time.start, time.end), span) >= HALF]
        values = [str(value).replace(" ", "") for value in as_list(wanted["edtf"])]
        right = next((time for time in near if time.edtf.replace(" ", "") in values), None)
        used.update(time.id for time in near if wanted.get("optional") or time is right)
        if not wanted.get("optional"):
            rows.rows["times"].add(hit=int(right is not None), miss=int(right is None))
            if right is None:
                say(f"  missed times: {wanted['text']!r} wanted {wanted['edtf']} got {[time.edtf for time in near]}")
    for time in record.times:
        if time.id not in used:
            rows.rows["times"].add(extra=1)
            say(f"  extra  times: {time.text!r} {time.edtf}")


def _words(where: Where, wanted: dict[str, Any]) -> tuple[int, int]:
    """Where the time's own words stand, from its evidence on."""
    at = where.text.find(wanted["text"], where.span(wanted["evidence"])[0])
    if at < 0:
        raise BadData(f"the words {wanted['text']!r} are not in the text from their evidence on", source=where.source)
    return at, at + len(wanted["text"])


def score_places(record: Record, gold: GoldArticle, rows: Rows, say: Callable[[str], None]) -> None:
    """Each name once; countries are left out, since they are mostly actors. All mentions of a name must lie where the gold says."""
    wanted = {fold(place["text"]): place for place in gold.layers["places"]}
    mentions: dict[str, list[Place]] = {}
    for place in record.places:
        if place.feature != "country":
            mentions.setdefault(_name(fold(place.text), wanted), []).append(place)
    for name, there in wanted.items():
        found = mentions.get(name, [])
        right = bool(found) and all(_is_there(place, there) for place in found)
        rows.rows["places"].add(hit=int(right), miss=int(not right))
        if not right:
            say(f"  missed places: {there['text']} got {[(place.label, place.lat, place.lon) for place in found][:3]}")
    others = {fold(name) for name in gold.other_places}
    for name, found in mentions.items():
        if name not in wanted and name not in others:
            rows.rows["places"].add(extra=1)
            say(f"  extra  places: {found[0].text!r} {found[0].label}")


def _name(text: str, wanted: dict[str, Any]) -> str:
    """The gold name that a mention goes under: itself, a part of it, or what it is a word of; else the mention itself."""
    parts = re.split(r"[-\s]", text)
    return next((name for name in wanted if name == text or name in parts or (len(text) > SHORTEST and text in name.split())), text)


def _is_there(place: Place, wanted: dict[str, Any]) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return kilometres(place.lat, place.lon, wanted["lat"], wanted["lon"]) <= float(wanted.get("km", KILOMETRES))
