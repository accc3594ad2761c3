"""Where a content ends because the outlet goes on: "Canada announced relief for Lebanon, and Jordan flew in medicine"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.behind import ContentKind


def joined_deed(clauses: Clauses, verb: int, kind: ContentKind, first: int) -> int | None:
    """ "Called the raid piracy [and] expelled two diplomats": the token at which a deed begins that is joined to the speech verb, and not to what was said; None without one.

    `first`: the token with which the content begins. Only behind nouns and infinitives, which no finite verb can go on with; what is still to come may be part of what was announced.
    """
    if kind not in ("noun", "infinitive") or not clauses.sentence.parse.has_syntax:
        return None
    for joined in clauses.tree.below(verb, "conj"):
        start = clauses.tree.span(joined)[0]
        if start > first and clauses.tokens[joined].upos == "VERB" and _is_deed(clauses, joined):
            return start
    return None


def _is_deed(clauses: Clauses, verb: int) -> bool:
    """Whether a verb behind a conjunction tells of the past and has no subject that takes up what was said: "announced a truce, and it took effect"."""
    tree = clauses.tree
    modal = any(clauses.words[i] in clauses.rules.modals for i in tree.below(verb, "aux"))
    taken_up = any(clauses.tokens[i].upos == "PRON" for i in tree.below(verb, "nsubj"))
    return clauses.is_past(verb) and not modal and not taken_up and bool(tree.below(verb, "cc"))
