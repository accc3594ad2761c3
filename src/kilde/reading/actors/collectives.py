"""The ways to say "both of those already named": what counts them, what tells of them, and the noun, each listed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def written(row: Mapping[str, Any]) -> list[str]:
    """All forms of a row of `collectives`: those written out, and each counting word with each noun.

    forms        written out
    nouns        (singular, plural, plural after an article or numeral) of each noun
    with         which words stand before which form: {"singular": ["each"], "plural": ["both"], "counted": ["the two"]}
    adjectives   what may stand between a word of `counted` or of `told` and the noun: "the two warring parties", "the warring parties"
    told         articles that an adjective must follow
    """
    before: Mapping[str, Sequence[str]] = row.get("with", {})
    found = list(row.get("forms", ()))
    for singular, plural, counted in row.get("nouns", ()):
        found += [f"{word} {singular}" for word in before.get("singular", ())]
        found += [f"{word} {plural}" for word in before.get("plural", ())]
        found += [f"{word} {counted}" for word in before.get("counted", ())]
        for adjective in row.get("adjectives", ()):
            found += [f"{word} {adjective} {counted}" for word in (*before.get("counted", ()), *row.get("told", ()))]
    return list(dict.fromkeys(found))
