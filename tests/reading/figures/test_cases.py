"""The cases for looking at (tests/cases/README.md): the stage alone, from words and lists, without syntax or other stages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reading.figures.reader import figures

from kilde.reading.draft import FigureDraft

CASES = Path(__file__).parents[2] / "cases"
OPENING = re.compile(r"\[([a-z]+\d+)\|")
FLOOR = 0.97  # met 1.0 in every language when written; lower it only with a reason


def unmarked(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where each mark was."""
    plain, spans, open_marks, at = "", {}, [], 0
    while at < len(text):
        if opening := OPENING.match(text, at):
            open_marks.append((opening.group(1), len(plain)))
            at = opening.end()
        elif text[at] == "]" and open_marks:
            key, start = open_marks.pop()
            spans[key] = start, len(plain)
            at += 1
        else:
            plain += text[at]
            at += 1
    return plain, spans


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def meets(figure: FigureDraft, gold: dict[str, Any], span: tuple[int, int]) -> bool:
    if figure.kind not in listed(gold["kind"]):
        return False
    if "best" in gold and figure.best not in listed(gold["best"]):
        return False
    if "best" not in gold and (figure.best is not None or figure.low not in listed(gold.get("low")) or figure.high not in listed(gold.get("high"))):
        return False
    return any(
        min(e.end, span[1]) - max(e.start, span[0]) >= 0.5 * min(e.end - e.start, span[1] - span[0]) for e in figure.evidence
    )


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
def test_cases_for_looking(language: str) -> None:
    path = CASES / language / "figures.yaml"
    if not path.is_file():
        pytest.skip("no cases in this language yet")
    hits, wrong = 0, []
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        text, spans = unmarked(case["text"])
        left = figures(text, language=language)
        gold = sorted((case["figures"] or {}).items(), key=lambda pair: bool(pair[1].get("optional")))
        for key, wanted in gold:
            found = next((figure for figure in left if meets(figure, wanted, spans[key.split("#")[0]])), None)
            if found is not None:
                left.remove(found)
            if not wanted.get("optional"):
                hits += found is not None
                if found is None:
                    wrong.append(f"{case['id']} missed {key}")
        optional = [spans[key.split("#")[0]] for key, wanted in gold if wanted.get("optional")]
        wrong += [
            f"{case['id']} extra {figure.kind}" for figure in left
            if not any(e.start < end and start < e.end for e in figure.evidence for start, end in optional)
        ]  # fmt: skip
    assert 2 * hits / (2 * hits + len(wrong)) >= FLOOR, wrong
