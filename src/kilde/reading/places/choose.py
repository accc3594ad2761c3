"""Chooses the place that a name stands for: what the text says of it, the countries of the story, places near, population.

The same name is the same place within a text: mentions of one name are weighed together. Weights are in the unit of "a tenfold
larger town counts 0.5"; they were set on the development part of the cases in tests/cases and on tests/reading/places.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import Candidate, fold, own
from kilde.reading.places.distance import kilometres
from kilde.reading.places.kinds import kind_fit
from kilde.reading.places.toponyms import Toponym

LISTED_POPULATION = 30_000  # what a town of towns.yaml counts as, at least: it is in the news
SMALLEST = 300
OVERSHADOWING = 5  # times the size of a namesake
FORMER = 3.0  # what a name that another town bears today is worth less
METROPOLIS = 2_000_000  # people from which a name means that city unless the text says otherwise
SEPARATE = frozenset(["province", "district", "area", "city", "village", "front", "border", "airport", "port", "base"])  # kinds beside a town of that name
ANCHORS = 40  # places that settle others
CLOSE, NEARBY, FAR = 60.0, 250.0, 600.0  # kilometres between places of one story
WITHIN = 500.0  # kilometres from the centre of a region that a place in it can lie


@dataclass
class Story:
    """Which countries a text is about, by share of what it says of countries; where its readers live; the places already settled."""

    shares: Mapping[str, float]
    home: frozenset[str] = frozenset()
    anchors: list[Candidate] = field(default_factory=list)

    def share(self, country: str | None) -> float:
        return self.shares.get(country, 0.0) if country else 0.0

    def tells(self) -> bool:
        return bool(self.shares)

    def neighbours(self, country: str | None) -> bool:
        """Whether a country borders one that the text names."""
        facts = own.country_facts().get(country or "", {})
        return any(n in self.shares for n in facts.get("neighbours", ()))


def story_of(countries: Iterable[str], home: frozenset[str] = frozenset()) -> Story:
    """From one entry for each mention of a country, its people or its bodies."""
    counts = Counter(countries)
    total = sum(counts.values())
    return Story({country: count / total for country, count in counts.items()}, home)


def choose(toponyms: Sequence[Toponym], story: Story) -> None:
    """Sets `chosen` of each name to its best candidate. Names that leave no doubt come first and are anchors for the others."""
    groups: dict[tuple[str, str, str], list[Toponym]] = {}
    for toponym in toponyms:
        groups.setdefault((fold(toponym.name), family(toponym.kind), held_by(toponym)), []).append(toponym)
    ranked = {key: rank(group, story) for key, group in groups.items()}
    doubtful = []
    for key, group in groups.items():
        scores = ranked[key]
        if len(scores) == 1 or scores[0][0] - scores[1][0] >= 1.0:
            _settle(group, scores[0][1])
            if len(story.anchors) < ANCHORS and scores[0][1].precision <= 4 and (group[0].relation or scores[0][1].source != "geonames"):
                story.anchors.append(scores[0][1])
        else:
            doubtful.append(group)
    for group in doubtful:
        best = rank(group, story)[0][1]
        _settle(group, best)
    _carry_on(toponyms)


def _carry_on(toponyms: Sequence[Toponym]) -> None:
    """After "the river Dnipro", Dnipro alone is the river, until the text says "in Dnipro"."""
    natures: dict[str, Candidate] = {}
    for toponym in toponyms:
        name = fold(toponym.name)
        if toponym.kind and toponym.kind not in SEPARATE and toponym.chosen:
            natures[name] = toponym.chosen
        elif toponym.kind is None and toponym.relation not in ("in", "near") and name in natures:
            toponym.chosen = natures[name]


def _settle(group: list[Toponym], place: Candidate) -> None:
    for toponym in group:
        toponym.chosen = place


def held_by(toponym: Toponym) -> str:
    """The country that the text says the place lies in: "Tripoli in Lebanon" and "Tripoli in Libya" are two."""
    return (toponym.holder.candidates[0].country or "") if toponym.holder else ""


@cache
def seats_of(country: str) -> frozenset[str]:
    """Folded names of a country's capital."""
    found = actors.countries().get(country)
    return frozenset(fold(name) for name in found.capital) if found else frozenset()


def is_seat(place: Candidate) -> bool:
    return place.country is not None and place.known_as and fold(place.label) in seats_of(place.country)


def family(kind: str | None) -> str:
    """Names under kinds of one family are the same place: "byen X" and X, but not "X-regionen"."""
    return "" if kind is None or kind in ("city", "village", "airport", "port") else kind


def rank(group: Sequence[Toponym], story: Story) -> list[tuple[float, Candidate]]:
    """(score, candidate), the best first."""
    candidates = list(dict.fromkeys(place for toponym in group for place in toponym.candidates))
    listed = [place for place in candidates if place.source == "town"]
    scores = [(score(place, group, story) - overshadowing(place, listed), place) for place in candidates]
    return sorted(scores, key=lambda pair: (-pair[0], pair[1].geonames or 0, pair[1].label))


def overshadowing(place: Candidate, listed: Sequence[Candidate]) -> float:
    """What a town loses to a namesake in the news: in its own country or many times its size (Geneva in New York State beside that in Switzerland), and more where
    only the namesake goes by the name today (Engels in Russia was once called Pokrovsk)."""
    if place.source != "geonames" or not listed:
        return 0.0
    if not place.known_as and any(t.known_as for t in listed):
        return FORMER
    return 1.0 if any(t.country == place.country or (t.known_as and t.population >= OVERSHADOWING * place.population) for t in listed) else 0.0


def score(place: Candidate, group: Sequence[Toponym], story: Story) -> float:
    """How well a place fits what the text says of a name."""
    total = prior(place) + min(2.0, 4.0 * story.share(place.country)) + (0.3 if story.neighbours(place.country) else 0.0)
    total += 1.0 if place.country in story.home else 0.0
    total += max(kind_fit(place, toponym.kind) for toponym in group)
    nations = {nation for toponym in group for nation in toponym.nations}
    if nations:
        total += 4.0 if place.country in nations else -1.5
    holders = [toponym.holder for toponym in group if toponym.holder]
    if holders:
        total += max(holder_fit(place, holder) for holder in holders)
    return total + nearness(place, story.anchors)


def prior(place: Candidate) -> float:
    """How likely the news means this place when it prints the name and nothing else."""
    if place.source == "country":
        return 5.0
    if place.source == "own":
        return 3.6 if place.precision >= 4 else 2.6
    population = max(place.population, LISTED_POPULATION if place.source == "town" else SMALLEST)
    known = 0.5 if place.known_as or place.source == "town" else -0.8
    if is_seat(place):
        known += 1.5
    return 0.5 * math.log10(population) + known + (2.0 if place.known_as and place.population >= METROPOLIS else 0.0)


def holder_fit(place: Candidate, holder: Toponym) -> float:
    """How well a place fits into the one that the text says it lies in."""
    inside = [candidate for candidate in holder.candidates if candidate.country == place.country and place.country]
    for candidate in inside:
        if candidate.feature == "country":
            return 4.0
        if None not in (candidate.lat, place.lat) and kilometres(candidate, place) <= WITHIN:
            return 3.0
    return -1.0


def nearness(place: Candidate, anchors: Sequence[Candidate]) -> float:
    """What places of the story near it add."""
    if place.feature != "country" and place in anchors:
        return 3.0
    distances = [kilometres(place, anchor) for anchor in anchors if None not in (place.lat, anchor.lat)]
    if not distances or place.feature == "country":
        return 0.0
    nearest = min(distances)
    return 1.5 if nearest <= CLOSE else 1.0 if nearest <= NEARBY else 0.5 if nearest <= FAR else 0.0
