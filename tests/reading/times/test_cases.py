"""The cases for looking at, tests/cases/<language>/times.yaml, through this stage alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kilde.encoder.shapes import Shapes
from kilde.model.article import LANGUAGES, Article
from kilde.reading import blocks, sentences, times
from kilde.reading.draft import Draft
from kilde.services.scoring.cases import Case, read_cases

FILES = {language: Path(__file__).parents[2] / "cases" / language / "times.yaml" for language in LANGUAGES}
CASES = [case for language, path in FILES.items() for case in read_cases(path, language)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    draft = Draft(Article(case.text, case.published, case.language))
    blocks.read(draft)
    sentences.read(draft, Shapes({}))
    times.read(draft)
    left = list(draft.times)
    for key, wanted in case.layers["times"].items():
        rule = wanted if isinstance(wanted, dict) else {"edtf": wanted}
        right = rule["edtf"] if isinstance(rule["edtf"], list) else [rule["edtf"]]
        start, end = case.spans[key.split("#")[0]]
        near = [time for time in left if time.start < end and start < time.end]
        good = [time for time in near if str(time.edtf) in right and time.kind == rule.get("kind", time.kind)]
        assert good or rule.get("optional"), f"{case.text[start:end]}: {[str(time.edtf) for time in near]}"
        left = [time for time in left if time not in (near if rule.get("optional") else good[:1])]
    assert not left, [f"{time.text}: {time.edtf}" for time in left]
