"""One item of a record: its words in their context, every field, and what else names it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kilde.cli.view.words import ascii_only, label, snippet
from kilde.model.record import Entity, Record, Span

AROUND = 300  # characters of a block on each side of what is shown
REFERENCES = {"asserted_by", "realises", "event", "part_of", "items"}  # fields that name what has words but no label
MOST = 5  # places in the text that are printed; the fields list all


def show_item(record: Record, item: Any, referring: list[tuple[str, str]], console: Console) -> None:
    """Prints an item of the record. `referring` is what names it: [("v2", "asserted_by")]."""
    name = type(item).__name__.lower()
    console.print(Text.assemble((f"{name} {item.id}", "bold"), (f" of {record.document.id}/{record.reader.version}", "dim")))
    places = evidence(item)
    for span in places[:MOST]:
        console.print()
        console.print(Padding(in_context(record, span, console), (0, 0, 0, 2)))
    if len(places) > MOST:
        console.print(Text(f"and in {len(places) - MOST} more places", style="dim"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for field in type(item).model_fields:
        if field not in ("id", "start", "end"):
            table.add_row(field.replace("_", " "), _value(record, field, getattr(item, field)))
    for id, field in referring:
        table.add_row("named by", Text(f"{id} ({field.replace('_', ' ')})"))
    console.print(table)


def evidence(item: Any) -> list[Span]:
    """The places in the text that carry an item; none for a dispute."""
    spans = item.mentions if isinstance(item, Entity) else getattr(item, "evidence", ())
    if not spans and hasattr(item, "start"):
        spans = (Span(start=item.start, end=item.end),)
    return list(spans)


def in_context(record: Record, span: Span, console: Console) -> Text:
    """The block around a span, the span marked; in signs too where there is no colour."""
    text = record.document.text
    block = next((block for block in record.document.blocks if block.start <= span.start < block.end), Span(start=0, end=len(text)))
    start, end = max(block.start, span.start - AROUND), min(max(block.end, span.end), span.end + AROUND)
    opening, closing = ("", "") if console.is_terminal and not console.no_color else ("[[", "]]") if ascii_only(console) else ("⟦", "⟧")
    shown = Text("… " if start > block.start else "")
    shown.append(_line(text[start : span.start]))
    shown.append(opening + _line(text[span.start : span.end]) + closing, style="bold black on yellow")
    shown.append(_line(text[span.end : end]))
    return shown.append(" …" if end < block.end else "")


def _line(words: str) -> str:
    return words.replace("\r\n", " ").replace("\n", " ")


def _value(record: Record, field: str, value: Any) -> Text:
    if value is None or value == ():
        return Text("-", style="dim")
    if isinstance(value, tuple):
        return Text("\n").join(_value(record, field, each) for each in value) if value and isinstance(value[0], Span) else _joined(record, field, value)
    if isinstance(value, Span):
        return Text.assemble(snippet(record, value, 200), (f"  {value.start}-{value.end}", "dim"))
    if isinstance(value, BaseModel):
        parts = [f"{name} {part}" for name, part in value.model_dump().items() if part is not None]
        return Text(", ".join(parts) or "-", style="" if parts else "dim")
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, str) and field not in ("text", "label", "reason", "edtf") and label(record, value) != value:
        return Text.assemble(label(record, value), (f"  {value}", "dim"))
    if isinstance(value, str) and field in REFERENCES:
        return Text.assemble((value, "dim"), f"  {_words_of(record, value)}")
    return Text(f"{value:,}" if isinstance(value, int) else str(value))


def _words_of(record: Record, id: str) -> str:
    """The beginning of what a statement, event or figure says, so that an id need not be looked up."""
    try:
        item = record.get(id)
    except KeyError:
        return ""
    return snippet(record, item, 70) if isinstance(item, Span) else ""


def _joined(record: Record, field: str, values: tuple[Any, ...]) -> Text:
    return Text("\n" if field in REFERENCES else ", ").join(_value(record, field, value) for value in values)
