"""Figures with their range, agreements, and who holds what."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from kilde.cli.view.happened import Row
from kilde.cli.view.words import dot, label, labels, quoted, room, snippet, speakers, when
from kilde.model.record import Figure, Record

MEASURES = {"distance", "width", "area", "duration"}


def amount(figure: Figure) -> str:
    """The range in words: "at least 12", "about 5,000", "4 to 5", "up to 20"."""
    low, best, high = (None if value is None else f"{value:,}" for value in (figure.low, figure.best, figure.high))
    about = "about " if figure.approximate else ""
    if best is not None:
        between = f" ({low or '?'} to {high or '?'})" if (low, high) not in ((best, best), (None, None)) else ""
        return about + best + between
    if low is not None and high is not None:
        return f"{about}{low} to {high}"
    if low is not None:
        return f"at least {about}{low}"
    return f"up to {about}{high}" if high is not None else "an unknown number"


def counted(record: Record, figure: Figure) -> str:
    """What there is so many of: kilometres, civilians, or whose side they are on when that is all that is known."""
    if figure.kind in MEASURES:
        unit = figure.unit or ""
        return unit.removesuffix("s") if figure.best == 1 else unit
    return figure.victims or figure.unit or labels(record, figure.side)


def figures(record: Record, console: Console) -> list[Row]:
    rows = []
    for figure in record.figures:
        what = counted(record, figure)
        told = Text(amount(figure), style="bold")
        told.append(f" {what}" if what else "", style="not bold")
        told.append("".join(dot(console) + part for part in _about(record, figure, what)), style="not bold")
        told.append("\n")
        told.append_text(quoted(snippet(record, figure, room(console)), console, "dim not bold"))
        rows.append((Text(figure.kind.replace("-", " "), style="italic"), told, figure.id))
    return rows


def agreements(record: Record, console: Console) -> list[Row]:
    rows = []
    for agreement in record.agreements:
        told = Text(labels(record, agreement.parties) or "parties not named", style="bold")
        parts = [
            agreement.count is not None and f"{agreement.count} of them",
            agreement.mediators and f"mediated by {labels(record, agreement.mediators)}",
            agreement.excludes and f"not for {labels(record, agreement.excludes)}",
            agreement.status and agreement.status.replace("-", " "),
            agreement.time and when(record, agreement.time),
        ]
        told.append("".join(dot(console) + part for part in parts if part), style="not bold")
        for term in agreement.terms or (agreement,):
            told.append("\n")
            told.append_text(quoted(snippet(record, term, room(console)), console, "dim not bold"))
        rows.append((Text(agreement.kind.replace("-", " "), style="italic"), told, agreement.id))
    return rows


def controls(record: Record, console: Console) -> list[Row]:
    rows = []
    for control in record.controls:
        told = Text(labels(record, control.holder) or "somebody unnamed", style="bold")
        by = speakers(record, control.asserted_by)
        since = when(record, control.since)
        parts = [
            control.supported_by and f"supported by {labels(record, control.supported_by)}",
            since and (since if since.startswith("since") else f"since {since}"),
            control.until and f"until {when(record, control.until)}",
            control.attribution == "claimed" and (f"claimed by {by}" if by else "claimed"),
        ]
        told.append("".join(dot(console) + part for part in parts if part), style="not bold")
        told.append("\n")
        told.append_text(quoted(snippet(record, control, room(console)), console, "dim not bold"))
        rows.append((Text(label(record, control.place) if control.place else "a place"), told, control.id))
    return rows


def _about(record: Record, figure: Figure, what: str) -> list[str]:
    side = labels(record, figure.side)
    by = speakers(record, figure.asserted_by)
    parts = [
        side and side.casefold() != what.casefold() and f"of {side}",
        figure.place and f"in {label(record, figure.place)}",
        figure.period and when(record, figure.period),
        figure.cumulative and "in all",
        figure.excludes and f"without {', '.join(figure.excludes)}",
        figure.part_of and f"part of {figure.part_of}",
        by and f"says {by}",
        figure.attribution == "claimed" and not by and "claimed",
    ]
    return [part for part in parts if part]
