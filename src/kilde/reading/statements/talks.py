"""Sentences that tell how an outlet came to its words: "Reuters has spoken to three residents", "He was interviewed by the BBC"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays


def talk(clauses: Clauses, speech: Speech) -> tuple[list[EntityDraft], bool] | None:
    """(outlets, whether they asked) of a sentence about a talk with an outlet: as its subject it asked, else it was spoken to; None for all other sentences."""
    verb = next((i for i, word in enumerate(clauses.words) if word in speech.talking and clauses.inside[i] is None), None)
    if verb is None:
        return None
    outlets = [p for p in clauses.phrases if all_relays(p.entities) and not p.genitive]
    asking = [p for p in outlets if p.first < verb and clauses.governor(p) is None]
    if asking:
        return [e for p in asking[:1] for e in p.entities], True
    asked = [p for p in outlets if p.first > verb and clauses.governor(p) in clauses.rules.told | speech.quoted_to | clauses.rules.agents]
    heard = [p for p in clauses.chain(asked[0]) if all_relays(p.entities)] if asked else []
    return ([e for p in heard for e in p.entities], False) if heard else None
