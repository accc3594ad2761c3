"""An agreement that a definite noun points back to: "A and B said they would reopen their embassies. The agreement was reached in Beijing"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found
from kilde.reading.agreements.sides import is_side, side, state_of
from kilde.reading.draft import Draft, StatementDraft

TOGETHER = ("announce", "assert", "promise", "confirm")  # acts by which two tell what they have agreed on


def point_back(draft: Draft, one: Found) -> None:
    """Gives the first agreement of a text the joint statement right before it as its words, and those who made it as its parties."""
    said = _joint(draft, one.sentence - 1) if one.definite and one.generic and one.plain else None
    if said is None:
        return
    both = [state_of(draft, e) for e in said.speaker]
    known = set(map(side, one.agreement.parties))
    if known <= set(map(side, both)):
        one.agreement.parties = both if len(known) < 2 else one.agreement.parties
        one.agreement.evidence.insert(0, said.evidence[0])


def _joint(draft: Draft, sentence: int) -> StatementDraft | None:
    """The statement that two sides make together in a sentence."""
    told = [s for s in draft.statements if s.sentence == sentence and s.act in TOGETHER and not s.negated and len(s.speaker) == 2]
    both = [s for s in told if all(map(is_side, s.speaker)) and len({side(e) for e in s.speaker}) == 2]
    return both[0] if len(both) == 1 else None
