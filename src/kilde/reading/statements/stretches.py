"""What "according to X" covers in a sentence in which somebody else speaks too: the stretch up to the other's words, or a relative clause."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft

MARKS = frozenset(",;:–—-.")


def stretch(clauses: Clauses, found: list[StatementDraft], entities: list[EntityDraft], words: tuple[int, int]) -> StatementDraft | None:
    """The statement of the source in tokens `words`; None where it lies within what another says, or stands for one of these."""
    tokens = clauses.tokens
    at = tokens[words[0]].start
    if any(set(entities) & set(s.speaker) and s.evidence[0].start <= at < s.evidence[0].end for s in found):
        return None
    covering = [s for s in found if s.evidence[0].start <= at < s.evidence[0].end]
    if covering:
        segment = clauses.segment(words[0])
        aside = opens_relative(clauses, words[0]) or (segment.kind == "relative" and not any(_within(s, at) for s in covering))
        aside &= not any(_cue_in(clauses, s, segment.first, segment.last) for s in covering)
        first, last = relative_of(clauses, words[0]) if aside else (segment.first, segment.last)
        passed = len(covering) == 1 and covering[0].hearsay and not _within(covering[0], at)
        if passed:  # "Hæren skal ifølge vitner ha beordret ...": what the source tells is that it was said
            first, last = (_index_after(clauses, at) for at in (covering[0].evidence[0].start, covering[0].evidence[0].end))
        elif not aside:
            return None
    else:
        first = max([0, *(_index_after(clauses, s.evidence[0].end) for s in found if s.evidence[0].end <= at)])
        last = min([len(tokens), *(_index_after(clauses, s.evidence[0].start) for s in found if s.evidence[0].start > at)])
        trailing = words[0] > first + 1 and tokens[words[0] - 1].text in MARKS
        last = words[1] if trailing else max(last, words[1])
    while first < words[0] and (tokens[first].text in MARKS or (first and _joins(clauses, first))):
        first += 1
    while last - 1 > words[1] and (tokens[last - 1].text in MARKS or _joins(clauses, last - 1)):
        last -= 1
    if last - first <= words[1] - words[0] + 1:
        return None
    span = Span(start=tokens[first].start, end=tokens[last - 1].end)
    cue = Span(start=at, end=tokens[words[1] - 1].end)
    return StatementDraft(evidence=[span], act="assert", speaker=list(dict.fromkeys(entities)), cue=cue, content=span, covers=[span],
                          sentence=clauses.sentence.index, confidence=0.8)  # fmt: skip


def opens_relative(clauses: Clauses, at: int) -> bool:
    """ "the truce, which according to the BBC was agreed on Sunday": whether the words of a source at a token stand in a relative clause, before its verb."""
    segment = clauses.segment(at)
    return segment.kind == "relative" and segment.first > 0 and not any(clauses.is_verb(i) for i in range(segment.first, at))


def relative_of(clauses: Clauses, at: int) -> tuple[int, int]:
    """The tokens of the relative clause around a token, with the clauses that complete it ("which led to [people fleeing]") and without its final mark."""
    segment = clauses.segment(at)
    first, last = segment.first, segment.last
    for behind in clauses.segments[clauses.segments.index(segment) + 1 :]:
        if behind.kind not in ("complement", "infinitive"):
            break
        last = behind.last
    while first < at and clauses.tokens[first].text in MARKS:
        first += 1
    while last - 1 > at and clauses.tokens[last - 1].text in MARKS:
        last -= 1
    return first, last


def _joins(clauses: Clauses, index: int) -> bool:
    return clauses.words[index] in clauses.rules.conjunctions or clauses.words[index] in clauses.rules.adversatives


def _within(statement: StatementDraft, at: int) -> bool:
    return any(c.start <= at < c.end for c in statement.covers)


def _cue_in(clauses: Clauses, statement: StatementDraft, first: int, last: int) -> bool:
    return statement.cue is not None and clauses.tokens[first].start <= statement.cue.start < clauses.tokens[last - 1].end


def _index_after(clauses: Clauses, character: int) -> int:
    """The first token at or behind a character."""
    return next((i for i, token in enumerate(clauses.tokens) if token.start >= character), len(clauses.tokens))
