"""Who stands across from a party where no fighting between two is told: those at one table, the only one who attacks, the mediators left out."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.agreements.mediation import mediation
from kilde.reading.agreements.sides import is_side, sender_of, side, state_of
from kilde.reading.draft import SILENT, AgreementDraft, Draft, EntityDraft, StatementDraft

FORCE = ("ASSAULT", "COERCE")
ASIDE = ("caption", *SILENT)  # blocks that the sentence before is not sought in
NEAR = 1  # sentences before an agreement of "the two sides" in which they may have met


def brokers(draft: Draft) -> frozenset[str]:
    """The sides that the text tells as mediators anywhere and that use no force in it: they are nobody's enemy there."""
    words = agreement_words(draft.language)
    told = {side(sender_of(draft, e)) for clauses in draft.clauses for e in mediation(clauses, words)[0]}
    fighting = {side(e) for event in draft.events if event.type in FORCE for e in (*event.actors, *event.recipients)}
    return frozenset(told - fighting)


def mediated_before(draft: Draft, sentence: int) -> list[EntityDraft]:
    """ "The AU has led the talks since Tuesday. The two sides agreed ...": who is told to mediate in the sentence before an agreement."""
    words = agreement_words(draft.language)
    near = draft.clauses[max(0, sentence - NEAR) : sentence]
    found = [sender_of(draft, e) for clauses in near for e in mediation(clauses, words)[0]]
    return [e for e in dict.fromkeys(found) if e.kind in ("government", "organization", "person")]


def said_in(draft: Draft, span: Span) -> list[StatementDraft]:
    """The statements that tell something of a stretch of text."""
    return [s for s in draft.statements if any(e.start < span.end and span.start < e.end for e in s.evidence)]


def at_one_table(draft: Draft, agreement: AgreementDraft, barred: frozenset[str]) -> list[EntityDraft]:
    """The one pair of sides that the text says meet or talk, the known party among them or standing for one of them."""
    known = agreement.parties[:1]
    found: dict[frozenset[str], list[EntityDraft]] = {}
    for event in draft.events:
        two = [e for e in event.actors if is_side(e) and side(e) not in barred]
        apart = len(event.actors) == 2 and len(two) == 2 and side(two[0]) != side(two[1])
        if event.type == "CONSULT" and apart and (not known or any(_is_same(known[0], e) for e in two)):
            found.setdefault(frozenset(map(side, two)), two)
    pairs = list(found.values())
    grouped = bool(pairs) and (bool(known) or any(e.kind == "armed-group" for e in pairs[0]))  # two states may talk of much else
    return pairs[0] if len(pairs) == 1 and grouped else []


def just_met(draft: Draft, sentence: int) -> list[EntityDraft]:
    """ "The presidents of A and B met. The two sides agreed to ...": the two who met or talked in the sentence or right before it, each for its state."""
    for near in reversed(draft.sentences[max(0, sentence - NEAR) : sentence + 1]):
        for event in draft.events:
            met = event.type == "CONSULT" and near.start <= event.trigger.start < near.end and len(event.actors) == 2
            if not met or not all(e.is_named(near.start, near.end) for e in event.actors):
                continue  # "the two sides met", whoever they are
            two = [state_of(draft, e) for e in event.actors]
            if all(map(is_side, two)) and side(two[0]) != side(two[1]):
                return two
    return []


def allies_before(draft: Draft, sentence: int) -> list[EntityDraft]:
    """ "Russia has a base in Armenia. The two countries have a defence pact": the two states that the last sentence before names, captions left out."""
    before = next((s for s in reversed(draft.sentences[:sentence]) if s.block.kind not in ASIDE), None)
    if before is None:
        return []
    states = {e.country: e for e in draft.entities if e.kind == "government" and e.country and e.is_named(before.start, before.end)}
    return list(states.values()) if len(states) == 2 else []


def lone_attacker(draft: Draft, agreement: AgreementDraft, barred: frozenset[str]) -> list[EntityDraft]:
    """A known armed group and the one state or other group that uses force in the text."""
    if len(agreement.parties) != 1 or agreement.parties[0].kind != "armed-group":
        return []
    known = agreement.parties[0]
    acting = {side(e): e for event in draft.events if event.type in FORCE for e in event.actors if is_side(e) and not _is_same(known, e)}
    left = [e for name, e in acting.items() if name not in barred]
    return [known, left[0]] if len(left) == 1 and left[0].country is not None and left[0].country != known.country else []


def _is_same(one: EntityDraft, other: EntityDraft) -> bool:
    """Whether two names stand for one side: "Armenian separatists" and "separatists"."""
    return side(one) == side(other) or (one.kind == other.kind == "armed-group" and (one.label.endswith(other.label) or other.label.endswith(one.label)))
