"""Precision, recall, F1 and shares, with 95 % intervals from resampled sentences (bootstrap, Efron 1979)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
RESAMPLES, SEED = 1000, 20240229


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in percent with its 95 % interval; n is how many items (names, words) it rests on."""

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:5.1f} [{self.low:.1f}, {self.high:.1f}]"


@dataclass(frozen=True, slots=True)
class Names:
    """Figures for one type of name, or for several together."""

    precision: Figure
    recall: Figure
    f1: Figure


def resampled(counts: Counts, value: Callable[[Counts], Counts]) -> tuple[float, float, float]:
    """Value and interval: counts (sentences, k) are summed over resamples of sentences; `value` maps (..., k) to (...)."""
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=RESAMPLES)
    low, high = np.percentile(value(weights @ counts), [2.5, 97.5])
    return float(value(counts.sum(0))), float(low), float(high)


def _share(top: Counts, bottom: Counts) -> Counts:
    result: Counts = 100 * np.divide(top, bottom, out=np.zeros_like(top, dtype=float), where=bottom > 0)
    return result


def name_figures(counts: Sequence[tuple[int, int, int]]) -> Names:
    """Figures from (right, predicted, true) of each sentence."""
    table = np.asarray(counts, dtype=float).reshape(-1, 3)
    precision = resampled(table, lambda c: _share(c[..., 0], c[..., 1]))
    recall = resampled(table, lambda c: _share(c[..., 0], c[..., 2]))
    f1 = resampled(table, lambda c: _share(2 * c[..., 0], c[..., 1] + c[..., 2]))
    predicted, true = int(table[:, 1].sum()), int(table[:, 2].sum())
    return Names(Figure(*precision, predicted), Figure(*recall, true), Figure(*f1, true))


def share_figure(counts: Sequence[tuple[int, int]]) -> Figure:
    """Share of right words from (right, all) of each sentence."""
    table = np.asarray(counts, dtype=float).reshape(-1, 2)
    return Figure(*resampled(table, lambda c: _share(c[..., 0], c[..., 1])), int(table[:, 1].sum()))
