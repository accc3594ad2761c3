"""What a name is that no list knows: a person, a body, an outlet or a place, judged by the encoder, its shape and what stands before it."""

from __future__ import annotations

from kilde.knowledge.gazetteer import gazetteer
from kilde.model.record import EntityKind
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.grammar import grammar
from kilde.reading.words import fold

BY_TYPE: dict[str, EntityKind] = {"PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place"}
SURE = 0.6
WELL_KNOWN = 100_000  # a lone name that speaks is a person, unless a place so large, or one of the own lists, bears it
ACRONYM = range(2, 7)


def name_kind(phrase: Phrase) -> EntityKind | None:
    """The kind of a phrase's name, None where nothing tells (a lone word that might be anything)."""
    entry = phrase.name_entry
    if entry and entry.kind not in ("unknown", ""):
        return entry.kind  # type: ignore[return-value]
    if phrase.sort == "role":
        return "person"
    assert phrase.name is not None
    first, last = phrase.name
    for name in phrase.sentence.parse.names:
        if name.first == first and name.last == last and name.type in BY_TYPE and name.score >= SURE:
            if name.type in ("PER", "ORG") and last - first == 1 and _is_well_known(phrase):
                break  # a network that has not seen a town's name takes it for anything
            return BY_TYPE[name.type]
    return _by_shape(phrase, first, last)


def _is_well_known(phrase: Phrase) -> bool:
    """Whether a large place, or one of the own lists, bears the name."""
    return any(p.source != "geonames" or p.population > WELL_KNOWN for p in gazetteer().find(phrase.name_text(), phrase.language))


def _by_shape(phrase: Phrase, first: int, last: int) -> EntityKind | None:
    name, words = phrase.name_text(), phrase.sentence.tokens
    rules = grammar(phrase.language)
    if any(fold(token.text) in rules.organization_words for token in words[first:last]):
        return "organization"
    before = fold(words[first - 1].text) if first else ""
    after = fold(words[last].text) if last < len(words) else ""
    speaks = cue_forms(phrase.language)
    places = gazetteer().find(name, phrase.language)
    speaking = last - first == 1 and (before in speaks or after in speaks) and before not in rules.prepositions
    if speaking and not name.isupper() and not _is_well_known(phrase):
        return "person"
    if places:
        return "place"
    if last - first >= 2:
        return "person"
    if name.isupper() and len(name) in ACRONYM:
        return "organization"
    return "place" if before in rules.at_places else None
