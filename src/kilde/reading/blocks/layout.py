"""The words that mark credits and bylines in one language, compiled from its `layout.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kilde.languages import section


@dataclass(frozen=True, slots=True)
class Layout:
    """credit  matches a credit marker and what follows it to the end of a block
    byline  matches a whole block that only says who wrote it
    apart   matches a whole line of the page that is no part of the article: "Read more: ...", a row of dashes"""

    credit: re.Pattern[str]
    byline: re.Pattern[str]
    apart: re.Pattern[str]


@cache
def layout(language: str) -> Layout:
    words = section(language, "layout")
    marker = "|".join(map(re.escape, sorted(words.get("credits", ["Photo"]), key=len, reverse=True)))
    page = "|".join(map(re.escape, words.get("apart", ["Advertisement"])))
    by = "|".join(map(re.escape, sorted(words.get("bylines", ["By"]), key=len, reverse=True)))
    return Layout(
        credit=re.compile(
            rf"[(\[]?(?:\b(?P<lead>[^\W\d_][\w.]*)\s)?\b(?:{marker})\b\s?(?:[:/]|(?:{by})\b:?)\s*(?P<names>[^.!?\n]{{2,120}}?(?:\.[^.!?\n]{{1,60}})?)[.)\]]*$",
            re.IGNORECASE,
        ),
        apart=re.compile(rf"(?:{page})(?:\s?[.…>»]*|:[^\n]*)|[-–—_=*]{{3,}}[^\n]*", re.IGNORECASE),
        byline=re.compile(rf"(?:(?:{by})\b:?\s[^.!?:]{{2,80}}|[/(©]+\s?[^\s/()][^/().!?]{{1,30}}[/)]*)\.?", re.IGNORECASE),
    )
