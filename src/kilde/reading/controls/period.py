"""Since when and until when a place is held."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.own import own
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.telling import Telling
from kilde.reading.draft import Draft, PlaceDraft, TimeDraft

SINCE = 60  # characters between "since" and its date: "since a bloody war ended in 1994"
ALONE = 1  # words that may follow a "since" without a date of its own: "since then"
UNTIL = 4  # characters between "until" and its date
BESIDE = 5  # characters between a further place and its own date: "took Aleppo on Friday, Hama on Thursday"


def since(draft: Draft, clauses: Clauses, words: ControlWords, telling: Telling, reach: Sequence[int]) -> TimeDraft | None:
    """The date behind a "since" among the tokens of `reach`; without one the date of the clause, when it tells the taking."""
    dates = own(clauses, clauses.tokens[telling.at].start, draft.dates(clauses.sentence.start, clauses.sentence.end))
    for index in reach:
        token = clauses.tokens[index]
        if words.has("since", clauses.words[index]):
            found = next((t for t in dates if 0 <= t.start - token.end <= SINCE or t.start <= token.start < t.end), None)
            found = found or _before(draft, clauses, index)
            if found:
                return found
    first, last = clauses.tokens[telling.first].start, clauses.tokens[max(telling.last, telling.at + 1) - 1].end
    told = clauses.tokens[telling.at].start
    ends = [t.start for t, w in zip(clauses.tokens, clauses.words, strict=True) if words.has("until", w) and t.start > told]
    if ends and not telling.capture:
        last = min(last, ends[0])  # "held Afrin until Turkey took it in 2018"
    content = next((s.content for s in draft.statements if s.content is not None and s.content.start <= told < s.content.end), None)
    if content is not None:
        first = max(first, content.start)  # "said on Sunday it had taken" the town: Sunday is when it was said
    dated = [t for t in dates if first <= t.start < last]
    return dated[0] if dated and telling.capture else None


def _before(draft: Draft, clauses: Clauses, index: int) -> TimeDraft | None:
    """ "took the city in 2014 and has run it ever since": the date named before, where nothing follows "since" in its clause."""
    following = index + 1 + ALONE
    ends = following >= len(clauses.tokens) or any(not w[0].isalnum() for w in clauses.words[index + 1 : following + 1])
    first, at = clauses.tokens[0].start, clauses.tokens[index].start
    return next(reversed(draft.dates(first, at)), None) if ends else None


def since_of(draft: Draft, place: PlaceDraft, began: TimeDraft | None) -> TimeDraft | None:
    """The date that stands right behind a further place of a taking, else that of the taking."""
    return next(iter(draft.dates(place.end, place.end + BESIDE + 1)), began) if began is not None else None


def until(draft: Draft, clauses: Clauses, words: ControlWords) -> TimeDraft | None:
    """The date right behind "until"."""
    ends = [token.end for token, word in zip(clauses.tokens, clauses.words, strict=True) if words.has("until", word)]
    return next((t for t in draft.times for end in ends if t.kind == "date" and 0 <= t.start - end <= UNTIL), None)
