"""The small language of expressions in `times.yaml`, and the tree they are matched with.

An expression is a row of words and categories, as in "siden <MONTH YEAR?>":

    siden         a word, in lower case
    MONTH         a category: any of its words or phrases, or what a number token can be (DAY, YEAR, NUMBER ...)
    NUMBER=last   the same, under a name of its own; else the slot is called as the category in lower case
    ( a | b c )   one of these;   x?   x or nothing
    < ... >       what is marked in the text, when that is not the whole

Every expression is written out into plain rows, and the rows share one tree, so that reading a text costs one step for each word
that can begin or go on with an expression, whatever the number of expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from kilde.model.errors import BadData

PIECE = re.compile(r"[()|?<>]|[^\s()|?<>]+")
MOST_ROWS = 4000  # of one expression; more is a mistake in the file


class Slot(NamedTuple):
    """A category in a row: `first` counts words from the start of the row; `constant` is the value of a phrase."""

    name: str
    category: str
    first: int
    constant: Any = None


class Step(NamedTuple):
    """One word of a row: the symbol it must have, and the slot it fills. "<" and ">" are steps without a word."""

    symbol: str
    name: str = ""
    constant: Any = None
    category: str = ""


class Ending(NamedTuple):
    """A row that is complete: which entry of the file, where its slots are and which of its words are marked."""

    order: int
    entry: Mapping[str, Any]
    slots: tuple[Slot, ...]
    span: tuple[int, int]


@dataclass(slots=True)
class Node:
    children: dict[str, Node] = field(default_factory=dict)
    endings: list[Ending] = field(default_factory=list)


Phrases = Mapping[str, Mapping[str, Any]]


def grow(entries: Sequence[Mapping[str, Any]], phrases: Phrases, source: str) -> Node:
    """The tree of all entries; `phrases` holds, by category, the surfaces of more than one word and their values."""
    root = Node()
    for order, entry in enumerate(entries):
        for expression in entry["match"]:
            for row in _rows(expression, phrases, source):
                _add(root, row, order, entry)
    return root


def _add(root: Node, row: Sequence[Step], order: int, entry: Mapping[str, Any]) -> None:
    node, first, last = root, 0, -1
    slots: list[Slot] = []
    count = 0
    for step in row:
        if step.symbol == "<":
            first = count
        elif step.symbol == ">":
            last = count
        else:
            if step.name and (not slots or slots[-1].name != step.name or step.category):
                slots.append(Slot(step.name, step.category or step.symbol, count, step.constant))
            node = node.children.setdefault(step.symbol, Node())
            count += 1
    node.endings.append(Ending(order, entry, tuple(slots), (first, count if last < 0 else last)))


def _rows(expression: str, phrases: Phrases, source: str) -> Iterator[tuple[Step, ...]]:
    pieces = PIECE.findall(expression)
    rows, end = _alternatives(pieces, 0, phrases)
    if end != len(pieces) or any(not [s for s in row if s.symbol not in "<>"] for row in rows) or len(rows) > MOST_ROWS:
        raise BadData(f"expression {expression!r} cannot be read: brackets, or nothing left when what is optional is left out", source=source)
    yield from rows


def _alternatives(pieces: Sequence[str], at: int, phrases: Phrases) -> tuple[list[tuple[Step, ...]], int]:
    """The rows of "a | b c" from pieces[at], up to a closing bracket or the end."""
    found: list[tuple[Step, ...]] = []
    current: list[list[tuple[Step, ...]]] = []
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == "|":
            found += _joined(current)
            current, at = [], at + 1
            continue
        if pieces[at] == "(":
            choices, at = _alternatives(pieces, at + 1, phrases)
            at += 1
        else:
            choices = _choices(pieces[at], phrases)
            at += 1
        if at < len(pieces) and pieces[at] == "?":
            choices, at = [*choices, ()], at + 1
        current.append(choices)
    return [*found, *_joined(current)], at


def _joined(parts: Sequence[Sequence[tuple[Step, ...]]]) -> list[tuple[Step, ...]]:
    return [tuple(step for part in choice for step in part) for choice in product(*parts)]


def _choices(piece: str, phrases: Phrases) -> list[tuple[Step, ...]]:
    symbol, _, name = piece.partition("=")
    if not symbol.isupper() or piece in "<>":
        return [(Step(piece),)]
    name = name or symbol.lower()
    found: list[tuple[Step, ...]] = [(Step(symbol, name, None, symbol),)]
    for phrase, value in phrases.get(symbol, {}).items():
        words = phrase.split()
        found.append((Step(words[0], name, value, symbol), *(Step(word) for word in words[1:])))
    return found


def literals(entries: Sequence[Mapping[str, Any]], phrases: Phrases) -> frozenset[str]:
    """The plain words that expressions and phrases are made of."""
    written = {piece for entry in entries for expression in entry["match"] for piece in PIECE.findall(expression)}
    words = {piece for piece in written if not piece.partition("=")[0].isupper() and piece not in "()|?<>"}
    return frozenset(words | {word for surfaces in phrases.values() for phrase in surfaces for word in phrase.split()})


def follow(root: Node, symbols: Sequence[tuple[str, ...]], at: int) -> list[tuple[int, Ending]]:
    """The expressions that begin at word `at`, each with the index after its last word; the longest first, then in file order."""
    found: list[tuple[int, Ending]] = []
    active = [root]
    end = at
    while active and end < len(symbols) and symbols[end]:
        here = symbols[end]
        active = [child for node in active for symbol in here if (child := node.children.get(symbol)) is not None]
        end += 1
        for node in active:
            if node.endings:
                found += [(end, ending) for ending in node.endings]
    if len(found) > 1:
        found.sort(key=lambda pair: (-pair[0], pair[1].order))
    return found
