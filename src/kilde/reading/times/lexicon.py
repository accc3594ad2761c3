"""The words and expressions of time of one language, compiled from its `times.yaml`.

    words        by category: surfaces with their value ({mandag: 1}) or without ([morgen, kveld]); a surface may have several words
    capitalised  categories whose words count only with a capital ("March", "May")
    suffixes     what follows a number in one token: ordinal ("3rd"), decade ("1990-tallet"), length ("72-timers": unit)
    compounds    endings that make a length of a number word, with their unit ("seks" + "timers")
    counted      nouns that are counted, so that a number before them is no year; labels: words after which it is none either
    weekday_parts  of: weekdays, joints: what joins them to the parts of the day that can be written together with them
    macros       pieces of expressions, used as $NAME
    expressions  see `expressions`; each entry names its rule (see `rules`) and what else that rule asks for

Units are letters of ISO 8601 durations: H D W M Y, MIN for minutes, 10Y and 100Y for decades and centuries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kilde.languages import section
from kilde.model.errors import BadData
from kilde.reading.times.expressions import Node, grow, grow_phrases, literals
from kilde.reading.times.needs import check

SHARED = {"OPEN": {"(": 0, "[": 0}, "CLOSE": {")": 0, "]": 0}, "DASH": {"-": 0, "–": 0, "—": 0, "‐": 0, "‑": 0}}
# Categories of words that every text is full of: no expression is made of them alone.
WEAK = frozenset(("ONE", "COUPLE", "FEW", "APPROX", "EXACT", "EARLY", "ORDINAL", "NUMBER", "PORTION", "PART", "AT", "DASH", "OPEN", "CLOSE"))
COUNTING = 100  # number words below this are read from the language's numbers


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`small` and `capital` give the symbols of a word in lower case and of one with a capital; without one of the `triggers` or a
    digit a sentence has no time; `singles` are the symbols that make an expression by themselves."""

    language: str
    small: Mapping[str, tuple[str, ...]]
    capital: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, Any]]
    suffixes: Mapping[str, Any]
    counted: frozenset[str]
    labels: frozenset[str]
    followers: frozenset[str]
    prefixes: tuple[str, ...]
    triggers: frozenset[str]
    singles: frozenset[str]
    root: Node
    phrases: Node

    def unit_of(self, suffix: str) -> str | None:
        """The unit in what follows a number ("timers", "day-long"), or None; an age has none."""
        lengths = self.suffixes["length"]
        head, _, rest = suffix.partition("-")
        if rest and rest in self.suffixes["age"]:
            return None
        unit: str | None = lengths.get(head)
        if unit is None:
            unit = next((lengths[start] for start in self.suffixes["open_length"] if suffix.startswith(start)), None)
        return unit


@cache
def lexicon(language: str) -> Lexicon:
    """Raises BadData when the language's `times.yaml` cannot be read as described above."""
    data = section(language, "times")
    source = f"languages/{language}/times.yaml"
    try:
        return _compile(language, data, source)
    except (KeyError, TypeError, AttributeError) as error:
        raise BadData(f"not in the form of a times file: {error!r}", source=source) from error


def _compile(language: str, data: Mapping[str, Any], source: str) -> Lexicon:
    values: dict[str, dict[str, Any]] = {category: dict(surfaces) for category, surfaces in SHARED.items()}
    phrases: dict[str, dict[str, Any]] = {}
    for category, surfaces in data.get("words", {}).items():
        pairs = surfaces.items() if isinstance(surfaces, Mapping) else ((surface, 0) for surface in surfaces)
        for surface, meaning in pairs:
            if " " in surface:
                phrases.setdefault(category, {})[" ".join(word if word.isupper() else word.lower() for word in surface.split())] = meaning
            else:
                values.setdefault(category, {})[surface.lower()] = meaning
    values.setdefault("NUMBER", {}).update(_number_words(language, set(values.get("ONE", ()))))
    suffixes = {"ordinal": [], "decade": [], "length": {}, "open_length": [], "age": [], **data.get("suffixes", {})}
    values["LENGTH"] = _lengths(values["NUMBER"], data.get("compounds", {}))
    _join_weekdays(values["WEEKDAY"], data.get("weekday_parts", {}))
    entries = [{**entry, "match": [_spelled(text, data.get("macros", {})) for text in entry["match"]]} for entry in data.get("expressions", [])]
    plain = literals([*(text for entry in entries for text in entry["match"]), *(phrase for table in phrases.values() for phrase in table)])
    capitalised = frozenset(data.get("capitalised", ()))
    followers = frozenset(data.get("followers", ()))
    root = grow(entries, source)
    check(root, {*values, *phrases}, source)
    return Lexicon(
        language=language,
        small=_symbols({name: table for name, table in values.items() if name not in capitalised}, plain),
        capital=_symbols(values, plain),
        values=values,
        suffixes=suffixes,
        counted=frozenset(data.get("counted", ())),
        labels=frozenset(data.get("labels", ())),
        followers=followers,
        prefixes=tuple(data.get("prefixes", ())),
        singles=frozenset(symbol for symbol, child in root.children.items() if child.endings),
        triggers=_triggers(root, values, phrases),
        root=root,
        phrases=grow_phrases(phrases),
    )


def _triggers(root: Node, values: Mapping[str, Mapping[str, Any]], phrases: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Words one of which is in every expression: those of its telling categories, else its longest word."""
    found = {surface for name, table in values.items() if name not in WEAK for surface in table}
    for name, surfaces in phrases.items():
        if name not in WEAK:
            found |= {max(phrase.split(), key=len) for phrase in surfaces}

    def walk(node: Node, row: tuple[str, ...]) -> None:
        if node.endings and all(not symbol.isupper() or symbol in WEAK for symbol in row):
            found.add(max((symbol for symbol in row if not symbol.isupper()), key=len))
        for symbol, child in node.children.items():
            walk(child, (*row, symbol))

    walk(root, ())
    return frozenset(found)


def _symbols(values: Mapping[str, Mapping[str, Any]], plain: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {word: [word] for word in plain}
    for category, table in values.items():
        for surface in table:
            found.setdefault(surface, []).append(category)
    return {surface: tuple(symbols) for surface, symbols in found.items()}


def _spelled(expression: str, macros: Mapping[str, str]) -> str:
    """The expression with its macros ("$AT") written out."""
    for name, text in macros.items():
        expression = expression.replace(f"${name}", text)
    return expression


def _join_weekdays(weekdays: dict[str, int], parts: Mapping[str, Any]) -> None:
    """Adds "tirsdagskvelden" and the like: the plain weekdays, each joint, each part of the day."""
    plain = [(word, number) for word, number in weekdays.items() if word in parts.get("of", ())]
    weekdays |= {word + joint + part: number for word, number in plain for joint in parts.get("joints", ()) for part in parts.get("parts", ())}


def _number_words(language: str, articles: set[str]) -> dict[str, int]:
    """Number words below a hundred. Those that are articles too are no numbers here: they stand in the category ONE."""
    cardinals = section(language, "numbers").get("cardinals", {})
    return {word.lower(): value for word, value in cardinals.items() if 1 <= value < COUNTING and word.lower() not in articles and "-" not in word}


def _lengths(numbers: Mapping[str, int], compounds: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    return {number + ending: (value, unit) for ending, unit in compounds.items() for number, value in numbers.items()}
