"""Stage: cuts each block into sentences and has the encoder parse them, all in one call."""

from __future__ import annotations

from functools import cache

from kilde.encoder.interface import Encoder, Token
from kilde.encoder.tokens import sentences, tokenize
from kilde.languages import section
from kilde.reading.blocks import LABEL, opens_text
from kilde.reading.blocks.dateline import end_of_dateline
from kilde.reading.draft import Draft, Sentence


@cache
def abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in section(language, "tokens").get("abbreviations", ()))


def read(draft: Draft, encoder: Encoder) -> None:
    known, clitics = abbreviations(draft.language), bool(section(draft.language, "tokens").get("clitics"))
    bare: list[list[Token]] = []
    blocks = []
    for number, block in enumerate(draft.blocks):
        if block.kind == "header":
            continue
        end = block.start + draft.text[block.start : block.end].rfind(block.credit.text) if block.credit else block.end
        start = block.start
        if block.kind == "caption":
            label = LABEL.match(draft.text, block.start, end)
            start = label.end() if label else start
        if block.kind == "paragraph":
            start += end_of_dateline(draft.text[start:end], opens_text(draft.blocks[:number]))
        for tokens in sentences(tokenize(draft.text, start, end, known, clitics)):
            bare.append(tokens)
            blocks.append(block)
    parses = encoder.parse(bare, draft.language)
    draft.sentences += [Sentence(index, block, parse) for index, (block, parse) in enumerate(zip(blocks, parses, strict=True))]
