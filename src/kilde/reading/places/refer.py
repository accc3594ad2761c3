"""Finds the place that "the city" or "regionen" stands for, once the places of a text are read."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.knowledge.gazetteer import fold
from kilde.reading.draft import Draft, PlaceDraft, Sentence
from kilde.reading.places.capitals import seats
from kilde.reading.places.cues import cues
from kilde.reading.places.kinds import KINDS

EVERY = 3  # tokens from "every" to "city": "varje stad och by"
VILLAGE = "village"  # the kind of nouns that no capital is called
REACH = 400  # characters back that a definite noun may point


def resolve(draft: Draft, sentence: Sentence, start: int, end: int) -> PlaceDraft | None:
    """The nearest place before draft.text[start:end] that its class noun fits; None when the noun is none or nothing fits.

    >>> resolve(draft, sentence, *span_of("byen"))  # doctest: +SKIP
    """
    words = cues(draft.language)
    named = [token for token in sentence.tokens if start <= token.start < end and words.noun(token.text.casefold())]
    nouns = [kind for token in named for kind in [words.noun(token.text.casefold())] if kind]
    if not nouns or named[-1].feats.get("Number") == "Plur" or is_any(draft, sentence, start):
        return None
    features = _features(nouns[-1])
    noun = named[-1].text
    before = [p for p in draft.places if start - REACH <= p.start < start and p.feature in features and not names_a_government(draft, p) and may_be_called(draft, p, noun)]
    return _last(before)


def may_be_called(draft: Draft, place: PlaceDraft, noun: str) -> bool:
    """Whether a definite noun may stand for a place: no capital is "the village"."""
    return cues(draft.language).noun(noun.casefold()) != VILLAGE or fold(place.label) not in seats()


def is_any(draft: Draft, sentence: Sentence, start: int) -> bool:
    """ "Every city under its control", "hver by": of all of them, and not the one before."""
    every = cues(draft.language).every
    at = next((i for i, token in enumerate(sentence.tokens) if token.start >= start), 0)
    return any(token.text.casefold() in every for token in sentence.tokens[max(0, at - EVERY) : at + 1])


def names_a_government(draft: Draft, place: PlaceDraft) -> bool:
    """ "The government in Baghdad wants to retake the city": a town that only tells which government is meant is not "the city"."""
    at = next((s.index for s in draft.sentences if s.start <= place.start < s.end), None)
    if at is None or at >= len(draft.clauses):
        return False
    clauses = draft.clauses[at]
    before = clauses.word_before(place.start)
    around = [p for p in draft.phrases[at] if p.start < place.start and place.end <= p.end]
    return before in clauses.rules.at_places and any(e.kind == "government" for p in around for e in p.entities)


def _features(kind: str) -> frozenset[str]:
    feature = KINDS[kind][0]
    return frozenset([feature, "disputed-region"]) if feature == "region" else frozenset([feature])


def _last(places: Sequence[PlaceDraft]) -> PlaceDraft | None:
    return max(places, key=lambda place: place.start, default=None)
