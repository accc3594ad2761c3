"""Deeds that answer a deed: "responded to the attack by bombing the town". Whoever answers does what it answers with, not what it answers."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import EventWords


def is_answered(clauses: Clauses, words: EventWords, index: int) -> bool:
    """ "Responded to the attack": the deed that an answer is given to."""
    tree = clauses.tree
    verb = tree.heads[index]
    hangs = verb >= 0 and tree.relation(index) == "obl" and clauses.words[verb] in words.answering
    return hangs and any(clauses.words[i] in words.answered_to for i in tree.below(index, "case"))


def answer_above(clauses: Clauses, words: EventWords, index: int) -> int | None:
    """ "Responded with shelling", "responded to the attack by bombing the town": the verb of answering that a token says the means of."""
    tree = clauses.tree
    head, relation = tree.heads[index], tree.relation(index)
    if head < 0 or is_answered(clauses, words, index) or tree.below(index, "nsubj", "aux"):
        return None  # "answers that Indian shells had killed a man" says so, and does nothing
    if clauses.words[head] in words.answering and relation in ("obl", "advcl", "xcomp"):
        return head
    return tree.heads[head] if relation in ("nmod", "acl") and tree.subtype(index) != "relcl" and is_answered(clauses, words, head) else None
