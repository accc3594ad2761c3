"""Brings the mentions of agreements together and fills in what one mention knows and another does not."""

from __future__ import annotations

from kilde.reading.agreements.across import mediated_before, said_in
from kilde.reading.agreements.conclusion import add_events
from kilde.reading.agreements.dating import is_old, time_of
from kilde.reading.agreements.facing import is_rebel
from kilde.reading.agreements.fill import barred_by, fill, for_their_states
from kilde.reading.agreements.found import Found
from kilde.reading.agreements.joining import OVER, join, people, same
from kilde.reading.agreements.only import only_two, two_states
from kilde.reading.agreements.sides import OF_CONFLICT, SIDES, home, side, state_of
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

TELLERS = ("armed-group", "military", "government", "ministry")  # who may be a side of what it tells
OWNING = ("announce", "confirm", "promise")  # what two say of an agreement of their own
HEADING = ("GOV", "PRE")  # sectors of persons who sign for their state
LIST_REACH = 2  # sentences before an agreement in which a pair may stand


def merge(draft: Draft, found: list[Found], brokers: frozenset[str]) -> list[AgreementDraft]:
    """One agreement for each that the text tells apart, by kind, count and time; a plain "the agreement" is the one spoken of last.

    brokers: sides that only mediate in the text.
    """
    kept: list[Found] = []
    telling = [f for f in found if not f.weak or f.agreement.status is not None]
    for mention in sorted(telling, key=lambda f: f.agreement.evidence[0].start):
        mention.agreement.time = time_of(draft, mention.agreement)
        mention.old = is_old(draft, mention.agreement.time)
        if mention.generic and mention.apart and kept:
            mention.agreement.kind, mention.generic = kept[-1].agreement.kind, kept[-1].generic  # "an earlier deal"
        twin = next((k for k in reversed(kept) if same(k, mention)), None)
        if twin is None and kept and mention.plain and not (mention.definite or mention.fresh or mention.apart or mention.plural):
            twin = kept[-1] if _only_confirms(kept[-1], mention) else None
        if twin is None and kept and mention.generic and mention.definite and not kept[-1].generic and mention.agreement.mediators:
            mention.agreement.kind, mention.generic = kept[-1].agreement.kind, False  # "the deal, which X brokered in November", now extended
            mention.agreement.parties = mention.agreement.parties or list(kept[-1].agreement.parties)
        if twin is None:
            kept.append(mention)
        else:
            join(twin, mention)
    for mention in (f for f in found if f not in telling):
        twin = next((k for k in reversed(kept) if k.agreement.evidence[0].start < mention.agreement.evidence[0].start and same(k, mention)), None)
        if twin is not None:  # "the truce", spoken of again: words for it, no more
            twin.agreement.evidence += [e for e in mention.agreement.evidence if e not in twin.agreement.evidence]
            twin.agreement.mediators = twin.agreement.mediators or [e for e in mention.agreement.mediators if e not in twin.agreement.parties]
    kept = _named_later(kept)
    for one in kept:
        one.agreement.parties = [e for e in one.agreement.parties if e not in one.agreement.excludes]
    brokers |= {side(e) for k in kept for e in k.agreement.excludes}
    for one in kept:
        if len(one.agreement.parties) < 2 and (one.agreement.kind in OF_CONFLICT or one.collective or (one.generic and one.agreement.mediators)) and not one.unilateral:
            if len(one.agreement.parties) == 1:
                one.agreement.parties += _own_rebels(draft, one.agreement)
            fill(draft, one.agreement, brokers)
            one.agreement.parties = one.agreement.parties or _speakers(draft, one.agreement)
            if len(one.agreement.parties) == 1:
                one.agreement.parties += _telling(draft, one.agreement)
    for one in kept:
        lone = len(one.agreement.parties) == 1 and one.agreement.kind in OF_CONFLICT and not one.unilateral
        if (lone or not one.agreement.parties) and one.made and one.settled and draft.sides is not None:
            beside = draft.sides.pair(one.first) or draft.sides.pair(one.sentence)
            barred = any(side(e) in brokers for e in beside) or _is_listed(draft, beside, one.first)
            if not barred and set(map(side, one.agreement.parties)) <= set(map(side, beside)):
                one.agreement.parties = [e for e in beside if e not in one.agreement.mediators]
        if not one.agreement.parties and one.made and one.settled and one.agreement.kind in OF_CONFLICT and not one.unilateral:
            one.agreement.parties = only_two(draft, one.agreement, brokers)
        if not one.agreement.parties and one.settled and one.dated and one.agreement.kind in OF_CONFLICT:
            one.agreement.parties = two_states(draft, one.agreement, brokers)
    for one in kept if len(kept) == 1 else []:
        if not one.agreement.mediators and one.made and one.settled:
            one.agreement.mediators = [e for e in mediated_before(draft, one.first) if side(e) not in map(side, one.agreement.parties)]
    _share(kept)
    for one in kept:
        if len(one.agreement.parties) == 1 and one.agreement.kind == "other" and one.agreement.status in OVER:
            one.agreement.parties += _telling(draft, one.agreement)  # "the accord with Syria has collapsed, Netanyahu declared"
        one.agreement.parties = _states(draft, one.agreement.parties)
        if one.agreement.kind == "other" and one.plain and not one.modified and _is_with_rebels(one.agreement):
            one.agreement.kind = "peace"
    told = [k for k in kept if k.agreement.parties or k.agreement.mediators or k.titled or (k.agreement.excludes and (k.made or k.agreement.kind != "other"))]
    told = [k for k in told if (k.leaving or not _is_purchase(k.agreement)) and not (k.guessed and _is_business(k.agreement)) and not (k.presumed and len(k.agreement.parties) < 2)]
    add_events(draft, [k.agreement for k in told if k.made and k.settled])
    return [k.agreement for k in told]


def _is_with_rebels(agreement: AgreementDraft) -> bool:
    """A settlement of a government with rebels of its own, whatever its words leave open, is made to end their fight."""
    pair = agreement.parties
    if len(pair) != 2 or agreement.count is not None:
        return False
    states, groups = [e for e in pair if e.kind == "government" or (e.kind == "person" and e.sector in HEADING)], [e for e in pair if e.kind == "armed-group"]
    nameless = bool(groups) and groups[0].sector != "PRM" and home(groups[0]) is None and groups[0].label.islower()  # "the rebels"
    return bool(states) and bool(groups) and (nameless or is_rebel(groups[0], states[0]))


def _states(draft: Draft, parties: list[EntityDraft]) -> list[EntityDraft]:
    """Two states for their armies: "Azerbaijan and Armenian forces broke the truce"."""
    apart = len({e.country for e in parties}) == 2 == len(parties)
    if not apart or not all(e.country and e.kind in ("government", "military") for e in parties):
        return parties
    return for_their_states(draft, *parties)


def _is_listed(draft: Draft, two: list[EntityDraft], sentence: int) -> bool:
    """Whether two are the end of a longer list in a sentence before: "backed by Russia, Egypt and the Emirates"."""
    for clauses in draft.clauses:
        if sentence - LIST_REACH <= clauses.sentence.index <= sentence:
            for phrase in clauses.phrases:
                last = min(phrase.first, phrase.outer) - 1
                listed = last > 0 and clauses.tokens[last].text == "," and any(p.last == last and not p.genitive and p.sort == phrase.sort for p in clauses.phrases)
                if two and listed and two[0] in phrase.entities and any(two[1] in p.entities and 0 < min(p.first, p.outer) - phrase.last <= 2 for p in clauses.phrases):
                    return True
    return False


def _share(kept: list[Found]) -> None:
    """An agreement that names nobody is between the two of all the others in a text: "a truce that Russia brokered in 2020"."""
    pairs = [k.agreement.parties for k in kept if len(k.agreement.parties) == 2 and k.agreement.kind in OF_CONFLICT]
    if len({frozenset(map(side, pair)) for pair in pairs}) != 1:
        return
    for one in kept:
        barred = barred_by(one.agreement)
        if not one.agreement.parties and one.made and one.settled and one.agreement.kind in OF_CONFLICT and not one.unilateral and not barred & set(map(side, pairs[0])):
            one.agreement.parties = list(pairs[0])


def _named_later(kept: list[Found]) -> list[Found]:
    """A plain "the agreement" before the text says which is the one that it names next."""
    final: list[Found] = []
    for number, one in enumerate(kept):
        specific = [k for k in kept[number + 1 :] if not (k.generic or k.apart or k.unilateral or k.old)]
        later = next((k for k in specific if people(k.agreement, one.agreement, False)), None)
        if one.generic and not one.modified and one.definite and later is not None and not any(not f.generic for f in final):
            one.agreement.kind, one.generic = later.agreement.kind, False
            join(one, later)
            kept[kept.index(later)] = one
        if one not in final:
            final.append(one)
    return final


def _is_purchase(agreement: AgreementDraft) -> bool:
    """ "Germany signed a deal to buy jets": one party alone with no counterpart that acts."""
    ended = agreement.status in OVER and all(e.kind in ("government", "armed-group") for e in agreement.parties)  # "Russia left the treaty"
    return agreement.kind == "other" and len(agreement.parties) < 2 and not (agreement.mediators or agreement.excludes or ended)


def _is_business(agreement: AgreementDraft) -> bool:
    """ "Rheinmetall has agreed with X to set up a joint venture": companies alone."""
    private = all(e.kind == "organization" and e.sector in (None, "BUS") for e in agreement.parties)
    return private and any(e.sector == "BUS" for e in agreement.parties)


def _speakers(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """The two who speak of an agreement together, where nobody else is named."""
    said = [s for s in said_in(draft, agreement.evidence[0]) if s.act in OWNING and len(s.speaker) == 2]
    return [e for e in said[0].speaker if e.kind in SIDES and e not in agreement.mediators] if said else []


def _telling(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """ "The army broke the truce, the rebels said", "the ministry said a truce was reached with the rebels": the one other side that tells it."""
    known = agreement.parties[0]
    said = [s.speaker[0] for s in said_in(draft, agreement.evidence[0]) if len(s.speaker) == 1]
    told = [e for e in dict.fromkeys(said) if e.kind in TELLERS and side(e) != side(known) and e not in agreement.mediators]
    own = agreement.status == "broken" or (len(told) == 1 and known.kind == "armed-group" and told[0].country and known.country in (None, told[0].country))
    return [state_of(draft, told[0])] if len(told) == 1 and own else []


def _only_confirms(known: Found, mention: Found) -> bool:
    """ "Qatar confirmed that a deal had been reached": a plain deal without parties, mediators or a time of its own is the one just told."""
    told = mention.agreement
    near = 0 < mention.sentence - known.sentence <= LIST_REACH and known.made and mention.made
    return near and not (told.parties or told.mediators or told.time) and told.kind == "other" and told.status in (None, "announced")


def _own_rebels(draft: Draft, agreement: AgreementDraft) -> list[EntityDraft]:
    """ "The rebels announced that a deal had been reached with the government": who makes known a deal with its own state is a party."""
    said = [s for s in said_in(draft, agreement.evidence[0]) if s.act in ("assert", *OWNING)]
    return [e for s in said for e in s.speaker if is_rebel(e, agreement.parties[0])][:1]
