"""Rules for lengths of time and for what comes again: "seks uker", "48-timers", "hver dag"."""

from __future__ import annotations

from kilde.model.duration import Duration
from kilde.reading.times.calendar import back
from kilde.reading.times.found import Found, Reading

LONGEST = 100_000
HALVES = {"Y": "P{}Y6M", "D": "P{}DT12H", "H": "PT{}H30M"}  # half a month or week has no whole number of days
LONGEST_YEARS = 999  # "1967 års gränser" are those of a year


def length(found: Found) -> Reading | None:
    """A number of units, as an ISO duration; no age."""
    if "value" in found.entry:
        return Reading(Duration(found.entry["value"]), kind="duration", rule="length")
    if "length" in found.slots:
        amount, unit = found.slots["length"]
    else:
        amount, unit = next(found.slots[name] for name in ("number", "one") if name in found.slots), found.slots["unit"]
    if not 0 < amount < LONGEST or (str(unit).endswith("Y") and amount > LONGEST_YEARS):
        return None
    if found.entry.get("half"):
        return Reading(Duration(HALVES[unit].format(amount)), kind="duration", rule="length") if unit in HALVES else None
    return Reading(back(int(amount), str(unit)), kind="duration", rule="length")


def every(found: Found) -> Reading | None:
    """ "hver dag", "annenhver uke", "every three days", "daily": the time from one to the next."""
    if "value" in found.entry:
        return Reading(Duration(found.entry["value"]), kind="set", rule="every")
    amount = next((int(found.slots[name]) for name in ("number", "ordinal") if name in found.slots), 1) * int(found.entry.get("times", 1))
    if not 0 < amount < LONGEST:
        return None
    return Reading(back(amount, str(found.entry.get("unit") or found.slots["unit"])), kind="set", rule="every")
