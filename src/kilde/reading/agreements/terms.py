"""An agreement known only by its terms: "Under the agreement, A is to free its hostages and B its prisoners"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found, actors, clause_span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.noun import noun_at
from kilde.reading.agreements.sides import side
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft

BEFORE = 3  # tokens from "under" to the noun
SIDES = ("government", "armed-group")
TERMS = ("prisoner-exchange", "withdrawal")


def by_terms(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> Found | None:
    """The first agreement of a text, where a preposition of terms leads to it and two sides stand behind it with what they are to do."""
    if not any(words.has("terms", w) for w in clauses.words[max(0, index - BEFORE) : index]):
        return None
    noun = noun_at(draft, clauses, words, index, None)
    parties = actors([e for p in clauses.phrases if p.first > index and clauses.governor(p) is None and not p.genitive for e in p.entities if e.kind in SIDES])
    if not noun.definite or noun.denied or noun.kind not in TERMS or len(parties) != 2 or len({side(e) for e in parties}) < 2:
        return None
    return Found(AgreementDraft([clause_span(clauses, index)], noun.kind, parties=parties), clauses.sentence.index, False, True, generic=True, definite=True)
