"""Reads figures out of bare sentences, as the pipeline would without any other stage."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.encoder.interface import Parse, Token
from kilde.model.article import Article
from kilde.model.record import Block, BlockKind, Span
from kilde.reading import sentences
from kilde.reading.draft import Draft, FigureDraft, Sentence
from kilde.reading.figures import read


class Bare:
    """An encoder that knows tokens and nothing else."""

    version = "bare"

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        del language
        return [Parse(tuple(sentence)) for sentence in sentences]


def draft_of(*paragraphs: str | tuple[BlockKind, str], language: str) -> Draft:
    """A draft with its sentences cut; a paragraph may be (kind of block, text)."""
    blocks = [paragraph if isinstance(paragraph, tuple) else ("paragraph", paragraph) for paragraph in paragraphs]
    draft = Draft(Article("\n\n".join(words for _, words in blocks), "2024-03-12", language))
    at = 0
    for kind, words in blocks:
        draft.blocks.append(Block(start=at, end=at + len(words), kind=kind))  # type: ignore[arg-type]
        at += len(words) + 2
    sentences.read(draft, Bare())
    return draft


def figures(*paragraphs: str | tuple[BlockKind, str], language: str) -> list[FigureDraft]:
    draft = draft_of(*paragraphs, language=language)
    read(draft)
    return draft.figures


def parsed(words: list[tuple[str, int, str]], language: str) -> Draft:
    """A draft of one sentence with syntax: (word, head, relation), heads counted from 0, -1 for the root."""
    tokens, at = [], 0
    for word, head, relation in words:
        tokens.append(Token(at, at + len(word), word, head=head, deprel=relation, upos="VERB" if relation == "root" else None))
        at += len(word) + 1
    text = " ".join(word for word, _, _ in words)
    draft = Draft(Article(text, "2024-03-12", language))
    block = Block(start=0, end=len(text), kind="paragraph")
    draft.blocks, draft.sentences = [block], [Sentence(0, block, Parse(tuple(tokens)))]
    return draft


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def short(figure: FigureDraft) -> str:
    """ "killed ~12.. civilians (part)": kind, value, unit, victims. """
    low, best, high = figure.low, figure.best, figure.high
    if best is not None:
        value = f"{best}" if figure.approximate or low == high == best else f"{low}<{best}<{high}"
    else:
        value = f"{'' if low is None else low}..{'' if high is None else high}"
    words = [figure.kind, f"{'~' if figure.approximate else ''}{value}", figure.unit, figure.victims, "(part)" if figure.part_of else None]
    return " ".join(word for word in words if word)
