"""What surrounds a figure in its draft: side, place, period, event, whose count it is, what it adds to or leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from kilde.model.record import Span
from kilde.reading.draft import Draft, EntityDraft, EventDraft, FigureDraft, PlaceDraft, StatementDraft, TimeDraft
from kilde.reading.figures.scene import Found, Scene

VIOLENT = frozenset({"killed", "injured"})
NOT_SIDES = frozenset({"person", "place", "news-agency", "media", "source"})
LOSSES = frozenset({"killed", "injured"})


def overlap(first: Span, second: Span) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def place_in_text(draft: Draft, scene: Scene, found: Found, figure: FigureDraft) -> None:
    """Fills in what other stages know of the same stretch of text."""
    span = figure.evidence[0]
    number = scene.span(found.counted.first, found.counted.last)
    sentence = Span(start=scene.words[0].start, end=scene.words[-1].end)
    figure.side = _side(draft.entities, number)
    figure.place = _nearest(scene, span, [p for p in draft.places if sentence.start <= p.start and p.end <= sentence.end])
    dates = [t for t in draft.times if sentence.start <= t.start and t.end <= sentence.end and t.kind == "date"]
    figure.period = _nearest(scene, span, dates)
    if found.kind in VIOLENT:
        figure.event = _event(draft.events, span)
    _attribute(draft.statements, figure, number)
    figure.cumulative = _cumulative(scene, found)
    figure.excludes = _excludes(scene, found)


def _side(entities: Iterable[EntityDraft], number: Span) -> list[EntityDraft]:
    """Entities named inside the counted phrase: "aserbajdsjanske soldater", "soldiers from Azerbaijan"."""
    return [e for e in entities if e.kind not in NOT_SIDES and any(overlap(mention, number) > 0 for mention in e.mentions)]


T = TypeVar("T", PlaceDraft, TimeDraft)


def _nearest(scene: Scene, span: Span, items: list[T]) -> T | None:
    """The item closest to the evidence, when no new clause begins between them; one behind it is preferred over one before."""
    best: tuple[int, T] | None = None
    for item in items:
        if item.end <= span.start:
            distance = span.start - item.end + 1
        else:
            distance = max(0, item.start - span.end)
        if _parted(scene, item.start, item.end, span):
            continue
        if best is None or distance < best[0]:
            best = distance, item
    return best[1] if best else None


def _parted(scene: Scene, start: int, end: int, span: Span) -> bool:
    """Whether a word that begins a clause stands between an item and the evidence."""
    low, high = (end, span.start) if end <= span.start else (span.end, start)
    return any(low <= word.start < high and (word.key in scene.lexicon.words["breaks"] or word.text == ";") for word in scene.words)


def _event(events: Iterable[EventDraft], span: Span) -> EventDraft | None:
    fitting = [(max(overlap(span, evidence) for evidence in event.evidence), event) for event in events if event.type == "ASSAULT"]
    best = max(fitting, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def _attribute(statements: Iterable[StatementDraft], figure: FigureDraft, number: Span) -> None:
    """A figure inside what somebody says is claimed, by all those statements."""
    for statement in statements:
        said = statement.covers or [*([statement.content] if statement.content else []), *statement.evidence]
        if any(span.start <= number.start and number.end <= span.end for span in said):
            figure.attribution = "claimed"
            figure.asserted_by.append(statement)


def _cumulative(scene: Scene, found: Found) -> bool | None:
    """True for a total so far, False for an addition, None when the words do not tell."""
    count = len(scene.words)
    counted = found.counted
    beside = [*range(max(0, counted.first - 3), counted.first), *range(counted.quantity.last, min(counted.last + 2, count))]
    if any(scene.phrase("fresh", at) for at in beside):
        return False
    # A phrase belongs to the figure nearest to it: it is looked for up to the neighbouring figures.
    others = [other for other in scene.found if other is not found and other.part_of is not found and found.part_of is not other]
    low = max((other.last for other in others if other.last <= found.first), default=0)
    high = min((other.first for other in others if other.first >= found.last), default=count)
    for at in range(low, high):
        if scene.phrase("cumulative", at):
            return True
    return None


def _excludes(scene: Scene, found: Found) -> list[str]:
    """ "ikke medregnet soldater": the words after the phrase, up to the next mark."""
    if found.kind not in LOSSES:
        return []
    for at in range(found.last, len(scene.words)):
        if length := scene.phrase("without", at):
            return _until_mark(scene, at + length)
    return []


def _until_mark(scene: Scene, start: int) -> list[str]:
    end = start
    while end < len(scene.words) and not scene.is_mark(end) and end - start < 6:
        end += 1
    return [_text(scene, start, end)] if end > start else []


def _text(scene: Scene, start: int, end: int) -> str:
    return " ".join(word.text for word in scene.words[start:end])


def undisclosed(scene: Scene) -> str | None:
    """The losses that a sentence says are not made known: "oppgir ikke militære tap" gives "militære tap"."""
    verbs = [at for at in range(len(scene.words)) if scene.phrase("undisclosed", at)]
    negated = any(scene.has("negations", at) for at in range(len(scene.words)))
    if not verbs or not negated:
        return None
    for at in range(verbs[0] + 1, min(verbs[0] + 6, len(scene.words))):
        if scene.has("losses", at):
            start = at
            while start - 1 > verbs[0] and not scene.has("stops", start - 1) and not scene.has("negations", start - 1):
                start -= 1
            return _text(scene, start, at + 1)
    return None
