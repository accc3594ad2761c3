"""Stage: who holds which place, supported by whom, since when, and who says so."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.backing import backers
from kilde.reading.controls.grip import grips
from kilde.reading.controls.lexicon import control_words
from kilde.reading.controls.nouns import noun_tellings
from kilde.reading.controls.period import since, since_of, until
from kilde.reading.controls.several import further
from kilde.reading.controls.taking import takings
from kilde.reading.controls.telling import Telling, lasting
from kilde.reading.controls.where import UNNAMED
from kilde.reading.controls.who import STATES_AND_ARMED
from kilde.reading.draft import SILENT, ControlDraft, Draft, PlaceDraft, StatementDraft
from kilde.reading.events.doubt import is_doubted
from kilde.reading.events.lexicon import event_words
from kilde.reading.events.scene import Scene
from kilde.reading.events.unreal import is_left_open

JUDGING = ("condemn", "praise")  # acts whose object is no content: it is known before they are made


def read(draft: Draft) -> None:
    """Adds what each sentence tells; the same holder of the same place told again is more evidence of one control."""
    words = control_words(draft.language)
    for clauses in draft.clauses:
        if clauses.sentence.block.kind in SILENT:
            continue
        found = [*takings(draft, clauses, words), *grips(draft, clauses, words), *noun_tellings(draft, clauses, words)]
        told = lasting(found)
        for number, telling in enumerate(told):
            reach = range(telling.at if number else 0, told[number + 1].at if number + 1 < len(told) else len(clauses.words))
            supporters, began, ended = backers(draft, clauses, words, telling.holders, reach), since(draft, clauses, words, telling, reach), until(draft, clauses, words)
            if telling.place is UNNAMED and not all(e.kind in STATES_AND_ARMED for e in telling.holders):
                continue  # "the UN runs the camp"
            for place in (telling.place, *further(draft, clauses, words, telling.place, telling.at)):
                named = None if place is UNNAMED else place
                from_then = began if named is None or place is telling.place else since_of(draft, named, began)
                made = ControlDraft([_reaching(telling.span, named)], named, list(telling.holders), list(supporters), from_then, ended)
                if _vouch(draft, clauses, made, telling):
                    _add(draft, made, telling.capture)


def _reaching(span: Span, place: PlaceDraft | None) -> Span:
    """The words of a telling, up to a further place that it names behind them."""
    return span if place is None or place.end <= span.end else Span(start=span.start, end=place.end)


def _vouch(draft: Draft, clauses: Clauses, made: ControlDraft, telling: Telling) -> bool:
    """Who says it; False where it is only said not to be so."""
    at = clauses.tokens[telling.at].start
    if any(e.modality == "planned" and e.trigger.start == at for e in draft.events):
        return False  # "is close to being taken"
    said = [s for s in draft.statements if any(c.start <= at < c.end for c in s.covers) and not (telling.taken_for_granted and s.act in JUDGING)]
    said = said or [s for s in draft.statements if s.cue is not None and telling.span.start < s.cue.start < at and _is_inserted(clauses, s.cue.start)]
    if said and all(s.act == "deny" for s in said):
        return False
    if is_left_open(Scene(draft, clauses, event_words(draft.language)), telling.at):
        return False
    doubted = False
    if not said and not telling.taken_for_granted:
        said = _of_event(draft, at) or draft.continued.get(clauses.sentence.index, [])
        doubted = is_doubted(Scene(draft, clauses, event_words(draft.language)), telling.at)
    if said or telling.hearsay or doubted:
        made.attribution, made.asserted_by = "claimed", said
    return True


def _of_event(draft: Draft, at: int) -> list[StatementDraft]:
    """Whose claim a capture is by the event that its verb tells: the sentence may go on with what a source told before it."""
    return next((list(e.asserted_by) for e in draft.events if e.attribution == "claimed" and e.trigger.start == at), [])


def _is_inserted(clauses: Clauses, start: int) -> bool:
    """ "The town, he said, was held by X": whether the clause at a character stands between two marks."""
    at = next((i for i, t in enumerate(clauses.tokens) if t.start >= start), 0)
    segment = clauses.segment(at)
    return segment.kind == "mark" and segment.last < len(clauses.tokens) and clauses.tokens[segment.last].text == ","


def _add(draft: Draft, made: ControlDraft, capture: bool) -> None:
    for known in draft.controls:
        same = known.place is not None and made.place is not None and known.place.label == made.place.label and set(known.holder) == set(made.holder)
        dated = known.since is made.since or (known.since and made.since and known.since.edtf == made.since.edtf)
        if same and known.attribution == made.attribution and (dated or (made.since is None and not capture)):
            if made.evidence[0] not in known.evidence:
                known.evidence += made.evidence
            known.since = known.since or made.since
            known.until = known.until or made.until
            known.supported_by = known.supported_by or made.supported_by
            return
    draft.controls.append(made)
