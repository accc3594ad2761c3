"""The kinds of words that actor phrases are built of, as the lexicon gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kilde.knowledge.actor_types import Office

Sort = Literal["country", "metonym", "adjective", "inhabitant", "role", "body", "group", "population", "source", "modifier", "suffix",
               "collective", "relay", "name", "pronoun", "ordinal"]  # fmt: skip
HEADS = {"role", "body", "group", "population", "source", "inhabitant", "relay"}  # may be the head of a phrase, with words before it
NAMES = {"country", "metonym", "name", "unknown"}  # stand for somebody by themselves


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of one form.

    sort      what part it can play in a phrase
    label     in English
    country   ISO code or key of a people; for adjectives, inhabitants, countries and names that belong to one
    definite  the form points to something known ("presidenten")
    plural    the form is plural
    single    the label is of one group, so that "the group" may be any group with a name
    ambiguous the form is another common word too, so that what stands around it must speak for it
    of        for roles: the body whose office it is; for collectives: "countries" or "parties"
    """

    sort: Sort
    label: str
    kind: str = "other"
    country: str | None = None
    sector: str | None = None
    definite: bool = False
    plural: bool = False
    of: str | None = None
    is_country: bool = False
    count: int = 0
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()
    public: bool = True
    gender: str | None = None
    ambiguous: bool = False
    single: bool = False
    extra: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
