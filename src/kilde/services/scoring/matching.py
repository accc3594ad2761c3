"""Which predicted item answers which wanted one: at least half of the shorter span shared, key fields equal, each used once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kilde.model.record import Item, Record
from kilde.services.scoring.names import as_list, compare, fold

HALF = 0.5


def share(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The part of the shorter span that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def meets(item: Any, span: tuple[int, int]) -> bool:
    places = item.evidence if isinstance(item, Item) else (item,)
    return any(share((e.start, e.end), span) >= HALF for e in places)


def same_value(got: Any, wanted: Any) -> bool:
    return any(fold(str(got)) == fold(str(w)) for w in as_list(wanted)) or (wanted is None and got is None)


def same_figure(item: Any, wanted: dict[str, Any]) -> bool:
    if not same_value(item.kind, wanted["kind"]):
        return False
    if wanted.get("best") is not None:
        return item.best is not None and float(item.best) in [float(w) for w in as_list(wanted["best"])]
    return item.best is None and bound(item.low, wanted.get("low")) and bound(item.high, wanted.get("high"))


def bound(got: Any, wanted: Any) -> bool:
    """Whether a bound is one of those that are right; none where none is."""
    return (got is None and wanted is None) or any(w is not None and got is not None and float(got) == float(w) for w in as_list(wanted))


AGREES: dict[str, Callable[[Record, Any, dict[str, Any]], bool]] = {
    "statements": lambda r, p, g: p.act in as_list(g["act"]) and (not g.get("speaker") or compare(r, p.speaker, g["speaker"])[0] > 0),
    "events": lambda _, p, g: p.type in as_list(g["type"]),
    "figures": lambda _, p, g: same_figure(p, g),
    "agreements": lambda r, p, g: p.kind in as_list(g["kind"]) and (not g.get("parties") or compare(r, p.parties, g["parties"])[0] > 0),
    "controls": lambda r, p, g: not g.get("holder") or compare(r, p.holder, g["holder"])[0] > 0,
}


def assign(record: Record, layer: str, items: list[Any], wanted: list[tuple[tuple[int, int], dict[str, Any]]]) -> dict[int, int]:
    """Wanted index -> item index for the items of a case."""
    agrees = AGREES[layer]
    edges = [[i for i, item in enumerate(items) if meets(item, span) and agrees(record, item, fields)] for span, fields in wanted]
    return maximum(edges, [not fields.get("optional") for _, fields in wanted])


def maximum(edges: list[list[int]], required: list[bool]) -> dict[int, int]:
    """Wanted index -> item index: a maximum matching (Kuhn) that serves what is required before what is optional.

    edges  for each wanted index the items that may answer it
    """
    owner: dict[int, int] = {}

    def place(g: int, seen: set[int]) -> bool:
        for i in edges[g]:
            if i not in seen:
                seen.add(i)
                if i not in owner or place(owner[i], seen):
                    owner[i] = g
                    return True
        return False

    for g in sorted(range(len(edges)), key=lambda g: not required[g]):
        place(g, set())
    return {g: i for i, g in owner.items()}
