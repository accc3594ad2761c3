"""An explanation: each value of an item, the words that carry it, the rule, and the list entry that knows the words."""

from __future__ import annotations

import json

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kilde.cli.view.item import evidence, in_context
from kilde.cli.view.words import snippet
from kilde.services.explain import Explanation, Reason

LONGEST = 70  # characters of the text behind a value
MOST = 4  # places in the text behind a value


def show_explanation(found: Explanation, console: Console) -> None:
    """Prints an explanation, the item's words in their context first."""
    name = type(found.item).__name__.lower()
    record = found.record
    console.print(Text.assemble((f"why {name} {found.item.id}", "bold"), (f" of {record.document.id}/{record.reader.version}", "dim")))
    for note in found.notes:
        console.print(Text(f"note: {note}", style="yellow"))
    spans = evidence(found.item)
    if spans:
        console.print()
        console.print(Padding(in_context(record, spans[0], console), (0, 0, 0, 2)))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    before = ""
    for reason in found.reasons:
        table.add_row("" if reason.field == before else reason.field.replace("_", " "), _told(found, reason))
        before = reason.field
    console.print(table)


def _told(found: Explanation, reason: Reason) -> Text:
    """The value, why, the characters, the list entry: a line each where there is something to say."""
    told = Text(reason.value if len(reason.value) <= LONGEST else reason.value[: LONGEST - 1] + "…", style="bold")
    told.append(f"\n  {reason.why}", style="" if reason.traced else "red")
    for span in reason.spans[:MOST]:
        words = snippet(found.record, span, LONGEST)
        told.append(f"\n  “{words}”", style="dim" if words in reason.value else "")
        told.append(f"  {span.start}-{span.end}", style="dim")
    if len(reason.spans) > MOST:
        told.append(f"\n  and {len(reason.spans) - MOST} more places", style="dim")
    if reason.source:
        told.append(f"\n  {reason.source}", style="cyan")
    return told


def as_json(found: Explanation) -> str:
    """The explanation as JSON: id, reader, notes, and for each reason its field, value, why, spans with their words, source."""
    record, text = found.record, found.record.document.text
    reasons = [
        {
            "field": reason.field, "value": reason.value, "why": reason.why if reason.traced else None, "source": reason.source or None,
            "spans": [{"start": span.start, "end": span.end, "text": text[span.start : span.end]} for span in reason.spans],
        }
        for reason in found.reasons
    ]  # fmt: skip
    identity = f"{record.document.id}/{record.reader.version}/{found.item.id}"
    return json.dumps({"id": identity, "reader": record.reader.model_dump(), "notes": found.notes, "reasons": reasons}, indent=1, ensure_ascii=False)
