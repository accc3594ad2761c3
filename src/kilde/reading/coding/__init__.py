"""Stage: the finer PLOVER codes of each event, how it was done (mode) and what it is about (contexts).

Both are read off the words of the sentence that tells the event and off its parties, and change nothing else.
"""

from __future__ import annotations

from kilde.reading.coding.contexts import contexts_of
from kilde.reading.coding.lexicon import Found
from kilde.reading.coding.modes import mode_of
from kilde.reading.draft import Draft


def read(draft: Draft) -> None:
    spoken_of: dict[int, list[Found]] = {}  # by sentence: several events of one share it
    for event in draft.events:
        event.mode, event.mode_span = mode_of(draft, event)
        event.contexts = contexts_of(draft, event, spoken_of)
