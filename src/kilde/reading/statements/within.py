"""Passives of telling inside what somebody says: "five are dead and ten reported hurt, says the police" is one statement, the police's."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.draft import StatementDraft

MARKS = " ,–—-\n"


def taken_in(text: str, found: list[StatementDraft]) -> list[StatementDraft]:
    """The statements of a sentence without those that nobody makes and that stand before the words "says X" behind them."""
    for told in found:
        if not told.speaker or told.cue is None or told.content is None or told.quote or told.content.end > told.cue.start > told.content.start:
            continue
        trails = told.content.start == told.content.end or told.content.end <= told.cue.start
        inner = [s for s in found if s is not told and not s.speaker and s.act == "assert" and not s.quote and s.evidence[0].start < told.cue.start]
        if not trails or not inner:
            continue
        first = min(told.evidence[0].start, *(s.evidence[0].start for s in inner))
        end = first + len(text[first : told.cue.start].rstrip(MARKS))
        told.evidence = [Span(start=first, end=told.evidence[0].end), *told.evidence[1:]]
        told.content = Span(start=first, end=end)
        told.covers = [told.content]
        return [s for s in found if s not in inner]
    return found
