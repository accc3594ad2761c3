"""Through whom an agreement came about: "brokered by Qatar", "that the UN had negotiated", "with France as mediator"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft

REACH = 4  # tokens from the mediating word to the actor behind it


def mediation(clauses: Clauses, words: AgreementWords) -> tuple[list[EntityDraft], bool]:
    """(mediators, whether the sentence tells a mediation at all)."""
    mark = words.mediated.find(clauses.words, 0, len(clauses.words))
    if mark is None:
        return _as_mediator(clauses, words)
    behind = next((p for p in clauses.phrases if mark[1] <= p.first <= mark[1] + REACH and clauses.governor(p) in clauses.rules.agents | clauses.rules.of), None)
    if behind is not None and clauses.governor(behind) not in words.sets["between"]:
        return [e for p in clauses.chain(behind) for e in p.entities], True
    segment = clauses.segment(mark[0])
    inside: list[Phrase] = [p for p in clauses.phrases if segment.first <= p.first < mark[0] and clauses.governor(p) is None]
    subject = clauses.chain(inside[0]) if segment.kind == "relative" and inside else frame(clauses, mark[0]).subject
    return [e for p in subject for e in p.entities], True


def _as_mediator(clauses: Clauses, words: AgreementWords) -> tuple[list[EntityDraft], bool]:
    """ "with France as mediator"."""
    at = next((i for i, word in enumerate(clauses.words) if words.has("mediators", word)), None)
    if at is None:
        return [], False
    before = [p for p in clauses.phrases if p.last <= at <= p.last + 2 and clauses.governor(p) in words.sets["with"]]
    return [e for p in before for e in p.entities], bool(before)
