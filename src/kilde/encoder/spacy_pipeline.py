"""A spaCy pipeline from the user's own disk as an encoder. Needs `pip install spacy`; Kilde itself does not.

>>> from kilde.encoder.spacy_pipeline import SpacyPipeline
>>> encoder = SpacyPipeline.load("/models/nb_core_news_lg")  # doctest: +SKIP

Kilde's tokens and sentences stay as they are; the pipeline only tags, parses and names them. Its relations should be
Universal Dependencies (spaCy's nb, nn, da and sv pipelines are; its English ones are not).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from kilde.encoder.files import EncoderError
from kilde.encoder.interface import EMPTY, ROOT, Name, Parse, Token

# Names of types in the pipelines that exist for the five languages, and in OntoNotes, as Kilde's types. Others are left out.
TYPES = {
    "PER": "PER", "PRS": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "GPE": "GPE", "GPE_LOC": "GPE", "GPE_ORG": "GPE",
    "DRV": "DRV", "NORP": "DRV", "EVT": "EVT", "EVN": "EVT", "EVENT": "EVT", "PROD": "PROD", "PRODUCT": "PROD", "WEAPON": "WEAPON",
}  # fmt: skip


class SpacyPipeline:
    """`pipeline` is a loaded spaCy `Language`; `types` maps its entity labels to Kilde's (default: `TYPES`)."""

    def __init__(self, pipeline: Any, types: Mapping[str, str] | None = None) -> None:
        self._pipeline = pipeline
        self._types = TYPES if types is None else types
        meta = pipeline.meta
        self.version = f"spacy/{meta.get('lang', '')}_{meta.get('name', 'pipeline')}/{meta.get('version', '0')}"

    @classmethod
    def load(cls, path: Path | str, types: Mapping[str, str] | None = None) -> SpacyPipeline:
        """Open a pipeline folder or an installed pipeline package. Raises EncoderError if either cannot be found."""
        try:
            spacy = import_module("spacy")
        except ImportError as error:
            raise EncoderError("spaCy is not installed", remedy="pip install spacy") from error
        try:
            return cls(spacy.load(str(path)), types)
        except OSError as error:
            raise EncoderError("there is no spaCy pipeline here", source=str(path), remedy="name the folder that holds its meta.json") from error

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence; what the pipeline does not annotate stays None."""
        del language
        doc_type = import_module("spacy.tokens").Doc
        docs = [doc_type(self._pipeline.vocab, [t.text for t in s], _spaces(s)) for s in sentences]
        return [self._read(s, doc) for s, doc in zip(sentences, self._pipeline.pipe(docs), strict=True)]

    def _read(self, sentence: Sequence[Token], doc: Any) -> Parse:
        parsed = doc.has_annotation("DEP")
        root = next((t.i for t in doc if t.head.i == t.i), 0)
        tokens = []
        for token, found in zip(sentence, doc, strict=True):
            head, relation = (found.head.i, found.dep_) if parsed else (None, None)
            if parsed and found.head.i == found.i:
                # The pipeline may see two sentences where Kilde sees one: later roots hang on the first.
                head, relation = (ROOT, "root") if found.i == root else (root, "parataxis")
            feats = found.morph.to_dict() or EMPTY
            tokens.append(replace(token, lemma=found.lemma_ or None, upos=found.pos_ or None, feats=feats, head=head, deprel=relation))
        names = [Name(e.start, e.end, self._types[e.label_]) for e in doc.ents if e.label_ in self._types]
        return Parse(tuple(tokens), tuple(names))


def _spaces(sentence: Sequence[Token]) -> list[bool]:
    """Whether a space follows each token."""
    return [b.start > a.end for a, b in pairwise(sentence)] + [False]
