"""Reads case files: short texts with `[key|words]` marks and what is to be found in them (tests/cases/README.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kilde.model import yaml_file
from kilde.model.errors import BadData

LAYERS = ("statements", "references", "figures", "times", "places", "events", "agreements", "controls")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its text without marks, the marked spans (start, end) by key, and the wanted items of each layer by key."""

    id: str
    language: str
    text: str
    published: str
    spans: dict[str, tuple[int, int]]
    layers: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_cases(path: Path, language: str) -> Iterator[Case]:
    """The cases of one file. Raises BadData, naming file and case, when a mark does not close or a key has no mark."""
    for row in check_rows(yaml_file.read(path, str(path)), path):
        yield make_case(row, language, path)


def check_rows(rows: Any, path: Path) -> list[dict[str, Any]]:
    """The rows of a case file's content. Raises BadData for what is no list of cases."""
    if not isinstance(rows, list) or not rows:
        raise BadData("holds no cases", source=str(path), remedy="a case file is a list of cases (tests/cases/README.md)")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or any(not row.get(name) for name in ("id", "text", "published")) or not isinstance(row["text"], str):
            raise BadData(f"case number {number} needs id, text and published", source=str(path), remedy="see tests/cases/README.md")
        if not any(layer in row for layer in LAYERS):
            raise BadData("lists no layer", source=f"{path}: {row['id']}", remedy=f"one of {', '.join(LAYERS)}")
    return rows


def make_case(row: dict[str, Any], language: str, path: Path) -> Case:
    """The case of a row. Raises BadData as `read_cases`."""
    source = f"{path}: {row['id']}"
    try:
        text, spans = unmark(row["text"].strip("\n"))
    except ValueError as error:
        raise BadData(str(error), source=source) from error
    layers = {layer: row[layer] or {} for layer in LAYERS if layer in row}
    for layer, wanted in layers.items():
        if not isinstance(wanted, dict):
            raise BadData(f"{layer} must map a key to what is wanted", source=source)
        for key in wanted:
            if str(key).split("#")[0] not in spans:
                raise BadData(f"no mark for key {key!r}", source=source, remedy="mark its words in the text: [key|words]")
    return Case(str(row["id"]), language, text, str(row["published"]), spans, layers)


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without marks, and the span of each mark. Raises ValueError when they do not balance."""
    out: list[str] = []
    open_marks: list[tuple[str, int]] = []
    spans: dict[str, tuple[int, int]] = {}
    at = length = 0
    while at < len(marked):
        bar = marked.find("|", at)
        if marked[at] == "[" and bar > at and marked[at + 1 : bar].replace("#", "").replace("_", "").isalnum():
            open_marks.append((marked[at + 1 : bar], length))
            at = bar + 1
        elif marked[at] == "]" and open_marks:
            key, start = open_marks.pop()
            spans[key] = (start, length)
            at += 1
        else:
            out.append(marked[at])
            length += 1
            at += 1
    if open_marks:
        raise ValueError(f"mark {open_marks[-1][0]!r} is not closed")
    return "".join(out), spans
