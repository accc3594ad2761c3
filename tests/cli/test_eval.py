"""`kilde eval` from outside: which command a first word is, what is printed, and the exit codes."""

import json

import pytest
from typer.testing import CliRunner

from kilde.cli.main import app
from kilde.model.errors import KildeError

TEXT = "Regjeringen sier at minst to soldater ble drept i Goma i går, skriver Reuters.\n"
GOLD = """
names: {reuters: [Reuters]}
articles:
- {file: a.txt, language: nb, published: "2024-12", figures: [{id: F1, evidence: minst to soldater ble drept, kind: killed, low: 2}, {id: F2, evidence: Goma, kind: killed, best: 3}]}
- {file: b.txt, language: da, published: "2024-12", figures: []}
"""


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Regeringen siger, at parterne mødes i dag.\n", encoding="utf-8")
    return tmp_path / "gold.yaml"


def kilde(*arguments):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


def test_help_explains_the_three_ways():
    out = kilde("--help").output
    assert all(f"\n  {command} " in out for command in ("names", "syntax", "gold"))
    assert "--predictions" in kilde("names", "--help").output


def test_a_path_is_gold_wherever_the_options_stand(gold):
    for arguments in ([gold, "--show"], ["--show", gold], ["gold", gold, "--show"]):
        done = kilde(*arguments)
        assert done.exit_code == 0
        lines = done.output.splitlines()
        assert lines[0] == "a.txt"
        assert "  missed figures: F2 'Goma'" in lines
        assert [line for line in lines if line.startswith("==")] == ["== da", "== nb", "== all languages"]
        assert "figures                   1     0     1   1.00   0.50   0.67" in lines
        assert lines[-2:] == ["claims made facts: 0", "mean F1 of the one layer: 0.667"]
    assert "missed" not in kilde(gold).output


def test_json(gold):
    found = json.loads(kilde(gold, "--format", "json", "--show").output)
    assert found["rows"]["figures"] == {"hit": 1, "extra": 0, "miss": 1, "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}
    assert (found["claims_made_facts"], found["mean_f1"], found["layers"]) == (0, pytest.approx(2 / 3), ["figures"])
    assert set(found["languages"]) == {"nb", "da"}
    assert "  missed figures: F2 'Goma'" in found["errors"]


def test_errors_are_not_swallowed(tmp_path):
    done = kilde(tmp_path / "nothing.yaml")
    assert isinstance(done.exception, KildeError)
    assert kilde("names").exit_code == 2


def test_names_prints_intervals(tmp_path):
    pytest.importorskip("onnxruntime")
    (tmp_path / "x").write_text("Putin\tB-PER\nsier\tO\nat\tO\nhan\tO\nikke\tO\nvil\tO\nreise\tO\n\n", encoding="utf-8")
    out = kilde("names", tmp_path / "x").output
    assert "1 sentences, 7 words, language nb (found by its words)" in out
    assert "95 % intervals" in out
    assert json.loads(kilde("names", tmp_path / "x", "--format", "json").output)["rows"]["PER"]["recall"]["n"] == 1
