"""The gate: the shipped model's figures on sentences written for it must not fall below what is pinned here.

The sentences are few and made for conflict news, so the figures say nothing beyond "no worse than when it was pinned"; real
figures are in docs/model_card.md. Raise a floor when a new model is better; lowering one needs a word in the changelog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kilde.encoder.evaluate import evaluate_names, evaluate_syntax
from kilde.encoder.files import MANIFEST, SHIPPED
from kilde.encoder.interface import ROOT, Token
from kilde.encoder.shipped import Shipped

pytest.importorskip("onnxruntime")
pytest.importorskip("numpy")
pytestmark = pytest.mark.skipif(not (SHIPPED / MANIFEST).is_file(), reason="this checkout has no model")

GATE = Path(__file__).with_name("gate")
NAMES = {"nb": 86.0, "nn": 88.0, "da": 93.0, "sv": 92.0, "en": 88.0}
UPOS = {"nb": 95.0, "nn": 95.0, "da": 95.0, "sv": 93.0, "en": 95.0}  # sv: 32 words, of which 1.2 gets one less than 1.1 did; its tree is better
PART = re.compile(r"\[(?P<kind>[A-Z]+) (?P<name>[^\]]+)\]|(?P<word>\S+)")


@pytest.fixture(scope="module")
def encoder() -> Shipped:
    return Shipped()


def marked(language: str) -> Iterator[list[tuple[str, str]]]:
    """(word, BIO tag) of each gate sentence."""
    section = (GATE / "names.txt").read_text(encoding="utf-8").split(f"## {language}\n")[1].split("##")[0]
    for line in section.strip().splitlines():
        rows: list[tuple[str, str]] = []
        for part in PART.finditer(line):
            words = (part["name"] or part["word"]).split()
            rows += [(w, "O" if part["word"] else f"{'I' if k else 'B'}-{part['kind']}") for k, w in enumerate(words)]
        yield rows


@pytest.mark.parametrize("language", NAMES)
def test_names(language: str, encoder: Shipped, tmp_path: Path) -> None:
    path = tmp_path / "gate.iob2"
    lines = ["".join(f"{i}\t{w}\t{t}\n" for i, (w, t) in enumerate(rows, 1)) for rows in marked(language)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = evaluate_names(encoder, path, language)
    assert report.core.f1.value >= NAMES[language], f"\n{report}"


@pytest.mark.parametrize("language", NAMES)
def test_syntax(language: str, encoder: Shipped) -> None:
    report = evaluate_syntax(encoder, GATE / f"{language}.conllu", language)
    assert report.figures["LAS"].value >= 92.0, f"\n{report}"
    assert report.figures["UPOS"].value >= UPOS[language], f"\n{report}"


def test_every_sentence_is_a_tree(encoder: Shipped) -> None:
    sentences = [[Token(i, i + 1, w) for i, (w, _) in enumerate(rows)] for language in NAMES for rows in marked(language)]
    for parse in encoder.parse(sentences, "nb"):
        assert sum(t.head == ROOT for t in parse.tokens) == 1


def test_the_documented_example(encoder: Shipped) -> None:
    words = ["Putin", "møtte", "Alijev", "i", "Baku", "."]
    (parse,) = encoder.parse([[Token(i, i + 1, w) for i, w in enumerate(words)]], "nb")
    assert [(words[n.first], n.type) for n in parse.names] == [("Putin", "PER"), ("Alijev", "PER"), ("Baku", "GPE")]
    assert [t.deprel for t in parse.tokens] == ["nsubj", "root", "obj", "case", "obl", "punct"]
