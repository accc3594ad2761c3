"""Terms as a list behind a colon: "The deal has three points: joint patrols, a corridor and the withdrawal of heavy guns"."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.encoder.interface import ROOT
from kilde.reading.agreements.continued import is_to_come
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.term import Term, joined, term_of
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

VERBAL = ("VERB", "AUX")


def listed(draft: Draft, clauses: Clauses, words: AgreementWords, behind: bool) -> Iterator[Term]:
    """behind: the agreement was told right before, so that "the points" may be its."""
    colon = next((i for i, token in enumerate(clauses.tokens) if token.text == ":" and i > 0), None)
    if colon is None or not _announces(draft, clauses, words, colon, behind):
        return
    heads = [i for i in range(colon + 1, len(clauses.words)) if _is_top(clauses, colon, i)]
    items = list(dict.fromkeys(j for head in heads for j in joined(clauses, head)))
    for item in items:
        verbal = clauses.tokens[item].upos in VERBAL
        if is_to_come(clauses, item) if verbal else len(items) > 1 and not words.kind_of(clauses.words[item])[0]:
            yield from term_of(clauses, item, set())


def _announces(draft: Draft, clauses: Clauses, words: AgreementWords, colon: int, behind: bool) -> bool:
    """Whether what stands before the colon is the agreement with a verb, or its points, and no source."""
    before = range(colon)
    start, mark = clauses.sentence.start, clauses.tokens[colon].end
    spoken = any(s.cue is not None and start <= s.cue.start < clauses.sentence.end for s in draft.statements) or any(mark <= clauses.tokens[a].start for a, _ in clauses.quotes)
    told = any(words.kind_of(clauses.words[i])[0] for i in before)
    points = any(words.has("points", clauses.words[i]) for i in before)
    verbal = any(clauses.tokens[i].upos in VERBAL for i in before)
    return not spoken and ((told and (verbal or points)) or (points and behind))


def _is_top(clauses: Clauses, colon: int, index: int) -> bool:
    """Whether a word behind the colon hangs on one before it or on none, or holds what does not."""
    head = clauses.tree.heads[index]
    return (head == ROOT or head <= colon) and clauses.tokens[index].upos != "PUNCT"
