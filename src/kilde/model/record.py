"""The record contract, schema "kilde/1": what one version of the reader found in one text.

Offsets count Unicode code points of `document.text`, start inclusive, end exclusive. References between items are ids: a
layer letter and a number. Absent is None or an empty tuple. An item's `start` and `end` are its first evidence.
"""

from __future__ import annotations

import warnings
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

Act = Literal["assert", "deny", "accuse", "request", "demand", "promise", "offer", "threaten", "warn", "reject", "announce", "confirm",
              "condemn", "praise", "no-comment"]  # fmt: skip
EntityKind = Literal["person", "government", "ministry", "military", "armed-group", "organization", "news-agency", "media", "population",
                     "place", "source", "other"]  # fmt: skip
BlockKind = Literal["header", "headline", "heading", "paragraph", "caption", "byline", "quote", "list"]
EventType = Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip
FigureKind = Literal["killed", "injured", "captured", "missing", "displaced", "evacuated", "detained", "bodies-returned",
                     "prisoners-exchanged", "settlements-captured", "weapons-fired", "weapons-downed", "troops", "present", "population",
                     "distance", "width", "area", "duration"]  # fmt: skip
AgreementKind = Literal["ceasefire", "peace", "military-cooperation", "alliance", "prisoner-exchange", "withdrawal", "other"]
AgreementStatus = Literal["in-force", "announced", "proposed", "broken", "expired", "rejected"]
DisputeKind = Literal["contradiction", "partial", "different-scope", "mutual-accusation", "characterisation"]
Attribution = Literal["reported", "claimed"]
Modality = Literal["actual", "planned", "conditional", "denied"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    start: int
    end: int


class Reader(Frozen):
    version: str
    model: str
    ontology: str


class Credit(Frozen):
    text: str
    photographer: str | None = None
    agency: str | None = None


class Block(Span):
    kind: BlockKind
    credit: Credit | None = None


class Document(Frozen):
    id: str
    path: str | None
    url: str | None
    outlet: str | None
    language: str
    published: str
    title: str | None
    text: str
    blocks: tuple[Block, ...]


class Links(Frozen):
    wikidata: str | None = None
    geonames: int | None = None


class Entity(Frozen):
    id: str
    label: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    links: Links = Links()
    mentions: tuple[Span, ...] = ()
    public: bool = True


class Relation(Frozen):
    """How a time hangs on its anchor: "published" or another time's id, an ISO 8601 duration, and the rule's name."""

    anchor: str
    offset: str
    rule: str


class Time(Span):
    id: str
    text: str
    edtf: str
    kind: Literal["date", "duration", "set"]
    earliest: str | None = None
    latest: str | None = None
    relation: Relation | None = None


class Place(Span):
    id: str
    text: str
    label: str
    entity: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str
    geonames: int | None = None
    precision: int


class Item(Span):
    """Anything that a stretch of text carries: its first evidence, and all of it."""

    id: str
    evidence: tuple[Span, ...]


class Statement(Item):
    act: Act
    speaker: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    channel: str | None = None
    cue: Span | None = None
    content: Span | None = None
    quote: bool = False
    quotes: tuple[Span, ...] = ()
    conditional: bool = False
    negated: bool = False
    time: str | None = None
    confidence: float


class Event(Item):
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    attribution: Attribution
    modality: Modality
    background: bool = False
    realises: str | None = None
    asserted_by: tuple[str, ...] = ()
    trigger: Span
    confidence: float


class Figure(Item):
    kind: FigureKind
    low: int | float | None = None
    best: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    approximate: bool = False
    cumulative: bool | None = None
    victims: str | None = None
    side: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    part_of: str | None = None
    place: str | None = None
    period: str | None = None
    event: str | None = None
    attribution: Attribution
    asserted_by: tuple[str, ...] = ()
    confidence: float


class Agreement(Item):
    kind: AgreementKind
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    terms: tuple[Span, ...] = ()
    count: int | None = None
    status: AgreementStatus | None = None
    status_evidence: Span | None = None
    time: str | None = None


class Control(Item):
    place: str | None
    holder: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    attribution: Attribution
    asserted_by: tuple[str, ...] = ()


class Dispute(Frozen):
    id: str
    kind: DisputeKind
    items: tuple[str, ...]
    reason: str


class Note(Frozen):
    stage: str
    message: str


with warnings.catch_warnings():
    # "schema" is the contract's name for the field; pydantic warns because its base class has a deprecated method of that name.
    warnings.simplefilter("ignore", UserWarning)

    class Record(Frozen):
        schema: Literal["kilde/1"] = "kilde/1"  # type: ignore[assignment]
        reader: Reader
        document: Document
        entities: tuple[Entity, ...] = ()
        times: tuple[Time, ...] = ()
        places: tuple[Place, ...] = ()
        statements: tuple[Statement, ...] = ()
        events: tuple[Event, ...] = ()
        figures: tuple[Figure, ...] = ()
        agreements: tuple[Agreement, ...] = ()
        controls: tuple[Control, ...] = ()
        disputes: tuple[Dispute, ...] = ()
        notes: tuple[Note, ...] = ()

        @cached_property
        def _items(self) -> dict[str, Entity | Time | Place | Item | Dispute]:
            layers = (self.entities, self.times, self.places, self.statements, self.events, self.figures, self.agreements, self.controls,
                      self.disputes)  # fmt: skip
            return {item.id: item for layer in layers for item in layer}

        def get(self, id: str) -> Entity | Time | Place | Item | Dispute:
            """The item of that id, for example "s3". Raises KeyError when the record has none."""
            return self._items[id]
