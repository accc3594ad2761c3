"""Edit scripts turn words into lemmas and back into what they were learned from."""

from __future__ import annotations

import pytest

from kilde.encoder.lemmas import apply, script


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
