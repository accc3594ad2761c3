"""A record as a person wants to read it: what happened, who says so, how many, what was agreed, and what is disputed."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kilde.cli.view import counted, happened, said
from kilde.cli.view.dates import in_words
from kilde.cli.view.happened import Row, legend
from kilde.cli.view.words import dot
from kilde.model.record import Record

SECTIONS = (
    ("What happened", happened.events),
    ("Background", happened.background),
    ("Who says what", said.statements),
    ("How many", counted.figures),
    ("Agreements", counted.agreements),
    ("Who holds what", counted.controls),
    ("Disputed", said.disputes),
)
LEFT = (10, 20)  # columns that the left side takes at least, and at most of 80


def show_record(record: Record, console: Console) -> None:
    """Prints a record to fill the console's width."""
    console.print(Text(_title(record, console.width), style="bold"))
    console.print(Text(dot(console).join(_facts(record)), style="dim"))
    empty = True
    for heading, section in SECTIONS:
        rows = section(record, console)
        if rows:
            empty = False
            console.print()
            console.print(Text(heading.upper(), style="bold").append_text(legend(record, console) if section is happened.events else Text()))
            console.print(Padding(_table(rows, console), (0, 0, 0, 1)))
    if empty:
        console.print("Nothing in it is recorded.")
    for note in record.notes:
        console.print(Text(f"note ({note.stage}): {note.message}", style="dim"))
    console.print()


def _table(rows: list[Row], console: Console) -> Table:
    """When, who or what kind on the left, the words in the middle, the id on the right where `kilde show` can be given it."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(LEFT[0], min(LEFT[1] + max(0, console.width - 80) // 10, max(len(left.plain) for left, _, _ in rows))))
    table.add_column(ratio=1)
    table.add_column(justify="right", style="dim", no_wrap=True, min_width=3)
    for left, middle, id in rows:
        table.add_row(left, middle, id)
    return table


def _title(record: Record, width: int) -> str:
    if record.document.title:
        return record.document.title
    text = record.document.text
    block = next((block for block in record.document.blocks if block.kind in ("headline", "paragraph")), None)
    words = " ".join((text[block.start : block.end] if block else text).split())
    return words if len(words) <= width else words[: width - 1].rsplit(" ", 1)[0] + "…"


def _facts(record: Record) -> list[str]:
    document = record.document
    facts = [f"published {in_words(document.published)}", document.language, document.outlet, document.url or document.path, document.id]
    return [fact for fact in facts if fact]
