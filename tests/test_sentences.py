"""The marked sentences: every mark can be read, and says an event type and parties that exist."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from kilde.model.article import LANGUAGES
from kilde.ontology import listing

ROOT = Path(__file__).parent.parent
SPEC = importlib.util.spec_from_file_location("sentences", ROOT / "tools" / "sentences.py")
assert SPEC is not None and SPEC.loader is not None
sentences = sys.modules["sentences"] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", ["look", "scored"])
@pytest.mark.parametrize("kind", ["", "-plain"])
def test_every_mark_can_be_read(language: str, half: str, kind: str) -> None:
    lines = (ROOT / "tests" / "sentences" / half / f"{language}{kind}.txt").read_text(encoding="utf-8").splitlines()
    read = [sentences.unmark(line) for line in lines]
    types = {one.type for _, marked in read for one in marked}
    assert types <= set(listing("events")) and len(types) == 16
    for text, marked in read:
        assert all(text[one.at[0] : one.at[1]].strip() for one in marked)
        assert all(0 <= start < end <= len(text) for one in marked for places in one.parties.values() for start, end in places)
    assert sum(not marked for _, marked in read) > len(read) / {"": 5, "-plain": 8}[kind], "many tell nothing"


def test_no_sentence_stands_in_both_halves() -> None:
    for name in (f"{language}{kind}" for language in LANGUAGES for kind in ("", "-plain")):
        look, scored = ({sentences.unmark(line)[0] for line in (ROOT / "tests" / "sentences" / half / f"{name}.txt").read_text(encoding="utf-8").splitlines()} for half in ("look", "scored"))
        assert not look & scored


def test_marks_are_taken_off_and_point_to_their_event() -> None:
    text, (first, second) = sentences.unmark("{Rebels|a1 r2} [hit|ASSAULT 1] the port, {the army|a2} [hit back|ASSAULT c 2].")
    assert text == "Rebels hit the port, the army hit back."
    assert (first.parties["a"], first.parties["r"], first.flags) == ([(0, 6)], [], "")
    assert (second.parties["a"], second.parties["r"], second.flags) == ([(21, 29)], [(0, 6)], "c")


def test_a_mark_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        sentences.unmark("Rebels [hit|ASSAULT the port.")
