"""Dates as EDTF level 2 (ISO 8601-2): parse, print, earliest and latest day, contains, intersect, shift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kilde.model.duration import Duration, days_in_month
from kilde.model.edtf_grammar import MARKS, Days, Form, Parsed, merge, parse
from kilde.model.edtf_shift import shift_pair


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, an interval or a set of dates, as EDTF text without white space.

    `text` may be a year, month or day with open digits ("199X", "2020-10-XX"), a season, quarter, third or half ("2020-23",
    "2023-33"), qualified ("2022~"), an interval ("1988/1994", "1994/..", "../2020-10"), one of a set ("[2023-09-05,2023-09-12]",
    "[2020-09-30..2020-10-30]") or all of one ("{..}"). Years run from 0001 to 9999; times of day, years with an exponent or before
    our era are left out. Raises ValueError when `text` is none of these.

        >>> Edtf("2020-10").shift(Duration("-P1D"))
        Edtf(text='[2020-09-30..2020-10-30]')
        >>> Edtf("1994/..").earliest
        datetime.date(1994, 1, 1)
    """

    text: str

    def __post_init__(self) -> None:
        plain = "".join(self.text.split())
        parse(plain)
        object.__setattr__(self, "text", plain)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def of(cls, day: date) -> Edtf:
        return cls(day.isoformat())

    @classmethod
    def between(cls, first: date | Edtf | None, last: date | Edtf | None) -> Edtf:
        """The interval from `first` to `last`, None for an open end; a single date where both are the same."""
        ends = [".." if end is None else str(end) for end in (first, last)]
        return cls(ends[0]) if ends[0] == ends[1] else cls("/".join(ends))

    @classmethod
    def one_of(cls, days: Iterable[date | Days]) -> Edtf:
        """One of these days or stretches of days, neighbours joined. Raises ValueError when there are none."""
        ranges = merge([day if isinstance(day, tuple) else (day, day) for day in days])
        if len(ranges) == 1 and (unit := calendar_unit(*ranges[0])):
            return cls(unit)
        return cls(f"[{','.join(_member(*each) for each in ranges)}]")

    @property
    def parsed(self) -> Parsed:
        return parse(self.text)

    @property
    def form(self) -> Form:
        """ "date", "interval", "one" (of a set) or "all" (of a set)."""
        return self.parsed.form

    @property
    def days(self) -> Sequence[Days]:
        """The stretches of days that it can mean: sorted, apart; an open end is date.min or date.max."""
        return self.parsed.days

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean; None when open."""
        first = self.days[0][0]
        return None if first == date.min else first

    @property
    def latest(self) -> date | None:
        """The last day that it can mean; None when open."""
        last = self.days[-1][1]
        return None if last == date.max else last

    @property
    def is_day(self) -> bool:
        return self.days[0][0] == self.days[-1][1]

    @property
    def precision(self) -> str:
        """What the text gives to the last digit: "day", "month", "year", "season", "decade", "century", "interval" or "set"."""
        if self.form != "date":
            return "interval" if self.form == "interval" else "set"
        point = self.parsed.pairs[0].first
        assert point is not None
        if point.month and point.month.isdigit():
            return "season" if int(point.month) > 12 else "day" if point.day and point.day.isdigit() else "month"
        return {0: "year", 1: "decade", 2: "century"}.get(point.year.count("X"), "set")

    @property
    def approximate(self) -> bool:
        return any(point.mark in ("~", "%") for pair in self.parsed.pairs for point in pair if point and point.mark)

    @property
    def uncertain(self) -> bool:
        return any(point.mark in ("?", "%") for pair in self.parsed.pairs for point in pair if point and point.mark)

    def approximately(self) -> Edtf:
        """The same date marked "~"; an interval at both of its ends. A set or what is marked already stays as it is."""
        if any(mark in self.text for mark in MARKS) or self.form in ("one", "all"):
            return self
        return Edtf("/".join(end if end in ("", "..") else f"{end}~" for end in self.text.split("/")))

    def contains(self, other: Edtf | date) -> bool:
        """Whether every day that `other` can mean is a day that this can mean."""
        days = other.days if isinstance(other, Edtf) else ((other, other),)
        return all(any(first <= start and end <= last for first, last in self.days) for start, end in days)

    def intersect(self, other: Edtf) -> Edtf | None:
        """What both can mean, or None. It keeps the text of the narrower one where the other adds nothing.

        An interval cut by an interval or a date stays an interval; where a set or an open digit takes part, the result is one of
        a set of days.
        """
        common = merge([both for one in self.days for both in _overlaps(one, other.days)])
        for known in (self, other):
            if common == tuple(known.days):
                return known
        if not common:
            return None
        if len(common) == 1:
            first, last = common[0]
            if unit := calendar_unit(first, last):
                return Edtf(unit)
            if "interval" in (self.form, other.form) and not {self.form, other.form} & {"one", "all"} and "X" not in self.text + other.text:
                return Edtf.between(None if first == date.min else first, None if last == date.max else last)
        return Edtf.one_of(common)

    def shift(self, offset: Duration) -> Edtf:
        """The same time, moved. Months move by months and years by years ("2020-10" less P1M is "2020-09"); moved by days, a month
        becomes one of a set of days, since its day is not known."""
        if not any(offset.amounts):
            return self
        parsed = self.parsed
        moved = [shift_pair(pair, offset, joined=parsed.form == "interval") for pair in parsed.pairs]
        if parsed.form == "interval":
            return Edtf("/".join(moved[0]))
        members = [first if first == last else f"{first}..{last}" for first, last in moved]
        if parsed.form == "date":
            return Edtf(members[0] if ".." not in members[0] else f"[{members[0]}]")
        return Edtf(f"{'[' if parsed.form == 'one' else '{'}{','.join(members)}{']' if parsed.form == 'one' else '}'}")


def calendar_unit(first: date, last: date) -> str | None:
    """The day, month or year that runs from `first` to `last`, as EDTF, or None."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or first.year != last.year or last.day != days_in_month(last.year, last.month):
        return None
    if first.month == last.month:
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if (first.month, last.month) == (1, 12) else None


def _member(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    return f"{'' if first == date.min else first.isoformat()}..{'' if last == date.max else last.isoformat()}"


def _overlaps(one: Days, others: Sequence[Days]) -> list[Days]:
    return [(max(one[0], first), min(one[1], last)) for first, last in others if one[0] <= last and first <= one[1]]


TimeValue = Edtf | Duration
