"""Encoders from the user's own models. Skipped where spaCy or transformers are not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kilde.encoder.choose import choose
from kilde.encoder.files import EncoderError
from kilde.encoder.interface import ROOT, Encoder, Token
from kilde.encoder.spacy_pipeline import SpacyPipeline
from kilde.encoder.transformer_tagger import TransformerTagger


def tokens(text: str) -> list[Token]:
    found, at = [], 0
    for word in text.split():
        found.append(Token(at, at + len(word), word))
        at += len(word) + 1
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A spaCy pipeline on disk: names by rule, as its index offers no trained one."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("nb")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE_LOC", "pattern": "Aserbajdsjan"}, {"label": "PRS", "pattern": [{"LOWER": "maria"}, {"LOWER": "zakharova"}]},
                        {"label": "DATE", "pattern": "tirsdag"}])  # fmt: skip
    nlp.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


@pytest.mark.filterwarnings("ignore")
def test_names_from_a_spacy_pipeline(folder: Path) -> None:
    encoder = choose({"kind": "spacy", "path": folder})
    assert isinstance(encoder, Encoder)
    assert encoder.version.startswith("spacy/nb_")
    (parse,) = encoder.parse([tokens("Maria Zakharova kritiserte Aserbajdsjan tirsdag .")], "nb")
    assert [(n.first, n.last, n.type) for n in parse.names] == [(0, 2, "PER"), (3, 4, "GPE")]
    assert not parse.has_syntax


@pytest.mark.filterwarnings("ignore")
def test_types_can_be_renamed(folder: Path) -> None:
    encoder = choose({"kind": "spacy", "path": folder, "types": {"DATE": "EVT"}})
    assert [n.type for n in encoder.parse([tokens("Aserbajdsjan tirsdag")], "nb")[0].names] == ["EVT"]


@pytest.mark.filterwarnings("ignore")
def test_syntax_from_a_spacy_pipeline_has_one_root() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("nb")

    @spacy.Language.component("two_roots")
    def two_roots(doc):  # type: ignore[no-untyped-def]
        for token in doc:
            token.dep_, token.pos_ = "ROOT", "VERB"
            token.head = token
        return doc

    nlp.add_pipe("two_roots")
    (parse,) = SpacyPipeline(nlp).parse([tokens("Han kom .")], "nb")
    assert [(t.head, t.deprel) for t in parse.tokens] == [(ROOT, "root"), (0, "parataxis"), (0, "parataxis")]


@pytest.mark.filterwarnings("ignore")
def test_a_missing_pipeline_is_told_so(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    with pytest.raises(EncoderError, match="no spaCy pipeline"):
        SpacyPipeline.load(tmp_path / "nowhere")


@pytest.mark.filterwarnings("ignore")
def test_a_missing_transformer_is_told_so(tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    with pytest.raises(EncoderError, match="no model here"):
        TransformerTagger(tmp_path)
