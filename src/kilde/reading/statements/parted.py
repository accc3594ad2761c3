"""Trailing attributions whose subject a relative clause parts from its verb: "..., a colonel who was not allowed to speak publicly told AFP"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses


def before_relative(clauses: Clauses, around: Frame) -> tuple[int, int] | None:
    """ "Fighters have left, a colonel who was not allowed to speak publicly told AFP", "..., A and B, which mediate, announced": a relative clause between the
    subject and its verb."""
    closes = closes_relative(clauses, around.verb)
    if closes or not (around.subject or around.subject_at is not None):
        described = _described(clauses, around.verb)
        around.subject = described or around.subject
        if closes and described:
            around.passive = around.inverted = False  # "announced" alone may be the participle too
    at = min((min(p.first, p.outer) for p in around.subject), default=around.subject_at)
    if clauses.rules.verb_second or at is None or at > around.verb or around.inverted or around.passive or around.modal is not None:
        return None
    opened = clauses.segment(at)
    while at > opened.body and (clauses.is_number(at - 1) or clauses.words[at - 1] in clauses.rules.determiners):
        at -= 1
    parts = [s for s in clauses.segments if opened.first < s.first <= around.verb and s.body < s.last]
    if parts and closes:
        parts.pop()  # ", which mediate, announced": the verb stands right behind the mark that closes the clause
    quoted = clauses.tokens[opened.body].text in QUOTE_MARKS and opened.body <= at  # '"...," one villager who fled told AFP'
    verbal = quoted or any(clauses.is_verb(i) or clauses.tokens[i].upos == "VERB" for i in range(opened.first))
    own = opened.kind == "mark" and clauses.tokens[opened.first].text == "," and at <= opened.body + 1 and bool(parts) and parts[0].kind == "relative"
    ends = all(s.kind in ("relative", "infinitive", "complement") for s in parts)
    return (0, opened.first) if own and ends and verbal and clauses.tokens[opened.first - 1].text[0].isalnum() else None


def closes_relative(clauses: Clauses, verb: int) -> bool:
    """Whether an English verb stands right behind the mark that ends a relative clause."""
    segment = clauses.segment(verb)
    if clauses.rules.verb_second:
        return False
    number = clauses.segments.index(segment) - 1
    while number > 0 and clauses.segments[number].kind in ("infinitive", "complement"):
        number -= 1  # ", who asked not to be named, told"
    return segment.opener == "," and segment.body == verb and number > 0 and clauses.segments[number].kind == "relative"


def _described(clauses: Clauses, verb: int) -> list[Phrase]:
    """The actors right before the last relative clause, which a comma may part from it: "..., a colonel who ... told", "..., A and B, which ..., told"."""
    relative = next((s for s in reversed(clauses.segments) if s.kind == "relative" and 0 < s.first < verb), None)
    if relative is None:
        return []
    marked = clauses.tokens[relative.first - 1].text == ","
    at = relative.first - 1 - marked
    before = next((p for p in clauses.phrases if p.last <= at < p.tail), clauses.inside[at])  # "a spokesman for the army"
    if not (marked or clauses.tokens[verb].feats.get("VerbForm") == "Fin") or before is None or not before.entities or before.genitive or clauses.governor(before) is not None:
        return []
    joined = next((p for p in clauses.phrases if clauses.words[min(before.first, before.outer) - 1] in clauses.rules.conjunctions and before in clauses.chain(p)), before)
    return clauses.chain(joined)
