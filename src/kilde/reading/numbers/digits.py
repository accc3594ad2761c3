"""The value of a number in digits, with the separators of its language; None where it is a date, a clock time or a version."""

from __future__ import annotations

import re

SPACES = "\u00a0\u202f\u2009 "
SHAPE = re.compile(rf"(\d+)((?:[.,'’{SPACES}]\d+)*)$")
PART = re.compile(rf"([.,'’{SPACES}])(\d+)")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
LONGEST = 15


def digits(text: str, decimal: str) -> int | float | None:
    """The value of `text` (digits and separators only), or None.

    A mark that is not the decimal mark groups thousands, and so does the decimal mark before exactly three digits when nothing
    speaks against it in the languages with a decimal comma: people are not counted to three decimals.

    >>> digits("1.200", ","), digits("2,5", ","), digits("1,200", "."), digits("12.03.2024", ",")
    (1200, 2.5, 1200, None)
    """
    if len(text) > LONGEST:
        return None
    match = SHAPE.match(text)
    if match is None:
        return VULGAR.get(text)
    whole, rest = match.groups()
    if not rest:
        return int(whole)
    parts = PART.findall(rest)
    if all(len(group) == 3 for _, group in parts) and len(whole) <= 3 and whole != "0" and len({mark for mark, _ in parts}) == 1:
        mark = parts[0][0]
        if mark != decimal or decimal == "," or len(parts) > 1:
            return int(whole + "".join(group for _, group in parts))
    *groups, (mark, fraction) = parts
    if mark not in ".," or any(other == mark or len(group) != 3 for other, group in groups):
        return None
    if mark != decimal and len(fraction) != 1:
        return None  # 14.30 under a decimal comma is a clock time or a date
    return float("".join([whole, *(group for _, group in groups), ".", fraction]))
