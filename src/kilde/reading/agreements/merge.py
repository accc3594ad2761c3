"""Brings the mentions of agreements together and fills in what one mention knows and another does not."""

from __future__ import annotations

from kilde.reading.agreements.conclusion import add_events
from kilde.reading.agreements.find import Found
from kilde.reading.draft import AgreementDraft, Draft, TimeDraft

SHARED = ("ceasefire", "peace", "withdrawal", "prisoner-exchange")  # kinds whose parties are the parties to the conflict


def merge(draft: Draft, found: list[Found]) -> list[AgreementDraft]:
    """One agreement for each that the text tells apart, by kind, count and time."""
    kept: list[AgreementDraft] = []
    made: set[int] = set()
    for mention in found:
        agreement = mention.agreement
        agreement.time = _time(draft, agreement)
        if mention.made and mention.settled:
            made.add(id(agreement))
        twin = next((k for k in kept if _same(k, agreement)), None)
        if twin is None:
            kept.append(agreement)
            continue
        twin.evidence += agreement.evidence
        twin.parties = twin.parties or agreement.parties
        twin.mediators = twin.mediators or agreement.mediators
        twin.status = twin.status or agreement.status
        twin.status_evidence = twin.status_evidence or agreement.status_evidence
        twin.time = twin.time or agreement.time
    for agreement in kept:
        if len(agreement.parties) < 2 and agreement.kind in SHARED:
            parties = draft.parties(exclude=agreement.mediators)
            if not agreement.parties or set(agreement.parties) <= set(parties):
                agreement.parties = parties
    told = [a for a in kept if a.parties or a.mediators]
    add_events(draft, [a for a in told if id(a) in made])
    return told


def _same(one: AgreementDraft, other: AgreementDraft) -> bool:
    if one.kind != other.kind or (one.count or 1) != (other.count or 1) or (one.mediators and other.mediators and one.mediators != other.mediators):
        return False
    if one.count is not None or other.count is not None:
        return False
    if one.time and other.time:
        return _overlap(one.time, other.time)
    return not (one.parties and other.parties) or set(one.parties) == set(other.parties)


def _overlap(one: TimeDraft, other: TimeDraft) -> bool:
    a, b, c, d = one.edtf.earliest, one.edtf.latest, other.edtf.earliest, other.edtf.latest
    return a is None or b is None or c is None or d is None or (a <= d and c <= b)


def _time(draft: Draft, agreement: AgreementDraft) -> TimeDraft | None:
    span = agreement.evidence[0]
    return next((t for t in draft.times if t.kind == "date" and span.start <= t.start < span.end), None)
