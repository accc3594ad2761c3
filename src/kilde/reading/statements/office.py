"""The office that speaks for whoever has it: "Prime Minister Benjamin Netanyahu's office", "his office", "the office of Benjamin Netanyahu"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.lexicon import speech

BEHIND = 3  # tokens from the noun to whose office it is: "the office of the"


def office_of(draft: Draft, clauses: Clauses, head: int) -> EntityDraft | None:
    """The entity of the office whose noun stands at a token: whose it is makes its name; None where the noun is no office of a person."""
    if clauses.words[head] not in speech(clauses.rules.language).classes.get("office", frozenset()):
        return None
    found = _before(draft, clauses, head) or _behind(clauses, head)
    if found is None:
        return None
    owner, first, last = found
    label = f"Office of {owner.label}"
    known = next((e for e in draft.entities if e.label == label), None)
    start, end = clauses.tokens[first].start, clauses.tokens[last - 1].end
    if known is None:
        known = EntityDraft(label, "organization", owner.country, "GOV", names=[draft.text[start:end]])
        draft.entities.append(known)
    known.mentions.append(Span(start=start, end=end))
    return known


def _before(draft: Draft, clauses: Clauses, head: int) -> tuple[EntityDraft, int, int] | None:
    """The person in the genitive or the possessive before the noun, and the tokens of both (last exclusive)."""
    phrase = next((p for p in clauses.phrases if p.last in (head, head - 1) and (p.genitive or clauses.words[p.last] == "'s") and [e.kind for e in p.entities] == ["person"]), None)
    if phrase is not None:
        return phrase.entities[0], phrase.first, head + 1
    span = Span(start=clauses.tokens[head - 1].start, end=clauses.tokens[head - 1].end) if head else None
    owner = next((e for e in draft.entities if e.kind == "person" and span in e.mentions), None)
    return (owner, head - 1, head + 1) if owner is not None else None


def _behind(clauses: Clauses, head: int) -> tuple[EntityDraft, int, int] | None:
    """The person behind the noun and its preposition, and the tokens of both (last exclusive)."""
    phrase = next((p for p in clauses.phrases if head < p.first <= head + BEHIND and [e.kind for e in p.entities] == ["person"] and not p.genitive), None)
    owned = phrase is not None and clauses.words[head + 1] in clauses.rules.of and clauses.governor(phrase) == clauses.words[head + 1]
    return (phrase.entities[0], head, phrase.last) if phrase is not None and owned else None
