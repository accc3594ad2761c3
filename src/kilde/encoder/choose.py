"""The encoder that a configuration asks for: the shipped one, or the user's own model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kilde.encoder.interface import Encoder
from kilde.model.errors import WrongUse

KINDS = ("shipped", "spacy", "transformers")


def choose(settings: Mapping[str, Any] | None = None) -> Encoder:
    """An encoder from settings such as {"kind": "spacy", "path": "/models/nb", "types": {"PRS": "PER"}}.

    kind     shipped (default), spacy or transformers; a transformers tagger gives names, the shipped encoder the rest
    path     the model's folder (for shipped: another folder of that make)
    types    the model's name types as Kilde's; those left out are dropped
    threads  cores for the shipped encoder, default 1

    Raises WrongUse for an unknown kind or a missing path, EncoderError for a model that cannot be opened.
    """
    settings = settings or {}
    kind, path, types = settings.get("kind", "shipped"), settings.get("path"), settings.get("types")
    if kind not in KINDS:
        raise WrongUse(f"there is no encoder of kind {kind!r}", remedy=f"choose one of {', '.join(KINDS)}")
    if kind == "shipped":
        from kilde.encoder.shipped import Shipped

        return Shipped(path, int(settings.get("threads", 1)))
    if not path:
        raise WrongUse(f"an encoder of kind {kind!r} needs a path", remedy="set path to the model's folder")
    if kind == "spacy":
        from kilde.encoder.spacy_pipeline import SpacyPipeline

        return SpacyPipeline.load(path, types)
    from kilde.encoder.shipped import Shipped
    from kilde.encoder.transformer_tagger import Joined, TransformerTagger

    return Joined(TransformerTagger(path, types), Shipped())
