"""The frame of a verb: from its dependency tree where the encoder gives one, else from word order."""

from __future__ import annotations

from kilde.reading.clauses import shallow, syntactic
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses


def frame(clauses: Clauses, verb: int, passive: bool | None = None) -> Frame:
    """The frame of the verb at a token index; `passive` when its form alone tells the voice."""
    made = syntactic.frame(clauses, verb, passive) if clauses.sentence.parse.has_syntax else None
    return made or shallow.frame(clauses, verb, passive)
