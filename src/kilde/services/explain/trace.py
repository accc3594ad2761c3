"""A stored text read again: its sentences, clauses and phrases as the running reader sees them, to look up what stood where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kilde.model.article import Article
from kilde.model.record import Entity, Event, Figure, Item, Record, Span, Statement
from kilde.model.version import VERSION
from kilde.reading import pipeline
from kilde.reading.actors.phrase import Phrase
from kilde.reading.assemble import assemble
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.services.read import reader

LAYERS = ("entities", "times", "places", "statements", "events", "figures", "agreements", "controls", "disputes")


class Trace:
    """The stored record, and the draft and the record that the running reader makes of its text."""

    def __init__(self, record: Record) -> None:
        document = record.document
        self.record, self.text, self.language = record, document.text, document.language
        self.article = Article(document.text, document.published, document.language, document.path, document.outlet, document.url, document.title)
        self.draft = pipeline.draft_of(self.article)
        self.fresh = assemble(self.draft, reader(document.language))

    # --- what to bear in mind -------------------------------------------------------------------------------------------

    def notes(self, item: Any) -> Iterator[str]:
        """That another version read the text, and that the running reader finds this item otherwise or not at all."""
        stored, running = self.record.reader, self.fresh.reader
        if stored != running:
            told = [f"{name} {getattr(stored, name)} then, {getattr(running, name)} now" for name in ("version", "model", "ontology")
                    if getattr(stored, name) != getattr(running, name)]  # fmt: skip
            yield f"another reader made this record ({'; '.join(told)}): the reasons are the running reader's"
        if not self.finds(item):
            yield "the running reader does not find this item with the same values: the reasons are read off its lists and the stored record"

    def finds(self, item: Any) -> bool:
        """Whether the running reader finds the same item, ids aside."""
        layer = next(name for name in LAYERS if any(other is item or other == item for other in getattr(self.record, name)))
        return any(_content(self.record, item) == _content(self.fresh, other) for other in getattr(self.fresh, layer))

    @property
    def version(self) -> str:
        return VERSION

    # --- places in the text ---------------------------------------------------------------------------------------------

    def clauses_at(self, offset: int) -> Clauses | None:
        """The sentence that holds an offset; the last one before it where it stands between two."""
        found = None
        for clauses in self.draft.clauses:
            if clauses.sentence.start > offset:
                break
            found = clauses
        return found

    def tokens(self, clauses: Clauses, span: Span) -> range:
        """The tokens of a sentence that a span touches."""
        inside = [i for i, token in enumerate(clauses.tokens) if token.start < span.end and span.start < token.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def span(self, clauses: Clauses, first: int, last: int) -> Span:
        return Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end)

    def words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    # --- references -----------------------------------------------------------------------------------------------------

    def entity(self, id: str) -> EntityDraft | None:
        """The running reader's entity for a stored one: the same label, else the same words."""
        stored = self.record.get(id)
        if not isinstance(stored, Entity):
            return None
        same = next((e for e in self.draft.entities if e.label == stored.label), None)
        places = {(m.start, m.end) for m in stored.mentions}
        return same or next((e for e in self.draft.entities if any((m.start, m.end) in places for m in e.mentions)), None)

    def label(self, id: str) -> str:
        try:
            item = self.record.get(id)
        except KeyError:
            return id
        name = getattr(item, "label", None) or getattr(item, "edtf", None)
        return f"{name} {id}" if name else id

    def phrases(self, clauses: Clauses, entity: EntityDraft) -> list[Phrase]:
        """The outermost phrases of a sentence that stand for an entity, or have a part that does."""
        return [p for p in clauses.phrases if entity in p.entities or any(entity in part.entities for part in p.parts)]

    def statements_over(self, offset: int, ids: Iterable[str] | None = None) -> list[Statement]:
        """The stored statements that say what stands at an offset."""
        wanted = set(ids) if ids is not None else None
        found = [s for s in self.record.statements if any(e.start <= offset < e.end for e in ((s.content,) if s.content else s.evidence))]
        return [s for s in found if wanted is None or s.id in wanted]


def _content(record: Record, item: Any) -> dict[str, Any]:
    """An item's fields with what references stand for instead of ids, so that items of two records can be compared."""
    return {name: _named(record, getattr(item, name)) for name in type(item).model_fields if name != "id"}


def _named(record: Record, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_named(record, each) for each in value)
    if not isinstance(value, str):
        return value
    try:
        item = record.get(value)
    except KeyError:
        return value
    if isinstance(item, Entity):
        return item.label
    if isinstance(item, Statement | Event | Figure | Item):
        return (type(item).__name__, item.start, item.end)
    return (type(item).__name__, getattr(item, "start", None), getattr(item, "edtf", None) or getattr(item, "label", None))
