"""The record while it is being made: what each stage adds to, with objects where the record has ids.

The types mirror `kilde.model.record`; `assemble` numbers them and turns references into ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kilde.encoder.interface import Parse, Token
from kilde.model.article import Article
from kilde.model.edtf import TimeValue
from kilde.model.record import (
    Act,
    AgreementKind,
    AgreementStatus,
    Attribution,
    Block,
    DisputeKind,
    EntityKind,
    EventType,
    FigureKind,
    Modality,
    Note,
    Span,
)

if TYPE_CHECKING:
    from kilde.reading.actors.parties import Parties
    from kilde.reading.actors.phrase import Phrase
    from kilde.reading.clauses.segments import Clauses


SILENT = ("heading", "headline", "byline")  # kinds of blocks that head or sign a text; the headline is read last, beside what stands below it


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of a block, as the encoder sees it. `index` counts over the whole text."""

    index: int
    block: Block
    parse: Parse

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    @property
    def start(self) -> int:
        return self.parse.start

    @property
    def end(self) -> int:
        return self.parse.end


@dataclass(slots=True, eq=False)
class EntityDraft:
    label: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    roles: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    wikidata: str | None = None
    geonames: int | None = None
    public: bool = True
    mentions: list[Span] = field(default_factory=list)

    def is_named(self, start: int, end: int) -> bool:
        """Whether one of its mentions begins between two characters."""
        return any(start <= mention.start < end for mention in self.mentions)


@dataclass(slots=True, eq=False)
class TimeDraft:
    """anchor: None, "published", or the time that this one hangs on; offset: ISO 8601 duration; rule: its name."""

    start: int
    end: int
    text: str
    edtf: TimeValue
    kind: str
    anchor: TimeDraft | str | None = None
    offset: str = ""
    rule: str = ""


@dataclass(slots=True, eq=False)
class PlaceDraft:
    start: int
    end: int
    text: str
    label: str
    feature: str
    precision: int
    entity: EntityDraft | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(slots=True, eq=False)
class StatementDraft:
    evidence: list[Span]
    act: Act
    speaker: list[EntityDraft] = field(default_factory=list)
    via: list[EntityDraft] = field(default_factory=list)
    addressee: list[EntityDraft] = field(default_factory=list)
    channel: str | None = None
    cue: Span | None = None
    content: Span | None = None
    quote: bool = False
    quotes: list[Span] = field(default_factory=list)
    conditional: bool = False
    negated: bool = False
    time: TimeDraft | None = None
    confidence: float = 1.0
    covers: list[Span] = field(default_factory=list)  # all that is said in it: what lies here is claimed, not reported
    sentence: int = 0
    hearsay: bool = False  # that it was said is itself passed on: "is said to have threatened"
    answers: StatementDraft | None = None  # what a denial stands against: "which X denies"
    own_act: bool = False  # the content is an infinitive: what is told, the speaker did

    def pass_on(self, outlets: Iterable[EntityDraft]) -> None:
        """Adds outlets through which the words came; who speaks passes nothing on."""
        self.via = list(dict.fromkeys([*self.via, *(e for e in outlets if e not in self.speaker)]))


@dataclass(slots=True, eq=False)
class EventDraft:
    evidence: list[Span]
    type: EventType
    trigger: Span
    mode: str | None = None
    mode_span: Span | None = None  # the words that tell the mode, where the trigger does not
    contexts: dict[str, Span | None] = field(default_factory=dict)  # each with the words that tell it; None where a party or the mode does
    actors: list[EntityDraft] = field(default_factory=list)
    recipients: list[EntityDraft] = field(default_factory=list)
    places: list[PlaceDraft] = field(default_factory=list)
    time: TimeDraft | None = None
    attribution: Attribution = "reported"
    modality: Modality = "actual"
    background: bool = False
    realises: StatementDraft | None = None
    asserted_by: list[StatementDraft] = field(default_factory=list)
    confidence: float = 1.0
    again: bool = False  # told by a definite noun that adds no party: "the attack", of which the text has spoken
    told: bool = False  # claimed as a whole, victims included, though nobody known says it: "the footage shows ..."
    owned_up: bool = False  # claimed only by taking the blame for it: that it happened, the outlet knows


@dataclass(slots=True, eq=False)
class FigureDraft:
    evidence: list[Span]
    kind: FigureKind
    low: int | float | None = None
    best: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    approximate: bool = False
    cumulative: bool | None = None
    victims: str | None = None
    side: list[EntityDraft] = field(default_factory=list)
    excludes: list[str] = field(default_factory=list)
    part_of: FigureDraft | None = None
    place: PlaceDraft | None = None
    period: TimeDraft | None = None
    event: EventDraft | None = None
    attribution: Attribution = "reported"
    asserted_by: list[StatementDraft] = field(default_factory=list)
    confidence: float = 1.0


@dataclass(slots=True, eq=False)
class AgreementDraft:
    evidence: list[Span]
    kind: AgreementKind
    parties: list[EntityDraft] = field(default_factory=list)
    mediators: list[EntityDraft] = field(default_factory=list)
    excludes: list[EntityDraft] = field(default_factory=list)
    terms: list[Span] = field(default_factory=list)
    count: int | None = None
    status: AgreementStatus | None = None
    status_evidence: Span | None = None
    time: TimeDraft | None = None


@dataclass(slots=True, eq=False)
class ControlDraft:
    evidence: list[Span]
    place: PlaceDraft | None
    holder: list[EntityDraft] = field(default_factory=list)
    supported_by: list[EntityDraft] = field(default_factory=list)
    since: TimeDraft | None = None
    until: TimeDraft | None = None
    attribution: Attribution = "reported"
    asserted_by: list[StatementDraft] = field(default_factory=list)


Disputed = StatementDraft | EventDraft | FigureDraft


@dataclass(slots=True, eq=False)
class DisputeDraft:
    kind: DisputeKind
    items: list[Disputed]
    reason: str


@dataclass(slots=True, eq=False)
class Draft:
    """All that is known of one article so far."""

    article: Article
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[EntityDraft] = field(default_factory=list)
    times: list[TimeDraft] = field(default_factory=list)
    places: list[PlaceDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    events: list[EventDraft] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    agreements: list[AgreementDraft] = field(default_factory=list)
    controls: list[ControlDraft] = field(default_factory=list)
    disputes: list[DisputeDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    phrases: list[list[Phrase]] = field(default_factory=list)  # actor phrases of each sentence, inner ones first
    clauses: list[Clauses] = field(default_factory=list)
    adjectives: dict[int, EntityDraft] = field(default_factory=dict)  # start of a nationality adjective -> its state
    adjective_spans: dict[EntityDraft, list[Span]] = field(default_factory=dict)  # state -> where only its adjective names it
    sides: Parties | None = None  # who the parties to the conflict are
    keys: dict[EntityDraft, str] = field(default_factory=dict)  # entity -> key of its country or people in kilde.knowledge
    continued: dict[int, list[StatementDraft]] = field(default_factory=dict)  # bare sentence -> the claims before it that it goes on with

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def language(self) -> str:
        return self.article.language

    def dates(self, start: int, end: int) -> list[TimeDraft]:
        """The dates that begin between two characters, in the order of the text."""
        return [t for t in self.times if t.kind == "date" and start <= t.start < end]

    def clauses_at(self, character: int) -> Clauses | None:
        """The sentence in which a character stands."""
        return next((c for c in self.clauses if c.sentence.start <= character < c.sentence.end), None)

    def words(self, start: int, end: int) -> list[str]:
        """The folded words that begin between two characters, in the order of the text."""
        near = (c for c in self.clauses if c.sentence.start < end and start < c.sentence.end)
        return [word for c in near for token, word in zip(c.tokens, c.words, strict=True) if start <= token.start < end]

    def sentences_of(self, block: Block) -> Iterator[Sentence]:
        return (sentence for sentence in self.sentences if sentence.block is block)

    def parties(self, exclude: list[EntityDraft]) -> list[EntityDraft]:
        """The two parties to the conflict that the text is about, none when it does not tell two."""
        return self.sides.main(exclude) if self.sides else []
