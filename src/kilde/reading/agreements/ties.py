"""Which verbs a noun hangs on, or hang on it: "a truce, signed in May and brokered by X, took effect"."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kilde.encoder.interface import ROOT
from kilde.languages import section
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.clauses.segments import Clauses
from kilde.reading.words import fold

LED = ("xcomp", "ccomp", "advcl", "acl", "obl")
REACH = 8  # tokens from a relative pronoun to its verb


@dataclass(slots=True)
class Ties:
    """predicate: verbs whose subject the noun is; describing: participles and relative clauses of it; ruling: verbs whose object it is."""

    predicate: list[int] = field(default_factory=list)
    describing: list[int] = field(default_factory=list)
    ruling: list[int] = field(default_factory=list)
    beside: bool = False  # ruled only as an adverbial: "ended the war with a treaty"

    @property
    def all(self) -> list[int]:
        return [*self.predicate, *self.describing, *self.ruling]


def ties(clauses: Clauses, words: AgreementWords, index: int) -> Ties:
    """The verbs tied to a noun by the tree; none without syntax."""
    made = Ties()
    if not clauses.sentence.parse.has_syntax:
        made.describing = _relative(clauses, index)
        return made
    tree = clauses.tree
    top = index
    while tree.relation(top) in ("compound", "appos", "conj", "flat") and tree.heads[top] != ROOT and not tree.is_predicate(tree.heads[top]):
        top = tree.heads[top]
    if tree.relation(top) == "nmod" and words.has("none", clauses.words[tree.heads[top]]):
        top = tree.heads[top]  # "neither of the truces lasted"
    head, relation = tree.heads[top], tree.relation(top)
    if head != ROOT and relation in ("nsubj", "csubj"):
        made.predicate = _joined(clauses, head)
    elif head != ROOT and relation in ("obj", "iobj", "obl", "advcl", "xcomp"):
        made.ruling, made.beside = [head, *_above(clauses, head)], relation == "obl"
    for noun in dict.fromkeys((index, top, *_lengths(clauses, index))):
        for child in tree.below(noun, "acl"):
            made.describing += [v for v in _joined(clauses, child) if v not in made.describing]
    made.describing = made.describing or _relative(clauses, index)
    return made


def _lengths(clauses: Clauses, index: int) -> list[int]:
    """ "En våpenhvile på 30 dager som USA har foreslått": the length behind the noun, on which the tree may hang the clause that describes the noun."""
    return [i for i in clauses.tree.below(index, "nmod") if clauses.words[i] in units_of_time(clauses.rules.language)]


@cache
def units_of_time(language: str) -> frozenset[str]:
    """Words for units of time."""
    return frozenset(map(fold, section(language, "times")["words"]["UNIT"]))


def _above(clauses: Clauses, verb: int) -> list[int]:
    """The verb that leads to an infinitive: "agreed to extend the truce"."""
    tree = clauses.tree
    bare = tree.relation(verb) in LED and not tree.below(verb, "nsubj", "aux") and tree.heads[verb] != ROOT and tree.heads[verb] < verb
    return [tree.heads[verb]] if bare else []


def _relative(clauses: Clauses, index: int) -> list[int]:
    """The verb of a relative clause right behind the noun, by word order."""
    opener = next((i for i in range(index + 1, min(index + 3, len(clauses.words))) if clauses.words[i] in clauses.rules.relatives), None)
    if opener is None:
        return []
    last = min(len(clauses.words), opener + REACH)
    return next(([i] for i in range(opener + 1, last) if clauses.is_full_verb(i) or (clauses.tokens[i].upos == "VERB" and clauses.inside[i] is None)), [])


def _joined(clauses: Clauses, verb: int) -> list[int]:
    """A verb with the verbs coordinated to it that share its subject."""
    tree = clauses.tree
    return [verb, *(c for c in tree.below(verb, "conj") if not tree.below(c, "nsubj"))]
