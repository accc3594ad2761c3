"""Moves dates by ISO 8601 durations and keeps what is known of them: months stay months when moved by months."""

from __future__ import annotations

from datetime import date

from kilde.model.duration import Duration
from kilde.model.edtf_grammar import Pair, Point, point_days


def shift_pair(pair: Pair, offset: Duration, *, joined: bool) -> tuple[str, str]:
    """Both ends as EDTF, moved. `joined` says that open ends are written ".." as in an interval, else they stay empty."""
    if pair.first is not None and pair.first is pair.last:
        return shift_point(pair.first, offset)
    open_end = ".." if joined else ""
    first = shift_point(pair.first, offset)[0] if pair.first else open_end
    last = shift_point(pair.last, offset)[1] if pair.last else open_end
    return first, last


def shift_point(point: Point, offset: Duration) -> tuple[str, str]:
    """The date moved, twice where it stays one date; else its first and last day."""
    written = _in_its_own_unit(point, offset)
    if written is None:
        days = point_days(point)
        first, last = offset.after(days[0][0]).isoformat(), offset.after(days[-1][1], late=True).isoformat()
    else:
        first = last = written
    return first + point.mark, last + point.mark


def _in_its_own_unit(point: Point, offset: Duration) -> str | None:
    """The date moved by whole units of what it gives, or None where that cannot be said."""
    months = offset.amounts.months
    if point.plain and point.day:
        day = point_days(point)[0][0]
        early, late = offset.after(day), offset.after(day, late=True)
        return early.isoformat() if early == late else None
    if not offset.is_calendar:
        return None
    if point.month and point.month.isdigit() and int(point.month) <= 12 and point.day in (None, "XX") and point.year.isdigit():
        year, month = divmod(int(point.year) * 12 + int(point.month) - 1 + months, 12)
        return _written(f"{year:04}", f"{month + 1:02}", point.day) if _known(year) else None
    if months % 12:
        return None
    trailing = len(point.year) - len(point.year.rstrip("X"))
    size = 10**trailing
    if (months // 12) % size or "X" in point.year[: 4 - trailing] or trailing == 4:
        return None
    year = int(point.year[: 4 - trailing]) * size + months // 12
    return _written(f"{year:04}"[: 4 - trailing] + "X" * trailing, point.month, point.day) if _known(year) else None


def _known(year: int) -> bool:
    return date.min.year <= year < date.max.year


def _written(*parts: str | None) -> str:
    return "-".join(part for part in parts if part)
