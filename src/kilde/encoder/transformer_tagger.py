"""A Hugging Face token classifier from the user's own disk as an encoder of names. Needs `pip install transformers torch`.

It gives names only; join it with the shipped encoder's syntax through `Joined`. Nothing is ever fetched from a model hub.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from kilde.encoder.files import EncoderError
from kilde.encoder.interface import Encoder, Name, Parse, Token
from kilde.encoder.spacy_pipeline import TYPES

BATCH = 16  # sentences


class TransformerTagger:
    """`folder` holds config.json, the weights and a fast tokenizer; `types` maps the model's types to Kilde's."""

    def __init__(self, folder: Path | str, types: Mapping[str, str] | None = None) -> None:
        try:
            transformers = import_module("transformers")
            self._torch: Any = import_module("torch")
        except ImportError as error:
            raise EncoderError("transformers and torch are not installed", remedy="pip install transformers torch") from error
        if not (Path(folder) / "config.json").is_file():
            raise EncoderError("there is no model here", source=str(folder), remedy="name the folder that holds its config.json")
        self._tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), local_files_only=True, add_prefix_space=True)
        self._model = transformers.AutoModelForTokenClassification.from_pretrained(str(folder), local_files_only=True).eval()
        self._types = TYPES if types is None else types
        self.version = f"transformers/{Path(folder).name}"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence: the tokens as they came, and names. Words beyond the model's length are not looked at."""
        del language
        parses: list[Parse] = []
        for start in range(0, len(sentences), BATCH):
            parses.extend(self._batch(sentences[start : start + BATCH]))
        return parses

    def _batch(self, sentences: Sequence[Sequence[Token]]) -> list[Parse]:
        words = [[token.text for token in sentence] for sentence in sentences]
        pieces = self._tokenizer(words, is_split_into_words=True, return_tensors="pt", padding=True, truncation=True)
        with self._torch.no_grad():
            chances = self._model(**pieces).logits.softmax(-1)
        parses = []
        for i, sentence in enumerate(sentences):
            tags, sure = ["O"] * len(sentence), [0.0] * len(sentence)
            for at in reversed(range(len(pieces.word_ids(i)))):
                word = pieces.word_ids(i)[at]
                if word is not None:  # counted from the end, so that a word's first piece decides
                    best = int(chances[i, at].argmax())
                    tags[word], sure[word] = self._model.config.id2label[best], float(chances[i, at, best])
            parses.append(Parse(tuple(sentence), tuple(self._names(tags, sure))))
        return parses

    def _names(self, tags: Sequence[str], sure: Sequence[float]) -> list[Name]:
        names: list[Name] = []
        for i, tag in enumerate(tags):
            mark, _, label = tag.partition("-") if tag[:2] in ("B-", "I-") else ("I", "", tag)
            kind = self._types.get(label)
            if kind is None:
                continue
            last = names[-1] if names else None
            if mark == "I" and last is not None and last.last == i and last.type == kind:
                names[-1] = Name(last.first, i + 1, kind, min(last.score, sure[i]))
            else:
                names.append(Name(i, i + 1, kind, sure[i]))
        return names


class Joined:
    """Names from one encoder, everything else from another."""

    def __init__(self, names: Encoder, syntax: Encoder) -> None:
        self._names, self._syntax = names, syntax
        self.version = f"{names.version}+{syntax.version}"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        named = self._names.parse(sentences, language)
        read = self._syntax.parse(sentences, language)
        return [Parse(b.tokens, a.names, b.vector) for a, b in zip(named, read, strict=True)]
