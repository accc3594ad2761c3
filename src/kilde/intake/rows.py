"""What one source holds: a single text, or a text in each JSON line, which its name or its first line says.

Lines are read one at a time and never beyond the limits, so that a stream of any length takes bounded memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from kilde.intake import decoding
from kilde.intake.limits import MAX_BYTES, MAX_ROW_BYTES
from kilde.intake.sources import Source
from kilde.model.errors import UnreadableText


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one text, and what to call it in a message ("news.jsonl:17")."""

    fields: dict[str, Any]
    source: str


def of(source: Source) -> Iterator[Row | UnreadableText]:
    """The rows of a source. Raises OSError when the source cannot be read."""
    with source.open() as stream:
        if source.rows:
            yield from _lines(stream, source.name)
            return
        first = stream.readline(MAX_BYTES + 1)
        if first.lstrip().startswith(b"{") and _object(first) is not None:
            yield _row(first, source.name, 1)
            yield from _lines(stream, source.name, after=1)
            return
        data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
    try:
        yield Row({"text": decoding.decode(data), "path": source.name}, source.name)
    except UnreadableText as error:
        yield error.at(source.name)  # type: ignore[misc]


def _lines(stream: BinaryIO, name: str, after: int = 0) -> Iterator[Row | UnreadableText]:
    number, seen = after, bool(after)
    while line := stream.readline(MAX_ROW_BYTES + 1):
        number += 1
        if len(line) > MAX_ROW_BYTES:
            seen = True
            _skip_rest(stream, line)
            yield UnreadableText(f"a line of more than {MAX_ROW_BYTES:,} bytes", source=f"{name}:{number}", remedy="give one article to a line")
        elif line.strip():
            seen = True
            yield _row(line, name, number)
    if not seen:
        yield UnreadableText("is empty", source=name, remedy="nothing to read here")


def _row(line: bytes, name: str, number: int) -> Row | UnreadableText:
    source = f"{name}:{number}"
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return UnreadableText("broken encoding: JSON lines must be UTF-8", source=source, remedy=decoding.SAVE_AS)
    fields = _object(line)
    if fields is None:
        return UnreadableText("not a JSON object", source=source, remedy='a line is {"id": .., "text": .., "published": ..}')
    identity = fields.get("id")
    fields["path"] = f"{name}#{identity}" if isinstance(identity, str | int) else source
    return Row(fields, source)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # ValueError: not JSON, or not UTF-8
        return None
    return value if isinstance(value, dict) else None


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_ROW_BYTES)
