"""Whom a letter or a call is with: what is said "in a letter to X" is said to X, what is promised "in a phone call with X" to X."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech

DIRECTED = ("request", "demand", "promise", "offer", "warn", "threaten")  # acts that are meant for whoever one talks with
NEAR = 3  # tokens from the preposition behind the noun to whoever it leads to


def in_exchange(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """The other side of the letter (any act) or the talk (acts that are directed at somebody) in which something is said; nobody elsewhere."""
    verb, words = attribution.verb, clauses.words
    last = attribution.frame.last if attribution.trails else max(attribution.content[0], verb)
    for index in range(len(words) - 1):
        before = index < verb and (clauses.segment(index) is clauses.segment(verb) or (index <= NEAR and attribution.content[0] > verb))
        if not (before or verb < index < last):
            continue
        written = words[index] in speech.letters and words[index + 1] in clauses.rules.told
        talked = words[index] in speech.exchanges and words[index + 1] in speech.exchanged_with and attribution.cue.act in DIRECTED
        phrase = next((p for p in clauses.phrases if index + 1 < p.first <= index + 1 + NEAR and not p.genitive), None) if written or talked else None
        if phrase is not None and clauses.governor(phrase) == words[index + 1]:
            return [e for p in clauses.chain(phrase) for e in p.entities]
    return []
