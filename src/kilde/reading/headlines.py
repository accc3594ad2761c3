"""Stage: what the headline tells: further evidence of what the text tells again, and items of its own where the text does not."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.background import mark_background
from kilde.reading.events.find import told_in
from kilde.reading.events.lexicon import event_words
from kilde.reading.events.scene import Scene
from kilde.reading.events.spoken import spoken_events
from kilde.reading.events.when import set_times
from kilde.reading.events.where import set_places
from kilde.reading.statements.find import Finder
from kilde.reading.statements.lexicon import speech

HEADLINE = "headline"
STEM = 5  # letters by which two forms of a word are the same


def read(draft: Draft) -> None:
    lines = [c for c in draft.clauses if c.sentence.block.kind == HEADLINE]
    if not lines or len(lines) == len(draft.clauses):
        return
    said, body, happened = _said(draft, lines), list(draft.statements), list(draft.events)
    twins = {id(s): twin for s in said if (twin := _told_by_same(s, body)) is not None}
    draft.statements = [*said, *body]  # so that what is said in the headline is claimed
    told = [one.event for c in lines for one in told_in(Scene(draft, c, event_words(draft.language)))]
    new = [s for s in said if id(s) not in twins]
    draft.statements = [*new, *body]
    for statement in said:
        if id(statement) in twins:
            _add_evidence(twins[id(statement)], statement, happened)
    spoken = spoken_events(draft, new)
    draft.events = [*spoken, *_only_here(draft, told, happened, twins), *happened]
    set_times(draft, spoken, [])


def _said(draft: Draft, lines: Sequence[Clauses]) -> list[StatementDraft]:
    """The statements of the headline, read without what stands below it."""
    finder = Finder(draft, speech(draft.language))
    for clauses in lines:
        finder.read(clauses)
    return finder.statements


def _told_by_same(statement: StatementDraft, body: Sequence[StatementDraft]) -> StatementDraft | None:
    """The first statement of the text with the same act and speaker; one that names nobody is the first of its act."""
    return next((s for s in body if s.act == statement.act and (not statement.speaker or _meet(s.speaker, statement.speaker))), None)


def _add_evidence(twin: StatementDraft, statement: StatementDraft, events: Sequence[EventDraft]) -> None:
    twin.evidence.append(statement.evidence[0])
    for event in events:
        if event.realises is twin:
            event.evidence.append(statement.evidence[0])


def _only_here(draft: Draft, told: Sequence[EventDraft], happened: Sequence[EventDraft], twins: dict[int, StatementDraft]) -> list[EventDraft]:
    """Events of the headline that the text does not tell; of the others, those that are surely one become evidence of what it tells."""
    new = []
    for event in told:
        event.asserted_by = [twins.get(id(s), s) for s in event.asserted_by]
        may_be = [e for e in happened if _same(e, event)]
        twin = max((e for e in may_be if _alike(draft, e, event)), key=lambda e: _likeness(e, event), default=None)
        if twin is not None:
            twin.evidence.append(event.evidence[0])
            if not twin.actors and _meet(twin.recipients, event.recipients):
                twin.actors = [e for e in event.actors if e not in twin.recipients]  # the headline says whose "the attack" is
        if may_be:
            continue
        set_places(draft, event, [])
        new.append(event)
    set_times(draft, [], new)
    mark_background(draft, new)
    return new


def _same(one: EventDraft, other: EventDraft) -> bool:
    """Whether nothing tells two events apart: the type, and sides that have somebody in common where both are named."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return one.type == other.type and all(not a or not b or _meet(a, b) for a, b in sides)


def _alike(draft: Draft, one: EventDraft, other: EventDraft) -> bool:
    """Whether something tells that two events are one: a side that they share, the same mode or the same word."""
    words = [draft.text[e.trigger.start : e.trigger.end].casefold()[:STEM] for e in (one, other)]
    return bool(_likeness(one, other)[0]) or (one.mode == other.mode is not None) or words[0] == words[1]


def _likeness(one: EventDraft, other: EventDraft) -> tuple[int, bool, bool]:
    """How much two events share: sides, mode, how real they are."""
    return _meet(one.actors, other.actors) + _meet(one.recipients, other.recipients), one.mode == other.mode, one.modality == other.modality


def _meet(one: Sequence[EntityDraft], other: Sequence[EntityDraft]) -> bool:
    """Whether two sides share somebody, or the country of somebody: Israel and its prime minister."""
    return bool(_names(one) & _names(other))


def _names(side: Sequence[EntityDraft]) -> set[str]:
    return {name for e in side for name in (e.label, e.country) if name}
