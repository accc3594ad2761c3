"""When an event happened: a time in its clause, else in its sentence; what was said happened when it was said."""

from __future__ import annotations

from kilde.model.edtf import Edtf
from kilde.model.record import Span
from kilde.reading.clauses.own import own
from kilde.reading.draft import Draft, EventDraft, StatementDraft, TimeDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.lexicon import speech
from kilde.reading.words import fold


def set_times(draft: Draft, spoken: list[EventDraft], told: list[EventDraft]) -> None:
    _date_by_message(draft)
    for event in spoken:
        assert event.realises is not None
        event.time = event.realises.time
    for event in told:
        event.time = _time(draft, event)
        if event.time and event.modality == "actual" and lies_ahead(draft, event.time):
            event.modality = "planned"


def lies_ahead(draft: Draft, time: TimeDraft) -> bool:
    """Whether a time begins after the last day of publication."""
    earliest, published = time.edtf.earliest, Edtf(draft.article.published).latest
    return earliest is not None and published is not None and earliest > published


def _claims(draft: Draft, at: int) -> frozenset[int]:
    return frozenset(id(s) for s in draft.statements if any(c.start <= at < c.end for c in s.covers))


def _time(draft: Draft, event: EventDraft) -> TimeDraft | None:
    inside = _claims(draft, event.trigger.start)
    sentence = next(s for s in draft.sentences if s.start <= event.trigger.start < s.end)
    for span in (event.evidence[0], Span(start=sentence.start, end=sentence.end)):
        near = [t for t in draft.dates(span.start, span.end) if _claims(draft, t.start) == inside]
        near = own(draft.clauses[sentence.index], event.trigger.start, near, event_words(draft.language).earlier, joined=True)
        if near:
            return min(near, key=lambda t: abs(t.start - event.trigger.start))
    return None


def _date_by_message(draft: Draft) -> None:
    """ "The message comes on Tuesday": dates what was said just before."""
    words, cues = event_words(draft.language), speech(draft.language)
    for sentence in draft.sentences:
        tokens = [fold(t.text) for t in sentence.tokens[:3]]
        if not any(t in cues.texts for t in tokens[:2]) or not any(t in words.coming for t in tokens[1:3]):
            continue
        clause = draft.clauses[sentence.index].segments[0]
        date = next(iter(draft.dates(sentence.start, sentence.tokens[clause.last - 1].end)), None)  # not "the message comes as fighting since May goes on"
        before: list[StatementDraft] = [s for s in draft.statements if sentence.index - 3 <= s.sentence < sentence.index and s.time is None]
        if date and before:
            before[-1].time = date
