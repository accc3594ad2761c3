"""Chooses a word's features: the network's likeliest set among those that the word's ending allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kilde.encoder.interface import EMPTY


class FeatureReader:
    """`features` maps each feature to its values, in the order of the network's outputs; before each feature's values stands "none"."""

    def __init__(self, features: Mapping[str, Sequence[str]]) -> None:
        self._features = features
        self._starts = np.cumsum([0, *(len(values) + 1 for values in features.values())])
        self._parse = cache(self._parse_set)

    def read(self, logits: NDArray[Any], possible: Sequence[str]) -> Mapping[str, str]:
        """The features of one word, from its logits and the sets it can have (any set, if none are given)."""
        if len(possible) == 1:
            return self._parse(possible[0])[1]
        parts = [logits[a:b] - _log_sum(logits[a:b]) for a, b in zip(self._starts, self._starts[1:], strict=False)]
        if not possible:
            chosen = {name: values[k - 1] for (name, values), p in zip(self._features.items(), parts, strict=True) if (k := int(p.argmax()))}
            return MappingProxyType(chosen) if chosen else EMPTY
        scored = (self._parse(candidate) for candidate in possible)
        return max(scored, key=lambda found: sum(float(part[k]) for part, k in zip(parts, found[0], strict=True)))[1]

    def _parse_set(self, written: str) -> tuple[tuple[int, ...], Mapping[str, str]]:
        """Value ids and mapping of a set as CoNLL-U writes it; values that the network does not know are left out."""
        pairs = (pair.split("=", 1) for pair in written.split("|") if "=" in pair)
        found = {name: value for name, value in pairs if value in self._features.get(name, ())}
        ids = tuple(values.index(found[name]) + 1 if name in found else 0 for name, values in self._features.items())
        return ids, MappingProxyType(found) if found else EMPTY


def _log_sum(logits: NDArray[Any]) -> float:
    top = logits.max()
    return float(top + np.log(np.exp(logits - top).sum()))
