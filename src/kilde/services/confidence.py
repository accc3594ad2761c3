"""Leaves out what the reader is less sure of than the user wants, from what is printed only."""

from __future__ import annotations

from typing import Any

from kilde.model.record import Record


def at_least(record: Record, confidence: float | None) -> Record:
    """The record without statements, events and figures below `confidence` (0 to 1), and without what refers to them.

    What refers: the event that a statement realises, the claims that only such statements assert, the figures of such an event or
    total, disputes between such items. What another statement asserts too stays, without the reference. Entities, times and places
    stay, and ids do not change.
    """
    if not confidence:
        return record
    gone = {item.id for layer in (record.statements, record.events, record.figures) for item in layer if item.confidence < confidence}
    layers = {name: getattr(record, name) for name in ("events", "figures", "controls", "disputes")}
    while more := {item.id for items in layers.values() for item in items if item.id not in gone and _falls(item, gone)}:
        gone |= more
    kept = {name: tuple(_without(item, gone) for item in items if item.id not in gone) for name, items in layers.items()}
    return record.model_copy(update={"statements": tuple(s for s in record.statements if s.id not in gone), **kept})


def _falls(item: Any, gone: set[str]) -> bool:
    """Whether what an item refers to is gone, so that it cannot stand alone."""
    if any(getattr(item, name, None) in gone for name in ("realises", "event", "part_of")):
        return True
    asserted: tuple[str, ...] = getattr(item, "asserted_by", ())
    return (bool(asserted) and gone.issuperset(asserted)) or any(id in gone for id in getattr(item, "items", ()))


def _without(item: Any, gone: set[str]) -> Any:
    """The item without references to what is gone."""
    asserted: tuple[str, ...] = getattr(item, "asserted_by", ())
    left = tuple(id for id in asserted if id not in gone)
    return item if left == asserted else item.model_copy(update={"asserted_by": left})
