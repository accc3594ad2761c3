"""The frame of a verb: from its dependency tree where the encoder gives one, else from word order."""

from __future__ import annotations

from kilde.reading.clauses import shallow, syntactic
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses


def frame(clauses: Clauses, verb: int, passive: bool | None = None) -> Frame:
    """The frame of the verb at a token index; `passive` when its form alone tells the voice."""
    if not clauses.sentence.parse.has_syntax:
        return shallow.frame(clauses, verb, passive)
    if clauses.rules.verb_second and _trails(clauses, verb):
        made = shallow.frame(clauses, verb, passive)
        if made.subject and made.inverted:
            return made
    return syntactic.frame(clauses, verb, passive) or shallow.frame(clauses, verb, passive)


def _trails(clauses: Clauses, verb: int) -> bool:
    """Whether the verb opens its clause behind a mark, as in "..., sier X": word order is surer there than trees are."""
    segment = clauses.segment(verb)
    return segment.kind in ("mark", "quote") and verb == segment.body
