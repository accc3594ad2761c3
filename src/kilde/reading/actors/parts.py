"""Actors that a text names only within a word: "U.N.-brokered", "Beijing-brokered", "saudimedlade", "houthikontrollerte"."""

from __future__ import annotations

from functools import cache

from kilde.knowledge import actors as knowledge
from kilde.languages import section
from kilde.model.record import EntityKind, Span
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.places.cues import cues

SHORTEST, STEM = 2, 4  # letters of the first part of a compound, and of one that is but the stem of an adjective


def named_in_part(draft: Draft, part: str, start: int) -> list[EntityDraft]:
    """The state or organisation that the first part of a compound names: "FN", "U.N.", "saudisk", "saudi"."""
    if len(part) < SHORTEST:
        return []
    span = Span(start=start, end=start + len(part))
    for actor in knowledge.find(part, draft.language):
        if isinstance(actor, knowledge.Country):
            return [made(draft, actor.label, actor.code, span)]
        if isinstance(actor, knowledge.Organization) and actor.kind in ("organization", "armed-group"):
            return [made(draft, actor.label, actor.country, span, actor.kind)]
    adjectives = cues(draft.language).nationalities
    codes = {adjectives[part.casefold()]} if part.casefold() in adjectives else {c for a, c in adjectives.items() if len(part) > STEM and a.startswith(part.casefold())}
    codes = codes or set(_by_seat().get(part.casefold(), ()))
    country = knowledge.countries().get(codes.pop()) if len(codes) == 1 else None
    if country is None and (people := _people(part.casefold(), draft.language)) is not None:
        return [made(draft, people.label, people.country, span, "armed-group")]  # "Kurdish-held": those of the people who bear arms
    return [made(draft, country.label, country.code, span)] if country else []


def _people(part: str, language: str) -> knowledge.People | None:
    """The people whose adjective the first part of a compound is."""
    keys = [key for key, forms in section(language, "nationalities").items() if key in knowledge.peoples() and part in map(str.casefold, forms.get("adjective", ()))]
    return knowledge.peoples()[keys[0]] if keys else None


@cache
def _by_seat() -> dict[str, set[str]]:
    """Folded capital, or town that stands for a government -> codes of the states it is of."""
    found: dict[str, set[str]] = {}
    for code, country in knowledge.countries().items():
        for seat in (*country.capital, *country.governments):
            found.setdefault(seat.casefold(), set()).add(code)
    return found


def made(draft: Draft, label: str, code: str | None, span: Span | None = None, kind: EntityKind = "government") -> EntityDraft:
    """The entity of a state or organisation by its label, made when the text has it only within a word."""
    known = next((e for e in draft.entities if e.label == label), None)
    if known is None:
        known = EntityDraft(label, kind, country=code, names=[label])
        draft.entities.append(known)
    if span is not None and span not in known.mentions:
        known.mentions.append(span)
    return known
