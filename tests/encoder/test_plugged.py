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


@pytest.fixture
def classifier(tmp_path: Path) -> Path:
    """A token classifier on disk: a word table and no layers, so that each word's tag is what was written into it."""
    torch, tokenizers = pytest.importorskip("torch"), pytest.importorskip("tokenizers")
    transformers = pytest.importorskip("transformers")
    words = ["<s>", "<pad>", "</s>", "<unk>", "▁Maria", "▁Zakharova", "▁Baku", "▁i", "▁", "B", "a", "k", "u", "M"]
    tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    tag_of = {"▁Maria": "B-PER", "▁Zakharova": "I-PER", "▁Baku": "B-LOC"}
    config = transformers.BertConfig(vocab_size=len(words), hidden_size=8, num_hidden_layers=0, num_attention_heads=1, intermediate_size=8,
                                     type_vocab_size=1, pad_token_id=1, id2label=dict(enumerate(tags)), label2id={t: i for i, t in enumerate(tags)})  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    state = {name: torch.zeros_like(value) for name, value in model.state_dict().items() if value.is_floating_point()}
    state["bert.embeddings.LayerNorm.weight"] += 1
    for row, word in enumerate(words):
        state["bert.embeddings.word_embeddings.weight"][row, tags.index(tag_of.get(word, "O"))] = 4.0
    state["classifier.weight"][range(5), range(5)] = 1.0
    model.load_state_dict(state, strict=False)
    model.save_pretrained(tmp_path)
    unigram = tokenizers.Tokenizer(tokenizers.models.Unigram([(word, -1.0 if word in tag_of else -3.0) for word in words], unk_id=3))
    unigram.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    unigram.post_processor = tokenizers.processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=unigram, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>")
    fast.save_pretrained(tmp_path)
    return tmp_path


@pytest.mark.filterwarnings("ignore")
def test_names_from_a_token_classifier_of_hugging_face(classifier: Path) -> None:
    sentences = [tokens("Maria Zakharova i Baku"), tokens("Baku i Baku"), tokens("i")]
    parses = TransformerTagger(classifier).parse(sentences, "nb")
    assert [[(n.first, n.last, n.type) for n in parse.names] for parse in parses] == [[(0, 2, "PER"), (3, 4, "LOC")], [(0, 1, "LOC"), (2, 3, "LOC")], []]
    assert all(0 < n.score <= 1 for parse in parses for n in parse.names)
    assert [len(parse.tokens) for parse in parses] == [4, 3, 1]


@pytest.mark.filterwarnings("ignore")
def test_types_of_a_token_classifier_can_be_renamed(classifier: Path) -> None:
    (parse,) = TransformerTagger(classifier, {"LOC": "GPE"}).parse([tokens("Maria i Baku")], "nb")
    assert [(n.first, n.type) for n in parse.names] == [(2, "GPE")]
