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
    rows = yaml_file.read(path, str(path))
    for row in rows:
        try:
            text, spans = unmark(row["text"].strip("\n"))
        except ValueError as error:
            raise BadData(str(error), source=f"{path}: {row['id']}") from error
        layers = {layer: row[layer] or {} for layer in LAYERS if layer in row}
        for wanted in layers.values():
            for key in wanted:
                if key.split("#")[0] not in spans:
                    raise BadData(f"no mark for key {key!r}", source=f"{path}: {row['id']}")
        yield Case(row["id"], language, text, str(row["published"]), spans, layers)


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
