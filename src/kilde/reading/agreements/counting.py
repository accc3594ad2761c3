"""How many agreements a noun counts: "two ceasefires", "and the United States one"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.agreements.found import Found
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft
from kilde.reading.numbers import quantities, split_words

MANY = 50  # no text tells of so many agreements at once: such a number is a year or counts what is agreed on


def count_at(clauses: Clauses, index: int, language: str) -> int | None:
    """The number right before the noun; one within a word ("three-day") counts something else."""
    for first, last, number, article in _numbers(clauses, language):
        near = last == index or (last == index - 1 and clauses.tokens[last].upos == "ADJ")
        if near and number < MANY and not article and "-" not in clauses.words[first]:
            return number
    return None


def _numbers(clauses: Clauses, language: str) -> list[tuple[int, int, int, bool]]:
    """(first token, last token exclusive, number, whether it may be an article) of the sentence's exact numbers."""
    words = split_words(clauses.tokens, language)
    return [
        (words[q.at].token, words[q.last - 1].token + 1, int(q.best), q.article)
        for q in quantities(words, language)
        if q.best is not None and not q.year
    ]


def elliptical(draft: Draft, clauses: Clauses, made: list[Found]) -> list[Found]:
    """ "Russia brokered two ceasefires, and the United States one": another of the same kind by another mediator."""
    if not made or not made[-1].agreement.mediators:
        return []
    first = made[-1].agreement
    for at, last, number, _ in _numbers(clauses, draft.language):
        phrase = clauses.inside[at - 1] if at else None
        if phrase is None:
            continue
        start = phrase.first
        if start and clauses.words[start - 1] in clauses.rules.conjunctions and last >= len(clauses.tokens) - 1:
            span = clauses.span(start - 1, last)
            first.evidence[0] = Span(start=first.evidence[0].start, end=min(first.evidence[0].end, clauses.tokens[start - 2].end))
            other = AgreementDraft([span], first.kind, parties=list(first.parties), mediators=list(phrase.entities), count=number)
            return [Found(other, clauses.sentence.index, True, True)]
    return []
