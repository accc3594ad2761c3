"""Reads EDTF text (ISO 8601-2, level 2): what is written, as dates and pairs of dates, and which days each can mean."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from kilde.model.duration import days_in_month

Days = tuple[date, date]  # first and last day, both included; an open end is date.min or date.max
Form = Literal["date", "interval", "one", "all"]
MARKS = "?~%"
# First and last month of the level 2 divisions of a year: seasons, seasons north and south, quarters, thirds, halves.
DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 2),
    29: (9, 11), 30: (12, 2), 31: (3, 5), 32: (6, 8), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
MOST = 50_000  # so many days are told apart; what leaves open more is read as all days from its first to its last
DATE = re.compile(
    r"(?P<m1>[?~%]?)(?P<year>[0-9X]{4})(?P<m2>[?~%]?)"
    r"(?:-(?P<m3>[?~%]?)(?P<month>[0-9X]{2})(?P<m4>[?~%]?)(?:-(?P<m5>[?~%]?)(?P<day>[0-9X]{2})(?P<m6>[?~%]?))?)?"
)


class Point(NamedTuple):
    """One date as written. `mark` is the strongest qualifier in it: "~" approximate, "?" uncertain, "%" both, or nothing."""

    text: str
    year: str
    month: str | None
    day: str | None
    mark: str

    @property
    def plain(self) -> bool:
        """Whether every digit is given."""
        return "X" not in self.year + (self.month or "") + (self.day or "")


class Pair(NamedTuple):
    """From one date to another; None is an open end. A single date is a pair of itself."""

    first: Point | None
    last: Point | None


class Parsed(NamedTuple):
    form: Form
    pairs: tuple[Pair, ...]
    days: tuple[Days, ...]  # sorted, apart, as few as possible


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """The parts of an EDTF text without white space. Raises ValueError with the reason when it is none."""
    if len(text) > 2000:
        raise ValueError("not EDTF: longer than 2000 characters")
    if text.startswith(("[", "{")):
        if text[-1] != {"[": "]", "{": "}"}[text[0]] or len(text) < 3:
            raise ValueError(f"not EDTF: {text!r} is not closed or empty")
        pairs = tuple(_member(member) for member in text[1:-1].split(","))
        form: Form = "one" if text[0] == "[" else "all"
    elif "/" in text:
        first, _, last = text.partition("/")
        pairs, form = (_pair(first, last, text),), "interval"
    else:
        point = parse_point(text)
        pairs, form = (Pair(point, point),), "date"
    return Parsed(form, pairs, merge([days for pair in pairs for days in pair_days(pair)]))


def _member(text: str) -> Pair:
    if ".." in text:
        first, _, last = text.partition("..")
        return _pair(first, last, text)
    point = parse_point(text)
    return Pair(point, point)


def _pair(first: str, last: str, text: str) -> Pair:
    pair = Pair(*(None if end in ("", "..") else parse_point(end) for end in (first, last)))
    if pair == (None, None):
        raise ValueError(f"not EDTF: {text!r} is open at both ends")
    if pair.first and pair.last and point_days(pair.first)[0][0] > point_days(pair.last)[-1][1]:
        raise ValueError(f"not EDTF: {text!r} ends before it starts")
    return pair


@lru_cache(maxsize=4096)
def parse_point(text: str) -> Point:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not EDTF: {text!r}")
    marks = {match[f"m{n}"] for n in range(1, 7)} - {"", None}
    mark = "" if not marks else marks.pop() if len(marks) == 1 else "%"
    point = Point(text, match["year"], match["month"], match["day"], mark)
    if point.month and point.month.isdigit() and not (1 <= int(point.month) <= 12 or (int(point.month) in DIVISIONS and not point.day)):
        raise ValueError(f"not EDTF: no month or season {point.month} in {text!r}")
    if not point_days(point):
        raise ValueError(f"not EDTF: no such day {text!r}")
    return point


def pair_days(pair: Pair) -> tuple[Days, ...]:
    """The days a pair can mean; between two dates, all of them."""
    if pair.first is pair.last and pair.first is not None:
        return point_days(pair.first)
    first = point_days(pair.first)[0][0] if pair.first else date.min
    last = point_days(pair.last)[-1][1] if pair.last else date.max
    return ((first, last),)


@lru_cache(maxsize=4096)
def point_days(point: Point) -> tuple[Days, ...]:
    """The days a date can mean: one stretch unless a digit is left open before a given one ("2020-XX-15")."""
    years = [year for year in _fill(point.year) if year]
    if not years:
        return ()
    if point.month is None or (point.month == "XX" and point.day in (None, "XX")):
        return merge([(date(year, 1, 1), date(year, 12, 31)) for year in years])
    if point.month.isdigit() and int(point.month) > 12:
        return merge([days for year in years for days in _division(year, int(point.month))])
    months = [month for month in _fill(point.month) if 1 <= month <= 12]
    if point.day in (None, "XX"):
        return merge([(date(y, m, 1), date(y, m, days_in_month(y, m))) for y, m in product(years, months)])
    days = _fill(point.day)
    if len(years) * len(months) * len(days) > MOST:
        return ((date(years[0], 1, 1), date(years[-1], 12, 31)),)
    single = [date(y, m, d) for y, m in product(years, months) for d in days if 1 <= d <= days_in_month(y, m)]
    return merge([(day, day) for day in single])


def _fill(digits: str) -> list[int]:
    """Every number that a pattern of digits and X can be, ascending."""
    return [int("".join(choice)) for choice in product(*("0123456789" if digit == "X" else digit for digit in digits))]


def _division(year: int, number: int) -> list[Days]:
    """The days of a season, quarter, third or half. A winter belongs to the year that it begins or ends in: both are possible."""
    first, last = DIVISIONS[number]
    if first <= last:
        return [(date(year, first, 1), date(year, last, days_in_month(year, last)))]
    starts = [start for start in (year - 1, year) if 1 <= start < date.max.year]
    return [(date(start, first, 1), date(start + 1, last, days_in_month(start + 1, last))) for start in starts]


def merge(ranges: list[Days]) -> tuple[Days, ...]:
    """Sorted ranges of days, those that touch or overlap made one."""
    found: list[Days] = []
    for first, last in sorted(ranges):
        if found and (found[-1][1] == date.max or first <= found[-1][1] + timedelta(days=1)):
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)
