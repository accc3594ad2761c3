"""Claims against claims: a denial that answers an assertion, two sides that each say the other did it, two holders of one place."""

from __future__ import annotations

from itertools import combinations

from kilde.reading.disputes.sides import sides_of
from kilde.reading.draft import ControlDraft, DisputeDraft, Draft, EventDraft, StatementDraft

CLAIMING = ("assert", "accuse", "announce", "confirm")
HARMFUL = ("ASSAULT", "COERCE")
NEAR = 3  # sentences between two claims about one act; further apart they may be about two


def answered(draft: Draft) -> list[DisputeDraft]:
    """ "X says that ..., which Y denies": a contradiction when Y speaks for another side."""
    return [
        DisputeDraft("contradiction", [s.answers, s], "what one asserts the other denies")
        for s in draft.statements
        if s.act == "deny" and s.answers is not None and s.answers.act in CLAIMING and _opposed(draft, s.answers, s)
    ]


def each_other(draft: Draft) -> list[DisputeDraft]:
    """ "A says that B fired first; B says that A did": each tells a harmful act of the same kind of the other."""
    claims = [(s, v) for v in draft.events if v.attribution == "claimed" and v.modality == "actual" and v.type in HARMFUL for s in v.asserted_by if s.act in CLAIMING]
    found = []
    for (a, first), (b, second) in combinations(claims, 2):
        near = abs(a.sentence - b.sentence) <= NEAR and a is not b and first.type == second.type
        if near and _opposed(draft, a, b) and _blames(draft, a, first, b) and _blames(draft, b, second, a):
            found.append(DisputeDraft("mutual-accusation", [a, b], "each says that the other did it"))
    return found


def _blames(draft: Draft, statement: StatementDraft, event: EventDraft, other: StatementDraft) -> bool:
    actors = sides_of(draft, event.actors)
    return bool(actors) and actors <= sides_of(draft, other.speaker) and not actors & sides_of(draft, statement.speaker)


def holders(draft: Draft) -> list[DisputeDraft]:
    """Two sources that give one place two holders at once."""
    held = [c for c in draft.controls if c.asserted_by and c.holder and c.until is None and c.place is not None]
    found = []
    for a, b in combinations(held, 2):
        if _same_place(a, b) and not sides_of(draft, a.holder) & sides_of(draft, b.holder) and _opposed(draft, a.asserted_by[0], b.asserted_by[0]):
            found.append(DisputeDraft("contradiction", [a.asserted_by[0], b.asserted_by[0]], "each gives the place another holder"))
    return found


def _same_place(a: ControlDraft, b: ControlDraft) -> bool:
    return a.place is not None and b.place is not None and a.place.label == b.place.label


def _opposed(draft: Draft, a: StatementDraft, b: StatementDraft) -> bool:
    """Both have speakers, and these speak for different sides."""
    first, second = sides_of(draft, a.speaker), sides_of(draft, b.speaker)
    return bool(first and second) and not first & second
