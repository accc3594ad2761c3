"""What scoring counts: rows of hits, false alarms and misses, claims made facts, and the table that shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

MEANT = ("captions", "times", "places", "statements", "events", "figures", "agreements")  # the layers of the mean


@dataclass
class Row:
    hit: int = 0
    extra: int = 0
    miss: int = 0

    def add(self, hit: int = 0, extra: int = 0, miss: int = 0) -> None:
        self.hit, self.extra, self.miss = self.hit + hit, self.extra + extra, self.miss + miss

    @property
    def precision(self) -> float:
        """1.0 where nothing was found and nothing was to be found."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else float(not self.miss)

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else float(not self.extra)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 1.0 where there was nothing to find and nothing was found."""
        total = 2 * self.hit + self.extra + self.miss
        return 2 * self.hit / total if total else 1.0


@dataclass
class Rows:
    """Rows by name in the order in which they were first counted.

    facts    claims that were recorded as facts, which must be 0
    judged   of each item that is right or a false alarm: its layer, its text, the item, whether it is right (optional gold may make it so)
    """

    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    facts: int = 0
    judged: list[tuple[str, str, Any, bool]] = field(default_factory=list)

    def judge(self, layer: str, text: str, item: Any, right: bool) -> None:
        """Notes an item of a layer whose items have a confidence."""
        if hasattr(item, "confidence"):
            self.judged.append((layer, text, item, right))

    def merge(self, other: Rows) -> None:
        for name, row in other.rows.items():
            self.rows[name].add(row.hit, row.extra, row.miss)
        self.facts += other.facts
        self.judged += other.judged


def mean(rows: Mapping[str, Row], layers: Iterable[str] = MEANT) -> float:
    """The mean F1 of the layers; one without a row had nothing to find, and nothing was found."""
    found = [rows[name].f1 if name in rows else 1.0 for name in layers]
    return sum(found) / len(found)


def table(rows: Mapping[str, Row]) -> Iterator[str]:
    """One line for each row, under a head."""
    yield f"{'':22} {'hit':>4} {'extra':>5} {'miss':>5} {'P':>6} {'R':>6} {'F1':>6}"
    for name, row in rows.items():
        yield f"{name:22} {row.hit:4} {row.extra:5} {row.miss:5} {row.precision:6.2f} {row.recall:6.2f} {row.f1:6.2f}"
