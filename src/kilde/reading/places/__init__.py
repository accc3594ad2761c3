"""Stage: finds the places of a text and puts them on the map, as precisely as the text says and no more.

    names that the gazetteer knows        spot
    what stands around each name          context
    which of its namesakes it is          choose
    whether it is a place at all          accept, capitals
    coordinates, feature and precision    build
    towns that no list has                unlisted

Runs after the entities: a name inside the name of a person, body or outlet is no place.
"""

from __future__ import annotations

from collections.abc import Iterator

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import gazetteer
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.places.accept import accepted
from kilde.reading.places.build import place_of, widen
from kilde.reading.places.choose import choose, story_of
from kilde.reading.places.context import Context
from kilde.reading.places.cues import Cues, cues
from kilde.reading.places.spot import Spotter
from kilde.reading.places.toponyms import Toponym
from kilde.reading.places.unlisted import unlisted


def read(draft: Draft) -> None:
    """Adds the places of the draft's sentences to `draft.places`, in text order."""
    words, known = cues(draft.language), gazetteer()
    spotter = Spotter(draft.text, words, known)
    toponyms: list[Toponym] = []
    for sentence in draft.sentences:
        found = list(spotter.toponyms(sentence))
        if found:
            Context(words, found).read()
            toponyms += found
    for toponym in toponyms:
        widen(toponym, known)
    story = story_of(countries_told(draft, toponyms, words), words.home)
    choose(toponyms, story)
    entities = {(span.start, span.end): entity for entity in draft.entities for span in entity.mentions}
    for toponym in accepted(toponyms, draft, story, words):
        draft.places.append(place_of(toponym, draft.text, _entity(entities, toponym)))
    draft.places = sorted([*draft.places, *unlisted(draft, words, entities, toponyms)], key=lambda place: place.start)


def countries_told(draft: Draft, toponyms: list[Toponym], words: Cues) -> Iterator[str]:
    """The country of each mention of a country, a nationality or a known actor."""
    codes = actors.countries()
    for toponym in toponyms:
        first = toponym.candidates[0]
        if first.source == "country" and first.country and not toponym.partial:
            yield first.country
    for sentence in draft.sentences:
        for token in sentence.tokens:
            code = words.nationalities.get(token.text.casefold())
            if code:
                yield code
    for entity in draft.entities:
        if entity.country and entity.country in codes and entity.kind not in ("news-agency", "media"):
            yield from [entity.country] * len(entity.mentions)


def _entity(entities: dict[tuple[int, int], EntityDraft], toponym: Toponym) -> EntityDraft | None:
    """The entity that is mentioned by the same words."""
    return entities.get((toponym.start, toponym.end))
