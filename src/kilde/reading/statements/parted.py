"""Trailing attributions whose subject a relative clause parts from its verb: "..., a colonel who was not allowed to speak publicly told AFP"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses


def before_relative(clauses: Clauses, around: Frame) -> tuple[int, int] | None:
    """ "Fighters have left, a colonel who was not allowed to speak publicly told AFP": a relative clause between the subject and its verb."""
    if not (around.subject or around.subject_at is not None):
        around.subject = _described(clauses, around.verb)
    at = min((min(p.first, p.outer) for p in around.subject), default=around.subject_at)
    if clauses.rules.verb_second or at is None or at > around.verb or around.inverted or around.passive or around.modal is not None:
        return None
    opened = clauses.segment(at)
    while at > opened.body and (clauses.is_number(at - 1) or clauses.words[at - 1] in clauses.rules.determiners):
        at -= 1
    parts = [s for s in clauses.segments if opened.first < s.first <= around.verb]
    quoted = clauses.tokens[opened.body].text in QUOTE_MARKS and opened.body <= at  # '"...," one villager who fled told AFP'
    verbal = quoted or any(clauses.is_verb(i) for i in range(opened.first))
    own = opened.kind == "mark" and clauses.tokens[opened.first].text == "," and at <= opened.body + 1 and bool(parts) and parts[0].kind == "relative"
    ends = all(s.kind in ("relative", "infinitive", "complement") for s in parts)
    return (0, opened.first) if own and ends and verbal and clauses.tokens[opened.first - 1].text[0].isalnum() else None


def _described(clauses: Clauses, verb: int) -> list[Phrase]:
    """The actor right before the last relative clause that begins behind a comma and an actor: "..., a colonel who ... told"."""
    relative = next((s for s in reversed(clauses.segments) if s.kind == "relative" and s.first < verb), None)
    before = clauses.inside[relative.first - 1] if relative is not None and relative.first else None
    finite = clauses.tokens[verb].feats.get("VerbForm") == "Fin"
    return [before] if finite and before is not None and before.entities and not before.genitive and clauses.governor(before) is None else []
