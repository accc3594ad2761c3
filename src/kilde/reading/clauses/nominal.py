"""Noun phrases that no list knows, as the tree has them: the words of "a source within the ministry" around their head."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import Tree

LEFT = ("amod", "compound", "nmod", "flat", "nummod", "advmod")  # what may stand before a head inside its phrase
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
LONGEST_TAIL = 7  # tokens behind the head that still name it


def core(clauses: Clauses, head: int) -> tuple[int, int]:
    """Tokens first to last (exclusive) of a head with what describes it on its left, determiners and numbers left out."""
    tree = clauses.tree
    first = head
    while first > 0 and _belongs(clauses, tree, first - 1, head):
        first -= 1
    while first < head and (clauses.words[first] in clauses.rules.determiners or clauses.is_number(first)):
        first += 1
    last = head + 1
    while last < len(clauses.tokens) and tree.heads[last] == head and tree.relation(last) in ("flat", "compound"):
        last += 1
    return first, last


def whole(clauses: Clauses, head: int) -> tuple[int, int]:
    """The core with the prepositional phrase right behind it, where that is short."""
    tree = clauses.tree
    first, last = core(clauses, head)
    behind = next((i for i in tree.below(head, "nmod") if i >= last and any(c == last for c in tree.below(i, "case"))), None)
    if behind is None:
        return first, last
    end = core(clauses, behind)[1]
    plain = all(clauses.words[i][0].isalnum() for i in range(last, end))
    return (first, end) if plain and end - last <= LONGEST_TAIL else (first, last)


def is_noun(clauses: Clauses, index: int) -> bool:
    """Whether a token heads a noun phrase, and is no pronoun and no time."""
    return clauses.tokens[index].upos in NOMINAL and clauses.tokens[index].start not in clauses.times and clauses.words[index][0].isalpha()


def _belongs(clauses: Clauses, tree: Tree, index: int, head: int) -> bool:
    at = index
    while at != head:
        if not 0 <= tree.heads[at] <= head or tree.relation(at) not in LEFT or not clauses.words[at][0].isalnum() or tree.heads[at] < index:
            return False
        if tree.relation(at) == "advmod" and tree.heads[at] == head:
            return False  # "also Norwegian-owned ships": said of the whole
        at = tree.heads[at]
    return True
