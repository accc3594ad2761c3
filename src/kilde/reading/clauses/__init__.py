"""Stage: prepares each sentence for the stages that ask who did what: segments, verbs, quotes and the frames of verbs."""

from __future__ import annotations

from kilde.reading.actors.verbs import verb_forms
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, Sentence
from kilde.reading.grammar import grammar


def read(draft: Draft) -> None:
    rules, verbs = grammar(draft.language), verb_forms(draft.language)
    times = {time.start: time.end for time in draft.times}
    within = _within_quotation(draft.sentences)
    draft.clauses = [
        Clauses(sentence, phrases, rules, verbs, times, quoted=quoted)
        for sentence, phrases, quoted in zip(draft.sentences, draft.phrases, within, strict=True)
    ]


def _within_quotation(sentences: list[Sentence]) -> list[bool]:
    """For each sentence, whether it begins inside a quotation that an earlier sentence of its block opened."""
    found, inside, block = [], False, None
    for sentence in sentences:
        inside = inside and sentence.block is block
        block = sentence.block
        found.append(inside)
        inside ^= sum(token.text in QUOTE_MARKS for token in sentence.tokens) % 2 == 1
    return found
