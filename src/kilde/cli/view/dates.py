"""Dates in words: what an EDTF value says, no more exact than it is."""

from __future__ import annotations

import re

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# EDTF level 2, sub-year groupings 21 to 24 and 33 to 41 that news uses.
PARTS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of", "34": "second quarter of", "35": "third quarter of",
    "36": "fourth quarter of", "40": "first half of", "41": "second half of",
}  # fmt: skip
NUMBERS = [f"{number:02}" for number in range(1, 13)]
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<doubt>[?~%]?)")
DECADE = re.compile(r"(?P<decade>[0-9]{3})X")
DURATION = re.compile(r"P(?P<number>[0-9]+)(?P<unit>[YMWD])")


def in_words(edtf: str) -> str:
    """An EDTF value as a person says it: 2020-10-XX is "a day in October 2020". What has no words here stays EDTF."""
    edtf = edtf.strip()
    if edtf.startswith(("[", "{")) and edtf.endswith(("]", "}")):
        return _choice(edtf[1:-1], "or" if edtf[0] == "[" else "and")
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        if start in ("", ".."):
            return f"until {_single(end)}"
        if end in ("", ".."):
            return f"since {_single(start)}"
        return _span(start, end)
    return _single(edtf)


def _single(edtf: str) -> str:
    if match := DURATION.fullmatch(edtf):
        number = int(match["number"])
        return f"{number} {UNITS[match['unit']]}" + ("s" if number != 1 else "")
    if match := DECADE.fullmatch(edtf):
        return f"the {match['decade']}0s"
    match = DATE.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    about = "about " if match["doubt"] in ("~", "%") else "perhaps " if match["doubt"] else ""
    if month is None:
        return about + year
    if month in PARTS:
        return f"{about}{PARTS[month]} {year}"
    if month == "XX" or not 1 <= int(month) <= 12:
        return f"{about}a day in {year}" if month == "XX" else edtf
    name = f"{MONTHS[int(month) - 1]} {year}"
    return about + (name if day is None else f"a day in {name}" if day == "XX" else f"{int(day)} {name}")


def _span(start: str, end: str) -> str:
    """The first of two dates without the month and year that it shares with the second."""
    first, last = DATE.fullmatch(start), DATE.fullmatch(end)
    if first and last and first["day"] and first["day"].isdigit() and last["day"] and first["year"] == last["year"]:
        words = str(int(first["day"])) if first["month"] == last["month"] else _single(start).rsplit(" ", 1)[0]
        return f"{words} to {_single(end)}"
    if first and last and first["year"] == last["year"] and first["month"] in NUMBERS and last["month"] in NUMBERS and not first["day"]:
        return f"{MONTHS[int(first['month']) - 1]} to {_single(end)}"
    return f"{_single(start)} to {_single(end)}"


def _choice(inner: str, word: str) -> str:
    dates = [part.strip() for part in inner.split(",")]
    if len(dates) == 1:
        start, _, end = dates[0].partition("..")
        return ("a day from " if word == "or" else "") + _span(start, end) if start and end else _single(dates[0])
    months = {date[:7] for date in dates}
    if len(months) == 1 and all(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date) for date in dates):
        days = [str(int(date[8:])) for date in dates]
        return f"{', '.join(days[:-1])} {word} {days[-1]} {_single(months.pop())}"
    return f"{', '.join(map(_single, dates[:-1]))} {word} {_single(dates[-1])}"
