"""Statements: who says what to whom, through whom; and where the accounts disagree, side by side."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from kilde.cli.view.happened import Row
from kilde.cli.view.words import ACTS, arrow, dot, labels, quoted, room, snippet, words_at
from kilde.model.record import Entity, Item, Place, Record, Span, Statement, Time

TELLING = 25  # characters


def statements(record: Record, console: Console) -> list[Row]:
    return [(_speaker(record, item), _told(record, item, console), item.id) for item in record.statements]


def disputes(record: Record, console: Console) -> list[Row]:
    rows = []
    for dispute in record.disputes:
        told = Text(dispute.reason)
        for id in dispute.items:
            told.append("\n")
            told.append_text(_side(record, id, console))
        rows.append((Text(dispute.kind.replace("-", " "), style="bold red"), told, dispute.id))
    return rows


def _speaker(record: Record, statement: Statement) -> Text:
    return Text(labels(record, statement.speaker) or "somebody unnamed", style="bold" if statement.speaker else "dim")


def _told(record: Record, statement: Statement, console: Console) -> Text:
    told = Text(ACTS[statement.act][len(statement.speaker) > 1])
    if statement.addressee:
        told.append(arrow(console) + labels(record, statement.addressee))
    if statement.via:
        told.append(f"{dot(console)}via {labels(record, statement.via)}", style="blue")
    marks = [word for word, holds in (("on a condition", statement.conditional), ("negated", statement.negated)) if holds]
    if marks:
        told.append(dot(console) + ", ".join(marks), style="magenta")
    told.append("\n")
    style = "italic" if statement.quote else "dim"
    return told.append_text(quoted(snippet(record, _telling(statement), room(console)), console, style))


def _telling(statement: Statement) -> Span:
    """What was said; the whole statement where that alone is a word or two ("denies it")."""
    content = statement.content
    return content if content and content.end - content.start >= TELLING else statement


def _side(record: Record, id: str, console: Console) -> Text:
    """One side of a dispute: who holds it, in the article's words."""
    item = record.get(id)
    side = Text(f"  {id}  ", style="dim")
    if not isinstance(item, Item):
        return side.append(item.label if isinstance(item, Entity | Place) else item.text if isinstance(item, Time) else id)
    by = item.speaker if isinstance(item, Statement) else tuple(s for a in getattr(item, "asserted_by", ()) for s in getattr(record.get(a), "speaker", ()))
    if by:
        side.append(labels(record, by) + ": ", style="not dim")
    words = words_at(record, _telling(item) if isinstance(item, Statement) else item)
    return side.append_text(quoted(words if len(words) < 200 else words[:199] + "…", console, "not dim"))
