"""The GeoNames index: one read-only file, mapped into memory, from a name to the populated places that bear it.

Layout, all numbers little-endian (`tools/build_gazetteer.py` writes it):

    magic      8 bytes
    sizes      6 x uint32: length of the JSON header, buckets, entries, blocks, places, places in a block
    header     JSON: "regions" [[country, admin1]], "countries" {code: {"neighbours", "parts": {N S E W: [lat, lon]}}}, "source"
    buckets    (buckets + 1) x uint32: the first entry of each bucket, by the leading 16 bits of the hash of a name's sound
    entries    7 bytes each: 3 more bytes of that hash, 1 byte of the hash of its exact fold, 3 bytes place number
    offsets    (blocks + 1) x uint32 into the blocks
    blocks     zlib: columns of id, lat, lon, region and population of some places, then their labels

Names are kept as hashes of 40 bits and a check byte of 8: a name that is in no gazetteer meets one by chance once in a million times.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from kilde.knowledge.gazetteer.folding import fold, sound
from kilde.model.errors import BadData

MAGIC = b"KILDEGZ1"
SIZES = struct.Struct("<6I")
ENTRY = struct.Struct("<3sB3s")
FILE = "geonames.bin"
STEPS = 1000  # coordinates in thousandths of a degree, about 100 m
WIDTHS = (4, 3, 3, 2, 1)  # bytes of a record: id, lat, lon, region, population
POPULATION_STEPS = 12  # population as round(12 ln(p + 1)): right within 4 per cent, which is all a prior needs


@dataclass(frozen=True, slots=True)
class Populated:
    """A populated place of GeoNames. Degrees; population rounded to 4 per cent, 0 where GeoNames does not know it."""

    geonames: int
    label: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int


def name_hash(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=5).digest()


def check_byte(folded: str) -> int:
    return zlib.crc32(folded.encode()) & 0xFF


class Index:
    """Opens `data`, a buffer in the layout above. Raises BadData when it is no such file."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        if data[:8] != MAGIC:
            raise BadData("is no gazetteer index", source=FILE, remedy="run tools/build_gazetteer.py")
        self._data = data
        header, self._buckets, entries, blocks, self.places, self._per_block = SIZES.unpack_from(data, 8)
        self._header_at = 8 + SIZES.size
        self._header_size = header
        self._buckets_at = self._header_at + header
        self._entries_at = self._buckets_at + 4 * (self._buckets + 1)
        self._offsets_at = self._entries_at + ENTRY.size * entries
        self._blocks_at = self._offsets_at + 4 * (blocks + 1)
        self._block = lru_cache(maxsize=512)(self._read_block)

    @cached_property
    def header(self) -> Mapping[str, Any]:
        raw = self._data[self._header_at : self._header_at + self._header_size]
        loaded: dict[str, Any] = json.loads(raw)
        return loaded

    def exact(self, name: str) -> list[Populated]:
        """The places that bear the name, whatever its case and accents; the largest first."""
        folded = fold(name)
        check = check_byte(folded)
        return self._rank(number for found, number in self._entries(sound(folded)) if found == check)

    def alike(self, name: str, soft_ch: bool = True) -> list[Populated]:
        """The places with a name of the same sound; the largest first."""
        return self._rank(number for _, number in self._entries(sound(name, soft_ch)))

    def _rank(self, numbers: Any) -> list[Populated]:
        return sorted((self.place(number) for number in set(numbers)), key=lambda place: (-place.population, place.geonames))

    def _entries(self, sounded: str) -> list[tuple[int, int]]:
        """(check byte, place number) of every entry under the sound."""
        if not sounded:
            return []
        digest = name_hash(sounded)
        bucket = int.from_bytes(digest[:2], "big") * self._buckets >> 16
        first, last = struct.unpack_from("<2I", self._data, self._buckets_at + 4 * bucket)
        raw = self._data[self._entries_at + ENTRY.size * first : self._entries_at + ENTRY.size * last]
        rest = digest[2:]
        return [(check, int.from_bytes(number, "little")) for found, check, number in ENTRY.iter_unpack(raw) if found == rest]

    def place(self, number: int) -> Populated:
        """The place of that number. The rest of its block is left packed, which makes a first look-up ten times as fast."""
        block, at = divmod(number, self._per_block)
        count = min(self._per_block, self.places - block * self._per_block)
        return unpack(self._block(block), count, at, self.header["regions"])

    def _read_block(self, block: int) -> bytes:
        first, last = struct.unpack_from("<2I", self._data, self._offsets_at + 4 * block)
        return zlib.decompress(self._data[self._blocks_at + first : self._blocks_at + last])


def pack_block(places: list[Populated], regions: Mapping[tuple[str, str], int]) -> bytes:
    """The uncompressed bytes of a block: columns byte by byte, which compress better than rows."""
    columns = [
        b"".join(p.geonames.to_bytes(4, "little") for p in places),
        b"".join(round((p.lat + 90) * STEPS).to_bytes(3, "little") for p in places),
        b"".join(round((p.lon + 180) * STEPS).to_bytes(3, "little") for p in places),
        b"".join(regions[p.country, p.admin1].to_bytes(2, "little") for p in places),
        bytes(min(255, round(POPULATION_STEPS * math.log(p.population + 1))) for p in places),
    ]
    turned = b"".join(column[byte::width] for column, width in zip(columns, WIDTHS, strict=True) for byte in range(width))
    return turned + "\n".join(p.label for p in places).encode()


def unpack(raw: bytes, count: int, at: int, regions: list[list[str]]) -> Populated:
    """Place number `at` of a block of `count` places that `pack_block` made."""
    record = raw[at : count * sum(WIDTHS) : count]
    ident, lat, lon, region = (int.from_bytes(record[first:last], "little") for first, last in ((0, 4), (4, 7), (7, 10), (10, 12)))
    label = raw[count * sum(WIDTHS) :].split(b"\n", at + 1)[at].decode()
    country, admin1 = regions[region]
    population = round(math.exp(record[12] / POPULATION_STEPS) - 1)
    return Populated(ident, label, round(lat / STEPS - 90, 3), round(lon / STEPS - 180, 3), country, admin1, population)


@lru_cache(maxsize=1)
def geonames() -> Index:
    """The index that comes with the package."""
    file = files(__package__) / FILE
    try:
        with open(str(file), "rb") as stream:  # noqa: PTH123  (a resource in a zip archive has no path, and goes to the other branch)
            return Index(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (FileNotFoundError, NotADirectoryError):
        if not file.is_file():
            raise BadData("is missing from the package", source=FILE, remedy="run tools/build_gazetteer.py") from None
        return Index(file.read_bytes())
