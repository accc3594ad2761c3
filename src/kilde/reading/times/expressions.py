"""The small language of expressions in `times.yaml`, and the trees they are matched with.

An expression is a row of words and categories, as in "siden <MONTH YEAR?>":

    siden         a word, in lower case
    MONTH         a category: any of its words or phrases, or what a number token can be (DAY, YEAR, NUMBER ...)
    NUMBER=last   the same, under a name of its own; else the slot is called as the category in lower case
    ( a | b c )   one of these;   x?   x or nothing
    < ... >       what is marked in the text, when that is not the whole

Every expression is written out into plain rows, and the rows share one tree, so that reading a text costs one step for each word
that can begin or go on with an expression, whatever the number of expressions. Phrases ("begynnelsen av", "kl. CLOCK") have a tree
of their own; where one is found it stands as one step of its category.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from kilde.model.errors import BadData

PIECE = re.compile(r"[()|?<>]|[^\s()|?<>]+")
MOST_ROWS = 2000  # of one expression; more is a mistake in the file
SIGNS = frozenset("()|?<>")


class Slot(NamedTuple):
    """A category in a row: the step of the row that it is."""

    name: str
    category: str
    step: int


class Ending(NamedTuple):
    """A row that is complete: which entry of the file, where its slots are and which of its steps are marked."""

    order: int
    entry: Mapping[str, Any]
    slots: tuple[Slot, ...]
    first: int
    last: int


@dataclass(slots=True)
class Node:
    children: dict[str, Node] = field(default_factory=dict)
    endings: list[Any] = field(default_factory=list)


class Edge(NamedTuple):
    """A word or a phrase as one step: its symbol, the index after it, the value of a phrase."""

    symbol: str
    end: int
    constant: Any = None


class Match(NamedTuple):
    """A row found: its ending, for each step the index of its first word, the constants of phrases, and the index after the last."""

    ending: Ending
    starts: tuple[int, ...]
    constants: tuple[Any, ...]

    @property
    def after(self) -> int:
        return self.starts[-1]

    @property
    def first(self) -> int:
        return self.starts[self.ending.first]

    @property
    def last(self) -> int:
        return self.starts[self.ending.last]


def grow(entries: Sequence[Mapping[str, Any]], source: str) -> Node:
    """The tree of all entries. Raises BadData when an expression cannot be read."""
    root = Node()
    for order, entry in enumerate(entries):
        for expression in entry["match"]:
            for row in _rows(expression, source):
                _add(root, row, order, entry)
    return root


def grow_phrases(phrases: Mapping[str, Mapping[str, Any]]) -> Node:
    """The tree of phrases, each ending with its category and value."""
    root = Node()
    for category, surfaces in phrases.items():
        for phrase, meaning in surfaces.items():
            node = root
            for word in phrase.split():
                node = node.children.setdefault(word, Node())
            node.endings.append((category, meaning))
    return root


def _add(root: Node, row: Sequence[str], order: int, entry: Mapping[str, Any]) -> None:
    node, first, last, count = root, 0, -1, 0
    slots: list[Slot] = []
    for piece in row:
        if piece == "<":
            first = count
        elif piece == ">":
            last = count
        else:
            symbol, _, name = piece.partition("=")
            if symbol.isupper():
                slots.append(Slot(name or symbol.lower(), symbol, count))
            node = node.children.setdefault(symbol, Node())
            count += 1
    node.endings.append(Ending(order, entry, tuple(slots), first, count if last < 0 else last))


def _rows(expression: str, source: str) -> Iterator[tuple[str, ...]]:
    pieces = PIECE.findall(expression)
    rows, end = _alternatives(pieces, 0)
    if end != len(pieces) or len(rows) > MOST_ROWS or any(not set(row) - SIGNS for row in rows):
        raise BadData(f"expression {expression!r} cannot be read: brackets, or nothing left when what is optional is left out", source=source)
    yield from rows


def _alternatives(pieces: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """The rows of "a | b c" from pieces[at], up to a closing bracket or the end."""
    found: list[tuple[str, ...]] = []
    current: list[list[tuple[str, ...]]] = []
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == "|":
            found += _joined(current)
            current, at = [], at + 1
            continue
        choices: list[tuple[str, ...]] = [(pieces[at],)]
        if pieces[at] == "(":
            choices, at = _alternatives(pieces, at + 1)
        at += 1
        if at < len(pieces) and pieces[at] == "?":
            choices, at = [*choices, ()], at + 1
        current.append(choices)
    return [*found, *_joined(current)], at


def _joined(parts: Sequence[Sequence[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    return [tuple(piece for part in choice for piece in part) for choice in product(*parts)]


def literals(expressions: Sequence[str]) -> frozenset[str]:
    """The plain words that expressions and phrases are made of."""
    pieces = {piece for expression in expressions for piece in PIECE.findall(expression)}
    return frozenset(piece for piece in pieces if not piece.partition("=")[0].isupper() and piece not in SIGNS)


class Lattice:
    """The steps that the words of a text can be, and the expressions that begin at a word."""

    def __init__(self, root: Node, phrases: Node, symbols: Sequence[tuple[str, ...]]) -> None:
        self._root, self._phrases, self._symbols = root, phrases, symbols
        self._edges: dict[int, list[Edge]] = {}

    def edges(self, at: int) -> list[Edge]:
        known = self._edges.get(at)
        if known is None:
            known = self._edges[at] = self._find_edges(at)
        return known

    def _find_edges(self, at: int) -> list[Edge]:
        symbols = self._symbols
        if at >= len(symbols) or not symbols[at]:
            return []
        found = [Edge(symbol, at + 1) for symbol in symbols[at]]
        active, end = [self._phrases], at
        while active and end < len(symbols):
            active = [child for node in active for symbol in symbols[end] if (child := node.children.get(symbol)) is not None]
            end += 1
            found += [Edge(category, end, meaning) for node in active for category, meaning in node.endings]
        return found

    def follow(self, at: int) -> list[Match]:
        """The expressions that begin at word `at`, the longest first, then in file order."""
        found: list[Match] = []
        active: list[tuple[Node, tuple[int, ...], tuple[Any, ...]]] = [(self._root, (at,), ())]
        while active:
            node, starts, constants = active.pop()
            for edge in self.edges(starts[-1]):
                child = node.children.get(edge.symbol)
                if child is not None:
                    path = (child, (*starts, edge.end), (*constants, edge.constant))
                    active.append(path)
                    found += [Match(ending, path[1], path[2]) for ending in child.endings]
        if len(found) > 1:
            found.sort(key=lambda match: (-match.after, match.ending.order))
        return found
