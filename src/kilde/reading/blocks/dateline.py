"""Where a report was written, told before its first words: "KYIV, March 3 (Reuters) - ". It is no part of what is reported.

Sources: AP Stylebook, "datelines"; Reuters Handbook of Journalism, "datelines"; TASS, NTB, TT and Ritzau as printed.
"""

from __future__ import annotations

import re
from functools import cache

from kilde.knowledge import actors
from kilde.knowledge.gazetteer import fold, gazetteer
from kilde.reading.places.capitals import seats

_TOWN = r"[^\W\d_]+(?:(?:\.?\s|['’-])[^\W\d_]+){0,3}"
_DATELINE = re.compile(
    rf"(?P<town>{_TOWN})(?:\s?/\s?{_TOWN})*(?P<more>,\s[^()/:\n–—]{{2,30}}?)?\s*"
    r"(?P<agency>\([^()\n\d]{2,40}\)|/[^\W\d_]{2,12}/)?"
    r"(?P<mark>\s?[–—-]|:|\.)?\s+(?=[\"'«“”„A-ZÆØÅÄÖ])"
)  # fmt: skip
_DASHED = re.compile(r"\s[–—-]\s")
SHORTEST = 4  # letters of a town without an agency: there is a town called Un
_NEAR = 80  # characters in which a second dash makes the first one half of a pair


def end_of_dateline(body: str, opens: bool) -> int:
    """How many characters of a paragraph its dateline takes, the white space behind it included; 0 where there is none.

    Without an agency only the paragraph that opens the article can have one, and it names a town that the gazetteer knows.
    """
    match = _DATELINE.match(body)
    if match is None:
        return 0
    town, mark = match["town"], (match["mark"] or "").strip()
    if match["agency"] is not None:
        slashed = match["agency"].startswith("/")
        return match.end() if (mark not in ("", ".") or slashed or town.isupper()) and (town.isupper() or _is_town(town)) else 0
    if not opens or not mark or mark == "." or not _is_town(town):
        return 0
    if mark == ":":
        return match.end() if town.isupper() else 0  # in lower case it may be who speaks: "Moscow: Kyiv broke the truce"
    return 0 if _DASHED.search(body, match.end(), match.end() + _NEAR) and not town.isupper() else match.end()


def _is_town(name: str) -> bool:
    """Whether a name is first of all a town's, and no group's or body's."""
    if fold(name) in seats():
        return True
    known = gazetteer().find(name)
    return bool(known) and known[0].feature == "city" and len(name) >= SHORTEST and fold(name) not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(fold(name) for body in (*actors.organizations(), *actors.armed_groups()) for name in (body.label, *body.names))
