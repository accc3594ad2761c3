"""What is known of each actor: the types of the states, peoples, persons and bodies in the files of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kilde.model.record import EntityKind


@dataclass(frozen=True, slots=True)
class Country:
    """A state. code: key of the file; iso: ISO 3166-1 alpha-2 or None; metonyms: form -> body ("Pentagon": "Ministry of Defence")."""

    code: str
    label: str
    adjective: str
    inhabitants: str | None
    capital: tuple[str, ...]
    names: tuple[str, ...]
    iso: str | None
    the: bool = False
    of: str | None = None
    governments: tuple[str, ...] = ()
    metonyms: Mapping[str, str] = field(default_factory=dict)
    not_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def after_of(self) -> str:
        """The label after a preposition: "Ministry of Defence of the United States"."""
        return f"the {self.label}" if self.the else self.label

    def body(self, body: str) -> str:
        """The label of one of its bodies: "Armed forces of Armenia"."""
        return f"{body} of {self.after_of}"


@dataclass(frozen=True, slots=True)
class Body:
    """What kind of body a metonym names: "Armed forces" is military, sector MIL."""

    label: str
    kind: EntityKind
    sector: str


@dataclass(frozen=True, slots=True)
class People:
    """A people, contested region or part of the world that gives actors their adjective. within: ISO codes (UN view)."""

    key: str
    label: str
    adjective: str
    inhabitants: str | None
    country: str | None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """What a person was, in English; start and end: "2018" or "2018-05", None where unknown or still in office."""

    role: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A public figure. names: every form but the label, surnames only where the press uses them alone."""

    label: str
    names: tuple[str, ...]
    country: str | None
    sector: str
    wikidata: str | None
    offices: tuple[Office, ...]

    def offices_on(self, day: str) -> tuple[Office, ...]:
        """The offices held on an ISO day, month or year, as far as the file knows; an office without dates always counts."""
        return tuple(
            o
            for o in self.offices
            if (not o.start or o.start[: len(day)] <= day[: len(o.start)]) and (not o.end or day[: len(o.end)] <= o.end)
        )


@dataclass(frozen=True, slots=True)
class Organization:
    """A body with a name of its own: an organisation, a state body such as the FSB, an armed group, an agency or an outlet."""

    label: str
    names: tuple[str, ...]
    kind: EntityKind
    country: str | None
    sector: str | None
    wikidata: str | None
    state: bool = False
    the: bool = False
    seats: tuple[str, ...] = ()  # towns that stand for it: "Brussels threatens sanctions"
    adjective: str | None = None  # what it is called before "-run", where that is not its label: "Houthi-run"

    @property
    def after_of(self) -> str:
        """The label after a preposition: "Secretary-General of the United Nations"."""
        return f"the {self.label}" if self.the else self.label


Actor = Country | Person | Organization
