"""Which column of an annotated file holds its names, what it calls their types, and whether its syntax columns are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kilde.encoder.formats import NOT_A_NAME, Sentence, word_column
from kilde.model.errors import BadData

TAG = re.compile(r"[BISELU]-(\S+)")
BARE = re.compile(r"[A-Z][A-Z_]*(?:[/-][A-Z]+)*")
LISTED = re.compile(r"(?:^|\|)name=")  # among other things in one cell, as NorNE and DaNE have it
CHUNKS = frozenset({"NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"})  # phrases of CoNLL-2000, beside names in CoNLL-2003
UPOS = frozenset(["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"])
# What other corpora call the types: SUC, OntoNotes, and those that write the words out.
ALIASES = {"PRS": "PER", "PERSON": "PER", "person": "PER", "INST": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "organization": "ORG",
           "PLACE": "LOC", "LOCATION": "LOC", "location": "LOC"}  # fmt: skip
HEAD, RELATION, PART_OF_SPEECH = 6, 7, 3


def name_column(sentences: Sequence[Sentence], path: Path) -> int:
    """The column with the file's names: "name=" in a cell, else BIO tags, else bare types beside an O or 0.

    Raises BadData when there is no such column, or no name in it.
    """
    rows = [row for sentence in sentences for row in sentence.rows]
    width = max(map(len, rows))
    cells = [[row[column].strip() for row in rows if column < len(row)] for column in range(width)]
    behind = range(word_column(sentences[0].rows) + 1, width)
    for column in range(width):
        if any(LISTED.search(cell) for cell in cells[column]):
            return column
    for column in behind:
        types = _types(cells[column], TAG)
        if types and not types <= CHUNKS:
            return column
    for column in behind:
        types = _types(cells[column], BARE)
        if types and types.isdisjoint(UPOS) and not _types(cells[column], TAG) and any(cell in NOT_A_NAME for cell in cells[column]):
            return column
    if any(set(cells[column]) == {"O"} for column in behind):
        raise BadData("no name is marked in it", source=str(path), remedy="give a file with names: there is nothing to count")
    raise BadData("has no column with name tags", source=str(path), remedy="give an iob2 or CoNLL file: a word and its tag (B-PER, I-PER, O) on a line")


def _types(cells: Iterable[str], form: re.Pattern[str]) -> set[str]:
    """The types in a column where every cell is empty or a tag of this form; none where a cell is something else."""
    found = set()
    for cell in cells:
        if cell in NOT_A_NAME:
            continue
        match = form.fullmatch(cell)
        if match is None:
            return set()
        found.add(match[match.lastindex or 0])
    return found


def own_words(types: Iterable[str]) -> dict[str, str]:
    """Kilde's type -> what this file calls it, where it has another word: {"PER": "PRS"}."""
    used = set(types)
    return {ours: theirs for theirs, ours in ALIASES.items() if theirs in used and ours not in used}


def check_syntax(sentences: Sequence[Sentence], path: Path) -> None:
    """Raises BadData when the file is no CoNLL-U with parts of speech, heads and relations."""
    rows = [row for sentence in sentences for row in sentence.rows]
    if any(len(row) != 10 for row in rows):
        raise BadData("not every token line has ten columns", source=str(path), remedy="give a CoNLL-U file, its columns separated by tabs")
    named = {"UPOS (column 4)": PART_OF_SPEECH, "HEAD (column 7)": HEAD, "DEPREL (column 8)": RELATION}
    empty = [name for name, column in named.items() if all(row[column] == "_" for row in rows)]
    if empty:
        raise BadData(f"nothing stands under {', '.join(empty)}", source=str(path), remedy="give a file with parts of speech and a tree for each sentence")
    foreign = next((row[PART_OF_SPEECH] for row in rows if row[PART_OF_SPEECH] not in UPOS | {"_"}), None)
    if foreign is not None:
        raise BadData(f"{foreign!r} is no part of speech of Universal Dependencies", source=str(path), remedy="convert the file to CoNLL-U")
