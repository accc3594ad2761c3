"""An agreement known only by its terms: "Under the terms of the agreement, A is to free its hostages and B its prisoners"."""

from __future__ import annotations

from kilde.reading.agreements.fill import for_their_states
from kilde.reading.agreements.found import Found, actors, clause_span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.noun import noun_at
from kilde.reading.agreements.sides import OF_CONFLICT, is_side, side, state_of
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

BEFORE = 6  # tokens from "under" to the noun: "under the terms of the agreement"
BINDING = ("obligation", "future")


def by_terms(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> Found | None:
    """The first agreement of a text, where a preposition of terms leads to it and who is bound stands behind it with what is to be done.

    One side's duty is enough for an agreement of a conflict, where the text tells who the other side is.
    """
    if not _leads(clauses, words, index):
        return None
    noun = noun_at(draft, clauses, words, index, None)
    parties = _bound(draft, clauses, index)
    paired = len(parties) == 2 and (noun.kind != "other" or _is_duty(clauses, index))
    if not noun.definite or noun.denied or noun.apart or not (paired or (len(parties) == 1 and noun.kind in OF_CONFLICT)):
        return None
    leaves = noun.kind == "other" and any(words.has("leaving", w) for w in clauses.words[index + 1 :])
    agreement = AgreementDraft([clause_span(clauses, index)], "withdrawal" if leaves else noun.kind, parties=parties)
    return Found(agreement, clauses.sentence.index, False, True, generic=noun.generic, definite=True, presumed=not paired)


def _leads(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether a preposition of terms stands before the noun, no verb or mark in between."""
    for at in range(index - 1, max(-1, index - 1 - BEFORE), -1):
        if words.has("terms", clauses.words[at]):
            return True
        if not clauses.words[at][0].isalnum() or clauses.is_full_verb(at):
            return False
    return False


def _bound(draft: Draft, clauses: Clauses, index: int) -> list[EntityDraft]:
    """The sides behind the noun, up to two; who only tells of it is none."""
    start, end = clauses.tokens[0].start, clauses.tokens[-1].end
    tells = {side(e) for s in draft.statements if any(x.start < end and start < x.end for x in s.evidence) for e in s.speaker}
    found: dict[str, EntityDraft] = {}
    for phrase in clauses.phrases:
        governor = clauses.governor(phrase)
        if phrase.first > index and not phrase.genitive and (governor is None or governor in clauses.rules.told):  # not "out of Lebanon"
            for entity in actors([state_of(draft, e) if e.kind != "military" else e for e in phrase.entities if is_side(e)]):
                found.setdefault(side(entity), entity)
    bound = [e for name, e in found.items() if name not in tells][:2]
    return for_their_states(draft, *bound) if len(bound) == 2 else bound


def _is_duty(clauses: Clauses, index: int) -> bool:
    """Whether something is to be done by it."""
    return any(clauses.rules.modals.get(w) in BINDING for w in clauses.words[index + 1 :])
