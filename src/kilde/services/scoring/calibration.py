"""Whether confidence means something: how far it is from the share of right items, and what a threshold costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BINS = 10


def calibration_error(judged: Iterable[tuple[float, bool]], bins: int = BINS) -> float:
    """The expected calibration error (Naeini, Cooper and Hauskrecht 2015): over bins of equal width, the mean distance of mean confidence
    from the share of right items, weighted by size; 0 where nothing was judged."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        held[min(int(confidence * bins), bins - 1)].append((confidence, right))
    total = sum(map(len, held))
    return sum(abs(sum(c for c, _ in bin) - sum(r for _, r in bin)) for bin in held) / total if total else 0.0


def curve(judged: Sequence[tuple[float, bool]], missed: int, thresholds: Iterable[float]) -> list[tuple[float, float, float, int]]:
    """(threshold, precision, recall, items kept) of what is left at each threshold; `missed` is what was not found at all."""
    wanted = sum(right for _, right in judged) + missed
    rows = []
    for threshold in thresholds:
        kept = [right for confidence, right in judged if confidence >= threshold]
        rows.append((threshold, sum(kept) / len(kept) if kept else 1.0, sum(kept) / wanted if wanted else 1.0, len(kept)))
    return rows
