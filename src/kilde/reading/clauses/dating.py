"""Which of a sentence's dates are an event's own, by the tree: a date in a clause that only tells of somebody dates that clause alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kilde.encoder.interface import ROOT
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import Tree
from kilde.reading.draft import TimeDraft

ADNOMINAL = "acl"  # relative clauses and participles behind a noun


def own_dates(clauses: Clauses, trigger: int, dates: Sequence[TimeDraft]) -> list[TimeDraft]:
    """The dates that may date the event at a character: those of its own clause if there are any, else those of no strange clause.

    "The group, which has fought the army since 2023, took the town in October": what was taken was taken in October. Without a
    tree all dates are returned.
    """
    at = _token(clauses, trigger)
    if at is None or not dates or not clauses.sentence.parse.has_syntax:
        return list(dates)
    tree = clauses.tree
    allowed = set(_above(tree, at))
    kept, own = [], []
    for date in dates:
        place = _token(clauses, date.start)
        if place is None:
            kept.append(date)
            continue
        path = list(_above(tree, place))
        met = next((k for k, node in enumerate(path) if node in allowed), len(path))
        strange = [node for node in path[:met] if tree.relation(node) == ADNOMINAL]
        if not strange:
            kept.append(date)
            if _clause(tree, at) == _clause(tree, place) or at in path:
                own.append(date)
    return own or kept


def _token(clauses: Clauses, start: int) -> int | None:
    """The token at or around a character."""
    return next((i for i, token in enumerate(clauses.tokens) if token.start <= start < token.end), None)


def _above(tree: Tree, at: int) -> Iterator[int]:
    """A token and what it hangs on, up to the root."""
    while at != ROOT:
        yield at
        at = tree.heads[at]


def _clause(tree: Tree, at: int) -> int | None:
    return at if tree.is_predicate(at) else tree.clause_of(at)
