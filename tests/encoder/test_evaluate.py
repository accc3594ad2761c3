"""Evaluation reads the formats, counts rightly, and writes answers back in the same form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("numpy")

from kilde.encoder import formats
from kilde.encoder.cohesion import running
from kilde.encoder.evaluate import evaluate_names, evaluate_syntax, spans
from kilde.encoder.interface import ROOT, Name, Parse, Token
from kilde.encoder.shapes import Shapes
from kilde.model.errors import BadData

UNER = "# text = x\n1\tPutin\tB-PER\t-\t-\n2\tsaw\tO\t-\t-\n3\tNew\tB-LOC\t-\t-\n4\tYork\tI-LOC\t-\t-\n\n1\tNATO\tB-ORG\t-\t-\n\n"
BARE = "Uppsala\tORG\nuniversitet\tORG\ni\t0\nUppsala\tLOC\n\n"
NDT = "1\tPutin\tPutin\tsubst\tsubst\tprop\t0\tFRAG\t_\tname=B-PER\n2\tkom\tkomme\tverb\tverb\tpret\t1\tATR\t_\tname=O\n\n"
UD = (
    "# sent_id = 1\n1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tHan\than\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tkom\tkomme\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin|Voice=Act\t0\troot\t_\t_\n"
    "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
)


class Fixed:
    """Finds nothing but what it was told."""

    version = "fixed/1"

    def __init__(self, names: dict[str, Sequence[Name]] | None = None) -> None:
        self.names = names or {}

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        del language
        return [Parse(tuple(map(self._token, s)), tuple(self.names.get(s[0].text, ()))) for s in sentences]

    @staticmethod
    def _token(token: Token) -> Token:
        upos = {"Han": "PRON", "kom": "VERB", ".": "NOUN"}.get(token.text, "X")
        feats = {"Tense": "Past", "VerbForm": "Fin"} if upos == "VERB" else {"Number": "Sing"}
        head, relation = (ROOT, "root") if upos == "VERB" else (1, "nsubj:pass")
        return replace(token, lemma="Komme" if upos == "VERB" else token.text, upos=upos, feats=feats, head=head, deprel=relation)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "words", "tags"),
    [
        (UNER, ["Putin", "saw", "New", "York"], ["B-PER", "O", "B-LOC", "I-LOC"]),
        (BARE, ["Uppsala", "universitet", "i", "Uppsala"], ["B-ORG", "I-ORG", "O", "B-LOC"]),
        (NDT, ["Putin", "kom"], ["B-PER", "O"]),
    ],
)
def test_formats(tmp_path: Path, text: str, words: list[str], tags: list[str]) -> None:
    sentence = formats.read(write(tmp_path, "x", text))[0]
    assert list(sentence.words) == words
    assert formats.name_tags(sentence) == tags
    assert formats.name_tags(formats.read(write(tmp_path, "y", formats.with_names(sentence, tags)))[0]) == tags


def test_names_are_counted_by_span_and_type(tmp_path: Path) -> None:
    encoder = Fixed({"Putin": [Name(0, 1, "PER"), Name(2, 3, "GPE"), Name(1, 2, "PROD")], "NATO": [Name(0, 1, "ORG")]})
    out = tmp_path / "out"
    report = evaluate_names(encoder, write(tmp_path, "x", UNER), "en", out)
    assert report.core.precision.value == pytest.approx(100 * 2 / 3)
    assert report.core.recall.value == pytest.approx(100 * 2 / 3)
    assert report.types["PER"].f1.value == 100
    assert report.types["LOC"].f1.value == 0
    assert report.core.f1.low <= report.core.f1.value <= report.core.f1.high
    assert out.read_text(encoding="utf-8").splitlines()[3] == "3\tNew\tB-LOC\t-\t-"
    assert "PER ORG LOC" in str(report)


def test_syntax(tmp_path: Path) -> None:
    out = tmp_path / "out.conllu"
    report = evaluate_syntax(Fixed(), write(tmp_path, "x", UD), "nb", out)
    figures = {name: round(f.value, 1) for name, f in report.figures.items()}
    assert figures == {"UPOS": 66.7, "UAS": 100.0, "LAS": 33.3, "LAS, universal": 66.7, "features": 66.7, "lemmas": 100.0}
    assert out.read_text(encoding="utf-8").splitlines()[1] == "1-2\tdel" + "\t_" * 8, "outside scorers align by it"
    assert out.read_text(encoding="utf-8").splitlines()[3].startswith("2\tkom\tKomme\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot")


CONLL_2003 = "-DOCSTART- -X- -X- O\n\nNATO NNP B-NP B-ORG\nsaw VBD B-VP O\n4-2 CD B-NP O\n\n"
SUC = "Putin\tPRS\ni\t0\nUppsala\tLOC\n\n"
IOBES = "New\tB-LOC\nYork\tE-LOC\nNATO\tS-ORG\n\n"


def test_the_column_with_names_is_found_by_what_stands_in_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = evaluate_names(Fixed({"NATO": [Name(0, 1, "ORG")]}), write(tmp_path, "x", CONLL_2003), "en", out)
    assert (report.core.f1.value, report.core.f1.n) == (100, 1)
    assert out.read_text(encoding="utf-8").splitlines()[2:5] == ["NATO NNP B-NP B-ORG", "saw VBD B-VP O", "4-2 CD B-NP O"]


def test_types_are_called_as_the_file_calls_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = evaluate_names(Fixed({"Putin": [Name(0, 1, "PER")]}), write(tmp_path, "x", SUC), "sv", out)
    assert (report.types["PRS"].f1.value, report.every.recall.value) == (100, 50)
    assert report.core.precision.value == 100
    assert out.read_text(encoding="utf-8") == "Putin\tB-PRS\ni\tO\nUppsala\tO\n\n"


def test_names_of_one_word_and_last_words(tmp_path: Path) -> None:
    assert formats.name_tags(formats.read(write(tmp_path, "x", IOBES))[0]) == ["B-LOC", "I-LOC", "B-ORG"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Putin\nkom\n\n", "no column with name tags"),
        ("Putin PROPN\nkom VERB\n\n", "no column with name tags"),
        (UD, "no column with name tags"),
        ("Putin\tO\nkom\tO\n\n", "no name is marked"),
        ("NATO NNP B-NP\nsaw VBD O\n\n", "no column with name tags"),
    ],
)
def test_a_file_without_names_is_told_so(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(BadData, match=cause) as told:
        evaluate_names(Fixed(), write(tmp_path, "x", text), "nb")
    assert told.value.remedy


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (UNER, "ten columns"),
        ("1\tHan\t_\tPRON\t_\t_\t_\t_\t_\t_\n\n", r"HEAD \(column 7\), DEPREL \(column 8\)"),
        ("1\tHan\t_\tpron\t_\t_\t0\tFINV\t_\t_\n\n", "no part of speech"),
    ],
)
def test_a_file_without_syntax_is_told_so(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(BadData, match=cause):
        evaluate_syntax(Fixed(), write(tmp_path, "x", text), "nb")


def test_what_the_file_does_not_say_has_no_figure(tmp_path: Path) -> None:
    bare = "1\tHan\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tkom\t_\tVERB\t_\t_\t0\troot\t_\t_\n\n"
    assert list(evaluate_syntax(Fixed(), write(tmp_path, "x", bare), "nb").figures) == ["UPOS", "UAS", "LAS", "LAS, universal"]


def test_an_encoder_without_syntax_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no syntax"):
        evaluate_syntax(Shapes({}), write(tmp_path, "x", UD), "nb")


def test_an_empty_file_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no annotated sentences"):
        evaluate_names(Fixed(), write(tmp_path, "x", "\n\n"), "nb")


def test_spans_of_a_broken_sequence() -> None:
    assert spans(["I-PER", "I-ORG", "I-ORG", "B-ORG", "O"]) == [(0, 1, "PER"), (1, 3, "ORG"), (3, 4, "ORG")]


class Counting(Fixed):
    """Remembers how many sentences each call had."""

    def __init__(self) -> None:
        super().__init__({})
        self.calls: list[int] = []

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        self.calls.append(len(sentences))
        return super().parse(sentences, language)


def test_a_shuffled_file_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    together, alone = Counting(), Counting()
    path = write(tmp_path, "x", SUC + SUC + SUC)
    evaluate_names(together, path, "sv")
    evaluate_names(alone, path, "sv", alone=True)
    assert (together.calls, alone.calls) == ([3], [1, 1, 1])


def test_a_shuffled_file_is_told_by_its_words() -> None:
    """Twenty texts, each with a word of its own in all its sentences; then the first sentences of all, the second of all, and so on."""
    text = [[Token(0, 2, "Da"), Token(3, 6, "kom"), Token(7, 14, chr(97 + k) * 7)] for k in range(20) for _ in range(4)]
    assert running(text)
    assert not running([text[k * 4 + i] for i in range(4) for k in range(20)])
    assert running(text[:9])
