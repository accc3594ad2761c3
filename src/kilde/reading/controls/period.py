"""Since when and until when a place is held."""

from __future__ import annotations

from kilde.reading.clauses.dating import own_dates
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.telling import Telling
from kilde.reading.draft import Draft, TimeDraft

SINCE = 60  # characters between "since" and its date: "since a bloody war ended in 1994"
UNTIL = 4  # characters between "until" and its date


def since(draft: Draft, clauses: Clauses, words: ControlWords, telling: Telling) -> TimeDraft | None:
    """The date behind "since"; without one the date of the clause, when it tells the taking."""
    dates = own_dates(clauses, clauses.tokens[telling.at].start, [t for t in draft.times if t.kind == "date" and _within(clauses, t)])
    for token, word in zip(clauses.tokens, clauses.words, strict=True):
        if words.has("since", word):
            found = next((t for t in dates if 0 <= t.start - token.end <= SINCE or t.start <= token.start < t.end), None)
            if found:
                return found
    first, last = clauses.tokens[telling.first].start, clauses.tokens[max(telling.last, telling.at + 1) - 1].end
    dated = [t for t in dates if first <= t.start < last]
    return dated[0] if dated and (telling.capture or telling.last > telling.first) else None


def _within(clauses: Clauses, time: TimeDraft) -> bool:
    return clauses.sentence.start <= time.start < clauses.sentence.end


def until(draft: Draft, clauses: Clauses, words: ControlWords) -> TimeDraft | None:
    """The date right behind "until"."""
    ends = [token.end for token, word in zip(clauses.tokens, clauses.words, strict=True) if words.has("until", word)]
    return next((t for t in draft.times for end in ends if t.kind == "date" and 0 <= t.start - end <= UNTIL), None)
