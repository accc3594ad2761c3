"""Decides which names are places on the map: better none than an invented pin.

A name needs evidence: how well known the place is, and what the text says of it. A person's or body's name is none, nor a capital
that stands for its government ("Moscow denies", "a warning to Kyiv").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kilde.encoder.interface import Name
from kilde.knowledge.gazetteer import Candidate, fold, own
from kilde.reading.draft import Draft, EntityDraft, Sentence
from kilde.reading.grammar import grammar
from kilde.reading.places.capitals import is_capital, is_share, stands_for_government
from kilde.reading.places.choose import NEARBY, Story
from kilde.reading.places.cues import Cues
from kilde.reading.places.distance import kilometres
from kilde.reading.places.kinds import kind_fit
from kilde.reading.places.toponyms import Toponym
from kilde.reading.words import fold as fold_word

ENOUGH = 1.5
NAMED_FREELY = frozenset(["airport", "base", "port", "plant", "dam", "bridge", "prison"])  # may be named after anybody
NAMING = 50_000  # people from which a site of that name is taken to be the town's
SEVERAL = 2  # places that tell where a story is
LARGE, MIDDLING, SMALL = 100_000, 15_000, 2_000  # people; GeoNames' own editions cut at like numbers
FAMOUS = 500_000  # people from which a town is known by name without more
SHORT = 3  # letters of a name that is easily something else
BY_RELATION = {"in": 1.5, "near": 2.0, "toward": 0.8, "between": 0.7, "against": 0.5, "about": 0.3}
PLACING = ("in", "near", "between")
BY_NAME_TYPE = {"LOC": 2.0, "GPE": 2.0, "PER": -3.0, "ORG": -2.5, "DRV": -3.0, "EVT": -3.0, "PROD": -3.0, "WEAPON": -3.0}
BODIES = frozenset(["ministry", "military", "armed-group", "organization", "news-agency", "media"])
SOMEBODY = BODIES | {"person", "source", "other"}
LONGEST_MENTION = 160  # characters of a mention that can hold a name
ORGAN = 3  # words on that the noun of a body can stand: "the Gaza health ministry"


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    entity: EntityDraft


def accepted(toponyms: Sequence[Toponym], draft: Draft, story: Story, cues: Cues) -> list[Toponym]:
    """The names that are places, in the order given."""
    mentions = sorted((Mention(span.start, span.end, entity) for entity in draft.entities for span in entity.mentions), key=lambda m: (m.start, m.end))
    persons = surnames(toponyms, draft, cues)
    evidence: dict[tuple[str, Candidate], float] = {}
    possible = []
    for toponym in toponyms:
        place = toponym.chosen
        if place is None or is_vetoed(toponym, place, covering(mentions, toponym), persons, cues):
            continue
        if toponym.fallback and not is_supported(toponym, place, story):
            continue
        possible.append(toponym)
        key = (fold(toponym.name), place)
        total = known(place, toponym, story, cues) + told(toponym, place, cues)
        evidence[key] = max(total, evidence.get(key, total))
    enough = [t for t in possible if t.chosen and evidence[fold(t.name), t.chosen] >= ENOUGH]
    capitals = {t for t in enough if t.chosen and is_capital(t.chosen, t.name)}
    towns = {(t.sentence.index, t.first): t for t in enough if t.chosen and t.chosen.feature == "city" and t not in capitals}
    towns |= {(t.sentence.index, t.last): t for t in towns.values()}
    return [t for t in enough if t not in capitals or not (stands_for_government(t, towns, cues) or is_blamed(t, covering(mentions, t), cues))]


def is_blamed(toponym: Toponym, mentions: Sequence[Mention], cues: Cues) -> bool:
    """Whether a capital behind a preposition that is not only one of place is a government after all: "blames the attack on Moscow"."""
    before = fold_word(toponym.sentence.tokens[toponym.first - 1].text) if toponym.first else ""
    rules = grammar(cues.language)
    open_to_both = before in rules.prepositions and before not in rules.at_places
    return toponym.relation in PLACING and open_to_both and any(m.entity.kind == "government" and (m.start, m.end) == (toponym.start, toponym.end) for m in mentions)


def covering(mentions: Sequence[Mention], toponym: Toponym) -> list[Mention]:
    """The mentions that the name is, or is a part of. `mentions` are sorted by their start."""
    first = bisect_left(mentions, toponym.start - LONGEST_MENTION, key=lambda m: m.start)
    last = bisect_right(mentions, toponym.start, key=lambda m: m.start)
    return [m for m in mentions[first:last] if toponym.end <= m.end]


def is_vetoed(toponym: Toponym, place: Candidate, mentions: Sequence[Mention], persons: frozenset[str], cues: Cues) -> bool:
    """Whether the name is somebody's, or a part of a longer name."""
    if toponym.partial or (toponym.body and toponym.kind is None) or names_organ(toponym, cues):
        return True
    holder = toponym.holder.chosen if toponym.holder is not None else None
    if holder is not None and place.source == "geonames" and holder.country and place.country and holder.country != place.country:
        return True  # "Kuchi village in Niger state" is none in China
    if place.source != "country" and fold(toponym.name) in persons:
        return True
    return any(is_name_of(mention, toponym, place, cues) for mention in mentions if mention.entity.kind in SOMEBODY)


def is_name_of(mention: Mention, toponym: Toponym, place: Candidate, cues: Cues) -> bool:
    """Whether the toponym belongs to the name of somebody that is mentioned there."""
    if mention.entity.kind in BODIES and (mention.start < toponym.start - 1 or mention.end > toponym.end + 2):
        sent = toponym.relation == "toward" and mention.entity.kind in ("military", "armed-group")  # "sent 100 soldiers to X"
        return toponym.relation not in PLACING and not sent
    tokens = [t for t in toponym.sentence.tokens if mention.start <= t.start and t.end <= mention.end + 2]
    others = [t.text for t in tokens if not toponym.start <= t.start < toponym.end and t.text[0].isalnum()]
    if not any(word[0].isupper() and is_name_word(word, cues) for word in others):
        listed = place.source != "geonames" and not mention.entity.wikidata
        return not others and not listed  # a lone name that both know: what is listed here wins
    return toponym.relation not in ("in", "near")


def names_organ(toponym: Toponym, cues: Cues) -> bool:
    """Whether the name is the first word of a body's: "the Gaza health ministry", "Kharkiv police"."""
    if toponym.genitive or toponym.relation in PLACING:
        return False
    for token in toponym.sentence.tokens[toponym.last : toponym.last + ORGAN]:
        word = token.text.casefold()
        if word in cues.organs:
            return True
        if word not in cues.organ_kinds:
            return False
    return False


def is_name_word(word: str, cues: Cues) -> bool:
    """Whether a capitalised word can be part of somebody's name: no class noun, no opener of sentences, no nationality."""
    lowered = word.casefold()
    return lowered not in cues.common and lowered not in cues.nationalities and lowered not in cues.compass and cues.noun(lowered) is None


def surnames(toponyms: Sequence[Toponym], draft: Draft, cues: Cues) -> frozenset[str]:
    """Last names of the persons of the text, known from a longer name."""
    found: set[str] = set()
    for entity in draft.entities:
        if entity.kind == "person":
            for name in (entity.label, *entity.names):
                words = name.split()
                if len(words) > 1 and all(word[0].isupper() and is_name_word(word, cues) for word in (words[0], words[-2])):
                    found.add(fold(words[-1]))
    for toponym in toponyms:
        place = toponym.candidates[0]
        if toponym.partial and toponym.ends_run and place.source == "geonames" and place.population < FAMOUS:
            found.add(fold(toponym.name))
    return frozenset(found)


def known(place: Candidate, toponym: Toponym, story: Story, cues: Cues) -> float:
    """What the place's renown and the countries of the story add."""
    if place.source in ("country", "own", "town"):
        total = 3.0
    else:
        total = 2.5 if place.population >= LARGE else 1.5 if place.population >= MIDDLING else 0.8 if place.population >= SMALL else 0.2
        total += 0.5 if place.known_as and place.population >= FAMOUS else 0.0 if place.known_as else -1.2
    if toponym.fallback:
        total -= 1.5
    if story.share(place.country) > 0:
        total += 1.0 if toponym.kind or toponym.holder or toponym.relation in PLACING else 0.5
    elif is_out_of_the_way(place, story, cues):
        total -= 1.2 if place.known_as else 1.5
    return total


def kind_evidence(toponym: Toponym, place: Candidate) -> float:
    """What the class noun adds: "the village of X" makes X a place, but no airport makes its namesake a town."""
    if toponym.kind is None:
        return 0.0
    if kind_fit(place, toponym.kind) < 0:
        return -3.0
    obscure = place.source == "geonames" and place.population < NAMING
    return -1.0 if obscure and toponym.compound and toponym.kind in NAMED_FREELY else 3.0


def is_out_of_the_way(place: Candidate, story: Story, cues: Cues) -> bool:
    """Whether a small town, or a town under a name that it hardly goes by, lies in no country that the text or its readers have to do with."""
    if place.source != "geonames" or (place.population >= LARGE and place.known_as) or place.country in cues.home:
        return False
    return (story.tells() or len(story.anchors) >= SEVERAL) and not story.neighbours(place.country)


def told(toponym: Toponym, place: Candidate, cues: Cues) -> float:
    """What the words around one mention add."""
    total = BY_RELATION.get(toponym.relation or "", 0.0) + kind_evidence(toponym, place)
    total += 1.0 if toponym.direction else 0.0
    total += 1.5 if toponym.holder or toponym.nations else 0.0
    if toponym.relation is None and is_share([t.text.casefold() for t in toponym.sentence.tokens], toponym.first, cues):
        total += 1.5
    elif toponym.opener and not toponym.relation:
        total -= 1.5
    word = toponym.name.casefold()
    if place.source != "country" and (word in cues.common or fold(word) in own.homonyms()):
        total -= 2.5
    if toponym.relation is None and takes_towns(toponym, cues):
        total += 1.5
    if place.source == "geonames" and is_attributive(toponym, cues):
        total -= 1.5
    if toponym.relation == "in" and toponym.genitive and place.source == "geonames":
        total -= 1.0  # "i Hassans hus"
    if len(word) <= SHORT and place.source == "geonames":
        total -= 1.0
    return total + typed(toponym, place)


def takes_towns(toponym: Toponym, cues: Cues) -> bool:
    """Whether the word before is a verb whose object is a town: "has captured X"."""
    tokens = toponym.sentence.tokens
    return toponym.first > 0 and tokens[toponym.first - 1].text.casefold() in cues.hits


def is_attributive(toponym: Toponym, cues: Cues) -> bool:
    """Whether the name stands between an article and a noun: "the Bush administration"."""
    tokens = toponym.sentence.tokens
    words = [token.text.casefold() for token in tokens[max(0, toponym.first - 2) : toponym.first]]
    if toponym.kind or toponym.last >= len(tokens) or not cues.determiners.before(words, len(words)):
        return False
    return tokens[toponym.last].text.islower() and tokens[toponym.last].text.isalpha()


def is_supported(toponym: Toponym, place: Candidate, story: Story) -> bool:
    """Whether the text itself points to the place's country or surroundings, as a name found by its sound needs."""
    if story.share(place.country) > 0 or place.country in toponym.nations:
        return True
    if toponym.holder and any(c.country == place.country for c in toponym.holder.candidates[:3]):
        return True
    return any(kilometres(place, anchor) <= NEARBY for anchor in story.anchors if anchor is not place)


def typed(toponym: Toponym, place: Candidate) -> float:
    """What the encoder's names and parts of speech add; nothing where it has none, and nothing against what is surer than they are:
    a name behind a preposition of place, and the own lists."""
    by_token = names_by_token(toponym.sentence)
    names = {by_token[at] for at in range(toponym.first, toponym.last) if at in by_token}
    total = sum(BY_NAME_TYPE.get(name.type, 0.0) * name.score for name in names)
    tags = [token.upos for token in toponym.sentence.tokens[toponym.first : toponym.last]]
    if tags and all(tag is not None and tag not in ("PROPN", "X") for tag in tags) and not toponym.compound:
        total -= 2.0
    return max(total, 0.0) if toponym.relation or toponym.kind or place.source != "geonames" else total


@lru_cache(maxsize=1)
def names_by_token(sentence: Sentence) -> Mapping[int, Name]:
    """The encoder's names of a sentence by each token that they cover; toponyms come sentence by sentence."""
    return {at: name for name in sentence.parse.names for at in range(name.first, name.last)}
