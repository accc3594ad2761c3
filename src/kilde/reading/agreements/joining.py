"""Whether two mentions tell of one agreement, and the one made of both."""

from __future__ import annotations

from kilde.reading.agreements.aftermath import RANK
from kilde.reading.agreements.dating import is_later, same_time
from kilde.reading.agreements.found import Found
from kilde.reading.agreements.sides import side
from kilde.reading.draft import AgreementDraft, EntityDraft

OVER = ("broken", "expired", "rejected")  # what became of an agreement that is no more
NAMED_LATER = ("ceasefire", "peace")  # who agreed to lay down arms has made what the text may then call a peace deal


def join(twin: Found, mention: Found) -> None:
    """ "A truce ... The truce took effect": what the later mention knows is added to the first."""
    one, other = twin.agreement, mention.agreement
    one.evidence += [e for e in other.evidence if e not in one.evidence]
    if twin.generic and not mention.generic:
        one.kind, twin.generic = other.kind, False
    elif twin.guessed and (one.kind, other.kind) == NAMED_LATER:
        one.kind = other.kind
    alone = twin.unilateral and mention.unilateral and one.parties and other.parties  # two names of the one who declared it
    if alone:
        one.parties = one.parties if one.parties[0].wikidata else other.parties
    elif people(one, other, False):
        one.parties = _united(one.parties, other.parties)
    known = {side(e) for e in one.mediators}
    one.mediators += [e for e in other.mediators if e not in one.parties and side(e) not in known]
    one.parties = [e for e in one.parties if e not in one.mediators]
    one.excludes += [e for e in other.excludes if e not in one.excludes]
    revived = mention.prolonged and one.status == "expired"  # "ran out on Monday, but has been extended"
    # who rejects what holds does not end it; what was to run out, and was extended, did not
    lasts = one.status == "in-force" and (other.status == "rejected" or (twin.prolonged and other.status == "expired"))
    if (RANK[other.status] > RANK[one.status] and not lasts) or revived:
        one.status, one.status_evidence = other.status, other.status_evidence
    one.time = one.time or other.time
    twin.made, twin.settled = twin.made or mention.made, twin.settled or mention.settled
    twin.unilateral = twin.unilateral and (mention.unilateral or mention.weak or mention.generic)
    twin.presumed = twin.presumed and mention.presumed
    twin.collective = twin.collective or mention.collective
    twin.sentence = mention.sentence


def _united(one: list[EntityDraft], other: list[EntityDraft]) -> list[EntityDraft]:
    if len(one) < 2 and len(other) > 1:
        return list(other)
    return [*one, *(e for e in other if side(e) not in map(side, one))] if len(one) < 2 else one


def same(known: Found, mention: Found) -> bool:
    """ "A truce ... The truce": whether kind, people, time and count of two mentions can be those of one."""
    one, other = known.agreement, mention.agreement
    if set(other.excludes) & set(one.parties):
        return False  # "the gang is not covered by the new deal", after one with the gang
    if known.partial != mention.partial and not mention.generic:
        return False
    if one.status == "proposed" and other.status in ("broken", "expired") and mention.old:
        return False  # a draft today is not "the last truce, from January", which fell apart
    shared = one.kind == other.kind and bool(set(one.parties) & set(other.parties))
    in_sentence = known.sentence == mention.sentence and (known.generic or mention.generic or shared)
    points = mention.definite and not mention.apart
    named = known.guessed and points and not known.generic and (one.kind, other.kind) == NAMED_LATER
    if not named and one.kind != other.kind and not (mention.generic and (points or in_sentence)) and not (known.generic and in_sentence):
        return False
    if known.apart != mention.apart or known.unilateral > mention.unilateral or (mention.unilateral > known.unilateral and not points):
        return known.unilateral and points and len(other.parties) < 2 and not mention.apart
    if mention.plural and not known.plural and mention.sentence != known.sentence:
        return False  # "several shorter truces", "the truces so far were broken" beside one
    if other.status in OVER and one.status not in OVER and mention.sentence != known.sentence and not points:
        return False  # "a truce that was made on Friday was broken the same night" is not the one of today
    if mention.fresh and not (known.fresh or points) and mention.sentence != known.sentence:
        return False
    if other.count is not None or (one.count is not None and not points):
        return False
    through = {side(e) for e in one.mediators} & {side(e) for e in other.mediators}  # "Putin" is Russia
    if one.mediators and other.mediators and not (mention.generic and points) and not through:
        return False
    only = mention.generic and points and len(one.parties) == 1 and other.status == "broken"  # who is accused of it need not have made it
    if not (only or people(one, other, not points and not mention.guessed)) or (known.old != mention.old and not points and not in_sentence):
        return False  # "a truce in November 2023" is not the one of this week
    ended = (points and other.status in OVER and is_later(other.time, one.time)) or (in_sentence and (one.status in OVER or other.status in OVER))
    led_to = in_sentence and mention.generic and one.kind == other.kind and not other.parties  # "the exchange follows a deal of June 2"
    return ended or led_to or same_time(one.time, other.time, points)


def people(one: AgreementDraft, other: AgreementDraft, apart: bool) -> bool:
    """Whether the parties of two mentions can be the same; told apart, A's pact with B is not A's pact with C."""
    a, b = ({side(e) for e in x.parties if e not in y.mediators} for x, y in ((one, other), (other, one)))
    if len(a) > 1 and len(b) > 1 and apart:
        return a <= b or b <= a
    return not (a and b) or bool(a & b) or (len(a) < 2 and len(b) < 2)
