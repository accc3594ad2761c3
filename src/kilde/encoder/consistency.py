"""One name has one type in one text: what the network makes of a name here is weighed with what it makes of it nearby.

A name that one sentence leaves open ("Fardal") is often clear from another ("minister Fardal"). Gale, Church and Yarowsky (1992) found that
a word keeps its sense within a discourse; types of names do so even more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kilde.encoder.interface import Name

NEARBY = 30  # sentences; further apart two names of one form may be two things
GENITIVE = ("'s", "’s", "s", "'", "’")
SHORTEST = 4  # letters that a name keeps when its ending is taken off


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the network sees it: `types` (types,) are the probabilities of its being each type, given where it begins and ends."""

    name: Name
    text: str
    types: NDArray[np.floating]


def agree(sentences: Sequence[Sequence[Mention]], types: Sequence[str]) -> list[tuple[Name, ...]]:
    """The names of each sentence, in order, each with the type that is likeliest over all mentions of the same form nearby.

    types   what the places of `Mention.types` stand for
    """
    seen: dict[str, list[tuple[int, NDArray[np.floating]]]] = defaultdict(list)
    for at, mentions in enumerate(sentences):
        for mention in mentions:
            seen[_form(mention.text)].append((at, mention.types))
    return [tuple(_retyped(at, mentions, seen, types)) for at, mentions in enumerate(sentences)]


def _retyped(at: int, mentions: Sequence[Mention], seen: dict[str, list[tuple[int, NDArray[np.floating]]]], types: Sequence[str]) -> Iterator[Name]:
    for mention in mentions:
        nearby = [chances for place, chances in seen[_form(mention.text)] if abs(place - at) <= NEARBY]
        mean = np.mean(nearby, axis=0)
        best = types[int(mean.argmax())]
        if best == mention.name.type:
            yield mention.name
        else:
            yield replace(mention.name, type=best, score=round(min(mention.name.score, float(mean.max())), 4))


def _form(text: str) -> str:
    """A name without case and genitive, the same for "Elle" and "Elles"."""
    low = text.casefold()
    for ending in GENITIVE:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST:
            return low[: -len(ending)]
    return low
