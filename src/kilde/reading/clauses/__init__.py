"""Stage: prepares each sentence for the stages that ask who did what: segments, verbs, quotes and the frames of verbs."""

from __future__ import annotations

from kilde.reading.actors.grammar import grammar
from kilde.reading.actors.verbs import verb_forms
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft


def read(draft: Draft) -> None:
    rules, verbs = grammar(draft.language), verb_forms(draft.language)
    times = frozenset(time.start for time in draft.times)
    draft.clauses = [Clauses(sentence, phrases, rules, verbs, times) for sentence, phrases in zip(draft.sentences, draft.phrases, strict=True)]
