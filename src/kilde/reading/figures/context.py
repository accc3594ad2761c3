"""What surrounds a figure in its draft: side, place, period, event, whose count it is, what it adds to or leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from kilde.model.record import Span
from kilde.reading.draft import Draft, EventDraft, FigureDraft, PlaceDraft, StatementDraft, TimeDraft
from kilde.reading.figures.scene import Found, Scene
from kilde.reading.figures.sides import Sides
from kilde.reading.figures.spans import Spans
from kilde.reading.numbers import Word
from kilde.reading.numbers.tally import largest

LOSSES = frozenset({"killed", "injured"})
HAPPENED = LOSSES | {"captured", "missing", "displaced", "evacuated", "detained", "settlements-captured", "weapons-fired", "weapons-downed"}  # what a source tells of
ATTACHED = 1  # words between a figure and the place that belongs to its evidence: a preposition
REACH = 30  # words from a figure to "so far"
T = TypeVar("T", PlaceDraft, TimeDraft)


class Surroundings:
    """What earlier stages found in one text, by where it stands."""

    def __init__(self, draft: Draft) -> None:
        self.sides = Sides(draft)
        self.places: Spans[PlaceDraft] = Spans((place.start, place.end, place) for place in draft.places)
        self.dates: Spans[TimeDraft] = Spans((time.start, time.end, time) for time in draft.times if time.kind == "date")
        self.assaults: Spans[EventDraft] = Spans(
            (span.start, span.end, event) for event in draft.events if event.type == "ASSAULT" for span in event.evidence
        )
        self.continued = draft.continued
        self.statements: Spans[StatementDraft] = Spans(
            (span.start, span.end, statement) for statement in draft.statements for span in said(statement)
        )

    def complete(self, scene: Scene, found: Found, figure: FigureDraft) -> None:
        """Fills in what is known around the figure."""
        span, number = figure.evidence[0], scene.span(found.counted.first, found.counted.last)
        start, end = scene.words[0].start, scene.words[-1].end
        speaking = [s for s in self.statements.touching(number.start, number.end) if s.content is not None and s.content.start <= number.start < s.content.end]
        figure.place = _nearest(scene, span, [p for p in self.places.touching(start, end) if not _tells_of_speaker(p, speaking) and not _is_origin(scene, p)])
        if figure.place is not None and 0 <= _words_between(scene, span.end, figure.place.start) <= ATTACHED:
            figure.evidence[0] = Span(start=span.start, end=figure.place.end)  # "ni landsbyer i Nagorno-Karabakh"
        figure.period = _nearest(scene, span, self.dates.touching(start, end))
        if found.kind in LOSSES:
            figure.event = max(self.assaults.touching(span.start, span.end), key=lambda event: _shared(event, span), default=None)
            figure.excludes = _excludes(scene, found)
        for statement in self.statements.touching(number.start, number.end):
            if _is_own_verb(scene, found, statement):
                continue
            if any(covered.start <= number.start and number.end <= covered.end for covered in said(statement)):
                figure.attribution = "claimed"
                figure.asserted_by.append(statement)
        if figure.attribution == "reported" and figure.event is not None and figure.event.attribution == "claimed" and (figure.event.asserted_by or figure.event.told):
            figure.attribution, figure.asserted_by = "claimed", list(figure.event.asserted_by)  # "... the army said. Two more were wounded."
        held = self.continued.get(scene.sentence.index, [])
        if figure.attribution == "reported" and held and found.kind in HAPPENED and (figure.event is None or figure.event.attribution == "claimed"):
            figure.attribution, figure.asserted_by = "claimed", list(held)  # "... the army said. Four guards died."
        figure.cumulative = _cumulative(scene, found) if found.unit is None else None
        figure.side = self.sides.of(scene, found, figure)


def _tells_of_speaker(place: PlaceDraft, speaking: Sequence[StatementDraft]) -> bool:
    """ "5,000 prisoners", said Ghani in Kabul: the place stands with who says it, behind the words."""
    return any(s.cue is not None and s.content is not None and s.content.end <= s.cue.start <= place.start < s.evidence[-1].end for s in speaking)


def _is_origin(scene: Scene, place: PlaceDraft) -> bool:
    """ "Nine of them were from South Africa": where people come from is not where it befell them."""
    at = bisect_left(scene.words, place.start, key=_start)
    counted = any(c.last == at - 1 for c in scene.within(max(0, at - 4), at))  # "three from Malawi"
    return scene.has("from", at - 1) and (scene.has("copulas", at - 2) or counted)


def said(statement: StatementDraft) -> Sequence[Span]:
    """The stretches in which something is said by somebody."""
    return statement.covers or [*([statement.content] if statement.content else []), *statement.evidence]


def _is_own_verb(scene: Scene, found: Found, statement: StatementDraft) -> bool:
    """Whether the verb of saying is the figure's own cue: "attacken krävde åtta liv" demands nothing. A relay stays one."""
    cue = found.cue or (found.part_of.cue if found.part_of else None)
    if cue is None or statement.cue is None or statement.via or statement.act == "assert":
        return False
    return scene.words[cue.first].start <= statement.cue.start and statement.cue.end <= scene.words[cue.last - 1].end


def _words_between(scene: Scene, start: int, end: int) -> int:
    """How many words lie between two offsets; -1 where the second comes first."""
    if end < start:
        return -1
    return bisect_left(scene.words, end, key=_start) - bisect_left(scene.words, start, key=_start)


def _start(word: Word) -> int:
    return word.start


def _shared(event: EventDraft, span: Span) -> int:
    return max(min(span.end, evidence.end) - max(span.start, evidence.start) for evidence in event.evidence)


def _nearest(scene: Scene, span: Span, items: Sequence[T]) -> T | None:
    """The item closest to the evidence, when no new clause begins between them."""
    best: tuple[int, T] | None = None
    for item in items:
        distance = span.start - item.end + 1 if item.end <= span.start else max(0, item.start - span.end)
        if (best is None or distance < best[0]) and not _parted(scene, item.start, item.end, span):
            best = distance, item
    return best[1] if best else None


def _parted(scene: Scene, start: int, end: int, span: Span) -> bool:
    """Whether a word that begins a clause stands between an item and the evidence."""
    low, high = (end, span.start) if end <= span.start else (span.end, start)
    at = bisect_left(scene.words, low, key=_start)
    while at < len(scene.words) and scene.words[at].start < high:
        if scene.has("breaks", at) or scene.words[at].text == ";":
            return True
        at += 1
    return False


def _cumulative(scene: Scene, found: Found) -> bool | None:
    """True for a total so far, False for an addition, None when the words do not tell."""
    counted = found.counted
    start = counted.quantity.first
    beside = [*range(max(0, start - 3), start), *range(counted.quantity.last, counted.last + 2)]
    if any(scene.phrase("fresh", at) for at in beside):
        return False
    low, high = _own_words(scene, found)
    told = [at for at in scene.totals if low <= at < high and not any(scene.has("relatives", word) for word in range(found.last, at))]
    return True if told else None  # "killed in Atbara, a city that had so far been spared" is no total


def note_days(figures: Sequence[tuple[FigureDraft, str, int]]) -> None:
    """ "31,112 have been killed since October. On Tuesday alone 72 were killed.": beside a total so far, what one day brought is none.

    `figures` with the kind of their block and the index of their sentence, in text order.
    """
    totals = [(figure, sentence) for figure, _, sentence in figures if figure.cumulative]
    for figure, _, sentence in figures:
        if figure.cumulative is not None or figure.period is None:
            continue
        beside = (total for total, at in totals if total.kind == figure.kind and abs(at - sentence) <= 1 and total.period is not figure.period)
        if any(_size(total) > _size(figure) for total in beside):
            figure.cumulative = False


def _size(figure: FigureDraft) -> float:
    return largest(figure.low, figure.best, figure.high)


def _own_words(scene: Scene, found: Found) -> tuple[int, int]:
    """The words up to the neighbouring figures: a phrase belongs to the figure nearest to it."""
    at = bisect_left(scene.found, found.counted.first, key=lambda other: other.counted.first)
    before = next((other for other in reversed(scene.found[max(0, at - 3) : at]) if not _kin(other, found) and other.last <= found.first), None)
    after = next((other for other in scene.found[at + 1 : at + 4] if not _kin(other, found) and other.first >= found.last), None)
    low = max(before.last if before else 0, found.first - REACH)
    return low, min(after.first if after else len(scene.words), found.last + REACH)


def _kin(one: Found, other: Found) -> bool:
    return one.part_of is other or other.part_of is one


def _excludes(scene: Scene, found: Found) -> list[str]:
    """ "ikke medregnet soldater": the words after the phrase, up to the next mark."""
    for at in range(found.last, min(found.last + REACH, len(scene.words))):
        if length := scene.phrase("without", at):
            end = start = at + length
            while end < len(scene.words) and not scene.is_mark(end) and end - start < 6:
                end += 1
            return [_text(scene, start, end)] if end > start else []
    return []


def _text(scene: Scene, start: int, end: int) -> str:
    return " ".join(word.text for word in scene.words[start:end])


def undisclosed(scene: Scene) -> str | None:
    """The losses that a sentence says are not made known: "oppgir ikke militære tap" gives "militære tap"."""
    verb = next((at for at in range(len(scene.words)) if scene.phrase("undisclosed", at)), None)
    if verb is None or not any(scene.has("negations", at) for at in range(max(0, verb - 3), min(verb + 4, len(scene.words)))):
        return None
    for at in range(verb + 1, min(verb + 6, len(scene.words))):
        if scene.has("losses", at):
            start = at
            while start - 1 > verb and not scene.has("stops", start - 1) and not scene.has("negations", start - 1):
                start -= 1
            return _text(scene, start, at + 1)
    return None
