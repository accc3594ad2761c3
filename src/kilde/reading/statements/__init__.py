"""Stage: who said what to whom, and through whom it came.

Each sentence is read for attributions (verbs, "according to", impersonal phrases, refusals, hearsay); then relays are put where
they belong, also from the sentence after, and quotes over several sentences are joined.
"""

from __future__ import annotations

from kilde.reading.draft import SILENT, Draft
from kilde.reading.statements.find import Finder
from kilde.reading.statements.identify import identify
from kilde.reading.statements.lexicon import speech
from kilde.reading.statements.quotes import join_quotes
from kilde.reading.statements.when import set_times


def read(draft: Draft) -> None:
    finder = Finder(draft, speech(draft.language))
    for clauses in draft.clauses:
        if clauses.sentence.block.kind not in SILENT:
            finder.read(clauses)
    draft.statements += finder.statements
    join_quotes(draft)
    identify(draft)
    set_times(draft)
