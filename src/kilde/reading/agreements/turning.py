"""What the second half of a sentence tells against an agreement of the first: "declared a truce but attacked", "proposed a truce, but X said no"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.sides import is_side, side
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

POINTER = 6  # tokens from a verb of refusing to the pronoun for what is refused


def turn(draft: Draft, clauses: Clauses, words: AgreementWords, made: list[Found]) -> None:
    """Marks the last agreement of a sentence as broken, or as rejected, by the clause that an adversative opens behind it."""
    if not made:
        return
    agreement = made[-1].agreement
    first = next((i for i, t in enumerate(clauses.tokens) if t.start >= agreement.evidence[0].start), 0)
    but = next((i for i in range(first + 1, len(clauses.words)) if clauses.words[i] in clauses.rules.adversatives), None)
    if but is None:
        return
    if made[-1].unilateral and agreement.status in (None, "announced", "in-force") and _attacks(draft, clauses, made[-1], but):
        agreement.status, agreement.status_evidence = "broken", clauses.span(but, but + 1)
    elif agreement.status in ("proposed", "rejected"):
        refusal = _refusal(clauses, words, but)
        leaving = words.backing_out.find(clauses.words, but + 1, len(clauses.words))
        refusal = leaving[0] if refusal is None and leaving is not None else refusal  # "but Ukraine pulled out at the last moment"
        if refusal is not None:
            agreement.status, agreement.status_evidence = "rejected", clauses.span(refusal, refusal + 1)
            by = _refusing(clauses, but, refusal)
            agreement.parties += [e for e in by if len(agreement.parties) < 2 and e not in (*agreement.parties, *agreement.mediators)]


def _attacks(draft: Draft, clauses: Clauses, made: Found, but: int) -> bool:
    """Whether the one party of a truce of its own attacks behind the adversative."""
    start, end = clauses.tokens[but].start, clauses.tokens[-1].end
    mine = {side(e) for e in made.agreement.parties}
    return any(v.type == "ASSAULT" and v.modality == "actual" and start < v.trigger.start < end and mine & {side(e) for e in v.actors} for v in draft.events)


def _refusal(clauses: Clauses, words: AgreementWords, but: int) -> int | None:
    """Where a clause refuses what a pronoun in it stands for: "men det sagde hæren nej til"."""
    for at in range(but + 1, len(clauses.words)):
        if not words.has("rejected", clauses.words[at]) or clauses.inside[at] is not None:
            continue
        near = range(max(but + 1, at - POINTER), min(len(clauses.words), at + POINTER))
        around = frame(clauses, refusing_verb(clauses, at))
        points = any(words.has("pronouns", clauses.words[i]) or clauses.words[i] in clauses.rules.bare for i in near)
        if points and not around.negated and not around.modal:
            return at
    return None


def _refusing(clauses: Clauses, but: int, refusal: int) -> list[EntityDraft]:
    """Who refuses: the subject, else the one side that the clause names: "men det sa Arakan-hæren nei til"."""
    subject = [e for p in frame(clauses, refusing_verb(clauses, refusal)).subject if p.first > but for e in p.entities if is_side(e)]
    free = [e for p in clauses.phrases if p.first > but and clauses.is_free(p) for e in p.entities if is_side(e)]
    return subject or (free if len(set(map(side, free))) == 1 else [])


def refusing_verb(clauses: Clauses, at: int) -> int:
    """The verb of a word of refusing: "sagde" of "sagde nej"."""
    return at if clauses.tokens[at].upos == "VERB" else next((i for i in range(at - 1, -1, -1) if clauses.is_full_verb(i)), at)
