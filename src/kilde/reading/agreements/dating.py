"""When the agreements of two mentions were made, and whether that can be one time."""

from __future__ import annotations

from datetime import timedelta

from kilde.model.edtf import Edtf
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, TimeDraft

RECENT = timedelta(days=60)  # what was agreed longer ago than this, seen from publication, is no news of the day
OF_NOUN = 12  # characters from an agreement's noun to the date that hangs on it: "of autumn 2020"
BEFORE = 2  # tokens from the year to the noun: "the 1979 peace treaty"
THEN = 3  # sentences back to the time that "then" points to
NEARBY = timedelta(days=120)  # a truce made in November may be extended until February


def is_later(one: TimeDraft | None, other: TimeDraft | None) -> bool:
    """Whether a time begins after another: what was signed in 2015 may be scrapped in 2024."""
    a, b = (one.edtf.earliest if one else None), (other.edtf.latest if other else None)
    return a is not None and b is not None and a >= b


def same_time(one: TimeDraft | None, other: TimeDraft | None, points: bool) -> bool:
    """Whether the times of two mentions can be the same; what points back may have another day of the same year or the months around."""
    if one is None or other is None:
        return True
    a, b, c, d = one.edtf.earliest, one.edtf.latest, other.edtf.earliest, other.edtf.latest
    if a is None or b is None or c is None or d is None or (a <= d and c <= b):
        return True
    apart = max(c - b, a - d)
    return points and ((a.year <= d.year and c.year <= b.year) or apart < NEARBY)


def is_old(draft: Draft, time: TimeDraft | None) -> bool:
    """Whether a time lies before the news of the day."""
    published, latest = Edtf(draft.article.published).earliest, time.edtf.latest if time else None
    return published is not None and latest is not None and published - latest > RECENT


def time_of(draft: Draft, agreement: AgreementDraft) -> TimeDraft | None:
    """The first date of its evidence, but not "since X invaded Y in February", which dates something else, nor the day on which it is told."""
    span = agreement.evidence[0]
    own = next((t for t in draft.dates(span.start, span.end) if not _is_since(draft, t) and not _dates_telling(draft, t)), None)
    return own or _of_that_time(draft, span.start)


def _of_that_time(draft: Draft, start: int) -> TimeDraft | None:
    """ "In 2020 they fought. A truce was then reached": the last date of the sentences right before, where the one of the agreement points back to it."""
    words = agreement_words(draft.language)
    here = draft.clauses_at(start)
    if here is None or not any(words.has("at_that_time", word) for word in here.words):
        return None
    first = max(0, here.sentence.index - THEN)
    before = draft.dates(draft.sentences[first].start, here.sentence.start)
    return max(before, key=lambda t: t.start, default=None)


def _dates_telling(draft: Draft, time: TimeDraft) -> bool:
    """ "The truce has held, the mission said in a report on Friday": a date behind what a statement says."""
    said = (s for s in draft.statements if s.content is not None and any(e.start <= time.start < e.end for e in s.evidence))
    return any(s.content is not None and s.content.end <= time.start for s in said)


def _is_since(draft: Draft, time: TimeDraft) -> bool:
    """Whether a time stands behind a verb in a clause that a word such as "since" opens."""
    words, clauses = agreement_words(draft.language), draft.clauses_at(time.start)
    at = clauses.token_at(time.start) if clauses is not None else None
    if clauses is None or at is None:
        return False
    opener = next((i for i in range(at - 1, -1, -1) if words.has("since", clauses.words[i]) or not clauses.words[i][0].isalnum()), -1)
    return opener >= 0 and words.has("since", clauses.words[opener]) and clauses.has_verb(opener, at)


def has_year(draft: Draft, clauses: Clauses, index: int) -> bool:
    """ "The 1953 armistice": a date stands right before the noun or its describing word."""
    near = {clauses.tokens[i].start for i in range(max(0, index - BEFORE), index)}
    return any(t.kind == "date" and t.start in near for t in draft.times)


def is_dated(draft: Draft, clauses: Clauses, index: int) -> bool:
    """ "the agreement of autumn 2020": a date hangs on the noun, so it is one that was made."""
    at = clauses.tokens[index].end
    return bool(draft.dates(at, at + OF_NOUN + 1))
