"""One side's ceasefire told without its noun: "the group announced that it would cease fire", "the president ordered his troops to hold their fire"."""

from __future__ import annotations

from kilde.reading.agreements.across import said_in
from kilde.reading.agreements.found import Found, actors, clause_span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.reality import is_supposed
from kilde.reading.agreements.sides import is_side, side
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

REACH = 18  # tokens from "announced" to what stops
OBJECT = 4  # tokens from "halt" to "attacks"
ARMED = ("armed-group", "government", "military", "person")


def ceased(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """The ceasefire that one side declares for itself; None where it is asked for, denied, hung on a condition, or another's."""
    for verb, word in enumerate(clauses.words):
        if not any(words.has(name, word) for name in ("declaring", "announced", "ordering")) or words.reciprocal(word) or clauses.inside[verb] is not None:
            continue
        around = frame(clauses, verb)
        mark = _stops(clauses, words, verb + 1)
        by = actors([e for p in around.subject for e in p.entities if e.kind in ARMED])
        if mark is None or len(by) != 1 or not (is_side(by[0]) or by[0].sector) or around.passive or around.negated or around.modal:
            continue
        if _of_strangers(clauses, words, verb, mark):
            continue
        hung = any(s.conditional for s in said_in(draft, clauses.span(mark, mark + 1)))  # "would stop its attacks if Israel withdrew"
        if hung or _of_others(clauses, by[0], verb, mark) or is_supposed(clauses, words, mark):
            continue
        agreement = AgreementDraft([clause_span(clauses, verb)], "ceasefire", parties=by, status="announced", status_evidence=clauses.span(verb, verb + 1))
        return Found(agreement, clauses.sentence.index, True, True, unilateral=True, guessed=True)
    return None


def _stops(clauses: Clauses, words: AgreementWords, first: int) -> int | None:
    """Where it is said what stops: "cease fire", "halt its attacks"; not "stopped an attack"."""
    last = min(len(clauses.words), first + REACH)
    mark = words.disarming.find(clauses.words, first, last)
    if mark is not None:
        return mark[0]
    for at in range(first, last):
        behind = range(at + 1, min(at + 1 + OBJECT, len(clauses.words)))
        what = next((i for i in behind if clauses.tokens[i].upos == "NOUN"), None)  # the first: not "stops its support for the attacks"
        what = what if what is not None and clauses.words[what] in words.kinds.get("ceasefire", ()) else None
        if words.has("stopping", clauses.words[at]) and what is not None and not any(clauses.words[i] in clauses.rules.indefinite for i in range(at + 1, what)):
            return at
    return None


def _of_strangers(clauses: Clauses, words: AgreementWords, verb: int, mark: int) -> bool:
    """ "Told its citizens to stop attacks on mosques": whoever is ordered to stop is none of the side's armed men."""
    to = next((i for i in range(verb + 1, mark) if clauses.words[i] == clauses.rules.infinitive), None)
    ordered = [i for i in range(verb + 1, to) if clauses.tree.relation(i) in ("obj", "iobj")] if to is not None and clauses.sentence.parse.has_syntax else []
    return bool(ordered) and not any(words.has("soldiers", clauses.words[i]) for i in ordered)


def _of_others(clauses: Clauses, one: EntityDraft, verb: int, mark: int) -> bool:
    """Whether somebody else stands between the declaring and the stopping, or is said to have attacked: "said it had stopped attacks by X"."""
    near = [p for p in clauses.phrases if verb < p.first < mark or clauses.governor(p) in clauses.rules.agents]
    return any(side(e) != side(one) and e.kind in ARMED for p in near if not p.genitive for e in p.entities)
