"""Rules for days of the year that have a name: Christmas Eve, New Year's Day, and those that move with Easter."""

from __future__ import annotations

from datetime import date, timedelta

from kilde.model.edtf import Edtf
from kilde.reading.times.absolute import FIRST_YEAR, day_and_month
from kilde.reading.times.found import PUBLISHED, Found, Reading

LATEST_EASTER = 2199


def holiday(found: Found) -> Reading | None:
    """A day of the year with a name: the entry's `day`, "12-24"."""
    month_text, _, day_text = str(found.entry["day"]).partition("-")
    slots = {**found.slots, "day": int(day_text), "month": int(month_text)}
    return day_and_month(Found(found.entry, slots, found.first, found.last, found.begin, found.after, found.context))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, "Astronomical Algorithms", ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    shift = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def moving_holiday(found: Found) -> Reading | None:
    """A holiday so many days after Easter Sunday (`days`), of the year that is told or, where none is, of the last or coming time."""
    after = timedelta(days=int(found.entry["days"]))
    if "year" in found.slots:
        year = int(found.slots["year"])
        return Reading(Edtf(str(_easter(year) + after)), rule="holiday") if FIRST_YEAR <= year <= LATEST_EASTER else None
    here, ahead = found.publication, found.direction(present="next", unknown="last") in ("next", "likely-next")
    if not FIRST_YEAR < here.first.year < here.last.year + 1 < LATEST_EASTER or here.last.year != here.first.year:
        return None
    days = [_easter(here.last.year + step) + after for step in (-1, 0, 1)]
    chosen = next((day for day in days if day >= here.first), None) if ahead else next((day for day in reversed(days) if day <= here.last), None)
    return Reading(Edtf(str(chosen)), anchor=PUBLISHED, offset="P0D", rule="holiday") if chosen else None
