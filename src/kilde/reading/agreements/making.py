"""The verb by which an agreement is made, had or broken, and the verbs that may tell what became of it."""

from __future__ import annotations

from kilde.reading.agreements.endings import ending
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.segments import Clauses

BESIDE = ("parataxis", "advcl", "conj")  # relations of a clause to the one before it that tells what was agreed on
REACH = 6  # tokens from a verb of saying yes to where its clause is cut


def making(clauses: Clauses, words: AgreementWords, first: int, index: int, tied: Ties) -> int | None:
    """The verb that makes or ends what the noun names: before it in its clause, ruling it from a clause before, or closing the sentence."""
    verb = making_verb(clauses, words, first, index)
    if verb is None:
        behind = [v for v in tied.ruling if v < first and clauses.inside[v] is None]
        verb = next((v for v in behind if words.reciprocal(clauses.words[v]) or (not tied.beside and words.has("concluded", clauses.words[v]))), None)
    if verb is None and not tied.beside:
        verb = next((v for v in tied.ruling[:1] if words.has("expired", clauses.words[v])), None)  # "was ending the accord"
    verb = closing_verb(clauses, words, index) if verb is None else verb
    return consented_before(clauses, words, first, index) if verb is None else verb


def making_verb(clauses: Clauses, words: AgreementWords, first: int, index: int) -> int | None:
    """The verb of making or having that the noun belongs to: before it in its clause, or right behind its subject."""
    for at in range(index - 1, first - 1, -1):
        if clauses.inside[at] is not None:
            continue
        if any(words.has(name, clauses.words[at]) for name in ("broken", "ended")) or _ends(clauses, words, at):
            return at
        if (words.consents(clauses.words, at, index) and not is_under_way(clauses, at)) or words.shelving.at(clauses.words, at, len(clauses.words)):
            return at
        if words.has("calling", clauses.words[at]) and not any(w in clauses.rules.prepositions for w in clauses.words[at + 1 : index]) and not _judges(clauses, at):
            return at  # "called a truce", not "called for a truce"
        if words.has("talks", clauses.words[at]) and not words.reciprocal(clauses.words[at - 1]):
            return _agreeing(words, clauses, first, at)
        led = clauses.rules.infinitive in clauses.words[at + 1 : index]  # "have yet to confirm the deal"
        has = words.has("having", clauses.words[at]) and not led and not any(clauses.is_verb(i) for i in range(at + 1, index)) and not _helps(clauses, at)
        if words.has("concluded", clauses.words[at]) or has:
            return at
    return None


def closing(clauses: Clauses, words: AgreementWords) -> int | None:
    """ "The roads are to be opened, A and B have agreed": the verb of agreeing in a last clause whose subject stands behind the comma."""
    for at, word in enumerate(clauses.words if clauses.sentence.parse.has_syntax else ()):
        if words.reciprocal(word) and clauses.inside[at] is None and _closes(clauses, at):
            return at
    return None


def _closes(clauses: Clauses, at: int) -> bool:
    """Whether the clause of a verb follows the one that tells what is agreed on, and nothing more is told behind it before a mark."""
    tree = clauses.tree
    verb = tree.heads[at] if clauses.tokens[at].upos == "ADJ" and tree.relation(at) == "xcomp" else at  # "blev A og B enige om"
    comma = next((i for i in range(verb - 1, 0, -1) if clauses.tokens[i].text == ","), None)
    told = [*tree.below(verb, "ccomp"), *([tree.heads[verb]] if tree.relation(verb) in BESIDE else [])]
    subject = next((i for v in (verb, at) for i in tree.below(v, "nsubj")), -1)
    if comma is None or subject < comma or not any(0 <= i < comma and not _opens(clauses, 0) for i in told):
        return False
    last = next((i for i in range(at + 1, len(clauses.words)) if not clauses.words[i][0].isalnum()), len(clauses.words))
    return not any(clauses.is_verb(i) for i in range(at + 1, last)) and not any(_opens(clauses, i) for i in range(comma + 1, min(subject, verb)))


def closing_verb(clauses: Clauses, words: AgreementWords, index: int) -> int | None:
    """ "A truce of January will be kept, A and B have agreed": the verb of agreeing behind the clause of the noun, which is what was agreed on."""
    last = closing(clauses, words)
    return last if last is not None and index < last and clauses.segment(index) is not clauses.segment(last) else None


def _opens(clauses: Clauses, index: int) -> bool:
    """Whether a word opens a clause that hangs on another or is joined to it."""
    rules = clauses.rules
    return clauses.words[index] in rules.relatives | rules.conjunctions | rules.adversatives or clauses.tokens[index].upos == "SCONJ"


def is_under_way(clauses: Clauses, verb: int) -> bool:
    """ "Are making peace": what goes on has not come about; not "left the war by making peace"."""
    helped = clauses.tree.below(verb, "aux") if clauses.sentence.parse.has_syntax and clauses.is_gerund(verb) else []
    return any(clauses.rules.auxiliaries.get(clauses.words[i]) == "be" for i in helped)


def _judges(clauses: Clauses, verb: int) -> bool:
    """ "Called the truce a success": what the noun is called stands behind it."""
    return clauses.sentence.parse.has_syntax and bool(clauses.tree.below(verb, "xcomp"))


def consented_before(clauses: Clauses, words: AgreementWords, first: int, index: int) -> int | None:
    """ "Came to terms on a truce": the verb of a phrase of saying yes that begins before the clause of the noun, which it leads to, is cut off."""
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        free = clauses.inside[at] is None and not is_under_way(clauses, at)
        mark = words.consenting.at(clauses.words, at, index) if free else None
        if mark is not None and mark[1] > first:
            return at
    return None


def _agreeing(words: AgreementWords, clauses: Clauses, first: int, last: int) -> int | None:
    """ "Blev enige med X om en våbenhvile": the word of agreeing whose preposition stands at a token."""
    marks = (words.agreeing.at(clauses.words, at, last + 1) for at in range(last - 1, first - 1, -1))
    return next((mark[0] for mark in marks if mark is not None and mark[1] == last + 1), None)


def _ends(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    mark = ending(clauses, words, at, len(clauses.words))
    return mark is not None and mark[0] == at


def acting_on(clauses: Clauses, words: AgreementWords, tied: Ties) -> frozenset[int]:
    """The verbs that may tell what became of the noun: those it is subject or object of, and "pulled out of"."""
    ruling = [v for v in tied.ruling if not tied.beside or _ends(clauses, words, v)]
    mark = ending(clauses, words, 0, len(clauses.words))
    if mark is not None and any(mark[0] < v < mark[1] for v in tied.ruling):
        ruling.append(mark[0])  # "trak sig i juli ud af aftalen": the tree hangs the noun on the particle
    return frozenset([*tied.predicate, *tied.describing, *ruling])


def _helps(clauses: Clauses, at: int) -> bool:
    """Whether a form of having is an auxiliary: "had announced the agreement"."""
    return clauses.sentence.parse.has_syntax and clauses.tree.relation(at) == "aux"
