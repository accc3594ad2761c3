"""From scores to structure: the best tree for arc scores, the best valid sequence for name tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Span = tuple[int, int, str]  # first, last exclusive, type
NEVER = -1e9


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Heads of the highest-scoring tree with exactly one root.

    scores   (n, n + 1): row is the dependent, column 0 the root, column h + 1 the word h
    returns  (n,): columns of the heads, so 0 marks the root

    Most sentences need no search: if each word's best head already makes a tree, that tree is the best.
    """
    matrix = np.asarray(scores, dtype=np.float64).copy()
    n = len(matrix)
    matrix[np.arange(n), np.arange(1, n + 1)] = NEVER
    heads: NDArray[np.int64] = matrix.argmax(1)
    if _is_tree(heads):
        return heads
    # A penalty on the root larger than any gain makes one root certain wherever that is possible at all.
    finite = matrix[matrix > NEVER / 2]
    penalty = (float(finite.max() - finite.min()) + 1.0) * (n + 1)
    full = np.full((n + 1, n + 1), NEVER)
    full[1:] = matrix
    full[1:, 0] -= penalty
    return _arborescence(full)[1:]


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether there is one root and every word reaches it."""
    if int((heads == 0).sum()) != 1:
        return False
    return _cycle(np.concatenate([[0], heads])) is None


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """One cycle among nodes 1..n (node 0 is the root), or None."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node != 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if node != 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _arborescence(scores: Scores) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds: best heads for nodes 1..m under root 0; scores[d, h]; entry 0 of the answer means nothing."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    held = scores[members, heads[members]]
    m = len(outside)
    # Contract the cycle to the last node of a smaller graph, remembering which member each arc stands for.
    smaller = np.full((m + 1, m + 1), NEVER)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(members, outside)] - held[:, None]
    leaving = scores[np.ix_(outside, members)]
    enters, leaves = entering.argmax(0), leaving.argmax(1)
    smaller[m, :m] = entering[enters, np.arange(m)]
    smaller[:m, m] = leaving[np.arange(m), leaves]
    np.fill_diagonal(smaller, NEVER * 2)
    solved = _arborescence(smaller)
    for small, node in enumerate(outside):
        if node != 0:
            heads[node] = members[leaves[small]] if solved[small] == m else outside[solved[small]]
    broken = members[enters[solved[m]]]
    heads[broken] = outside[solved[m]]
    return heads


def best_tags(scores: Scores, allowed: Scores) -> list[int]:
    """The best sequence of tags (Viterbi).

    scores   (n, tags): log probabilities or logits
    allowed  (tags + 1, tags): scores of steps, as `transitions` makes them; the last row is the start
    returns  n tag indices
    """
    n = len(scores)
    greedy = scores.argmax(1)
    steps = allowed[np.concatenate([[-1], greedy[:-1]]), greedy]
    if steps.min() > NEVER / 2:
        return [int(k) for k in greedy]
    table = scores[0] + allowed[-1]
    back = np.zeros((n, scores.shape[1]), dtype=np.int64)
    for i in range(1, n):
        reached = table[:, None] + allowed[:-1]
        back[i] = reached.argmax(0)
        table = reached.max(0) + scores[i]
    best = [int(table.argmax())]
    for i in range(n - 1, 0, -1):
        best.append(int(back[i, best[-1]]))
    return best[::-1]


def transitions(tags: Sequence[str]) -> NDArray[np.float64]:
    """(tags + 1, tags): 0 for a step that BIO allows (I-X only after B-X or I-X), a very low score for others."""

    def step(before: str, after: str) -> float:
        return 0.0 if not after.startswith("I-") or before[1:] == after[1:] else NEVER

    return np.array([[step(before, after) for after in tags] for before in [*tags, "O"]])


def spans(tags: Sequence[str]) -> list[Span]:
    """(first, last exclusive, type) of BIO tags; an I- without its B- begins a name too."""
    found: list[Span] = []
    for i, tag in enumerate(tags):
        kind = tag[2:]
        if tag.startswith("B-") or (tag.startswith("I-") and (not found or found[-1][1] != i or found[-1][2] != kind)):
            found.append((i, i + 1, kind))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], i + 1, kind)
    return found
