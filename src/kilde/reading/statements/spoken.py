"""Speech verbs inside a quotation that somebody else is named for: "- They asked why we had not warned them, says a farmer" is one statement."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.attribution import Attribution

DASHES = "–—-"


def outside_quotes(clauses: Clauses, cues: list[Attribution]) -> list[Attribution]:
    """The attributions without those of nobody named that stand in the words of a later "..., says X"."""
    told = [c for c in cues if c.trails and (c.speakers or c.frame.subject_at is not None)]
    return [c for c in cues if not any(_within(clauses, c, t) for t in told if t is not c)]


def _within(clauses: Clauses, inner: Attribution, told: Attribution) -> bool:
    dash = clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in DASHES
    quoted = dash or any(first <= inner.verb < last <= told.verb for first, last in clauses.quotes)
    spoken = quoted and told.content[0] <= inner.verb < told.verb
    nobody = all(p.sort == "pronoun" for p in inner.speakers) and inner.frame.subject_at is not None
    return spoken and inner.kind != "answer" and (nobody or not inner.speakers) and (inner.trails or inner.cue.act == "assert")
