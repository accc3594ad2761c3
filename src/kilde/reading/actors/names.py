"""Names that are known before any text is read: public figures however they are spelled, and an encoder that goes by lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kilde.encoder.shapes import Shapes
from kilde.knowledge import actors as knowledge
from kilde.knowledge.gazetteer.folding import sound
from kilde.languages import section
from kilde.reading.actors.entries import Entry

MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
LINGERS = 12  # months after which nobody calls somebody by an office that he has left


def public_figure(person: knowledge.Person) -> Entry:
    """The entry of a person whom the knowledge base lists."""
    return Entry("name", person.label, "person", person.country, person.sector, wikidata=person.wikidata, offices=person.offices)


def held_at(entry: Entry, published: str) -> tuple[str, ...]:
    """The offices that somebody holds when a text is published, or left within the year before: "the president" of today is nobody of 2011.

    published: a date that begins with its year and, where it is known, month; offices without dates are always held.
    """
    now = _months(published)
    return tuple(o.role for o in entry.offices if now is None or ((_months(o.start) or now) <= now and now <= (_months(o.end, last=True) or now) + LINGERS))


def _months(date: str | None, last: bool = False) -> int | None:
    """Months since year 0 of a date like "2011-02"; of a bare year its first or last month."""
    match = MONTH.match(date or "")
    return int(match[1]) * 12 + int(match[2] or (12 if last else 1)) if match else None


@cache
def _by_sound() -> Mapping[str, Entry]:
    """Public figures by the sound of their full names; names that sound like two of them are left out."""
    found: dict[str, Entry | None] = {}
    for person in knowledge.persons():
        for name in (person.label, *person.names):
            if " " in name:
                key = sound(name).replace(" ", "")
                known = found.setdefault(key, public_figure(person))
                if known is not None and known.label != person.label:
                    found[key] = None
    return {key: entry for key, entry in found.items() if entry is not None}


def sounds_like(name: str) -> Entry | None:
    """The public figure whose full name is spelled otherwise here: "Dmytro Kuleba" for "Dmitro Kuleba"; None for others."""
    return _by_sound().get(sound(name).replace(" ", "")) if " " in name else None


@cache
def listed_types() -> Mapping[str, str]:
    """Names as written -> their type."""
    types: dict[str, str] = {}
    for country in knowledge.countries().values():
        types.update(dict.fromkeys([*country.names, *country.capital], "GPE"))
    for body in (*knowledge.organizations(), *knowledge.armed_groups(), *knowledge.agencies(), *knowledge.media()):
        types.update(dict.fromkeys([body.label, *body.names], "ORG"))
    for person in knowledge.persons():
        types.update(dict.fromkeys([person.label, *person.names], "PER"))
    return types


@cache
def by_lists(language: str) -> Shapes:
    """The encoder that knows names by the lists and by their shape only."""
    rules, times = section(language, "grammar"), section(language, "times")
    days, months = (frozenset(times["words"][name]) if name in times.get("capitalised", ()) else frozenset() for name in ("WEEKDAY", "MONTH"))
    return Shapes(listed_types(), frozenset(rules.get("particles", ())), frozenset(rules.get("capital_stopwords", ())), days, months)
