"""Finds the place that "the city" or "regionen" stands for, once the places of a text are read."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.draft import Draft, PlaceDraft, Sentence
from kilde.reading.places.cues import cues
from kilde.reading.places.kinds import KINDS

REACH = 400  # characters back that a definite noun may point


def resolve(draft: Draft, sentence: Sentence, start: int, end: int) -> PlaceDraft | None:
    """The nearest place before draft.text[start:end] that its class noun fits; None when the noun is none or nothing fits.

    >>> resolve(draft, sentence, *span_of("byen"))  # doctest: +SKIP
    """
    words = cues(draft.language)
    nouns = [kind for token in sentence.tokens if start <= token.start < end for kind in [words.noun(token.text.casefold())] if kind]
    if not nouns:
        return None
    features = _features(nouns[-1])
    before = [place for place in draft.places if start - REACH <= place.start < start and place.feature in features]
    return _last(before)


def _features(kind: str) -> frozenset[str]:
    feature = KINDS[kind][0]
    return frozenset([feature, "disputed-region"]) if feature == "region" else frozenset([feature])


def _last(places: Sequence[PlaceDraft]) -> PlaceDraft | None:
    return max(places, key=lambda place: place.start, default=None)
