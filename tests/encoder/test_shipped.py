"""The runtime around the network, on a network of look-up tables (tests/encoder/tiny, made by build_tiny.py)."""

from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.encoder.choose import choose
from kilde.encoder.files import NETWORK, EncoderError, write_manifest
from kilde.encoder.interface import ROOT, Encoder, Parse, Token
from kilde.encoder.network import POSITIONS, ROOM, WINDOW, _windows
from kilde.encoder.shipped import Shipped
from kilde.model.errors import UnknownLanguage, WrongUse

pytest.importorskip("onnxruntime")
pytest.importorskip("numpy")

TINY = Path(__file__).with_name("tiny")


def tokens(text: str) -> list[Token]:
    found, at = [], 0
    for word in text.split():
        found.append(Token(at, at + len(word), word))
        at += len(word) + 1
    return found


@pytest.fixture
def encoder() -> Shipped:
    return Shipped(TINY)


def heads_make_a_tree(parse: Parse) -> bool:
    heads = [t.head for t in parse.tokens]
    if heads.count(ROOT) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at != ROOT and steps <= len(heads):
            at, steps = heads[at], steps + 1  # type: ignore[assignment]
        if at != ROOT:
            return False
    return True


def test_it_is_an_encoder(encoder: Shipped) -> None:
    assert isinstance(encoder, Encoder)
    assert encoder.version == "tiny/1"


def test_names_syntax_features_and_lemmas(encoder: Shipped) -> None:
    (parse,) = encoder.parse([tokens("Putin besøkte Baku")], "nb")
    assert [(n.first, n.last, n.type) for n in parse.names] == [(0, 1, "PER"), (2, 3, "GPE")]
    assert all(0.9 < n.score <= 1 for n in parse.names)
    assert [(t.lemma, t.upos, t.head) for t in parse.tokens] == [("Putin", "PROPN", 1), ("besøke", "VERB", ROOT), ("Baku", "PROPN", 1)]
    assert parse.tokens[1].feats == {"Tense": "Past"}
    assert parse.tokens[0].feats == {}
    assert parse.tokens[1].deprel == "root"


def test_tokens_come_back_in_place(encoder: Shipped) -> None:
    sentences = [tokens("i Baku"), tokens("Putin besøkte Baku i Baku"), tokens("x")]
    parses = encoder.parse(sentences, "da")
    for sentence, parse in zip(sentences, parses, strict=True):
        assert [(t.start, t.end, t.text) for t in parse.tokens] == [(t.start, t.end, t.text) for t in sentence]


def test_sentences_of_any_length_come_back_in_their_order(encoder: Shipped) -> None:
    sentences = [tokens("Putin besøkte Baku " * (1 + k * 7 % 29)) for k in range(60)]
    assert encoder.parse(sentences, "sv") == [encoder.parse([s], "sv")[0] for s in sentences]


@given(st.lists(st.integers(2, ROOM + 1), max_size=80))
def test_windows_hold_every_sentence_once_and_in_order(sizes: list[int]) -> None:
    windows = _windows(sizes)
    assert [i for window in windows for i in window] == list(range(len(sizes)))
    assert all(1 + sum(sizes[i] for i in window) <= POSITIONS for window in windows)


def test_neighbours_are_read_together_as_long_as_there_is_room() -> None:
    assert _windows([20] * 6) == [list(range(6))]
    assert _windows([20] * 7) == [list(range(4)), list(range(4, 7))]
    assert _windows([WINDOW + 9, 5]) == [[0], [1]]


def test_a_network_of_another_form_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(TINY, folder)
    network = folder / NETWORK
    network.write_bytes(network.read_bytes().replace(b"places", b"firsts"))
    write_manifest(folder, "old/1")
    with pytest.raises(EncoderError, match="another form"):
        Shipped(folder).parse([tokens("Baku")], "nb")


def test_very_long_sentences_stay_one_tree(encoder: Shipped) -> None:
    (parse,) = encoder.parse([tokens("Putin besøkte Baku i " * 400)], "en")
    assert len(parse.tokens) == 1600
    assert heads_make_a_tree(parse)
    assert len(parse.names) == 800


def test_one_endless_word_is_read(encoder: Shipped) -> None:
    (parse,) = encoder.parse([tokens("e" * 5000)], "nn")
    assert heads_make_a_tree(parse)


def test_no_sentences_give_no_parses(encoder: Shipped) -> None:
    assert encoder.parse([], "nb") == []


def test_other_languages_are_refused(encoder: Shipped) -> None:
    with pytest.raises(UnknownLanguage, match="de"):
        encoder.parse([tokens("Baku")], "de")


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    encoder = Shipped(tmp_path)
    with pytest.raises(EncoderError, match="no model here"):
        encoder.parse([tokens("Baku")], "nb")


def test_a_damaged_file_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(TINY, folder)
    with (folder / NETWORK).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(EncoderError, match="damaged"):
        Shipped(folder).parse([tokens("Baku")], "nb")


def test_a_missing_file_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(TINY, folder)
    (folder / NETWORK).unlink()
    with pytest.raises(EncoderError, match="missing"):
        Shipped(folder).parse([tokens("Baku")], "nb")


def test_it_travels_to_other_processes(encoder: Shipped) -> None:
    before = encoder.parse([tokens("Putin")], "nb")
    assert pickle.loads(pickle.dumps(encoder)).parse([tokens("Putin")], "nb") == before


def test_without_onnxruntime_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EncoderError, match="pip install"):
        Shipped(TINY).parse([tokens("Baku")], "nb")


def test_an_onnxruntime_that_is_too_old_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onnxruntime.__version__", "1.21.1")
    with pytest.raises(EncoderError, match=r"1\.21\.1"):
        Shipped(TINY).parse([tokens("Baku")], "nb")


def test_choosing_by_configuration() -> None:
    assert choose({"path": TINY}).version == "tiny/1"
    with pytest.raises(WrongUse, match="stanza"):
        choose({"kind": "stanza"})
    with pytest.raises(WrongUse, match="path"):
        choose({"kind": "spacy"})
