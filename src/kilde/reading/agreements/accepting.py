"""Who is a party by what he does with an agreement: accepts it, keeps it, acts under it or against it, has it as his own."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.life import Life
from kilde.reading.agreements.reality import is_defied
from kilde.reading.agreements.sides import SIDES
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft

AS_WHAT = 3  # tokens before a noun in which its possessive stands
BEFORE = 5  # tokens from "after" to the noun
OWN = ("thing", "subject", "plural")  # possessives of states and groups


def approving(clauses: Clauses, words: AgreementWords, tied: Ties) -> list[EntityDraft]:
    """ "Israel's cabinet approved the deal with Hamas": who accepts what the noun names, with its other party named."""
    verb = _accepting(clauses, words, tied)
    around = frame(clauses, verb) if verb is not None else None
    return [] if around is None or around.passive or around.negated or around.modal else [e for p in around.subject for e in p.entities if e.kind in SIDES]


def keeping(clauses: Clauses, lives: Life) -> list[EntityDraft]:
    """ "A and B have kept to a truce", "the rebels are observing a ceasefire": who goes on with what the noun names."""
    around = frame(clauses, lives.verb) if lives.verb is not None and lives.keeps else None
    return [] if around is None or around.passive else [e for p in around.subject for e in p.entities if e.kind in SIDES]


def _accepting(clauses: Clauses, words: AgreementWords, tied: Ties) -> int | None:
    """The verb of accepting whose object the noun is."""
    accepts = (v for v in tied.ruling if words.has("accepting", clauses.words[v]) and not words.has("rejected", clauses.words[v]))
    return next(accepts, None) if not tied.beside else None


def accepting_pronoun(clauses: Clauses, words: AgreementWords, tied: Ties) -> bool:
    """ "Both have accepted a truce", "announced that they accepted it": who accepts it is only pointed to."""
    verb = _accepting(clauses, words, tied)
    around = frame(clauses, verb) if verb is not None else None
    if around is None or around.passive or around.negated or around.modal or around.subject_at is None:
        return False
    return words.has("pronouns", clauses.words[around.subject_at])


def holding(clauses: Clauses, index: int, tied: Ties) -> list[EntityDraft]:
    """ "Ukraine let its agreement with X lapse": whose it is by a possessive that points to the subject."""
    owned = any(clauses.rules.possessives.get(w) in OWN for w in clauses.words[max(0, index - AS_WHAT - 1) : index])
    if not owned or not tied.ruling:
        return []
    around = frame(clauses, tied.ruling[0])
    return [] if around.passive else [e for p in around.subject for e in p.entities if e.kind in SIDES]


def acting(clauses: Clauses, words: AgreementWords, index: int) -> list[EntityDraft]:
    """ "The rebels laid down their arms after a deal with X", "attacked in spite of a truce with X": whose act came of the noun, or goes against it."""
    opener = clauses.preposition_before(index, BEFORE)
    came_of = opener is not None and words.has("through", clauses.words[opener])
    if not (came_of or is_defied(clauses, words, index)) or not clauses.sentence.parse.has_syntax:
        return []
    if clauses.tree.relation(index) == "compound":
        return []  # "impatience with truce violations"
    head = clauses.tree.heads[index]
    verb = head if head != ROOT and clauses.tree.is_predicate(head) else clauses.tree.clause_of(index)
    if verb is None or clauses.inside[verb] is not None:
        return []
    around = frame(clauses, verb)
    told = [e for p in around.subject for e in p.entities if e.kind in SIDES]
    moved = came_of and len(told) == 1 and told[0].kind in ("armed-group", "military")  # "fighters were driven out in buses under a deal with X"
    return told if moved or not around.passive else []
