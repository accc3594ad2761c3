"""Stage: cuts a text into its blocks: header, headline, headings, paragraphs, captions with credits, bylines, quotes, lists.

Blocks are separated by blank lines; where a text has none, each line is a block. Lines of the page ("Read more: ...") are none. A
block's span leaves out the white space around it. What a block is, is decided by its shape and by the words of the language's `layout.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kilde.model.record import Block
from kilde.reading.blocks.credits import find_credit
from kilde.reading.blocks.dateline import end_of_dateline
from kilde.reading.blocks.layout import Layout, layout
from kilde.reading.draft import Draft

HEADER = re.compile(r"\s*date (\d{4}(?:-\d\d(?:-\d\d)?)?)(?=\s|$)[ \t]*")
BLANK = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
LINE = re.compile(r"\r?\n\s*")
QUOTE = re.compile(r"[-–—]\s?(?=[\w«\"“”„])")
BULLET = re.compile(r"[•*▪◦·]\s")
LABEL = re.compile(r"[^a-zæøåäöéü:.!?\n]{6,80}:\s")
SENTENCE_END = re.compile(r"[.!?…:;,][\"'»”’)]*$")
HEADING_WORDS = 14
CROSSHEAD_WORDS = 12
PLAIN = 4  # letters of a word that is no connector within names


def read(draft: Draft) -> None:
    words = layout(draft.language)
    text = draft.text
    header = HEADER.match(text)
    at = 0
    if header:
        draft.blocks.append(Block(start=0, end=header.end(), kind="header"))
        at = header.end()
    spans = [(start, end) for start, end in _spans(text, at) if not words.apart.fullmatch(text, start, end)]
    for index, (start, end) in enumerate(spans):
        body = any(_is_sentence(text[a:b]) for a, b in spans[index + 1 :])
        opens = opens_text(draft.blocks)
        draft.blocks.append(_block(text, start, end, words, first=index == 0, alone=len(spans) == 1, body_follows=body, opens=opens))


def opens_text(before: Iterable[Block]) -> bool:
    """Whether a block with these before it is the first of the article's own text."""
    return all(block.kind in ("header", "headline", "byline") for block in before)


def _spans(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, or between line breaks where the lines look like paragraphs of their own."""
    separator = BLANK if BLANK.search(text, at) else LINE
    for start, end in _between(separator, text, at, len(text)):
        lines = list(_between(LINE, text, start, end))
        if len(lines) > 1 and all(_stands_alone(text[a:b]) for a, b in lines):
            yield from lines
        else:
            yield start, end


def _between(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in [*separator.finditer(text, start, end), None]:
        stop = match.start() if match else end
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right
        if match:
            start = match.end()


def _stands_alone(line: str) -> bool:
    return bool(SENTENCE_END.search(line) or BULLET.match(line) or (line[:1].isupper() and len(line.split()) <= HEADING_WORDS))


def _is_sentence(line: str) -> bool:
    return bool(SENTENCE_END.search(line)) and len(line.split()) > 3


def _is_crosshead(body: str) -> bool:
    """A few quoted words behind a dash, without a cue or an end: "– Mulige krigsforbrytelser"."""
    return len(body.split()) <= CROSSHEAD_WORDS and "," not in body and "\n" not in body and not SENTENCE_END.search(body)


def _block(text: str, start: int, end: int, words: Layout, *, first: bool, alone: bool, body_follows: bool, opens: bool) -> Block:
    body = text[start:end]
    credit = find_credit(body, words)
    if credit is not None:
        return Block(start=start, end=end, kind="caption", credit=credit)
    if words.byline.fullmatch(body) and not _is_told(body):
        return Block(start=start, end=end, kind="byline")
    if QUOTE.match(body) and not (_is_crosshead(body) and body_follows):
        return Block(start=start, end=end, kind="quote")
    if BULLET.match(body):
        return Block(start=start, end=end, kind="list")
    if not alone and not SENTENCE_END.search(body) and len(body.split()) <= HEADING_WORDS and body_follows and "\n" not in body:
        return Block(start=start, end=end, kind="headline" if first else "heading")
    if LABEL.match(body) and len(body) < 400 and not end_of_dateline(body, opens):
        return Block(start=start, end=end, kind="caption")
    return Block(start=start, end=end, kind="paragraph")


def _is_told(body: str) -> bool:
    """ "By Tuesday forty people had been killed.": a sentence, however it opens; who wrote a text is told in names."""
    plain = [word for word in body.split() if word.isalpha() and word.islower() and len(word) >= PLAIN]
    return body.endswith(".") and len(plain) > 1
