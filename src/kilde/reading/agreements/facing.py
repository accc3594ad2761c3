"""Whether two sides stand against each other in a text: by force or blame between them, side by side, or as a group and its own state."""

from __future__ import annotations

from itertools import pairwise, product

from kilde.reading.actors.phrase import outermost
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.agreements.sides import home, is_kin, side
from kilde.reading.draft import Draft, EntityDraft, EventDraft, StatementDraft
from kilde.reading.words import fold

HARMING = ("ASSAULT", "COERCE", "CONCEDE", "THREATEN", "REJECT", "RETREAT")  # what one side does to the other, or gives up against it

OWNING = ("accuse", "threaten", "announce", "confirm", "promise")  # what two say of each other, or of an agreement of their own
TOWARDS = ("SUPPORT", "REQUEST", "AID", "SANCTION", "COOPERATE", "MOBILIZE")  # what two do together towards a third


def faces(draft: Draft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether the text sets the two against each other; two who are only named in it may be a party and its friend."""
    if side(one) == side(other) or is_kin(one, other) or is_kin(other, one):
        return False
    groups = [e for e in (one, other) if e.kind == "armed-group"]
    if len(groups) == 1 and home(one) is not None and home(one) == home(other):
        return True
    if any(_between(event, one, other) for event in draft.events):
        return True
    # two of many rebel groups are named side by side, too
    return len(groups) < 2 and _side_by_side(draft, one, other) and not _of_one_mind(draft, one, other)


def fights(draft: Draft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether the text tells of force between the two."""
    return any(event.type == "ASSAULT" and _between(event, one, other) for event in draft.events)


def _of_one_mind(draft: Draft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether the two speak or act together towards others: "Sweden and Norway welcomed the truce"."""
    both = {side(one), side(other)}
    said = any(both <= {side(e) for e in s.speaker} and not _on_each_other(draft, s) for s in draft.statements)
    return said or any(event.type in TOWARDS and both <= {side(e) for e in event.actors} for event in draft.events)


def is_rebel(group: EntityDraft, state: EntityDraft) -> bool:
    """Whether a group takes up arms in a state of whose armed opposition it is; paramilitaries may fight for it."""
    land = home(group)
    return group.kind == "armed-group" and state.kind != "armed-group" and group.sector != "PRM" and not is_kin(group, state) and land is not None and land == state.country


def _on_each_other(draft: Draft, statement: StatementDraft) -> bool:
    """ "Baku and Yerevan each said the other had fired first": what both say is of each other."""
    words, span = agreement_words(draft.language), statement.evidence[0]
    return statement.act in OWNING or any(words.has("mutual", word) for word in draft.words(span.start, span.end))


def _between(event: EventDraft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether an event is one of force or blame by one of the two on the other, or on the other's land."""
    if event.type not in HARMING:
        return False
    acting, hit = {side(e) for e in event.actors}, {side(e) for e in event.recipients}
    lands = {p.country for p in event.places if p.country}
    both = {side(one), side(other)}
    if event.type == "ASSAULT" and both <= acting and not hit:
        return True
    return any(side(a) in acting and (side(b) in hit or (event.type == "ASSAULT" and _strikes_home(a, b, lands))) for a, b in ((one, other), (other, one)))


def _strikes_home(one: EntityDraft, other: EntityDraft, lands: set[str]) -> bool:
    """Whether the land struck is the other's; of two groups of one land it is both's."""
    return home(other) in lands and (other.kind == "government" or (one.kind != "armed-group" and home(one) not in lands))


def _side_by_side(draft: Draft, one: EntityDraft, other: EntityDraft) -> bool:
    """Whether a sentence joins the two: "Kyiv and Moscow", "between the army and the RSF"."""
    if draft.sides is None:
        return False
    both = {side(one), side(other)}
    for phrases in draft.sides.sentences.values():
        for left, right in pairwise(outermost(phrases)):
            joiner = fold(left.sentence.tokens[left.last].text) if right.first - left.last in (1, 2) else ","
            if joiner[0].isalnum() and joiner in draft.sides.joiners and any({side(a), side(b)} == both for a, b in product(left.entities, right.entities)):
                return True
    return False
