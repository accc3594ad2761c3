"""From the paths a user names to streams of bytes: files, directories, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kilde.model.errors import UnreadableText

TEXTS = (".txt", ".text")
ROWS = (".jsonl", ".ndjson")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream. `name` is what the user called it, `rows` whether its name says that it holds JSON lines."""

    name: str
    path: Path | None
    rows: bool

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The source's bytes; standard input is not closed afterwards. Raises OSError."""
        return nullcontext(sys.stdin.buffer) if self.path is None else self.path.open("rb")


def find(paths: Iterable[str]) -> Iterator[Source | UnreadableText]:
    """The sources of the paths, in order; those of a directory sorted by name, hidden ones left out."""
    for name in paths:
        path = Path(name)
        if name == STDIN:
            yield Source(STDIN, None, rows=False)
        elif path.is_dir():
            yield from _within(name, path)
        elif not path.exists():
            yield UnreadableText("no such file or directory", source=name, remedy="check the path")
        else:
            yield Source(name, path, rows=path.suffix.lower() in ROWS)


def _within(name: str, directory: Path) -> Iterator[Source | UnreadableText]:
    found = False
    for path in sorted(directory.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if path.suffix.lower() in TEXTS + ROWS and not hidden and path.is_file():
            found = True
            yield Source(str(path), path, rows=path.suffix.lower() in ROWS)
    if not found:
        yield UnreadableText("directory without texts", source=name, remedy=f"texts end in {', '.join(TEXTS + ROWS)}")
