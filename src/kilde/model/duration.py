"""ISO 8601 durations: "P6W", "PT48H", "-P1D"; a length, or the way from an anchor to a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

FORM = re.compile(
    r"(?P<sign>[-+]?)P(?=.)(?:(?P<years>\d{1,6})Y)?(?:(?P<months>\d{1,6})M)?(?:(?P<weeks>\d{1,6})W)?(?:(?P<days>\d{1,7})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,8})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9})S)?)?"
)


class Amounts(NamedTuple):
    """The signed amounts of a duration: months, days and seconds, which do not convert into each other."""

    months: int
    days: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration in whole numbers, with an optional sign.

    It has no place on the calendar, so `earliest` and `latest` are None. Raises ValueError when `text` is no duration.

        >>> Duration("P1Y6M").amounts.months
        18
    """

    text: str

    def __post_init__(self) -> None:
        _amounts(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def amounts(self) -> Amounts:
        return _amounts(self.text)

    @property
    def earliest(self) -> date | None:
        return None

    @property
    def latest(self) -> date | None:
        return None

    @property
    def is_calendar(self) -> bool:
        """Whether it is made of years and months only, so that months go to months and years to years."""
        amounts = self.amounts
        return not amounts.days and not amounts.seconds

    def __neg__(self) -> Duration:
        bare = self.text.lstrip("+-")
        return Duration(bare if self.text.startswith("-") else f"-{bare}")

    def after(self, day: date, *, late: bool = False) -> date:
        """The day that lies this far from `day`; the 31st becomes the last day of a shorter month (ISO 8601 leaves it open).

        Hours that make no whole day go to the earlier day, with `late` to the later one. Days outside the years 1 to 9999
        become the first or last of them.
        """
        months, days, seconds = self.amounts
        whole, rest = divmod(seconds, 86400)
        try:
            return add_months(day, months) + timedelta(days=days + whole + (1 if rest and late else 0))
        except (OverflowError, ValueError):
            return date.max if months >= 0 and days + whole >= 0 else date.min


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day. Raises ValueError outside the years 1 to 9999."""
    if not months:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@lru_cache(maxsize=1024)
def _amounts(text: str) -> Amounts:
    match = FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO 8601 duration in whole numbers: {text!r}")
    sign = -1 if match["sign"] == "-" else 1
    part = {name: int(value) for name, value in match.groupdict().items() if value and name != "sign"}.get
    return Amounts(
        months=sign * (part("years", 0) * 12 + part("months", 0)),
        days=sign * (part("weeks", 0) * 7 + part("days", 0)),
        seconds=sign * (part("hours", 0) * 3600 + part("minutes", 0) * 60 + part("seconds", 0)),
    )
