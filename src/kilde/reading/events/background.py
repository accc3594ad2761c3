"""What lies before the news of the day: history and earlier rounds, told to explain."""

from __future__ import annotations

from datetime import date, timedelta

from kilde.model.edtf import Edtf
from kilde.model.record import Block
from kilde.reading.draft import Draft, EventDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.tense import tense

RECENT = timedelta(days=30)  # what happened longer ago than this, seen from publication, is background


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
            looks_back = tense(clauses.sentence, at, event.trigger.end, draft.language) == "past" and not spoken
            event.background = (earlier and not spoken) or (looks_back and _is_old(clauses.sentence.block, clauses.sentence.start, old))


def _old_blocks(draft: Draft, published: date) -> list[tuple[Block, int]]:
    """Blocks that tell of old times only, each with where its first old time stands."""
    found = []
    for block in draft.blocks:
        times = draft.dates(block.start, block.end)
        if times and all(t.edtf.latest is not None and published - t.edtf.latest > RECENT for t in times):
            found.append((block, next(s.start for s in draft.sentences if s.start <= times[0].start < s.end)))
    return found


def _is_old(block: Block, start: int, old: list[tuple[Block, int]]) -> bool:
    return any(b is block and start >= at for b, at in old)
