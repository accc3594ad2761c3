"""Stage: treaties, alliances, ceasefires and deals: who made them, through whom, what they leave out, what became of them."""

from __future__ import annotations

from kilde.reading.agreements.across import brokers
from kilde.reading.agreements.find import find
from kilde.reading.agreements.found import Found
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.agreements.merge import merge
from kilde.reading.agreements.stipulated import add_terms
from kilde.reading.draft import SILENT, Draft


def read(draft: Draft) -> None:
    words = agreement_words(draft.language)
    found: list[Found] = []
    for clauses in draft.clauses:
        if clauses.sentence.block.kind not in SILENT:
            find(draft, clauses, words, found)
    draft.agreements += merge(draft, found, brokers(draft))
    add_terms(draft)
