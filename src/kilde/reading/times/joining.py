"""Joins neighbours: "fra mandag til onsdag" is one time, and "fra 3. mars til 5. april 2022" has one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from kilde.languages import section
from kilde.model.edtf import Edtf, TimeValue
from kilde.reading.times.found import Found, Reading

PAIR = tuple[Found, Reading]
LINK = 3  # words between the two at most
LEAD = 2  # words from the opening word to the first


@dataclass(frozen=True, slots=True)
class Joints:
    """Which words stand between the two for each word that opens ("fra": "til"), and which need no such word."""

    links: Mapping[str, frozenset[str]]
    alone: frozenset[str]
    fillers: frozenset[str]


@cache
def joints(language: str) -> Joints:
    data = section(language, "times").get("joins", {})
    return Joints({opening: frozenset(links) for opening, links in data.get("links", {}).items()}, frozenset(data.get("alone", ())), frozenset(data.get("fillers", ())))


def joined(one: PAIR, other: PAIR, known: Joints) -> PAIR | None:
    """The one time that two readings of a sentence make, or None where they are two."""
    (first, early), (second, late) = one, other
    keys = first.context.words.keys
    between = keys[first.last : second.first]
    opening = next((key for key in reversed(keys[max(0, first.first - LEAD) : first.first]) if key not in known.fillers), "")
    links = known.links.get(opening, known.alone)
    if not 0 < len(between) <= LINK or between[0] not in links or any(key not in known.fillers for key in between[1:]):
        return None
    if not (isinstance(early.value, Edtf) and isinstance(late.value, Edtf) and early.kind == late.kind == "date"):
        return None
    if early.yearless and not late.yearless and late.value.precision in ("day", "month"):
        early = replace(early, value=_with_year(early.yearless, late.value), anchor=late.anchor)
    if early.rule.startswith("weekday") and late.rule.startswith("weekday"):
        late = _in_the_same_week(early.value, late)
    value = _interval(early.value, late.value)
    if value is None:
        return None
    whole = Found(first.entry, first.slots, first.first, second.last, first.begin, second.after, first.context)
    anchor, offset = (early.anchor, early.offset) if early.anchor else (late.anchor, late.offset)
    return whole, Reading(value, anchor=anchor, offset=offset, rule="from-to")


def _with_year(yearless: str, end: Edtf) -> Edtf:
    """The latest such day or month that is not after `end`."""
    year = int(end.text[:4])
    return Edtf(f"{year:04}-{yearless}" if f"{year:04}-{yearless}"[: len(end.text)] <= end.text else f"{year - 1:04}-{yearless}")


def _in_the_same_week(early: TimeValue, late: Reading) -> Reading:
    """The second weekday lies in the days after the first: "Wednesday through Friday"."""
    if not (isinstance(early, Edtf) and isinstance(late.value, Edtf) and early.is_day and late.value.is_day):
        return late
    first, last = early.earliest, late.value.earliest
    assert first is not None and last is not None
    return replace(late, value=Edtf.of(first + timedelta(days=(last - first).days % 7)))


def _interval(early: object, late: object) -> Edtf | None:
    """One interval from the one to the other, where both are single dates or intervals in order."""
    if not (isinstance(early, Edtf) and isinstance(late, Edtf)) or {early.form, late.form} & {"one", "all"} or early.earliest is None:
        return None
    if late.latest is None or late.latest < early.earliest or (late.earliest and late.earliest <= early.earliest):
        return None
    return Edtf(f"{early.text.partition('/')[0]}/{late.text.rpartition('/')[2]}")
