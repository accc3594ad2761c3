"""What lies before the news of the day: history and earlier rounds, told to explain."""

from __future__ import annotations

from datetime import date, timedelta

from kilde.model.edtf import Edtf
from kilde.model.record import Block
from kilde.reading.draft import Draft, EventDraft, TimeDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.tense import tense

RECENT = timedelta(days=30)  # what happened longer ago than this, seen from publication, is background

BESIDE = ("acl", "appos")  # relations of what tells who somebody is


def mark_background(draft: Draft, events: list[EventDraft]) -> None:
    published = Edtf(draft.article.published).earliest
    if published is None:
        return
    words = event_words(draft.language)
    old = _old_blocks(draft, published)
    for event in events:
        at = event.trigger.start
        clauses = next(c for c in draft.clauses if c.sentence.start <= at < c.sentence.end)
        latest = event.time.edtf.latest if event.time else None
        if event.time is not None:
            event.background = latest is not None and published - latest > RECENT
        elif event.realises is None or not event.realises.via:
            earlier = words.background.find(clauses.words, 0, len(clauses.words)) is not None
            spoken = event.realises is not None
            looks_back = tense(clauses.sentence, at, event.trigger.end, draft.language) == "past" and not (event.realises and event.realises.quote)
            dated = _first_old(draft, clauses.sentence.start, clauses.sentence.end, published) is not None and not spoken
            event.background = (earlier and not spoken) or (looks_back and (dated or _is_old(clauses.sentence.block, clauses.sentence.start - int(spoken), old)))


def _old_blocks(draft: Draft, published: date) -> list[tuple[Block, int]]:
    """Blocks that tell of old times only, each with where its first old time stands."""
    found = []
    for block in draft.blocks:
        first = _first_old(draft, block.start, block.end, published)
        if first is not None:
            found.append((block, next(s.start for s in draft.sentences if s.start <= first.start < s.end)))
    return found


def _first_old(draft: Draft, start: int, end: int, published: date) -> TimeDraft | None:
    """The first date of a stretch in which all dates lie far back; none where they only tell who somebody is ("elected in 2021")."""
    times = draft.dates(start, end)
    if not all(t.edtf.latest is not None and published - t.edtf.latest > RECENT for t in times):
        return None
    return next((t for t in times if not _tells_who(draft, t)), None)


def _tells_who(draft: Draft, time: TimeDraft) -> bool:
    """Whether a date stands in what hangs on a noun: a relative clause or an apposition."""
    clauses = draft.clauses_at(time.start)
    if clauses is None or not clauses.sentence.parse.has_syntax:
        return False
    at = clauses.token_at(time.start)
    return at is not None and any(clauses.tree.relation(i) in BESIDE and clauses.tokens[clauses.tree.heads[i]].start < time.start for i in clauses.tree.above(at) if clauses.tree.heads[i] >= 0)


def _is_old(block: Block, start: int, old: list[tuple[Block, int]]) -> bool:
    return any(b is block and start >= at for b, at in old)
