"""The two parties that one describing word names before the noun: "the Russian-Turkish deal", "den israelsk-libanesiske våpenhvilen"."""

from __future__ import annotations

from kilde.knowledge import actors as knowledge
from kilde.model.record import Span
from kilde.reading.actors.parts import made, named_in_part
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.agreements.sides import side
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.words import fold

NEAR = 4  # tokens before the noun that describe it
DASHES = "-–‑"


def in_word(draft: Draft, clauses: Clauses, index: int) -> list[EntityDraft]:
    """Both halves of a hyphenated word, or two names with a dash between them, where both name a state or a group."""
    for at in range(index - 1, max(-1, index - 1 - NEAR), -1):
        token = clauses.tokens[at]
        if clauses.words[at] in clauses.rules.prepositions or clauses.is_full_verb(at):
            return []
        for cut, mark in enumerate(token.text):
            if mark not in DASHES:
                continue
            if len(token.text) == 1 and at > 0:
                found = [e for p in clauses.phrases if at in (p.last, p.first - 1) for e in p.entities]
            else:
                found = _halves(draft, token.text, cut, token.start)
            if len(found) == 2 and side(found[0]) != side(found[1]):
                return found
    return []


def _halves(draft: Draft, text: str, cut: int, start: int) -> list[EntityDraft]:
    if cut == 0 or cut == len(text) - 1:
        return []
    known = list(draft.entities)
    found = [*(combining(draft, text[:cut], start) or named_in_part(draft, text[:cut], start)), *named_in_part(draft, text[cut + 1 :], start + cut + 1)]
    if len(found) < 2:
        draft.entities[:] = known  # one half alone names no party
    return found


def combining(draft: Draft, part: str, start: int) -> list[EntityDraft]:
    """ "Franco-Djiboutian", "Sino-Indian": the state that a learned first half stands for."""
    country = knowledge.countries().get(agreement_words(draft.language).combining.get(fold(part), ""))
    return [made(draft, country.label, country.code, Span(start=start, end=start + len(part)))] if country is not None else []


def named_by(draft: Draft, clauses: Clauses, at: int, length: int) -> list[EntityDraft]:
    """Whom the first letters of a compound name: by a mention in it, as an adjective, or as a part of it that the lists know."""
    token = clauses.tokens[at]
    mentioned = [e for e in draft.entities if e.is_named(token.start, token.end)]
    adjective = [draft.adjectives[token.start]] if token.start in draft.adjectives else []
    return (mentioned or adjective or named_in_part(draft, token.text[:length].rstrip(DASHES), token.start))[:1]
