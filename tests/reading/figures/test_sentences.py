"""Sentences of each language with the figures that are in them, and those that have none."""

from pathlib import Path

import pytest
import yaml
from tests.reading.figures.reader import figures, short

FOLDER = Path(__file__).parent / "sentences"
SENTENCES = [
    (path.stem, text, expected)
    for path in sorted(FOLDER.glob("*.yaml"))
    for text, expected in yaml.safe_load(path.read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES, ids=[f"{language}-{text[:50]}" for language, text, _ in SENTENCES])
def test_figures_of_a_sentence(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language=language)] == expected


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
def test_every_language_has_sentences_with_and_without_figures(language: str) -> None:
    known = [expected for known, _, expected in SENTENCES if known == language]
    assert len(known) >= 40
    assert any(not expected for expected in known)
