"""The only two of a text that an agreement can be between, where nothing else tells its parties."""

from __future__ import annotations

from kilde.reading.agreements.exchange import joined_states
from kilde.reading.agreements.facing import faces
from kilde.reading.agreements.fill import barred_by, for_their_states
from kilde.reading.agreements.sides import has_group, side
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft


def only_two(draft: Draft, agreement: AgreementDraft, brokers: frozenset[str]) -> list[EntityDraft]:
    """The states and groups of a text that tells of two only, who face each other in it: "Ukrainian drones", "a refinery in Russia"."""
    named = [e for e in draft.entities if (e.kind == "government" and e.country is not None) or e.kind == "armed-group"]
    barred = barred_by(agreement) | brokers
    two = list({side(e): e for e in reversed(named) if side(e) not in barred}.values())[::-1]
    return two if len(two) == 2 and faces(draft, *two) else []


def two_states(draft: Draft, agreement: AgreementDraft, brokers: frozenset[str]) -> list[EntityDraft]:
    """ "The 1953 armistice", "the 1979 peace treaty": the only two states of a text that tells of a known agreement between neighbours."""
    barred = barred_by(agreement) | brokers
    states = list(dict.fromkeys(e.country for e in draft.entities if e.kind in ("government", "military") and e.country and side(e) not in barred))
    groups = has_group([e for e in draft.entities if e.mentions])
    both = [next(e for e in draft.entities if e.country == code and e.kind in ("government", "military")) for code in states]
    together = any(joined_states(draft, clauses) for clauses in draft.clauses)  # "Swiss and Swedish officers watch over the armistice of 1953"
    return for_their_states(draft, *both) if len(both) == 2 and not groups and not together else []
