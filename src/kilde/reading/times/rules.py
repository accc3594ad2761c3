"""The rules that `times.yaml` may name, each a function from an expression found to its reading, or None where it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kilde.reading.times import absolute, anaphora, holidays, lengths, relative, years
from kilde.reading.times.found import Found, Reading

Rule = Callable[[Found], Reading | None]
# "name" is no time at all: it takes words that only look like one ("Bloody Sunday").
RULES: Mapping[str, Rule] = {
    "after": anaphora.after,
    "ago": relative.ago,
    "calendar": relative.calendar,
    "century": years.century,
    "compound-year": years.compound_year,
    "date": absolute.day_and_month,
    "decade": years.decade,
    "every": lengths.every,
    "holiday": holidays.holiday,
    "moving-holiday": holidays.moving_holiday,
    "length": lengths.length,
    "month": absolute.month,
    "new-year": absolute.new_year,
    "night": relative.night,
    "night-to-day": relative.night_to_day,
    "night-to-date": relative.night_to_date,
    "night-to-weekday": relative.night_to_weekday,
    "numeric": absolute.numeric,
    "quarter": absolute.quarter,
    "season": absolute.season,
    "shift": relative.shift,
    "weekday": relative.weekday,
    "weekday-of-week": relative.weekday_of_week,
    "weekend": relative.weekend,
    "window": relative.window,
    "year": years.year,
    "years": years.year_span,
}
NAME = "name"
