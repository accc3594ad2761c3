"""Annotated sentences in files: names as iob2 or CoNLL columns, syntax as CoNLL-U. Reads them, and writes answers in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kilde.encoder.interface import Token
from kilde.model.errors import BadData

NOT_A_NAME = ("O", "0", "_", "-")
IOBES = {"S-": "B-", "U-": "B-", "E-": "I-", "L-": "I-"}  # names that end where they begin, and last words
MULTIWORD = re.compile(r"\d+-\d+\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The lines of one sentence: comments as they stand, one list of columns per token, all lines in order."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]

    def tokens(self) -> list[Token]:
        """Bare tokens as an encoder takes them; offsets as if single spaces stood between the words."""
        found, at = [], 0
        for word in self.words:
            found.append(Token(at, at + len(word), word))
            at += len(word) + 1
        return found


def read(path: Path) -> list[Sentence]:
    """Sentences of a column file with blank lines between them; the word is the first column that is no token number.

    Multiword and empty nodes of CoNLL-U ("3-4", "5.1") keep their lines but are no tokens. Raises BadData for an empty file.
    """
    sentences = [_sentence(lines) for lines in _blocks(path)]
    if not any(s.words for s in sentences):
        raise BadData("no annotated sentences here", source=str(path), remedy="give an iob2, CoNLL or CoNLL-U file")
    return [s for s in sentences if s.words]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8-sig").split("\n"):
        line = line.rstrip("\r")
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_comment(line: str) -> bool:
    return line.startswith("#") and "\t" not in line


def _columns(line: str) -> tuple[str, ...]:
    return tuple(line.split("\t")) if "\t" in line else tuple(line.split())


def _is_node(row: tuple[str, ...]) -> bool:
    """Whether the row is an ordinary token, not a multiword or empty node."""
    return not (len(row) > 2 and row[0][:1].isdigit() and not row[0].isdigit() and row[0].replace("-", "").replace(".", "").isdigit())


def _sentence(lines: Sequence[str]) -> Sentence:
    every = tuple(_columns(line) for line in lines if not _is_comment(line))
    rows = tuple(row for row in every if _is_node(row))
    at = word_column(rows)
    if not at:
        rows = every  # tokens are not counted, so "4-2" and "12.10" are words
    return Sentence(tuple(lines), rows, tuple(row[at] for row in rows))


def word_column(rows: Sequence[tuple[str, ...]]) -> int:
    """1 where the first column counts the tokens, else 0."""
    counted = all(len(row) > 2 and row[0] == str(i) for i, row in enumerate(rows, 1))
    return int(bool(rows) and counted)


def name_column(rows: Sequence[tuple[str, ...]]) -> int:
    """The column with name tags: the one that says "name=", else the one after the word."""
    for column, cell in enumerate(rows[0]):
        if "name=" in cell:
            return column
    return word_column(rows) + 1 if len(rows[0]) > word_column(rows) + 1 else -1


def name_tags(sentence: Sentence, column: int | None = None) -> list[str]:
    """BIO tags of the file. Types without B and I (neighbours of one type are one name) and IOBES are turned into BIO."""
    column = name_column(sentence.rows) if column is None else column
    tags, last = [], "O"
    for row in sentence.rows:
        tag = row[column].strip() if column < len(row) and column != -1 else "O"
        if "=" in tag:
            tag = next((part[5:] for part in tag.split("|") if part.startswith("name=")), "O")
        if tag in NOT_A_NAME:
            tag = "O"
        elif tag[:2] in IOBES:
            tag = IOBES[tag[:2]] + tag[2:]
        elif tag[:2] not in ("B-", "I-"):
            tag = f"{'I' if last[2:] == tag else 'B'}-{tag}"
        tags.append(tag)
        last = tag
    return tags


def with_names(sentence: Sentence, tags: Sequence[str], column: int | None = None) -> str:
    """The sentence's text in its own format with other name tags."""
    column = name_column(sentence.rows) if column is None else column
    marked = [_replace(row, column, tag) for row, tag in zip(sentence.rows, tags, strict=True)]
    return _write(sentence, marked)


def _replace(row: tuple[str, ...], column: int, tag: str) -> tuple[str, ...]:
    if column == -1:
        return (*row, tag)
    old = row[column]
    if "name=" in old:
        tag = "|".join(f"name={tag}" if part.startswith("name=") else part for part in old.split("|"))
    elif "=" in old:
        tag = old if tag == "O" else f"{old}|name={tag}"
    return (*row[:column], tag, *row[column + 1 :])


def with_syntax(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """The sentence's CoNLL-U text with lemma, UPOS, features, head and relation from the tokens."""
    rows = []
    for row, token in zip(sentence.rows, tokens, strict=True):
        feats = "|".join(f"{k}={v}" for k, v in sorted(token.feats.items())) or "_"
        head = str(token.head + 1) if token.head is not None else "_"
        rows.append((*row[:2], token.lemma or "_", token.upos or "_", "_", feats, head, token.deprel or "_", "_", row[9]))
    return _write(sentence, rows)


def _write(sentence: Sentence, rows: Sequence[tuple[str, ...]]) -> str:
    """Lines in their order with token rows exchanged; multiword lines stay, since outside scorers align by them, empty nodes do not."""
    fresh, counted = iter(rows), word_column(sentence.rows)
    lines = []
    for line in sentence.lines:
        if _is_comment(line):
            lines.append(line)
        elif _is_node(_columns(line)) or not counted:
            lines.append(("\t" if "\t" in line else " ").join(next(fresh)))
        elif MULTIWORD.match(line):
            lines.append(line)
    return "\n".join(lines) + "\n\n"
