"""Which of a sentence's dates and places are an event's own, by the tree: what a clause only tells beside it belongs to that clause alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from kilde.reading.clauses.segments import Clauses

ADNOMINAL = "acl"  # relative clauses and participles behind a noun
ADVERBIAL = "advcl"


class Placed(Protocol):
    start: int


Item = TypeVar("Item", bound=Placed)


def own(clauses: Clauses, trigger: int, items: Sequence[Item], apart: Collection[str] = (), joined: bool = False) -> list[Item]:
    """The items (dates, places) that may belong to the event at a character: those of its own clause if there are any, else those of no strange clause.

    "The group, which has fought the army since 2023, took the town in October": what was taken was taken in October. `apart` are
    words that open a clause about another time ("since", "before"); with `joined` what stands behind the first of two
    joined verbs is not the second's. Without a tree all items are returned.
    """
    at = clauses.token_at(trigger)
    if at is None or not items or not clauses.sentence.parse.has_syntax:
        return list(items)
    tree = clauses.tree
    allowed = set(tree.above(at))
    kept, close = [], []
    for item in items:
        place = clauses.token_at(item.start)
        if place is None:
            kept.append(item)
            continue
        path = list(tree.above(place))
        met = next((k for k, node in enumerate(path) if node in allowed), len(path))
        if any(_is_strange(clauses, node, apart) for node in path[:met]) or (joined and _is_of_first(clauses, at, place, path)):
            continue
        kept.append(item)
        if tree.own_clause(at) == tree.own_clause(place) or at in path:
            close.append(item)
    return close or kept


def _is_of_first(clauses: Clauses, at: int, place: int, path: Sequence[int]) -> bool:
    """ "Bombed Aleppo on Friday and took Hama": what stands behind the first of two joined verbs is not said of the second."""
    tree = clauses.tree
    first = next((node for node in path if tree.is_predicate(node)), None)
    verbs, node = [], at
    while tree.relation(node) == "conj" and tree.is_predicate(node):
        node = tree.heads[node]
        verbs.append(node)
    return first in verbs and first is not None and first < place < at and any(tree.relation(i) in ("obj", "obl") and i < place for i in tree.children[first] if i > first)


def _is_strange(clauses: Clauses, node: int, apart: Collection[str]) -> bool:
    tree = clauses.tree
    if tree.relation(node) == ADVERBIAL:
        return any(clauses.words[i] in apart for i in tree.below(node, "mark", "advmod"))
    return tree.relation(node) == ADNOMINAL and not _is_meanwhile(clauses, node)


def _is_meanwhile(clauses: Clauses, node: int) -> bool:
    """ "Attacked a convoy travelling through Mali on Saturday": what a present participle tells goes on while the rest happens."""
    return clauses.is_gerund(node) and clauses.tree.subtype(node) != "relcl"
