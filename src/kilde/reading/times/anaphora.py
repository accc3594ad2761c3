"""Rules for times told from another time in the text: "dagen etter", "the same day", "to år senere"."""

from __future__ import annotations

from itertools import takewhile

from kilde.model.edtf import Edtf
from kilde.reading.draft import TimeDraft
from kilde.reading.times.calendar import back, week_of
from kilde.reading.times.found import Found, Reading

LONGEST_AGO = 900  # units; more is not told of another time
REACH = 400  # code points back to the time that is meant; about two sentences
FINE = {"D": ("day", "interval", "set"), "W": ("day", "interval", "set"), "M": ("day", "month", "season"), "Y": ("day", "month", "season", "year")}


def after(found: Found) -> Reading | None:
    """A time so far after (`sign: -1` before) the one that was named last. Where none is near, an amount is just a length."""
    sign = int(found.entry.get("sign", 1))
    unit = str(found.entry.get("unit") or found.slots["unit"])
    amount = next((int(found.slots[name]) for name in ("number", "one") if name in found.slots), int(found.entry.get("count", 1)))
    unit, amount = ("Y", amount * int(unit[:-1])) if unit in ("10Y", "100Y") else (unit, amount)
    if amount > LONGEST_AGO:
        return None
    anchor = _anchor(found, unit)
    if anchor is None:
        bare = "number" in found.slots or "one" in found.slots
        return Reading(back(amount, unit), kind="duration", rule="length") if bare and amount else None
    value = _moved(anchor.edtf, sign * amount, unit) if isinstance(anchor.edtf, Edtf) else None
    if value is None:
        return None
    return Reading(value, anchor=anchor, offset=back(sign * amount, unit).text, rule="after" if sign > 0 else "before")


def _anchor(found: Found, unit: str) -> TimeDraft | None:
    """The last date in the text before, where it is near and fine enough to count such units from."""
    near = takewhile(lambda time: found.start - time.end <= REACH, reversed(found.context.draft.times))
    before = next((time for time in near if time.kind == "date"), None)
    if before is None or unit not in FINE or not isinstance(before.edtf, Edtf):
        return None
    if unit == "D" and before.edtf.form == "interval" and sum((last - first).days for first, last in before.edtf.days) > 1:
        return None  # longer than a night: on which day is not told
    return before if before.edtf.precision in FINE[unit] and before.edtf.earliest and before.edtf.latest else None


def _moved(time: Edtf, amount: int, unit: str) -> Edtf | None:
    """Days count from the end of an interval; weeks, months and years are told whole."""
    first, last = time.earliest, time.latest
    assert first is not None and last is not None
    offset = back(amount, unit)
    if unit == "D":
        return Edtf.of(last).shift(offset) if time.form == "interval" and amount > 0 else time.shift(offset)
    if unit == "W":
        weeks = [week_of(day, amount) for day in (first, last)]
        return Edtf.between(weeks[0][0], weeks[-1][1])
    width = 7 if unit == "M" else 4
    if unit == "M" and first.isoformat()[:7] != last.isoformat()[:7]:
        return None
    return Edtf(first.isoformat()[:width]).shift(offset) if first.isoformat()[:4] == last.isoformat()[:4] else None
