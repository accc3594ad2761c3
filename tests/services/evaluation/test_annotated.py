"""Figures on an annotated file: the language is found, the model and the predictions are where the user says, errors say what to do."""

from pathlib import Path

import pytest

pytest.importorskip("onnxruntime")

from kilde.model.errors import KildeError, UnknownLanguage, WrongUse
from kilde.services.evaluation.annotated import names, syntax

NAMES = "Putin\tB-PER\nsier\tO\nat\tO\nhan\tO\nikke\tO\nvil\tO\nreise\tO\ntil\tO\nSverige\tB-LOC\n.\tO\n\n"
SYNTAX = "1\tHan\than\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tkommer\tkomme\tVERB\t_\tTense=Pres\t0\troot\t_\t_\n3\tikke\tikke\tADV\t_\t_\t2\tadvmod\t_\t_\n\n"
TINY = Path(__file__).parents[2] / "encoder" / "tiny"


@pytest.fixture
def write(tmp_path):
    def made(text, name="x"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return made


def test_names(write, tmp_path):
    found = names(write(NAMES), predictions=tmp_path / "out")
    assert (found.language, found.found, found.sentences, found.words) == ("nb", True, 1, 10)
    assert set(found.rows) == {"PER ORG LOC", "all types", "PER", "LOC"}
    assert set(found.rows["PER"]["F1"]) == {"value", "low", "high", "n"}
    assert (tmp_path / "out").read_text(encoding="utf-8").splitlines()[0].startswith("Putin\t")


def test_syntax_with_another_model_and_a_given_language(write):
    found = syntax(write(SYNTAX), language="nn", model=TINY)
    assert (found.language, found.found) == ("nn", False)
    assert list(found.rows) == ["UPOS", "UAS", "LAS", "LAS, universal", "features", "lemmas"]


def test_what_cannot_be_measured_says_why(write, tmp_path):
    path = write(NAMES)
    for arguments, cause in [
        ({"path": tmp_path / "nothing"}, "no such file"),
        ({"path": tmp_path}, "is a directory"),
        ({"path": path, "language": "de"}, "not installed"),
        ({"path": path, "model": tmp_path / "nothing"}, "no such model folder"),
        ({"path": path, "model": tmp_path}, "no model here"),
        ({"path": path, "predictions": tmp_path / "no" / "out"}, "cannot be written"),
        ({"path": path, "predictions": path}, "is the annotated file itself"),
        ({"path": write("\n", "empty")}, "no annotated sentences"),
    ]:
        with pytest.raises(KildeError, match=cause) as told:
            names(**arguments)
        assert told.value.remedy


def test_a_file_in_another_language_or_encoding(write, tmp_path):
    with pytest.raises(UnknownLanguage, match="seems to be in language"):
        names(write("Presidentti\tO\nsanoi\tO\neilen\tO\nettei\tO\nhän\tO\nlähde\tO\nUkrainaan\tB-LOC\nkeskustelemaan\tO\n\n"))
    (tmp_path / "latin").write_bytes("på\tO\n\n".encode("latin-1"))
    with pytest.raises(KildeError, match="UTF-8"):
        names(tmp_path / "latin")
    with pytest.raises(WrongUse):
        syntax(tmp_path / "nothing")
