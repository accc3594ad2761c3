"""Events: when, what, who to whom, where, and how it is vouched for. The day's events first, background apart."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from kilde.cli.view.words import STANDINGS, arrow, ascii_only, dot, labels, quoted, room, snippet, speakers, standing, when
from kilde.model.record import Event, Record, Time

Row = tuple[Text, Text, str]
LAST = "9999"  # sorts what has no date behind what has


def events(record: Record, console: Console) -> list[Row]:
    return _rows(record, console, (event for event in record.events if not event.background))


def background(record: Record, console: Console) -> list[Row]:
    return _rows(record, console, (event for event in record.events if event.background))


def legend(record: Record, console: Console) -> Text:
    """The marks that this record's events use, in words."""
    used = {standing(event).word for event in record.events}
    words = Text()
    for how in STANDINGS.values():
        if how.word in used:
            words.append("   ").append(f"{how.plain if ascii_only(console) else how.mark} {how.word}", style=f"not bold {how.style}")
    return words


def _rows(record: Record, console: Console, chosen: Iterable[Event]) -> list[Row]:
    ordered = sorted(chosen, key=lambda event: (_earliest(record, event), event.start))
    return [(Text(when(record, event.time)), _told(record, event, console), event.id) for event in ordered]


def _earliest(record: Record, event: Event) -> str:
    if not event.time:
        return LAST
    time = record.get(event.time)
    return (isinstance(time, Time) and time.earliest) or LAST


def _told(record: Record, event: Event, console: Console) -> Text:
    how = standing(event)
    told = Text(f"{how.plain if ascii_only(console) else how.mark} ", style=how.style)
    told.append(event.type + (f" ({event.mode})" if event.mode else ""), style=f"bold {how.style}")
    told.append("  ")
    who = labels(record, event.actors)
    whom = labels(record, event.recipients)
    told.append((who + arrow(console) + whom).strip() if whom else who)
    if event.places:
        told.append(("  in " if who or whom else "in ") + labels(record, event.places))
    said = _vouched(record, event)
    if said:
        told.append((dot(console) if who or whom or event.places else "") + said, style=how.style)
    if event.contexts:
        told.append(f"{dot(console)}about {', '.join(event.contexts).replace('_', ' ')}", style="dim")
    told.append("\n")
    return told.append_text(quoted(snippet(record, event.evidence[0] if event.evidence else event.trigger, room(console)), console))


def _vouched(record: Record, event: Event) -> str:
    """In words, for all but what the outlet reports on its own word as having happened."""
    by = speakers(record, event.asserted_by)
    words: list[str] = [] if event.modality == "actual" else [event.modality]
    if event.attribution == "claimed":
        words.append(f"claimed by {by}" if by else "claimed")
    return ", ".join(words)
