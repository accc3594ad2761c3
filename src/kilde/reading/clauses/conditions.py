"""Where a word that may open a condition is a relative instead: Norwegian and Danish "hvis" is "if" and "whose"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.grammar import Phrases
from kilde.reading.statements.lexicon import speech


def is_condition(clauses: Clauses, conditions: Phrases, at: int) -> bool:
    """Whether a phrase of condition stands at a token and opens no clause that tells of a noun."""
    return bool(conditions.at(clauses.words, at)) and not _is_whose(clauses, at) and not is_likeness(clauses, at)


def has_condition(clauses: Clauses, conditions: Phrases, first: int = 0, last: int | None = None) -> bool:
    """The same anywhere between two tokens."""
    end = len(clauses.words) if last is None else last
    return any(conditions.find(clauses.words, at, end) == (at, at + conditions.at(clauses.words, at)) and not _is_whose(clauses, at) and not is_likeness(clauses, at) for at in range(first, end))


def is_likeness(clauses: Clauses, at: int) -> bool:
    """ "As if they wanted us dead", "som om": what something is like hangs on nothing."""
    return at > 0 and clauses.words[at - 1] in speech(clauses.rules.language).likening


def _is_whose(clauses: Clauses, at: int) -> bool:
    if not clauses.sentence.parse.has_syntax or at == 0:
        return False
    tree, head = clauses.tree, clauses.tree.heads[at]
    behind_noun = clauses.tokens[at - 1].upos in ("NOUN", "PROPN") or (clauses.tokens[at - 1].text == "," and at > 1 and clauses.tokens[at - 2].upos in ("NOUN", "PROPN"))
    return behind_noun and head >= 0 and (clauses.tokens[at].upos in ("PRON", "DET") or (tree.relation(head) == "acl" and tree.subtype(head) == "relcl"))
