"""Why a stored item has the values it has: for each, the characters behind it and the rule or list entry that chose it.

A record says what was found, not how. The explanation reads the stored text again with the running reader and looks up which
list entries and which rules of reading account for each value. What it cannot account for it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kilde.archive.archive import Archive
from kilde.model.errors import WrongUse
from kilde.model.record import Agreement, Control, Dispute, Entity, Event, Figure, Place, Record, Statement, Time
from kilde.services.explain.agreed import agreement, control
from kilde.services.explain.events import event
from kilde.services.explain.figures import figure
from kilde.services.explain.named import dispute, entity
from kilde.services.explain.reasons import Reason
from kilde.services.explain.statements import statement
from kilde.services.explain.times_places import place, time
from kilde.services.explain.trace import Trace
from kilde.services.show import show

__all__ = ["Explanation", "Reason", "explain", "explain_item"]

EXPLAINERS: dict[type, Callable[[Trace, Any], Iterator[Reason]]] = {
    Statement: statement, Event: event, Figure: figure, Agreement: agreement, Control: control, Time: time, Place: place, Entity: entity, Dispute: dispute,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons of one item, in the order of its fields. `notes` say what to bear in mind, such as another version of the reader."""

    record: Record
    item: Any
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]


def explain(id: str, archive: Archive) -> Explanation:
    """The explanation of a stored item, "ebe4/s3". Raises WrongUse when there is no such item, or the id names a whole record."""
    found = show(id, archive)
    if found.item is None:
        raise WrongUse(f"{id!r} is a record, not an item of it", remedy=f"name an item, as in {id}/s1; kilde show {id} lists them")
    return explain_item(found.record, found.item)


def explain_item(record: Record, item: Any) -> Explanation:
    """The explanation of an item of a record, whichever version of the reader made it."""
    trace = Trace(record)
    return Explanation(record, item, tuple(EXPLAINERS[type(item)](trace, item)), tuple(trace.notes(item)))
