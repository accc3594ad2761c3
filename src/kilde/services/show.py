"""Finding a record or one of its items by its id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kilde.archive.archive import Archive
from kilde.model.errors import WrongUse
from kilde.model.record import Frozen, Record

ITEM_ID = re.compile(r"(?P<record>.+)/(?P<item>[a-z][0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, and the item of it that was asked for; None when it was the record itself."""

    record: Record
    item: Any | None


def show(id: str, archive: Archive) -> Shown:
    """What an id stands for: "ebe4dd91" a record, "ebe4/s3" or "ebe4dd916377/0.1.0/s3" an item of it.

    Raises WrongUse when there is no such thing, or more than one.
    """
    match = ITEM_ID.fullmatch(id.strip())
    if not match:
        return Shown(archive.record(id), None)
    record = archive.record(match["record"])
    try:
        return Shown(record, record.get(match["item"].lower()))
    except KeyError as error:
        raise WrongUse(f"the record {global_id(record)} has no item {match['item']!r}", remedy=f"kilde show {match['record']} lists them") from error


def global_id(record: Record, item: str | None = None) -> str:
    """`<text hash, 12>/<reader version>`, and the item's id after it."""
    return "/".join(part for part in (record.document.id, record.reader.version, item) if part)


def referring(record: Record, id: str) -> list[tuple[str, str]]:
    """Which items of a record name this one, and in which of their fields: [("v2", "asserted_by")]."""
    found = []
    layers = (record.times, record.places, record.statements, record.events, record.figures, record.agreements, record.controls, record.disputes)
    for layer in layers:
        for item in layer:
            found += [(item.id, name) for name, value in _fields(item) if value == id or (isinstance(value, tuple) and id in value)]
    return found


def _fields(item: Frozen) -> list[tuple[str, Any]]:
    return [(name, getattr(item, name)) for name in type(item).model_fields if name not in ("id", "text", "label", "edtf")]
