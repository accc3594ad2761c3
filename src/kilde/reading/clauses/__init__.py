"""Stage: prepares each sentence for the stages that ask who did what: segments, verbs, quotes and the frames of verbs."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
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
        Clauses(sentence, [p for p in phrases if not _is_of_time(draft, p)], rules, verbs, times, quoted=quoted)
        for sentence, phrases, quoted in zip(draft.sentences, draft.phrases, within, strict=True)
    ]


def _is_of_time(draft: Draft, phrase: Phrase) -> bool:
    """ "On Friday, jets bombed the town": a name that no list has within what says when is nobody's."""
    return phrase.sort == "unknown" and any(t.start <= phrase.start and phrase.end <= t.end for t in draft.times)


def _within_quotation(sentences: list[Sentence]) -> list[bool]:
    """For each sentence, whether it begins inside a quotation that an earlier sentence of its block opened."""
    found, inside, block = [], False, None
    for sentence in sentences:
        inside = inside and sentence.block is block
        block = sentence.block
        found.append(inside)
        inside ^= sum(token.text in QUOTE_MARKS for token in sentence.tokens) % 2 == 1
    return found
