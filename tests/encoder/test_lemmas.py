"""Edit scripts turn words into lemmas and back into what they were learned from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kilde.encoder.lemmas import Lemmas, apply, script


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("soldatene", "soldat", "l3|"),
        ("Krevde", "kreve", "l2|e"),
        ("er", "være", "=være"),
        ("Bakus", "Baku", "k1|"),
        ("angriper", "angripe", "l1|"),
        ("og", "og", "l0|"),
    ],
)
def test_scripts(word: str, lemma: str, expected: str) -> None:
    assert script(word, lemma) == expected
    assert apply(expected, word) == lemma


def test_a_script_that_cuts_too_much_leaves_the_word() -> None:
    assert apply("l5|e", "by") == "by"


def test_the_longest_ending_decides(tmp_path: Path) -> None:
    Lemmas({"nb": {"VERB": {"": "l0|", "et": "l1|", "^er": "=være"}}}).save(tmp_path / "lemmas.bin")
    lemmas = Lemmas.load(tmp_path / "lemmas.bin")
    assert [lemmas.lemma(w, "VERB", "nb") for w in ("Hevdet", "er", "melder", "Dro")] == ["hevde", "være", "melder", "dro"]


def test_what_the_table_does_not_have_stays() -> None:
    assert [Lemmas({}).lemma(w, "NOUN", "nb") for w in ("Våpen", ".")] == ["Våpen", "."]
