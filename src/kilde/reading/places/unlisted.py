"""Towns that no list has: "the village of X", put on the map where the text describes their position ("20 km west of Y", "near Y")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from kilde.encoder.interface import Token
from kilde.knowledge import actors
from kilde.languages import section
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft, Sentence
from kilde.reading.figures.lexicon import head_noun
from kilde.reading.numbers import quantities, split_words
from kilde.reading.places.build import NEAR
from kilde.reading.places.cues import Cues
from kilde.reading.places.spot import has_capital
from kilde.reading.places.toponyms import Toponym

TOWNS = ("city", "village")  # kinds of class nouns
OUTLETS = ("media", "news-agency")  # kinds of entities whose names are no towns: "nettstedet Sudan Tribune"
PLACES, SURE, ALONE = ("LOC", "GPE"), 0.5, 0.85  # what the network must call a name that no class noun does; how sure it must be, and where nothing else tells of a place
LONGEST = 3  # words of a name
DESCRIBING = 5  # words between a distance and what it is counted from
LYING = 8  # words between a name and its distance: ", a mostly Shiite village that lies about 25 kilometres north of"
KILOMETRES = {"km": 1.0, "miles": 1.609, "mil": 10.0, "m": 0.001, "nautical miles": 1.852}  # by the unit's label in figures.yaml
NEARING = 3  # words of "in the vicinity of"
DEGREE = 111.2  # kilometres
FARTHEST = 200  # kilometres that a position may be counted from another place
ALIKE = 25  # kilometres within which a town is where its neighbour is
BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}


@dataclass(frozen=True, slots=True)
class Town:
    """A name in one sentence: its tokens (last exclusive) and whether it is sure to be a town's: a class noun calls it so, or the network does where somebody is in it."""

    sentence: Sentence
    first: int
    last: int
    sure: bool
    told: bool = True  # what stands before it tells of a place

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end

    @property
    def name(self) -> str:
        return " ".join(token.text for token in self.sentence.tokens[self.first : self.last])


def unlisted(draft: Draft, cues: Cues, entities: dict[tuple[int, int], EntityDraft], listed: Sequence[Toponym]) -> list[PlaceDraft]:
    """The towns that are not among draft.places. Where nothing tells the position, it stays unknown.

    `listed` are all names that the gazetteer knows, taken for places or not: "Moscow said".
    """
    known: dict[str, PlaceDraft] = {}
    public = [span for entity in draft.entities if entity.wikidata or entity.kind in OUTLETS for span in entity.mentions]
    taken = [(place.start, place.end) for place in draft.places] + [(span.start, span.end) for span in public]
    known_names = [(toponym.start, toponym.end) for toponym in listed] + [(span.start, span.end) for entity in draft.entities for span in entity.mentions if entity.country]
    all_names = taken + known_names
    towns = [town for sentence in draft.sentences for town in _named(sentence, cues)]
    free = [town for town in towns if not any(a < town.end and town.start < b for a, b in (taken if town.told else all_names))]
    found: list[PlaceDraft] = []
    for town in free:
        if (state := entities.get((town.start, town.end))) is not None and state.kind == "government" and town.name in _capitals():
            continue  # "blames it on Moscow"
        position = _position(town, draft, cues)
        first = known.get(town.name)
        if first is None and not town.sure and position is None:
            continue
        country, lat, lon = position or ((first.country, first.lat, first.lon) if first else (_country(town, draft), None, None))
        entity = entities.get((town.start, town.end))
        place = PlaceDraft(town.start, town.end, draft.text[town.start : town.end], town.name, "city", 1, entity=entity, country=country, lat=lat, lon=lon)
        if _is_near(town, cues):
            place.precision = NEAR
        if first is None or first.lat is None:
            known[town.name] = place
        found.append(place)
    return found


@cache
def _holding(language: str) -> tuple[str, ...]:
    return tuple(section(language, "controls").get("compounds", ()))


def _tells_holder(word: str, language: str) -> bool:
    """ "The Kurdish-held town": who holds a town is no name of it."""
    return "-" in word and word.endswith(_holding(language))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for country in actors.countries().values() for name in country.capital)


def _country(town: Town, draft: Draft) -> str | None:
    """The country of the places of the same sentence, where they are all in one: "the village of X in the Sumy region"."""
    tokens = town.sentence.tokens
    found = {place.country for place in draft.places if tokens[0].start <= place.start < tokens[-1].end and place.country}
    return found.pop() if len(found) == 1 else None


def _named(sentence: Sentence, cues: Cues) -> Iterator[Town]:
    """ "the village of X", "landsbyen X", "byn X"; a capital behind "in", which the network takes for a place or where a distance may follow."""
    tokens, words = sentence.tokens, _words(sentence)
    placed = {(name.first, name.last): name.score for name in sentence.parse.names if name.type in PLACES}
    at = int(cues.noun(words[0]) in TOWNS)  # "Landsbyen X": the capital opens the sentence
    while at < len(tokens):
        while at < len(tokens) - 1 and cues.determiners.before(words, at + 1) == 1 and has_capital(tokens[at].text):
            at += 1  # "The Armenian villages": a capital that opens the sentence is no name's
        last = _name_end(tokens, at)
        named = last > at and words[at] not in cues.never and words[at] not in cues.nationalities and not _tells_holder(words[at], cues.language)
        called = named and _is_called(sentence, words, at, last, cues)
        told = called or (named and any(cues.relations[name].before(words, at) for name in ("in", "near")))
        score = placed.get((at, last), 0.0)
        if told or (score >= ALONE and not _describes(tokens, last)):
            yield Town(sentence, at, last, called or score >= SURE, told)
            several = called and any(token.feats.get("Number") == "Plur" for token in tokens[max(0, at - 2) : at])
            while several and (first := _goes_on(tokens, words, last, cues)) is not None:
                last = _name_end(tokens, first)
                yield Town(sentence, first, last, True)
        at = max(last, at + 1)


def _goes_on(tokens: Sequence[Token], words: Sequence[str], last: int, cues: Cues) -> int | None:
    """Where the next name of a list begins: "the villages of A, B, and C"."""
    at = last + (last < len(tokens) and tokens[last].text == ",")
    at += at < len(tokens) and words[at] in cues.conjunctions
    return at if at > last and at < len(tokens) and has_capital(tokens[at].text) else None


def _describes(tokens: Sequence[Token], last: int) -> bool:
    """ "Tigrayan fighters", "Kibatis fall": a name that belongs to a noun behind it, which may be a people's or an owner's."""
    head = tokens[last - 1].head
    return head is not None and head >= last and tokens[last - 1].deprel not in ("nsubj", "nsubj:pass", "obl")


def _name_end(tokens: Sequence[Token], at: int) -> int:
    """The token after the words with a capital that begin at one."""
    last = at
    while last < min(len(tokens), at + LONGEST) and has_capital(tokens[last].text) and tokens[last].text[-1].isalnum():
        last += 1
    return last


def _is_called(sentence: Sentence, words: Sequence[str], at: int, last: int, cues: Cues) -> bool:
    joined = at > 1 and words[at - 1] in cues.joins
    noun = at - 2 if joined else at - 1
    if cues.part_names and not joined:  # English says "the village of X", "X village"
        return last < len(words) and cues.noun(words[last]) in TOWNS and sentence.tokens[last].text.islower()
    if noun < 0:
        return False
    return cues.noun(words[noun]) in TOWNS and (noun == 0 or sentence.tokens[noun].text[0].islower())


def _is_near(town: Town, cues: Cues) -> bool:
    """ "near the village of X"."""
    words = _words(town.sentence)
    return any(cues.relations["near"].before(words, at) for at in range(town.first, max(0, town.first - 4), -1))


def _position(town: Town, draft: Draft, cues: Cues) -> tuple[str | None, float, float] | None:
    """Country, latitude and longitude of what stands right behind the name: ", 20 km west of Y", "near Y"."""
    words = _words(town.sentence)
    at = town.last + (town.last < len(words) and words[town.last] in (",", "("))
    measured = _distance(town, at, cues.language)
    if measured is None:
        ends = [at + length for length in range(1, min(NEARING + 1, len(words) - at)) if cues.relations["near"].before(words, at + length) == length]
        place = next((found for end in ends if (found := _place(draft, town, end)) is not None), None)
        return (place.country, place.lat, place.lon) if place and place.precision <= NEAR and place.lat is not None and place.lon is not None else None
    kilometres, at = measured
    for index in range(at, min(at + DESCRIBING + 1, len(words))):
        place = _place(draft, town, index)
        if place is None or place.lat is None or place.lon is None:
            continue
        point = next((cues.compass[word] for word in words[at:index] if word in cues.compass), None)
        bearing = BEARINGS.get(point or "")
        if bearing is None:
            return (place.country, place.lat, place.lon) if kilometres <= ALIKE else None
        lat = place.lat + kilometres / DEGREE * cos(radians(bearing))
        return place.country, round(lat, 3), round(place.lon + kilometres / DEGREE * sin(radians(bearing)) / cos(radians(place.lat)), 3)
    return None


def _distance(town: Town, at: int, language: str) -> tuple[float, int] | None:
    """The kilometres told near token `at`, and the token after them and the same in another unit."""
    tokens = town.sentence.tokens
    split = split_words(tokens, language)
    for quantity in quantities(split, language):
        number, unit = split[quantity.at].token, split[quantity.last].token if quantity.last < len(split) else len(tokens)
        if not at <= number <= at + LYING or unit >= len(tokens) or any(tokens[i].text in ",.;" for i in range(at, number)):
            continue
        noun = head_noun(split[quantity.last].key, language)
        if noun is None or noun.sort != "lengths" or noun.label not in KILOMETRES:
            continue
        kilometres = (quantity.best if quantity.best is not None else quantity.value) * KILOMETRES[noun.label]
        if kilometres > FARTHEST:
            return None
        after = unit + 1
        if after < len(tokens) and tokens[after].text == "(":
            after = next((i + 1 for i in range(after, min(after + DESCRIBING, len(tokens))) if tokens[i].text == ")"), after)
        return kilometres, after
    return None


def _place(draft: Draft, town: Town, index: int) -> PlaceDraft | None:
    """The place of the list that begins at a token."""
    tokens = town.sentence.tokens
    if index >= len(tokens):
        return None
    return next((place for place in draft.places if place.start <= tokens[index].start < place.end and place.feature == "city"), None)


def _words(sentence: Sentence) -> Sequence[str]:
    return [token.text.casefold() for token in sentence.tokens]
