"""Exchanges of prisoners told without their noun: "freed 13 hostages in return for 39 prisoners", "handed over 1,000 bodies and received 19"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found, actors, clause_span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import mediation
from kilde.reading.agreements.sides import SIDES, side, state_of
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft


def exchanged(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """The exchange that a sentence tells by what was handed over and what came for it; None where it is planned, asked for or denied."""
    mark = words.in_return.find(clauses.words, 0, len(clauses.words))
    if mark is not None and mark[0] == 0:
        before = [c for c in draft.clauses if c.sentence.index == clauses.sentence.index - 1]
        clauses = before[0] if before else clauses  # "Hamas handed over four bodies. In return it got ..."
    handed = [i for i, w in enumerate(clauses.words) if words.has("releasing", w) and clauses.inside[i] is None and clauses.tokens[i].upos == "VERB"]
    people = any(p.sort in ("population", "inhabitant") for p in clauses.phrases)  # "five Americans in return for five Iranians"
    captives = people or any(words.has("prisoners", w) or words.has("captives", w) for w in clauses.words)
    if mark is None or not handed or not captives:
        return None
    around = [frame(clauses, verb) for verb in handed]
    if any(f.modal or f.negated for f in around):
        return None
    subjects = [e for f in around for p in (f.agent if f.passive else f.subject) for e in p.entities]
    mediators = mediation(clauses, words)[0]
    bare = [e for p in clauses.phrases if clauses.is_free(p) for e in p.entities if e not in mediators]
    sides = _sides(draft, [*subjects, *bare, *(their_states(draft, clauses) if subjects else [])])
    agreement = AgreementDraft([clause_span(clauses, handed[0])], "prisoner-exchange", parties=sides)
    return Found(agreement, clauses.sentence.index, True, True, guessed=True)


def as_exchange(told: Found, swap: Found) -> Found:
    """ "freed 13 hostages in return for 39 prisoners under the deal": the deal is one to exchange them."""
    told.agreement.kind, told.generic, told.guessed = "prisoner-exchange", False, True
    told.agreement.parties = told.agreement.parties if len(told.agreement.parties) > 1 else swap.agreement.parties
    return told


def _sides(draft: Draft, entities: list[EntityDraft]) -> list[EntityDraft]:
    """The first two sides among those who hand over and those whose the captives are."""
    found: dict[str, EntityDraft] = {}
    for entity in actors([state_of(draft, e) for e in entities if e.kind in SIDES]):
        found.setdefault(side(entity), entity)
    return list(found.values())[:2]


def their_states(draft: Draft, clauses: Clauses) -> list[EntityDraft]:
    """ "1,000 Ukrainian soldiers": the states whose adjectives stand in the sentence; a group of the text takes the part of its own."""
    states = [draft.adjectives[t.start] for t in clauses.tokens if t.start in draft.adjectives]
    groups = {e.country for e in draft.entities if e.kind == "armed-group"}
    return [e for e in states if e.country not in groups]
