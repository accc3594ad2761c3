"""Rules for times of a year that are named: dates, months, seasons, quarters. A missing year comes from publication and tense."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kilde.model.duration import days_in_month
from kilde.model.edtf import Edtf
from kilde.model.edtf_grammar import Days
from kilde.reading.times.calendar import FAR, SOON, Direction, distance, month_days, season_days, years_as
from kilde.reading.times.found import PUBLISHED, Found, Reading

MONTHS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}  # of a year; docs/guideline.md
DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}  # of a month
YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}  # of a decade; docs/guideline.md
CENTURY = {"early": (0, 29), "mid": (40, 60), "late": (70, 99)}
FIRST_YEAR = 1000


def portion(time: Edtf, which: str) -> Edtf:
    """The beginning, middle or end ("early", "mid", "late") of a month, year, decade or century; other times stay whole."""
    text = time.text
    match time.precision:
        case "year":
            first, last = MONTHS[which]
            return Edtf(f"{text}-{first:02}/{text}-{last:02}")
        case "month" if text[-1] != "X":
            first, last = DAYS[which]
            return Edtf(f"{text}-{first:02}/{text}-{min(last, days_in_month(int(text[:4]), int(text[5:]))):02}")
        case "decade" if text.endswith("X"):
            first, last = YEARS[which]
            return Edtf(f"{text[:3]}{first}/{text[:3]}{last}")
        case "century":
            first, last = CENTURY[which]
            return Edtf(f"{text[:2]}{first:02}/{text[:2]}{last:02}")
    return time


def given_year(found: Found) -> int | None:
    """The year that the expression gives in digits or as "last year"."""
    if "year" in found.slots:
        return int(found.slots["year"])
    if "yearref" in found.slots:
        return found.publication.first.year + int(found.slots["yearref"])
    return None


def _anchored(found: Found, texts: Sequence[str], rule: str, yearless: str = "") -> Reading | None:
    """A time whose year was supplied, or was told from publication."""
    value = years_as(texts)
    if value is None:
        return None
    if "portion" in found.slots:
        value = portion(value, found.slots["portion"])
    if "year" in found.slots:
        return Reading(value, rule=rule)
    offset = f"P{found.slots['yearref']}Y" if "yearref" in found.slots else "P0Y"
    return Reading(value, anchor=PUBLISHED, offset=offset.replace("P-", "-P"), rule=rule, yearless=yearless)


def _day_of(year: int, month: int, day: int) -> Days | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def day_and_month(found: Found) -> Reading | None:
    """ "3. mars", "March 3, 2022", "3.–5. mars", "7. oktober i fjor"; with `both`, two days that need not follow each other."""
    month = int(found.slots["month"])
    day, final = found.slots.get("dayspan") or (found.slots["day"], found.slots.get("last", found.slots["day"]))
    if not (1 <= day <= final <= 31):
        return None
    given = given_year(found)
    years = [given] if given is not None else _years_of_day(found, month, day)
    texts = []
    for year in years:
        if _day_of(year, month, day) is None or _day_of(year, month, final) is None:
            return None
        first, last = f"{year:04}-{month:02}-{day:02}", f"{year:04}-{month:02}-{final:02}"
        apart = found.entry.get("both") and final > day + 1
        texts.append(first if day == final else f"{{{first},{last}}}" if apart else f"{first}/{last}")
    return _anchored(found, texts if day == final else texts[:1], "date", f"{month:02}-{day:02}" if day == final else "")


def _years_of_day(found: Found, month: int, day: int) -> list[int]:
    """Without a year and a telling tense the nearest date is meant. So it is where the tense would lead most of a year away from a date
    that is close: "ble utsatt til 20. mars" looks ahead, and a date eleven months ago would have been given its year."""
    direction: Direction = found.direction(present="likely-next", unknown="nearest")

    def days_in(year: int) -> Days | None:
        return _day_of(year, month, day)

    years = found.publication.years_of(days_in, direction)
    if direction in ("last", "next") and "direction" not in found.entry and len(years) == 1 and found.publication.is_day:
        other = found.publication.years_of(days_in, "next" if direction == "last" else "last")
        close = [year for year in other if (there := days_in(year)) and distance(there, found.publication.last) <= SOON]
        far = (there := days_in(years[0])) is not None and distance(there, found.publication.last) > FAR
        return close if close and far else years
    return years


def month(found: Found) -> Reading | None:
    """ "i februar", "mars 2022", "begynnelsen av mars", "fra mars til juni 2022"."""
    number = int(found.slots["month"])
    final = int(found.slots.get("last", number))
    given = given_year(found)

    def days_in(year: int) -> Days:
        return month_days(year, number)[0], month_days(year + (final < number), final)[1]

    direction = found.direction(present="likely-next", unknown="last")
    years = [given] if given is not None else found.publication.years_of(days_in, direction)
    if "last" not in found.slots:
        return _anchored(found, [f"{year:04}-{number:02}" for year in years], "month", f"{number:02}")
    if given is not None:
        years = [given - (final < number)]
    return _anchored(found, [f"{year:04}-{number:02}/{year + (final < number):04}-{final:02}" for year in years[:1]], "month")


def season(found: Found) -> Reading | None:
    """ "høsten 2020", "i vår", "last summer", "sommeren i fjor"."""
    number = int(found.slots["season"])
    given = given_year(found)
    direction = found.direction(present="likely-next", unknown="last")
    years = [given] if given is not None else found.publication.years_of(lambda year: season_days(year, number), direction)
    return _anchored(found, [f"{year:04}-{number}" for year in years], "season")


def quarter(found: Found) -> Reading | None:
    """ "første kvartal 2023", "the second half of 2022": `parts` is 4 for quarters, 2 for halves."""
    number, parts = int(found.slots["ordinal"]), int(found.entry["parts"])
    if not 1 <= number <= parts:
        return None
    given, months = given_year(found), 12 // parts

    def days_in(year: int) -> Days:
        return month_days(year, (number - 1) * months + 1)[0], month_days(year, number * months)[1]

    direction = found.direction(present="likely-next", unknown="last")
    years = [given] if given is not None else found.publication.years_of(days_in, direction)
    code = {4: 32, 2: 39}[parts] + number
    return _anchored(found, [f"{year:04}-{code}" for year in years], "quarter" if parts == 4 else "half-year")


def numeric(found: Found) -> Reading | None:
    """ "2022-02-24", "24.02.2022", "den 24/2": day before month, but for ISO dates and where the entry says `month_first`."""
    if "isodate" in found.slots:
        year_number, month_number, day = found.slots["isodate"]
    elif "dotted" in found.slots:
        day, month_number, year_number = found.slots["dotted"]
        if year_number < 100:
            year_number += 1900 if year_number > found.publication.last.year % 100 + 20 else 2000
    else:
        day, month_number = found.slots["slash"]
        slots = {**found.slots, "day": day, "month": month_number}
        return day_and_month(Found(found.entry, slots, found.first, found.last, found.begin, found.after, found.context)) if month_number <= 12 else None
    if found.entry.get("month_first") and "isodate" not in found.slots:
        day, month_number = month_number, day
    if not FIRST_YEAR <= year_number <= found.publication.last.year + 100 or _day_of(year_number, month_number, day) is None:
        return None
    return Reading(Edtf(f"{year_number:04}-{month_number:02}-{day:02}"), rule="date")


def new_year(found: Found) -> Reading | None:
    """The turn of a year: December and January around it. With one year given, the end of that year; with two, between them."""
    if "yearspan" in found.slots or "year" in found.slots:
        first = found.slots["yearspan"][0] if "yearspan" in found.slots else found.slots["year"]
        return Reading(Edtf(f"{first:04}-12/{first + 1:04}-01"), rule="new-year")

    def days_in(year: int) -> Days:
        return date(year, 12, 1), date(year + 1, 1, 31)

    years = found.publication.years_of(days_in, found.direction(present="likely-next", unknown="last"))
    return _anchored(found, [f"{year:04}-12/{year + 1:04}-01" for year in years[:1]], "new-year")
