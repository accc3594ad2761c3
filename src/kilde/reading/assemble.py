"""Turns a draft into a record: numbers the items in text order and puts ids where the draft has objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from kilde.model.record import (
    Agreement,
    Control,
    Dispute,
    Document,
    Entity,
    Event,
    Figure,
    Links,
    Place,
    Reader,
    Record,
    Relation,
    Span,
    Statement,
    Time,
)
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft, TimeDraft

T = TypeVar("T")


class Evidenced(Protocol):
    evidence: list[Span]


PASSING = ("population", "source", "other", "place")  # kinds that are entities only where they play a part


def assemble(draft: Draft, reader: Reader) -> Record:
    return _Assembly(draft).record(reader)


def _used(draft: Draft) -> set[EntityDraft]:
    """The entities that play a part in any item."""
    found: set[EntityDraft] = set()
    for s in draft.statements:
        found.update(s.speaker, s.via, s.addressee)
    for v in draft.events:
        found.update(v.actors, v.recipients)
    for a in draft.agreements:
        found.update(a.parties, a.mediators, a.excludes)
    for c in draft.controls:
        found.update(c.holder, c.supported_by)
    for f in draft.figures:
        found.update(f.side)
    found.update(p.entity for p in draft.places if p.entity)
    return found


class _Assembly:
    """The ids of one draft's items."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ids: dict[object, str] = {}
        used = _used(draft)
        for entity in used:
            entity.mentions = entity.mentions or list(draft.adjective_spans.get(entity, ()))
        self.entities = [e for e in draft.entities if e.mentions and (e.kind not in PASSING or e in used)]
        self._number("e", self.entities)
        self._number("t", draft.times)
        self._number("p", draft.places)
        for letter, items in (("s", draft.statements), ("v", draft.events), ("f", draft.figures), ("a", draft.agreements), ("c", draft.controls)):
            self._number(letter, sorted(items, key=lambda item: (item.evidence[0].start, item.evidence[0].end)))
        self._number("d", draft.disputes)

    def _number(self, letter: str, items: Iterable[object]) -> None:
        for number, item in enumerate(items, 1):
            self.ids[item] = f"{letter}{number}"

    def one(self, item: object | None) -> str | None:
        return None if item is None else self.ids.get(item)

    def many(self, items: Sequence[object]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.ids[item] for item in items if item in self.ids))

    def _sorted(self, items: list[T]) -> list[T]:
        return sorted(items, key=lambda item: int(self.ids[item][1:]))

    def record(self, reader: Reader) -> Record:
        draft, article = self.draft, self.draft.article
        return Record(
            reader=reader,
            document=Document(
                id=article.hash[:12], path=article.path, url=article.url, outlet=article.outlet, language=article.language,
                published=article.published, title=article.title or self._headline(), text=article.text, blocks=tuple(draft.blocks),
            ),
            entities=tuple(
                Entity(id=self.ids[e], label=e.label, kind=e.kind, country=e.country, sector=e.sector, roles=tuple(e.roles), names=tuple(e.names),
                       links=Links(wikidata=e.wikidata, geonames=e.geonames), mentions=tuple(e.mentions), public=e.public)
                for e in self.entities
            ),
            times=tuple(self._time(t) for t in draft.times),
            places=tuple(self._place(p) for p in draft.places),
            statements=tuple(
                Statement(**self._item(s), act=s.act, speaker=self.many(s.speaker), via=self.many(s.via), addressee=self.many(s.addressee),
                          channel=s.channel, cue=s.cue, content=s.content, quote=s.quote, quotes=tuple(s.quotes), conditional=s.conditional,
                          negated=s.negated, time=self.one(s.time), confidence=s.confidence)
                for s in self._sorted(draft.statements)
            ),
            events=tuple(
                Event(**self._item(v), type=v.type, mode=v.mode, contexts=tuple(v.contexts), actors=self.many(v.actors),
                      recipients=self.many(v.recipients), places=self.many(v.places), time=self.one(v.time), attribution=v.attribution,
                      modality=v.modality, background=v.background, realises=self.one(v.realises), asserted_by=self.many(v.asserted_by),
                      trigger=v.trigger, confidence=v.confidence)
                for v in self._sorted(draft.events)
            ),
            figures=tuple(
                Figure(**self._item(f), kind=f.kind, low=f.low, best=f.best, high=f.high, unit=f.unit, approximate=f.approximate,
                       cumulative=f.cumulative, victims=f.victims, side=self.many(f.side), excludes=tuple(f.excludes), part_of=self.one(f.part_of),
                       place=self.one(f.place), period=self.one(f.period), event=self.one(f.event), attribution=f.attribution,
                       asserted_by=self.many(f.asserted_by), confidence=f.confidence)
                for f in self._sorted(draft.figures)
            ),
            agreements=tuple(
                Agreement(**self._item(a), kind=a.kind, parties=self.many(a.parties), mediators=self.many(a.mediators),
                          excludes=self.many(a.excludes), terms=tuple(a.terms), count=a.count, status=a.status,
                          status_evidence=a.status_evidence, time=self.one(a.time))
                for a in self._sorted(draft.agreements)
            ),
            controls=tuple(
                Control(**self._item(c), place=self.one(c.place), holder=self.many(c.holder), supported_by=self.many(c.supported_by),
                        since=self.one(c.since), until=self.one(c.until), attribution=c.attribution, asserted_by=self.many(c.asserted_by))
                for c in self._sorted(draft.controls)
            ),
            disputes=tuple(Dispute(id=self.ids[d], kind=d.kind, items=self.many(d.items), reason=d.reason) for d in draft.disputes),
            notes=tuple(draft.notes),
        )  # fmt: skip

    def _headline(self) -> str | None:
        return next((self.draft.text[b.start : b.end] for b in self.draft.blocks if b.kind == "headline"), None)

    def _item(self, item: Evidenced) -> dict[str, Any]:
        evidence = item.evidence
        return {"id": self.ids[item], "start": evidence[0].start, "end": evidence[0].end, "evidence": tuple(evidence)}

    def _time(self, time: TimeDraft) -> Time:
        anchor = time.anchor if isinstance(time.anchor, str) else self.one(time.anchor)
        earliest, latest = time.edtf.earliest, time.edtf.latest
        return Time(
            id=self.ids[time], start=time.start, end=time.end, text=time.text, edtf=str(time.edtf), kind=time.kind,  # type: ignore[arg-type]
            earliest=earliest.isoformat() if earliest else None, latest=latest.isoformat() if latest else None,
            relation=Relation(anchor=anchor, offset=time.offset, rule=time.rule) if anchor else None,
        )  # fmt: skip

    def _place(self, place: PlaceDraft) -> Place:
        return Place(
            id=self.ids[place], start=place.start, end=place.end, text=place.text, label=place.label, entity=self.one(place.entity),
            country=place.country, admin1=place.admin1, lat=place.lat, lon=place.lon, feature=place.feature, geonames=place.geonames,
            precision=place.precision,
        )  # fmt: skip
