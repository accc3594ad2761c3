"""Endings give lemmas and say which features a word can have; among those the network chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from kilde.encoder.endings import Endings  # noqa: E402
from kilde.encoder.features import FeatureReader  # noqa: E402

LEMMAS = {"nb": {"VERB": {"": "l0|", "et": "l1|", "^er": "=være"}}}
POSSIBLE = {"nb": {"NOUN": {"": ["Number=Sing", "Number=Plur"], "ene": ["Number=Plur"]}}}
READER = FeatureReader({"Tense": ("Past", "Pres"), "Number": ("Sing", "Plur")})


def test_the_longest_ending_decides(tmp_path: Path) -> None:
    Endings(LEMMAS, POSSIBLE).save(tmp_path / "endings.bin")
    endings = Endings.load(tmp_path / "endings.bin")
    assert [endings.lemma(w, "VERB", "nb") for w in ("Hevdet", "er", "melder", "Dro")] == ["hevde", "være", "melder", "dro"]
    assert endings.features("Soldatene", "NOUN", "nb") == ["Number=Plur"]


def test_what_the_tables_do_not_have() -> None:
    endings = Endings({}, {})
    assert [endings.lemma(w, "NOUN", "nb") for w in ("Våpen", ".")] == ["Våpen", "."]
    assert endings.features("Våpen", "NOUN", "nb") == ()


@pytest.mark.parametrize(
    ("possible", "expected"),
    [
        ([], {"Tense": "Past", "Number": "Sing"}),
        (["Number=Plur", "Tense=Pres"], {"Number": "Plur"}),
        (["_"], {}),
        (["_", "Number=Sing"], {"Number": "Sing"}),
    ],
)
def test_the_network_chooses_among_possible_features(possible: list[str], expected: dict[str, str]) -> None:
    logits = np.array([1.0, 2.0, -5.0, 0.0, 3.0, 2.5])  # Tense: none, Past, Pres; Number: none, Sing, Plur
    assert READER.read(logits, possible) == expected
