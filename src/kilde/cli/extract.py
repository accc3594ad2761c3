"""`kilde extract`: the records of texts as JSON, and nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kilde.cli.options import Language, Outlet, Paths, Published
from kilde.model.errors import WrongUse


class Format(StrEnum):
    jsonl = "jsonl"
    json = "json"


def command(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    outlet: Outlet = None,
    format: Annotated[Format, typer.Option("--format", help="jsonl: a record to a line. json: one indented list.")] = Format.jsonl,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", show_default=False)] = None,
) -> None:
    """Print the record of each text as JSON. Stores nothing."""
    from kilde.model.record import Record
    from kilde.services.extract import extract_paths

    failed = 0

    def records() -> Iterator[Record]:
        nonlocal failed
        for result in extract_paths(paths, published, language, outlet):
            if isinstance(result, Record):
                yield result
            else:
                failed += 1
                print(f"kilde: {result}", file=sys.stderr)

    found = records()
    with _opened(output) as out:
        if format is Format.jsonl:
            for record in found:
                out.write(record.model_dump_json() + "\n")
                out.flush()
        else:
            before = "[\n"
            for record in found:
                out.write(before + record.model_dump_json(indent=1))
                before = ",\n"
            out.write("[]\n" if before == "[\n" else "\n]\n")
    if failed:
        raise typer.Exit(1)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output or the file, as UTF-8 whatever the terminal's locale says: JSON is."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    try:
        file = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise WrongUse(f"cannot be written: {error.strerror}", source=str(path), remedy="give another file") from error
    with file:
        yield file
