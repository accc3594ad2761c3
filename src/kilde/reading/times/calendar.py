"""Arithmetic of the calendar against a publication date that may be a day, a month or a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from kilde.model.duration import Duration, days_in_month
from kilde.model.edtf import Edtf
from kilde.model.edtf_grammar import Days

# last: the latest that has begun; last-strict: the latest that is over; next: the first that is not over; next-strict: the first
# that has not begun; nearest: the one with the fewest days between; likely-next: the next, but for one that has just gone by.
Direction = Literal["last", "last-strict", "next", "next-strict", "nearest", "likely-next"]
FIRST, LAST = 1600, 2500  # years that a newspaper can be of
MOST_DAYS = 366  # publication is looked at day by day up to a year; of a longer one only the two ends are
SOON, FAR = 35, 300  # days: a date without a year that is this close is meant, rather than one that is so far
# In the present tense what lies ahead is meant, unless it is so many times as far as what has gone by: in March "møtes 1. mars" is
# this year's, "går av ved årsskiftet" is the coming turn of the year. Set so that about one month still counts as just gone by.
PAST_WEIGHT = 8
# A weekday that was ahead when it was told ("skulle møtes mandag", "given until Friday") may have gone by: yesterday and the day
# before still count as it.
PAST_WEEKDAY_WEIGHT = 2


@dataclass(frozen=True)
class Publication:
    """The date of publication: every relative time hangs on it."""

    edtf: Edtf
    first: date
    last: date

    @classmethod
    def of(cls, text: str) -> Publication | None:
        """None where the date is open at one end, or in no time of newspapers. Raises ValueError when it is no EDTF."""
        edtf = Edtf(text)
        first, last = edtf.earliest, edtf.latest
        return None if first is None or last is None or first.year < FIRST or last.year > LAST else cls(edtf, first, last)

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @cached_property
    def is_month(self) -> bool:
        return not self.is_day and (self.first.year, self.first.month) == (self.last.year, self.last.month)

    @cached_property
    def days(self) -> Sequence[date]:
        count = (self.last - self.first).days
        return (self.first, self.last) if count > MOST_DAYS else [self.first + timedelta(days=n) for n in range(count + 1)]

    @cached_property
    def today(self) -> Edtf:
        """The day of publication: "2020-10-XX" where only the month is known."""
        if self.is_day or self.edtf.form != "date":
            return self.edtf
        return Edtf({"month": f"{self.edtf.text[:7]}-XX", "year": f"{self.edtf.text[:4]}-XX-XX"}.get(self.edtf.precision, self.edtf.text))

    @cached_property
    def year(self) -> Edtf:
        return Edtf.between(Edtf(f"{self.first.year:04}"), Edtf(f"{self.last.year:04}"))

    @cached_property
    def month(self) -> Edtf:
        """The month of publication; the whole of what is known where that is more than a month."""
        return Edtf(f"{self.first.year:04}-{self.first.month:02}") if self.is_day or self.is_month else self.edtf

    def days_from(self, where: Callable[[date], date]) -> Edtf:
        """The day found from each possible day of publication."""
        return Edtf.one_of({where(day) for day in self.days})

    def stretch_from(self, where: Callable[[date], Days]) -> Edtf:
        """The stretch of days found from each possible day of publication: one interval that holds them all."""
        found = [where(day) for day in self.days]
        return Edtf.between(min(first for first, _ in found), max(last for _, last in found))

    def years_of(self, days_in: Callable[[int], Days | None], direction: Direction) -> list[int]:
        """The years whose `days_in` (a date, month or season without its year) is meant; None where a year has no such day.

        Where it can lie in the span of an imprecise publication date it does; else each end of that span has its say.
        """
        near = range(self.first.year - 5, self.last.year + 6)
        known = [(year, days) for year in near if (days := days_in(year)) is not None]
        if not self.is_day:
            inside = [year for year, days in known if days[0] <= self.last and self.first <= days[1]]
            if inside and not direction.endswith("strict"):
                return inside[-1:] if direction in ("last", "nearest") else inside[:1]
        picked = {choose(known, day, direction) for day in (self.first, self.last)}
        return sorted(year for year in picked if year is not None)


def choose(known: Sequence[tuple[int, Days]], day: date, direction: Direction) -> int | None:
    """The year whose days stand to `day` as `direction` says."""
    if direction == "last":
        return max((year for year, (first, _) in known if first <= day), default=None)
    if direction == "last-strict":
        return max((year for year, (_, last) in known if last < day), default=None)
    if direction == "next":
        return min((year for year, (_, last) in known if last >= day), default=None)
    if direction == "next-strict":
        return min((year for year, (first, _) in known if first > day), default=None)
    weight = PAST_WEIGHT if direction == "likely-next" else 1
    return min(known, key=lambda pair: (distance(pair[1], day) * (weight if pair[1][1] < day else 1), -pair[0]), default=(None, None))[0]


def distance(days: Days, day: date) -> int:
    """Days between a day and a stretch; 0 inside it."""
    return max((days[0] - day).days, (day - days[1]).days, 0)


def weekday_from(day: date, number: int, direction: Direction) -> date:
    """The weekday (1 Monday to 7 Sunday) that stands to `day` as `direction` says."""
    back, ahead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if direction in ("nearest", "likely-next"):
        weight = 1 if direction == "nearest" else PAST_WEEKDAY_WEIGHT
        return day - timedelta(days=back) if back * weight <= ahead else day + timedelta(days=ahead)
    strict = direction.endswith("strict")
    if direction.startswith("last"):
        return day - timedelta(days=7 if strict and not back else back)
    return day + timedelta(days=7 if strict and not ahead else ahead)


def week_of(day: date, offset: int = 0) -> Days:
    """The ISO week, Monday to Sunday, that lies `offset` weeks from the one of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, days_in_month(year, month))


def season_days(year: int, season: int) -> Days:
    """The days that "this spring" and the like speak of; a winter is the one that ends in the year."""
    if season == 24:
        return date(year - 1 if year > 1 else year, 12, 1), month_days(year, 2)[1]
    first = (season - 20) * 3
    return date(year, first, 1), month_days(year, first + 2)[1]


def years_as(texts: Iterable[str]) -> Edtf | None:
    """One time, or one of a set where the year stays open."""
    found = list(dict.fromkeys(texts))
    return None if not found else Edtf(found[0]) if len(found) == 1 else Edtf(f"[{','.join(found)}]")


def back(amount: int, unit: str) -> Duration:
    """The duration of so many units, negative for the past: (-3, "W") is -P3W."""
    sign, number = ("-" if amount < 0 else ""), abs(amount)
    if unit in ("10Y", "100Y"):
        return Duration(f"{sign}P{number * int(unit[:-1])}Y")
    if unit in ("H", "MIN"):
        return Duration(f"{sign}PT{number}{unit[0]}")
    return Duration(f"{sign}P{number}{unit}")
