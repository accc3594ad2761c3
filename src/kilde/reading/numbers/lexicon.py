"""The number words of a language, compiled from `languages/<language>/numbers.yaml`.

The file's keys, all optional, all in lower case:

decimal       the decimal mark; the other of "." and "," groups thousands, as do all kinds of spaces
space_groups  whether a plain space groups thousands ("1 200")
cardinals     word: value, below one hundred; spelling variants and genders each with their value
scales        word: value, one hundred and above; forms that also stand alone as vague plurals are in `vague` too
joiners       words inside a number ("two hundred and five")
units_first   whether the unit may come before the ten inside a word ("treogtyve")
articles      indefinite articles: 1 before a scale ("a thousand") or a noun, otherwise no number
half          words for a half before or after an article ("en halv million", "half a million")
one_and_half  word: value ("halvannen": 1.5)
collectives   word: number of things, counted like a noun ("et dusin", "to dusin"); `about` lists those that are round
vague         word: unit, a plural that stands for at least two units ("titusener": 10000)
of            words between two vague plurals ("hundreds of thousands")
several       words that make a scale or collective vague ("flere hundre"), low is two units
tally         endings that turn a number word into "about so many" after an article ("et femtitall")
modifiers     at_least, about, up_to, exact: phrases before the number
after         at_least, about: phrases after the number
between       [word, joiner] pairs ("mellom 4 og 5")
to            words between the ends of a range ("fire til fem")
months        month names and their short forms: a bare number beside one is a day or a year
not_before    words that make the number after them a name, a time, a page ("kl.", "artikkel")
not_after     words that make the number before them an amount of something else (money, per cent)
year_before   words before a bare four-digit year
aged          words and phrases after a number that make it an age ("år gammel", "year-old")
units         forms of units that are written together with a number word ("tredagers")
from          words before the first of two numbers that are no range ("fra 12 til 15")
age_suffixes  endings after "34-" that make an age ("åring", "årig")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kilde.languages import section
from kilde.model.errors import BadData

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    decimal: str
    space_groups: bool
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    joiners: frozenset[str]
    units_first: bool
    articles: frozenset[str]
    half: frozenset[str]
    one_and_half: Mapping[str, float]
    collectives: Mapping[str, int]
    about_collectives: frozenset[str]
    vague: Mapping[str, int]
    of: frozenset[str]
    several: Mapping[str, tuple[Phrase, ...]]
    tally: tuple[str, ...]
    before: Mapping[str, tuple[tuple[Phrase, str], ...]]
    after: Mapping[str, tuple[tuple[Phrase, str], ...]]
    between: Mapping[str, str]
    to: frozenset[str]
    months: frozenset[str]
    not_before: frozenset[str]
    not_after: Mapping[str, tuple[Phrase, ...]]
    year_before: frozenset[str]
    aged: Mapping[str, tuple[Phrase, ...]]
    age_suffixes: tuple[str, ...]
    units: tuple[str, ...]
    from_: frozenset[str]
    morphemes: Mapping[str, tuple[tuple[str, int | None], ...]]
    openers: frozenset[str]


def strings(items: Iterable[Any] | None, source: str) -> list[str]:
    """The items of a YAML list. Raises BadData for one that is no string: unquoted "on" and "no" are truth values in YAML."""
    found = list(items or ())
    for item in found:
        if not isinstance(item, str):
            raise BadData(f"{item!r} must be a string; quote it", source=source)
    return found


def phrase(text: str) -> Phrase:
    """The words of a phrase as `split_words` cuts them, in lower case."""
    return tuple(text.casefold().split())


def by_first(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases under their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for text in phrases:
        words = phrase(str(text))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def _bounds(groups: Mapping[str, Iterable[str]], position: int) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """Modifier phrases with what they do, under the word that stands next to the number."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for effect, texts in groups.items():
        for text in texts:
            words = phrase(text)
            found.setdefault(words[position], []).append((words, effect))
    return {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in found.items()}


@cache
def number_words(language: str) -> NumberWords:
    """The compiled lexicon of a language; empty lists where its file has none."""
    data: Mapping[str, Any] = section(language, "numbers")

    def listed(name: str) -> list[str]:
        return strings(data.get(name), f"languages/{language}/numbers.yaml")

    cardinals = {str(word): int(value) for word, value in (data.get("cardinals") or {}).items()}
    scales = {str(word): int(value) for word, value in (data.get("scales") or {}).items()}
    joiners = frozenset(listed("joiners"))
    morphemes: dict[str, list[tuple[str, int | None]]] = {}
    for word, value in [*cardinals.items(), *scales.items(), *((joiner, None) for joiner in joiners)]:
        morphemes.setdefault(word[:2], []).append((word, value))
    collectives = {str(word): int(value) for word, value in (data.get("collectives") or {}).items()}
    vague = {str(word): int(value) for word, value in (data.get("vague") or {}).items()}
    articles, half = frozenset(listed("articles")), frozenset(listed("half"))
    halves = {str(word): float(value) for word, value in (data.get("one_and_half") or {}).items()}
    several = by_first(listed("several"))
    return NumberWords(
        decimal=str(data.get("decimal", ".")),
        space_groups=bool(data.get("space_groups")),
        cardinals=cardinals,
        scales=scales,
        joiners=joiners,
        units_first=bool(data.get("units_first")),
        articles=articles,
        half=half,
        one_and_half=halves,
        collectives=collectives,
        about_collectives=frozenset(listed("about")),
        vague=vague,
        of=frozenset(listed("of")),
        several=several,
        tally=tuple(listed("tally")),
        before=_bounds(data.get("modifiers") or {}, -1),
        after=_bounds(data.get("after") or {}, 0),
        between=dict(data.get("between") or ()),
        to=frozenset(listed("to")),
        months=frozenset(listed("months")),
        not_before=frozenset(listed("not_before")),
        not_after=by_first(listed("not_after")),
        year_before=frozenset(listed("year_before")),
        aged=by_first(listed("aged")),
        age_suffixes=tuple(listed("age_suffixes")),
        units=tuple(listed("units")),
        from_=frozenset(listed("from")),
        morphemes={start: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for start, group in morphemes.items()},
        openers=frozenset({*articles, *half, *halves, *collectives, *vague, *several}),
    )
