"""Rules for times told from the day of publication: yesterday, weekdays, nights, last week, three weeks ago, the past ten days."""

from __future__ import annotations

from datetime import date, timedelta

from kilde.model.duration import Duration
from kilde.model.edtf import Edtf
from kilde.model.edtf_grammar import Days
from kilde.reading.times.absolute import day_and_month, portion
from kilde.reading.times.calendar import back, week_of, weekday_from
from kilde.reading.times.found import PUBLISHED, Found, Reading

DAY = timedelta(days=1)
LONGEST_AGO = 1000  # units
MANY = 31  # days; more possible weekdays than a month has are better said as the publication's own span
# "some days ago": from two of the unit up to the next larger one, since no reader would say it otherwise.
FEW = {"D": (2, 7), "W": (2, 8), "M": (2, 12), "Y": (2, 10)}
# "the past days" reach back at most as far as the next larger unit.
VAGUE = {"D": "P1W", "W": "P1M", "M": "P1Y", "Y": "P10Y"}


def shift(found: Found) -> Reading | None:
    """Today, yesterday, tomorrow: the entry's `offset` in days. A weekday beside it ("i dag, tirsdag") narrows an open day."""
    offset, here = Duration(found.entry["offset"]), found.publication
    value = here.today.shift(offset)
    if "weekday" in found.slots and not here.is_day:
        days = [day for day in (offset.after(day) for day in here.days) if day.isoweekday() == found.slots["weekday"]]
        value = Edtf.one_of(days) if 0 < len(days) <= MANY else value
    return Reading(value, anchor=PUBLISHED, offset=offset.text, rule="day")


def calendar(found: Found) -> Reading | None:
    """Last week, this month, next year: a whole week (ISO), month or year, the entry's `offset` away."""
    text = found.entry["offset"] if "offset" in found.entry else f"P{found.slots['yearref']}Y".replace("P-", "-P")
    offset, unit, here = Duration(text), text[-1], found.publication
    if unit == "D":
        return shift(found)
    if unit == "W":
        weeks = offset.amounts.days // 7
        value = here.stretch_from(lambda day: week_of(day, weeks))
    elif unit == "M":
        value = here.month.shift(offset)
    elif text.endswith("10Y"):
        decade = (here.last.year + offset.amounts.months // 12) // 10
        value = Edtf(f"{decade:03}X")
    else:
        value = here.year.shift(offset)
    if "portion" in found.slots:
        value = portion(value, found.slots["portion"])
    return Reading(value, anchor=PUBLISHED, offset=text, rule={"W": "week", "M": "month"}.get(unit, "decade" if text.endswith("10Y") else "year"))


def _nights(ends: list[date]) -> Edtf:
    """The night that ends on one of these days, with the day it began on."""
    return Edtf.between(ends[0] - DAY, ends[0]) if len(ends) == 1 else Edtf.one_of([(end - DAY, end) for end in ends])


def night(found: Found) -> Reading:
    """ "i natt": the night that ended on the day of publication, or the coming one where the clause looks ahead."""
    coming = found.direction(present="last", unknown="last", distant="next") == "next"
    ends = [day + DAY if coming else day for day in found.publication.days]
    return Reading(_nights(ends), anchor=PUBLISHED, offset="P1D" if coming else "P0D", rule="night")


def _weekdays(found: Found) -> tuple[list[date], str]:
    """The days that a weekday can be, and the rule that found them: the last one, unless tense or preposition look ahead.

    An entry with `limit` ("until Friday") looks ahead from its verb, which may be past. Against a publication date without a day, a coming or present one lies within it; a past one may lie in the week before.
    """
    over = found.tells_of_deed()
    direction, here, number = found.direction(present="last" if over else "next", unknown="last", distant="likely-next"), found.publication, int(found.slots["weekday"])
    present = found.verb is not None and found.verb.tense != "past" and "direction" not in found.entry and not over
    if direction == "next" and found.entry.get("limit") and found.verb and found.verb.tense == "past":
        direction = "likely-next"
    if not here.is_day and (direction in ("next", "likely-next") or present):
        return [day for day in here.days if day.isoweekday() == number], "weekday-next"
    found_days = {weekday_from(day, number, direction) for day in here.days}
    if not here.is_day and found.entry.get("whole"):  # "i fredags" is said until the next one, and an edition's stamp is coarser than that
        found_days.update(day for day in here.days if day.isoweekday() == number)
    if not here.is_day and direction == "last":
        found_days.add(weekday_from(here.first, number, "last-strict"))
    days = sorted(found_days)
    return days, f"weekday-{direction}"


def weekday(found: Found) -> Reading:
    days, rule = _weekdays(found)
    return Reading(Edtf.one_of(days) if 0 < len(days) <= MANY else found.publication.today, anchor=PUBLISHED, offset="P0D", rule=rule)


def night_to_weekday(found: Found) -> Reading | None:
    """ "natt til lørdag": from the day before to the weekday; of several nights the days they are named after, one for each."""
    days, rule = _weekdays(found)
    if not 0 < len(days) <= MANY:
        return None
    return Reading(_nights(days) if len(days) == 1 else Edtf.one_of(days), anchor=PUBLISHED, offset="P0D", rule=f"night-to-{rule}")


def night_to_day(found: Found) -> Reading:
    """ "natten til i går": the night that ends on a day told from publication."""
    offset = Duration(found.entry["offset"])
    return Reading(_nights([offset.after(day) for day in found.publication.days]), anchor=PUBLISHED, offset=offset.text, rule="night")


def night_to_date(found: Found) -> Reading | None:
    """ "natt til 3. mars"."""
    read = day_and_month(found)
    if read is None or not isinstance(read.value, Edtf) or not read.value.is_day or read.value.earliest is None:
        return None
    return Reading(_nights([read.value.earliest]), anchor=read.anchor, offset=read.offset, rule="night-to-date")


def weekday_of_week(found: Found) -> Reading | None:
    """ "mandag i forrige uke": the weekday of the week that `weekref` tells."""
    number, weeks = int(found.slots["weekday"]), int(found.slots["weekref"])
    here = found.publication
    if len(here.days) > MANY:
        return None
    value = here.days_from(lambda day: week_of(day, weeks)[0] + timedelta(days=number - 1))
    return Reading(value, anchor=PUBLISHED, offset=back(weeks, "W").text, rule="weekday-of-week")


def weekend(found: Found) -> Reading:
    """Saturday and Sunday: of this week when it has begun or lies ahead, else of the week before."""
    direction = found.direction(present="nearest", unknown="last")

    def days_from(day: date) -> Days:
        monday = week_of(day)[0]
        begun = day.isoweekday() >= 6
        weeks = {"last": 0 if begun else -1, "last-strict": -1, "next-strict": 1, "nearest": 0 if day.isoweekday() >= 4 else -1}.get(direction, 0)
        saturday = monday + timedelta(days=5, weeks=weeks)
        return saturday, saturday + DAY

    return Reading(found.publication.stretch_from(days_from), anchor=PUBLISHED, offset="P0D", rule=f"weekend-{direction}")


def _narrated(found: Found) -> Reading | None:
    """ "spent the next five days": looks ahead in a story of the past, from a day that is not told, so that only the length is known."""
    amount, unit = _amount(found), str(found.entry.get("unit") or found.slots["unit"])
    return Reading(back(amount, unit), kind="duration", rule="length") if amount and amount < LONGEST_AGO else None


def _amount(found: Found) -> int | None:
    """How many units the expression tells; None where it leaves that open."""
    if "count" in found.entry:
        return int(found.entry["count"])
    return next((int(found.slots[name]) for name in ("number", "one", "couple") if name in found.slots), None)


def ago(found: Found) -> Reading | None:
    """ "for tre uker siden", "om tre dager" (`sign: 1`): days to the day, longer times about so long ago, and no finer than their unit."""
    sign = int(found.entry.get("sign", -1))
    amount, unit = _amount(found), str(found.entry.get("unit") or found.slots["unit"])
    here = found.publication
    if amount is None:
        return _few(found, unit, sign)
    if sign > 0 and unit in ("H", "MIN"):
        return _narrated(found)
    years = {"10Y": 10, "100Y": 100}.get(unit, 1)
    amount, unit = amount * years, "Y" if years > 1 else unit
    if found.entry.get("half"):
        if unit != "Y":
            return None
        amount, unit = amount * 12 + 6, "M"
    if amount >= LONGEST_AGO:
        return None
    offset = back(sign * amount, unit)
    if unit in ("H", "MIN"):
        days = amount // (24 if unit == "H" else 1440)
        value = here.today.shift(back(sign * days, "D")) if days else here.today
    elif unit == "D":
        value = here.today.shift(offset)
    elif unit == "W":
        value = here.today.shift(offset).approximately()
    else:
        value = (here.month if unit == "M" else here.year).shift(offset).approximately()
    if "approximate" in found.slots:
        value = value.approximately()
    return Reading(value, anchor=PUBLISHED, offset=offset.text, rule="ago" if sign < 0 else "ahead")


def _few(found: Found, unit: str, sign: int) -> Reading | None:
    if unit not in FEW:
        return None
    low, high = FEW[unit]
    here = found.publication
    start = {"D": here.today, "W": here.today, "M": here.month, "Y": here.year}[unit]
    near, far = start.shift(back(sign * low, unit)), start.shift(back(sign * high, unit))
    days = [day for day in (near.earliest, near.latest, far.earliest, far.latest) if day is not None]
    if len(days) < 4:
        return None
    first, last = min(days), max(days)
    if unit in ("M", "Y"):
        width = 7 if unit == "M" else 4
        value = Edtf(f"[{first.isoformat()[:width]}..{last.isoformat()[:width]}]")
    else:
        value = Edtf.one_of([(first, last)])
    return Reading(value, anchor=PUBLISHED, offset=back(sign * low, unit).text, rule="few-ago" if sign < 0 else "few-ahead")


def window(found: Found) -> Reading | None:
    """ "de siste to ukene", "the past 24 hours", "the coming days" (`sign: 1`): from so long ago to publication, or the other way."""
    sign = int(found.entry.get("sign", -1))
    amount, unit = _amount(found), str(found.entry.get("unit") or found.slots["unit"])
    here = found.publication
    vague = amount is None
    if sign > 0 and found.verb is not None and found.verb.tense == "past":
        return _narrated(found)
    if vague:
        if unit not in VAGUE:
            return None
        offset = Duration(VAGUE[unit] if sign > 0 else f"-{VAGUE[unit]}")
    else:
        assert amount is not None
        if unit in ("H", "MIN"):
            amount, unit = -(-amount // (24 if unit == "H" else 1440)), "D"
        elif unit in ("10Y", "100Y"):
            amount, unit = amount * int(unit[:-1]), "Y"
        if not 0 < amount < LONGEST_AGO:
            return None
        offset = back(sign * amount, unit)
    far = offset.after(here.first if sign < 0 else here.last)
    if unit == "Y":
        ends = [Edtf(f"{far.year:04}"), Edtf(f"{(here.last if sign < 0 else here.first).year:04}")]
    elif here.is_day:
        ends = [Edtf.of(far), here.edtf]
    elif vague and unit == "D":
        ends = [here.month, here.month]
    else:
        ends = [Edtf(f"{far.year:04}-{far.month:02}"), Edtf(f"{(here.last if sign < 0 else here.first).isoformat()[:7]}")]
    if vague and here.is_day:
        ends[0] = ends[0].approximately()
    value = Edtf.between(*(ends if sign < 0 else reversed(ends)))
    return Reading(value, anchor=PUBLISHED, offset=offset.text, rule="past" if sign < 0 else "coming")
