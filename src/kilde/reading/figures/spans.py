"""Finds which stretches of a text touch a given one, without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
BUCKET = 512  # code points


class Spans(Generic[T]):
    """Items with their stretches of text, kept by the buckets that they touch."""

    def __init__(self, items: Iterable[tuple[int, int, T]] = ()) -> None:
        self._buckets: dict[int, list[tuple[int, int, T]]] = {}
        for start, end, item in items:
            for bucket in range(start // BUCKET, end // BUCKET + 1):
                self._buckets.setdefault(bucket, []).append((start, end, item))

    def touching(self, start: int, end: int) -> list[T]:
        """The items that share a code point with start to end, each once, in the order in which they were given."""
        found: dict[int, T] = {}
        for bucket in range(start // BUCKET, end // BUCKET + 1):
            for first, last, item in self._buckets.get(bucket, ()):
                if first < end and start < last:
                    found.setdefault(id(item), item)
        return list(found.values())
