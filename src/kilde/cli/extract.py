"""`kilde extract`: the records of texts as JSON, and nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kilde.cli.options import Language, MinConfidence, Outlet, Paths, Published
from kilde.model.errors import WrongUse

if TYPE_CHECKING:
    from kilde.model.record import Record


class Format(StrEnum):
    jsonl = "jsonl"
    json = "json"
    text = "text"


def command(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    outlet: Outlet = None,
    format: Annotated[Format, typer.Option("--format", help="jsonl: a record to a line. json: one list. text: for reading.")] = Format.jsonl,
    min_confidence: MinConfidence = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", show_default=False)] = None,
) -> None:
    """Print the record of each text as JSON; store nothing."""
    from kilde.cli.console import complain
    from kilde.model.errors import KildeError
    from kilde.services.confidence import at_least
    from kilde.services.extract import extract_paths

    failed = 0

    def records() -> Iterator[Record]:
        nonlocal failed
        for result in extract_paths(paths, published, language, outlet):
            if isinstance(result, KildeError):
                failed += 1
                complain(result)
            else:
                yield at_least(result, min_confidence)

    with _opened(output) as out:
        WRITERS[format](records(), out)
    if failed:
        raise typer.Exit(1)


def _lines(records: Iterable[Record], out: TextIO) -> None:
    """Each record as soon as it is read, so that a pipe can begin its work."""
    for record in records:
        out.write(record.model_dump_json() + "\n")
        out.flush()


def _list(records: Iterable[Record], out: TextIO) -> None:
    before = "[\n"
    for record in records:
        out.write(before + record.model_dump_json(indent=1))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def _text(records: Iterable[Record], out: TextIO) -> None:
    from kilde.cli.console import results
    from kilde.cli.view.record import show_record

    console = results(out)
    for record in records:
        show_record(record, console)


WRITERS = {Format.jsonl: _lines, Format.json: _list, Format.text: _text}


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
