"""The words of one term of an agreement, and the several that a list or joined clauses tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses

CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens first to last (exclusive) of a sentence that say what is to be done."""

    clauses: Clauses
    first: int
    last: int

    @property
    def span(self) -> Span:
        return self.clauses.span(self.first, self.last)


def joined(clauses: Clauses, head: int) -> list[int]:
    """A word and what is coordinated with it, verbs with verbs and nouns with nouns, also where the tree hangs it on one of the words between."""
    found, open_ = {head}, [head]
    while open_:
        more = [i for i in (*_beside(clauses, open_[0]), *_hung(clauses, open_[0]), *_marked_alike(clauses, open_[0])) if i not in found]
        found.update(more)
        open_ = open_[1:] + more
    return sorted(found)


def term_of(clauses: Clauses, head: int, without: set[int], bound: int | None = None) -> Iterator[Term]:
    """The words of one term: all below its head but what is joined to it, what leads to it and the marks at its ends."""
    apart = frozenset(i for i in joined(clauses, head) if i > head) | frozenset(_aside(clauses, head))
    limit = min((clauses.tree.span(i)[0] for i in _beside(clauses, head)), default=len(clauses.words))  # a mark at the end hangs on the first of several
    limit = limit if limit > head else len(clauses.words)
    inside = [i for i in clauses.tree.all_below(head, apart) if i not in without and i < max(limit, head + 1) and not _joins(clauses, i, head)]
    inside += clauses.tree.all_below(bound) if bound is not None else []
    rules = clauses.rules
    first, last = min(inside, default=head), max(inside, default=head) + 1
    while first < last - 1 and _is_opener(clauses, first):
        first += 1
    while last - 1 > first and (not clauses.tokens[last - 1].text[0].isalnum() or clauses.words[last - 1] in rules.conjunctions):
        last -= 1
    if last > first:
        yield Term(clauses, first, last)


def _beside(clauses: Clauses, head: int) -> list[int]:
    """What the tree joins to a word behind it."""
    found = [i for i in clauses.tree.below(head, "conj", "parataxis") if i > head]
    if clauses.tokens[head].upos != "NOUN":
        return found
    named = [i for i in clauses.tree.below(head, "appos") if i > head and clauses.tokens[i].upos == "NOUN" and clauses.inside[i] is None]
    listed = [i for i in named if (found and i < found[-1]) or _has_joined(clauses, i)]  # "reform, an end to the trade and seats", where the tree calls the second another name of the first
    return sorted([*found, *listed])


def _has_joined(clauses: Clauses, head: int) -> bool:
    """Whether something is joined to a noun or to a word that hangs on it."""
    return any(clauses.tree.relation(i) == "conj" for i in clauses.tree.all_below(head))


def _joins(clauses: Clauses, index: int, head: int) -> bool:
    """Whether a word is the "and" before a term, which may hang on a later one."""
    return clauses.tree.relation(index) == "cc" and clauses.tree.heads[index] == head


def _hung(clauses: Clauses, head: int) -> list[int]:
    """ "The [disarmament] of rebels, a [return] of troops": a noun with words of its own that the tree joins to one within the first, behind a preposition."""
    tree = clauses.tree
    if clauses.tokens[head].upos != "NOUN":
        return []
    inner = [i for i in tree.all_below(head, frozenset(_beside(clauses, head))) if i > head and tree.relation(i) in ("nmod", "obl")]
    pairs = [(i, j) for i in inner for j in tree.below(i, "conj") if j > i and tree.below(i, "case") and not tree.below(j, "case")]
    return [j for i, j in pairs if clauses.tokens[j].upos == "NOUN" and clauses.inside[j] is None and tree.below(j, "nmod")]


def _marked_alike(clauses: Clauses, head: int) -> list[int]:
    """ "That A will leave, that B will move north": a clause behind a mark that opens like the one above it, whatever the tree hangs it on."""
    tree, rules = clauses.tree, clauses.rules
    marks = {clauses.words[i] for i in tree.below(head, "mark") if clauses.words[i] in rules.complementisers}
    below = [i for i in tree.all_below(head) if marks and i > head and tree.relation(i) in CLAUSAL]
    return [i for i in below if any(clauses.words[m] in marks and m > head and _is_set_off(clauses, m) for m in tree.below(i, "mark"))]


def _is_set_off(clauses: Clauses, at: int) -> bool:
    return clauses.tokens[at - 1].text == "," or clauses.words[at - 1] in clauses.rules.conjunctions


def _aside(clauses: Clauses, head: int) -> list[int]:
    """ "The border, where both may drill": a relative clause behind a mark, which is none of the words of a thing."""
    if clauses.tokens[head].upos not in ("NOUN", "PROPN"):
        return []
    inner = clauses.tree.all_below(head)
    relative = [i for i in inner if i > head and clauses.tree.relation(i) == "acl"]
    return [i for i in relative if (first := clauses.tree.span(i)[0]) > head and (clauses.tokens[first].text == "," or clauses.tokens[first - 1].text == ",")]


def _is_opener(clauses: Clauses, index: int) -> bool:
    """ "That", "and", "for", "on", "under which": what leads to a term and is none of its words."""
    token, word = clauses.tokens[index], clauses.words[index]
    if word == clauses.rules.infinitive and token.upos == "PART":
        return False
    return not token.text[0].isalnum() or token.upos in ("SCONJ", "CCONJ", "ADP") or clauses.tree.relation(index) in ("mark", "case", "cc") or word in clauses.rules.relatives
