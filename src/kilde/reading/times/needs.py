"""What each rule must be given by its expressions, so that a mistake in a `times.yaml` is told when the file is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kilde.model.errors import BadData
from kilde.reading.times.expressions import Node

AMOUNT = ("number|one|couple|few|count", "unit")
# Slots of the expression or keys of the entry; "a|b" means that either will do.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "after": ("unit",),
    "ago": AMOUNT,
    "calendar": ("offset|yearref",),
    "century": ("ordinal|day",),
    "compound-year": ("yearword",),
    "date": ("day|dayspan", "month"),
    "decade": ("decade",),
    "every": ("value|unit",),
    "holiday": ("day",),
    "length": ("value|length|number|one", "value|length|unit"),
    "month": ("month",),
    "moving-holiday": ("days",),
    "name": (),
    "new-year": (),
    "night": (),
    "night-to-date": ("day", "month"),
    "night-to-day": ("offset",),
    "night-to-weekday": ("weekday",),
    "numeric": ("isodate|dotted|slash",),
    "quarter": ("ordinal", "parts"),
    "season": ("season",),
    "shift": ("offset",),
    "weekday": ("weekday",),
    "weekday-of-week": ("weekday", "weekref"),
    "weekend": (),
    "window": ("unit",),
    "year": ("year",),
    "years": ("yearspan|year", "yearspan|last"),
}


# What a token that begins with a digit can be (`words`); POSSESSIVE is an unknown word with 's.
SHAPES = frozenset(
    ("DAY", "NUMBER", "YEAR", "ORDINAL", "DECADE", "LENGTH", "YEARWORD", "ISODATE", "YEARSPAN", "DAYSPAN", "DOTTED", "SLASH", "CLOCK", "POSSESSIVE")
)


def check(node: Node, categories: Collection[str], source: str) -> None:
    """Raises BadData when an expression has an unknown category or does not give what its rule asks for."""
    for ending in node.endings:
        given = {slot.name for slot in ending.slots} | set(ending.entry)
        rule = ending.entry["rule"]
        if rule not in NEEDS:
            raise BadData(f"no rule {rule!r}", source=source)
        missing = [need for need in NEEDS[rule] if not given & set(need.split("|"))]
        if missing:
            raise BadData(f"rule {rule!r} needs {missing[0]} in {ending.entry['match']}", source=source)
    for symbol, child in node.children.items():
        if symbol.isupper() and symbol not in SHAPES and symbol not in categories:
            raise BadData(f"no category {symbol}", source=source)
        check(child, categories, source)
