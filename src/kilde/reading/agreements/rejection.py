"""What a later sentence answers to a proposal: "The group turned the offer down", "but the militia refused on Sunday"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.turning import refusing_verb
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses

NEAR = 2  # sentences behind a proposal that may answer it


def rejection(clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Marks the proposal told last as rejected, where a side says no and to nothing else."""
    near = [f for f in found if 0 < clauses.sentence.index - f.sentence <= NEAR]
    if not near or near[-1].agreement.status != "proposed":
        return
    for at, word in enumerate(clauses.words):
        if not words.has("rejected", word) or clauses.inside[at] is not None:
            continue
        verb = refusing_verb(clauses, at)
        around = frame(clauses, verb)
        if around.negated or around.modal or not (around.subject or around.agent) or not _answers(clauses, words, verb):
            continue
        agreement = near[-1].agreement
        agreement.status, agreement.status_evidence = "rejected", clauses.span(at, at + 1)
        return


def _answers(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """Whether what is refused is the proposal, a pronoun for it, or left out."""
    if any(words.has("proposals", w) or words.kind_of(w)[0] for w in clauses.words):
        return True
    if not clauses.sentence.parse.has_syntax:
        return False
    objects = clauses.tree.below(verb, "obj", "ccomp", "xcomp", "obl")
    things = [i for i in objects if clauses.tokens[i].start not in clauses.times]
    return all(words.has("pronouns", clauses.words[i]) or words.has("rejected", clauses.words[i]) for i in things)
