"""Who acts in the news: states, peoples, persons, organisations, armed groups, agencies and outlets, read from YAML.

Everything is loaded when it is first asked for, once. `find` answers "who is called this?"; a name that several bear gives
all of them, and the caller decides from the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from kilde.knowledge.actor_types import Actor, Body, Country, Office, Organization, People, Person
from kilde.model import yaml_file
from kilde.model.record import EntityKind

__all__ = ["Actor", "Body", "Country", "Office", "Organization", "People", "Person", "actors", "agencies", "armed_groups", "bodies", "by_name",
           "countries", "find", "fold", "given_names", "heads", "leaders", "media", "organizations", "peoples", "persons", "unions"]  # fmt: skip

LONGEST_ACRONYM = 5  # "ECOWAS" may be written "Ecowas"; up to five capitals ("US", "IS", "UD", "AU") are another word in lower case


def _read(name: str) -> Mapping[str, Any]:
    """A YAML file of this folder that is a mapping. Raises BadData."""
    return yaml_file.read_mapping(files(__package__) / f"{name}.yaml", f"knowledge/{name}.yaml")


@cache
def _states() -> Mapping[str, Any]:
    return _read("countries")


@cache
def countries() -> Mapping[str, Country]:
    """Every state, by the key of countries.yaml (ISO 3166-1 alpha-2, and XK)."""
    return MappingProxyType(
        {
            code: Country(
                code=code,
                label=row["label"],
                adjective=row["adjective"],
                inhabitants=row.get("inhabitants"),
                capital=tuple(row.get("capital", ())),
                names=tuple(row["names"]),
                iso=row.get("iso", code),
                the=row.get("the", False),
                of=row.get("of"),
                governments=tuple(row.get("governments", ())),
                metonyms=row.get("metonyms", {}),
                not_in={name: tuple(languages) for name, languages in row.get("not_in", {}).items()},
            )
            for code, row in _states()["countries"].items()
        }
    )


@cache
def given_names() -> Mapping[str, str]:
    """Given names that tell a person's gender: folded name -> "m" or "f"."""
    return MappingProxyType({fold(name): gender for gender, names in _read("given_names").items() for name in names})


@cache
def heads() -> tuple[str, ...]:
    """Labels of the offices that lead a state, the most likely first."""
    return tuple(_states()["heads"])


@cache
def leaders() -> tuple[str, ...]:
    """Labels of roles that may stand for whoever leads a state."""
    return tuple(_states()["leaders"])


@cache
def unions() -> Mapping[str, tuple[str, ...]]:
    """Parts of the world and unions that a state is described by ("the Gulf state"): name -> keys of its states."""
    return MappingProxyType({name: tuple(states) for name, states in _states()["unions"].items()})


@cache
def bodies() -> Mapping[str, Body]:
    """The bodies of states that metonyms name ("Pentagon"), by label."""
    return MappingProxyType({label: Body(label, row["kind"], row["sector"]) for label, row in _states()["bodies"].items()})


@cache
def peoples() -> Mapping[str, People]:
    """Peoples and contested regions, by key."""
    return MappingProxyType(
        {
            key: People(key, row["label"], row["adjective"], row.get("inhabitants"), row.get("country"), tuple(row.get("within", ())))
            for key, row in _states()["peoples"].items()
        }
    )


@cache
def persons() -> tuple[Person, ...]:
    """Every person of people.yaml."""
    return tuple(
        Person(
            label=row["label"],
            names=tuple(row.get("names", ())),
            country=row.get("country"),
            sector=row["sector"],
            wikidata=row.get("wikidata"),
            offices=tuple(map(_office, row.get("roles", ()))),
        )
        for row in _read("people")["people"]
    )


def _office(text: str) -> Office:
    """ "Prime Minister of Armenia 2018-05/": the role, then its interval where one is known."""
    role, _, interval = text.rpartition(" ")
    if "/" not in interval or not interval.replace("/", "").replace("-", "").isdigit():
        return Office(text, None, None)
    start, _, end = interval.partition("/")
    return Office(role, start or None, end or None)


def _bodies(name: str, kind: EntityKind | None = None) -> tuple[Organization, ...]:
    return tuple(
        Organization(
            label=row["label"],
            names=tuple(row.get("names", ())),
            kind=kind or row["kind"],
            country=row.get("country"),
            sector=row.get("sector", "JRN" if kind in ("news-agency", "media") else None),
            wikidata=row.get("wikidata"),
            state=row.get("state", False),
            the=row.get("the", False),
            seats=tuple(row.get("seats", ())),
            adjective=row.get("adjective"),
        )
        for row in _read(name)[name]
    )


@cache
def organizations() -> tuple[Organization, ...]:
    """International and national organisations, parties, and state bodies with a name of their own."""
    return _bodies("organizations")


@cache
def armed_groups() -> tuple[Organization, ...]:
    """Armed groups outside state forces; country: the one state they act in, None where that is more than one or contested."""
    return _bodies("armed_groups", "armed-group")


@cache
def agencies() -> tuple[Organization, ...]:
    """News agencies."""
    return _bodies("agencies", "news-agency")


@cache
def media() -> tuple[Organization, ...]:
    """Newspapers, broadcasters and sites."""
    return _bodies("media", "media")


def fold(name: str) -> str:
    """The key of a name: lower case without accents, one kind of apostrophe and hyphen; short acronyms stay as they are."""
    name = name.replace("’", "'").replace("‘", "'").replace("\u2011", "-").strip()
    letters = name.replace(".", "")
    if len(letters) <= LONGEST_ACRONYM and letters.isupper() and letters.isalnum():
        return letters
    name = name.casefold()
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c))


def actors() -> Iterator[Actor]:
    """All of them: states, persons, organisations, armed groups, agencies, outlets."""
    yield from countries().values()
    yield from persons()
    for bodies in (organizations, armed_groups, agencies, media):
        yield from bodies()


@cache
def by_name() -> Mapping[str, tuple[Actor, ...]]:
    """Folded name -> everyone who bears it, labels included. Governments, metonyms and capitals of states are not names."""
    index: dict[str, dict[int, Actor]] = {}
    for actor in actors():
        for name in (actor.label, *actor.names):
            index.setdefault(fold(name), {})[id(actor)] = actor
    return MappingProxyType({name: tuple(bearers.values()) for name, bearers in index.items()})


def find(name: str, language: str | None = None) -> tuple[Actor, ...]:
    """Everyone who bears the name, as written or, where it is all capitals, as a word: "IRAN" is Iran, "us" is nobody.

    With a language, names that mean something else there are left out ("Island" in English).
    """
    found = by_name().get(fold(name), ())
    if not found and name.isupper():
        found = by_name().get(fold(name.casefold()), ())
    if language is None:
        return found
    return tuple(a for a in found if not (isinstance(a, Country) and language in a.not_in.get(name, ())))
