"""Which of a sentence's dates and places are an event's own, by the tree: what a clause only tells beside it belongs to that clause alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, TypeVar

from kilde.encoder.interface import ROOT
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import Tree

ADNOMINAL = "acl"  # relative clauses and participles behind a noun
ADVERBIAL = "advcl"


class Placed(Protocol):
    start: int


Item = TypeVar("Item", bound=Placed)


def own(clauses: Clauses, trigger: int, items: Sequence[Item], apart: Collection[str] = ()) -> list[Item]:
    """The items (dates, places) that may belong to the event at a character: those of its own clause if there are any, else those of no strange clause.

    "The group, which has fought the army since 2023, took the town in October": what was taken was taken in October. `apart` are
    words that open a clause about another time ("since", "before"). Without a tree all items are returned.
    """
    at = _token(clauses, trigger)
    if at is None or not items or not clauses.sentence.parse.has_syntax:
        return list(items)
    tree = clauses.tree
    allowed = set(_above(tree, at))
    kept, close = [], []
    for item in items:
        place = _token(clauses, item.start)
        if place is None:
            kept.append(item)
            continue
        path = list(_above(tree, place))
        met = next((k for k, node in enumerate(path) if node in allowed), len(path))
        if any(_is_strange(clauses, node, apart) for node in path[:met]):
            continue
        kept.append(item)
        if _clause(tree, at) == _clause(tree, place) or at in path:
            close.append(item)
    return close or kept


def _is_strange(clauses: Clauses, node: int, apart: Collection[str]) -> bool:
    tree = clauses.tree
    if tree.relation(node) == ADVERBIAL:
        return any(clauses.words[i] in apart for i in tree.below(node, "mark", "advmod"))
    return tree.relation(node) == ADNOMINAL


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
