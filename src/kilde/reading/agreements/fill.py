"""Who the parties are where the mentions of an agreement do not name both: the two parties to the conflict of the text."""

from __future__ import annotations

from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

SIDES = ("government", "military", "armed-group", "organization")


def fill(draft: Draft, agreement: AgreementDraft) -> None:
    """Adds the missing party or parties; leaves an agreement alone whose one known party has no counterpart in the text."""
    sides = _sides(draft, agreement.mediators)
    if not agreement.parties:
        agreement.parties = sides
    elif len(agreement.parties) == 1 and sides:
        known = agreement.parties[0]
        others = [e for e in sides if e is not known and not _of_one_country(e, known)]
        if known in sides or len(others) == 1:
            agreement.parties = [known, *others[:1]]


def _sides(draft: Draft, exclude: list[EntityDraft]) -> list[EntityDraft]:
    """The two parties to the conflict; an armed group of the text stands before the state in which it fights another."""
    sides = draft.parties(exclude=exclude)
    for state in sides:
        if state.kind != "government":
            continue
        others = [e for e in draft.parties(exclude=[*exclude, state]) if e not in sides]
        group = next((e for e in others if e.kind == "armed-group" and e.country and e.country == state.country), None)
        if group is not None:
            return [group if e is state else e for e in sides]
    return sides


def _of_one_country(one: EntityDraft, other: EntityDraft) -> bool:
    return one.country is not None and one.country == other.country and "armed-group" in (one.kind, other.kind) and one.kind != "military" and other.kind != "military"
