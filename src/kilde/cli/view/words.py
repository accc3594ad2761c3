"""The words and marks that all views share: labels of references, snippets, how an event is vouched for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from kilde.cli.view.dates import in_words
from kilde.model.record import Entity, Event, Place, Record, Span, Time

ACTS = {  # act: (one speaker, several)
    "assert": ("says", "say"), "deny": ("denies", "deny"), "accuse": ("accuses", "accuse"), "request": ("asks", "ask"),
    "demand": ("demands", "demand"), "promise": ("promises", "promise"), "offer": ("offers", "offer"), "threaten": ("threatens", "threaten"),
    "warn": ("warns", "warn"), "reject": ("rejects", "reject"), "announce": ("announces", "announce"), "confirm": ("confirms", "confirm"),
    "condemn": ("condemns", "condemn"), "praise": ("praises", "praise"), "no-comment": ("does not comment", "do not comment"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event is vouched for: a mark, a word and a style, so that none of the three is needed to tell them apart."""

    mark: str
    plain: str  # the mark where the terminal has ASCII only
    word: str
    style: str


STANDINGS = {
    "reported": Standing("●", "*", "reported", "green"),
    "claimed": Standing("○", "o", "claimed", "yellow"),
    "denied": Standing("✗", "x", "denied", "red"),
    "planned": Standing("▷", ">", "planned", "cyan"),
    "conditional": Standing("◇", "?", "conditional", "magenta"),
}


def standing(event: Event) -> Standing:
    """What modality says wins over attribution: what is denied, planned or conditional has not happened on anybody's word."""
    return STANDINGS[event.attribution if event.modality == "actual" else event.modality]


def ascii_only(console: Console) -> bool:
    return console.options.ascii_only


def arrow(console: Console) -> str:
    return " -> " if ascii_only(console) else " → "


def dot(console: Console) -> str:
    return " - " if ascii_only(console) else " · "


def label(record: Record, id: str) -> str:
    """What a reference is called: an entity's or place's label, a time in words, else the id."""
    try:
        item = record.get(id)
    except KeyError:
        return id
    if isinstance(item, Entity | Place):
        return item.label
    return in_words(item.edtf) if isinstance(item, Time) else id


def labels(record: Record, ids: Iterable[str], joined: str = " and ") -> str:
    """The labels of references as a list in words, each once."""
    names = list(dict.fromkeys(label(record, id) for id in ids))
    return ", ".join(names[:-1]) + joined + names[-1] if len(names) > 1 else "".join(names)


def speakers(record: Record, asserted_by: Iterable[str]) -> str:
    """Who vouches for what these statements assert; empty when nobody is named."""
    named: list[str] = []
    for id in asserted_by:
        named += getattr(record.get(id), "speaker", ())
    return labels(record, named)


def when(record: Record, time: str | None) -> str:
    return label(record, time) if time else ""


def words_at(record: Record, span: Span) -> str:
    """The characters of a span on one line."""
    return " ".join(record.document.text[span.start : span.end].split())


def snippet(record: Record, span: Span, length: int) -> str:
    """At most `length` characters of a span, cut between words."""
    words = words_at(record, span)
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def room(console: Console) -> int:
    """How long a snippet may be: what two lines of the middle column hold."""
    return max(60, 2 * (console.width - 26))


def quoted(words: str, console: Console, style: str = "dim") -> Text:
    """An article's words, told apart from ours by quotation marks that Nordic and English readers know."""
    opening, closing = ('"', '"') if ascii_only(console) else ("“", "”")
    inner = words.strip("«»“”„\"'")
    return Text(f"{opening}{inner}{closing}", style=style)
