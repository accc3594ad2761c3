"""One name has one type in one text: what the network makes of a name here is weighed with what it makes of it nearby.

A name that one sentence leaves open ("Fardal") is often clear from another ("minister Fardal"). Gale, Church and Yarowsky (1992) found that
a word keeps its sense within a discourse; types of names do so even more. A person is told by the full name once and by the surname
from then on: what the full name is counts for the surname, and a surname that the network overlooks is found by it.
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
PERSON = "PER"
SURE, UNSURE = 0.9, 0.5  # the score that a name must have to speak for an overlooked one, and the score that this one gets


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the network sees it: `types` (types,) are the probabilities of its being each type, given where it begins and ends."""

    name: Name
    text: str
    types: NDArray[np.floating]


_Seen = dict[str, list[tuple[int, Mention]]]  # a form -> its mentions, with the number of the sentence


def agree(sentences: Sequence[Sequence[Mention]], words: Sequence[Sequence[str]], types: Sequence[str]) -> list[tuple[Name, ...]]:
    """The names of each sentence, in order, each with the type that is likeliest over all mentions of the same form nearby.

    words   of each sentence; a capitalised one outside the names that is a person's surname nearby becomes a name
    types   what the places of `Mention.types` stand for
    """
    seen: _Seen = defaultdict(list)
    for at, mentions in enumerate(sentences):
        for mention in mentions:
            seen[_form(mention.text)].append((at, mention))
            if mention.name.type == PERSON and " " in mention.text:
                seen[_form(mention.text.split()[-1])].append((at, mention))
    found = [[*_retyped(at, mentions, seen, types)] for at, mentions in enumerate(sentences)]
    for at, word in _overlooked(sentences, words, seen):
        found[at].append(Name(word, word + 1, PERSON, UNSURE))
    return [tuple(sorted(names, key=lambda name: name.first)) for names in found]


def _retyped(at: int, mentions: Sequence[Mention], seen: _Seen, types: Sequence[str]) -> Iterator[Name]:
    for mention in mentions:
        mean = np.mean([one.types for one in _nearby(at, mention.text, seen)], axis=0)
        best = types[int(mean.argmax())]
        if best == mention.name.type:
            yield mention.name
        else:
            yield replace(mention.name, type=best, score=round(min(mention.name.score, float(mean.max())), 4))


def _overlooked(sentences: Sequence[Sequence[Mention]], words: Sequence[Sequence[str]], seen: _Seen) -> Iterator[tuple[int, int]]:
    """The sentence and place of each word that is a person's name nearby at least as often as it is none, and here stands outside the names."""
    outside: dict[str, list[tuple[int, int]]] = defaultdict(list)
    beside: set[tuple[int, int]] = set()
    for at, mentions in enumerate(sentences):
        inside = {i for mention in mentions for i in range(mention.name.first, mention.name.last)}
        beside |= {(at, i) for near in inside for i in (near - 1, near + 1)}
        for i, word in enumerate(words[at]):
            if i not in inside and word[:1].isupper():
                outside[_form(word)].append((at, i))
    for form, places in outside.items():
        for at, i in places:
            known = [mention.name.score for mention in _nearby(at, form, seen) if mention.name.type == PERSON]
            if known and max(known) >= SURE and len(known) >= sum(abs(other - at) <= NEARBY for other, _ in places) and (at, i) not in beside:
                yield at, i


def _nearby(at: int, text: str, seen: _Seen) -> list[Mention]:
    return [mention for place, mention in seen.get(_form(text), ()) if abs(place - at) <= NEARBY]


def _form(text: str) -> str:
    """A name without case and genitive, the same for "Elle" and "Elles"."""
    low = text.casefold()
    for ending in GENITIVE:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST:
            return low[: -len(ending)]
    return low
