"""Clauses that ask who did a deed: "it is unclear who attacked". The deed is known and its doer is not."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import EventWords

THINGS = ("NOUN", "PROPN", "PRON")  # what a relative clause tells of: "the man who attacked"


def asks_who(clauses: Clauses, words: EventWords, verb: int) -> int | None:
    """ "Unclear who attacked", Danish "uklart, hvem der angreb": the word that asks for the doer of a verb, however the tree calls it."""
    tree = clauses.tree
    asking = [i for i in tree.below(verb, "nsubj", "obj", "obl") if i < verb and clauses.words[i] in words.asking_who]
    if tree.subtype(verb) == "relcl" and clauses.tokens[tree.heads[verb]].upos in THINGS:
        asking = [i for i in asking if clauses.words[i] not in clauses.rules.relatives]
    return next((i for i in asking if tree.relation(i) == "nsubj" or clauses.words[i + 1] in clauses.rules.relatives), None)


def without_doer(clauses: Clauses, words: EventWords, found: Frame) -> Frame:
    """ "Hvem der skød flyet ned": what the tree takes for the subject behind the verb of such a clause is its object."""
    at = asks_who(clauses, words, found.verb)
    if at is not None and found.subject_at is not None and found.subject_at > found.verb:
        found.objects = [*found.subject, *found.objects]
        found.subject, found.subject_at, found.inverted = [], at, False
    return found
