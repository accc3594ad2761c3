"""The files that hold what the tagger knows: they compile, and a mistake in one is told."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from kilde.model.article import LANGUAGES
from kilde.model.errors import BadData
from kilde.reading.tense import forms
from kilde.reading.times.expressions import Lattice, Node, grow, grow_phrases
from kilde.reading.times.lexicon import lexicon
from kilde.reading.times.needs import NEEDS, check
from kilde.reading.times.rules import RULES


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_compile_and_are_small(language: str) -> None:
    known = lexicon(language)
    assert known.root.children and known.triggers and forms(language).simple
    for name in ("times", "tense"):
        assert len((files("kilde.languages") / language / f"{name}.yaml").read_bytes()) < 40_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_months_weekdays_and_seasons(language: str) -> None:
    values = lexicon(language).values
    assert set(values["MONTH"].values()) == set(range(1, 13))
    assert set(values["WEEKDAY"].values()) == set(range(1, 8))
    assert set(values["SEASON"].values()) | set(values.get("OURS", {}).values()) == {21, 22, 23, 24}
    assert {"H", "D", "W", "M", "Y"} <= set(values["UNIT"].values())


def test_every_rule_says_what_it_needs() -> None:
    assert set(NEEDS) == set(RULES) | {"name"}


def entry(rule: str, match: str, **more: Any) -> dict[str, Any]:
    return {"rule": rule, "match": [match], **more}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([entry("weekday", "on WEEKDAYY")], "no category WEEKDAYY"),
        ([entry("weekdays", "on WEEKDAY")], "no rule 'weekdays'"),
        ([entry("ago", "NUMBER days ago")], "needs unit"),
    ],
)
def test_a_mistake_in_a_file_is_told(rows: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(BadData, match=reason):
        check(grow(rows, "times.yaml"), {"WEEKDAY"}, "times.yaml")


@pytest.mark.parametrize("expression", ["(a | b", "a )", "a?", "<>", "( a | ( b"])
def test_an_expression_that_cannot_be_read_is_told(expression: str) -> None:
    with pytest.raises(BadData, match="cannot be read"):
        grow([entry("name", expression)], "times.yaml")


def found(expression: str, words: list[tuple[str, ...]], phrases: Node | None = None) -> list[tuple[int, int, int]]:
    lattice = Lattice(grow([entry("name", expression)], ""), phrases or Node(), words)
    return [(match.first, match.last, match.after) for match in lattice.follow(0)]


def test_the_longest_comes_first_and_the_marks_tell_the_span() -> None:
    assert found("a <b c?> d?", [("a",), ("b",), ("c",), ("d",)]) == [(1, 3, 4), (1, 3, 3), (1, 2, 2)]


def test_a_phrase_is_one_step() -> None:
    phrases = grow_phrases({"PART": {"in the middle of": "mid"}})
    assert found("PART x", [("in",), ("the",), ("middle",), ("of",), ("x",)], phrases) == [(0, 5, 5)]
