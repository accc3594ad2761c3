"""Words become the likeliest pieces, without torch and without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from kilde.encoder.pieces import SPACE, Segmenter

SPECIAL = {"bos": 0, "pad": 1, "eos": 2, "unk": 3}
TEXTS = ["<s>", "<pad>", "</s>", "<unk>", SPACE, f"{SPACE}våpen", "våpen", "hvile", "hvil", "e", f"{SPACE}v"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -5.0, -4.0, -4.5, -2.0, -6.0]


@pytest.fixture
def segmenter() -> Segmenter:
    return Segmenter(TEXTS, SCORES, SPECIAL, -20.0, {"Å": "å", "ﬁ": "fi"})


def texts(segmenter: Segmenter, word: str) -> list[str]:
    return [segmenter.texts[i] for i in segmenter.word(word)]


def test_the_likeliest_cut_wins(segmenter: Segmenter) -> None:
    assert texts(segmenter, "våpenhvile") == [f"{SPACE}våpen", "hvile"]


def test_what_is_not_in_the_vocabulary_is_unknown(segmenter: Segmenter) -> None:
    assert texts(segmenter, "våpen字") == [f"{SPACE}våpen", "<unk>"]


def test_special_pieces_are_never_cut_from_text(segmenter: Segmenter) -> None:
    assert "</s>" not in texts(segmenter, "</s>")


def test_every_word_has_a_piece(segmenter: Segmenter) -> None:
    assert all(segmenter.word(word) for word in ("x", " ", "\u200b", "våpen hvile"))


def test_a_second_asking_gives_the_same(segmenter: Segmenter) -> None:
    assert segmenter.word("våpen") == segmenter.word("våpen")


def test_save_and_load(segmenter: Segmenter, tmp_path: Path) -> None:
    segmenter.save(tmp_path / "pieces.bin")
    again = Segmenter.load(tmp_path / "pieces.bin")
    assert again.word("våpenhvile") == segmenter.word("våpenhvile")
    assert (again.bos, again.eos, again.pad, again.unk) == (0, 2, 1, 3)
