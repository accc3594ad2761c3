"""The publication date: the ` date YYYY-MM[-DD] ` header of a text, a row's field or an option."""

from __future__ import annotations

import re
from datetime import date

from kilde.model.errors import NoDate

HEADER = re.compile(r"\s*date[ \t]+(?P<date>[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?)(?![\w-])")
DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?(?:[T ][0-9:.,]+(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?")
YEARS = (1600, 2999)  # the first newspapers are of 1605; beyond them a year is a slip of the pen
REMEDY = "give --published YYYY-MM or YYYY-MM-DD, or begin the text with ` date YYYY-MM-DD `"


def checked(published: str) -> str:
    """`published` as EDTF, "2020-10" or "2023-09-19"; of a timestamp, the day it writes. Raises NoDate when it is no such date."""
    match = DATE.fullmatch(published.strip())
    if not match:
        raise NoDate(f"{published.strip()[:40]!r} is no publication date", remedy="write it as YYYY-MM or YYYY-MM-DD")
    year, month, day = match["year"], match["month"], match["day"]
    if not YEARS[0] <= int(year) <= YEARS[1]:
        raise NoDate(f"{published.strip()!r} is no date on which news was published", remedy="write it as YYYY-MM or YYYY-MM-DD")
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError as error:
        raise NoDate(f"{published.strip()!r} is no date of the calendar", remedy="write it as YYYY-MM or YYYY-MM-DD") from error
    return f"{year}-{month}" + (f"-{day}" if day else "")


def header(text: str) -> tuple[str | None, int]:
    """The date a text's header gives, unchecked, or None; and where the text after the header begins."""
    match = HEADER.match(text)
    return (match["date"], match.end()) if match else (None, 0)
