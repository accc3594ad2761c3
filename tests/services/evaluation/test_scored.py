"""A path is a gold file, cases, or neither; texts and records are found, and what is missing is named."""

import pytest

from kilde.model.errors import BadData, KildeError, WrongUse
from kilde.services.evaluation.scored import score
from kilde.services.extract import extract

TEXT = "Regjeringen sier at minst to soldater ble drept i Goma i går, skriver Reuters.\n"
GOLD = """
names: {reuters: [Reuters]}
articles:
- {file: a.txt, language: nb, published: "2024-12", figures: [{evidence: minst to soldater ble drept, kind: killed, low: 2}]}
"""
CASES = """
- id: one
  published: 2024-03-12
  text: "[f1|Minst to soldater ble drept] i byen Goma, sier regjeringen."
  figures: {f1: {kind: killed, low: 2}}
- id: two
  published: 2024-03-12
  text: "[f1|Minst to soldater ble drept] i byen Goma, sier regjeringen."
  figures: {f1: {kind: injured, low: 2}}
"""


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path / "gold.yaml"


def test_texts_beside_the_gold_in_a_folder_of_its_name_and_elsewhere(gold, tmp_path):
    for folder in (tmp_path, tmp_path / "gold", tmp_path / "texts"):
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
        found = score(gold, texts=folder if folder.name == "texts" else None)
        assert (found.kind, found.total.rows["figures"].hit, list(found.languages)) == ("gold", 1, ["nb"])
        assert (found.layers, found.mean_f1) == (("figures",), 1.0)
        (folder / "a.txt").unlink()


def test_records_instead_of_texts(gold, tmp_path):
    record = extract(TEXT, published="2024-12", path=str(tmp_path / "elsewhere" / "a.txt"))
    (tmp_path / "records.jsonl").write_text(record.model_dump_json() + "\n\n", encoding="utf-8")
    assert score(gold, records=tmp_path / "records.jsonl").total.rows["figures"].hit == 1


@pytest.mark.parametrize(
    ("lines", "cause"), [("{}\n", "line 1 is no record"), ("nothing\n", "line 1 is no record"), ("", "has no record of a.txt")]
)
def test_records_that_are_none(gold, tmp_path, lines, cause):
    (tmp_path / "records.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(KildeError, match=cause):
        score(gold, records=tmp_path / "records.jsonl")


def test_a_missing_text_is_named(gold):
    with pytest.raises(WrongUse, match=r"a\.txt cannot be read") as told:
        score(gold)
    assert "--texts" in told.value.remedy


@pytest.mark.parametrize("content", ["", "words", "{a: 1}", "[1]", "- {id: x, text: y, published: 2024}", "Putin\tB-PER\n\tO\n", "[]"])
def test_what_is_no_gold_and_no_cases(tmp_path, content):
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as told:
        score(tmp_path / "x.yaml")
    assert told.value.remedy


def test_what_is_not_there(tmp_path):
    with pytest.raises(WrongUse, match="no such file"):
        score(tmp_path / "x.yaml")
    with pytest.raises(WrongUse, match="no case files"):
        score(tmp_path)


def test_cases_take_their_language_from_their_folder_or_their_words(tmp_path):
    (tmp_path / "da" / "scored").mkdir(parents=True)
    for path in ("da/figures.yaml", "da/scored/figures.yaml", "figures.yaml"):
        (tmp_path / path).write_text(CASES, encoding="utf-8")
    found = score(tmp_path)
    assert set(found.languages) == {"da", "nb"}
    row = found.languages["nb"].rows["figures"]
    assert (row.hit, row.extra, row.miss) == (1, 1, 1)
    assert any("missed figures" in error for error in found.errors)
    assert set(score(tmp_path / "figures.yaml", language="nn").languages) == {"nn"}
    assert score(tmp_path / "da" / "scored").shown is False
