"""Finds what each sentence says of agreements: a new one, one known already, or what became of one."""

from __future__ import annotations

from kilde.reading.agreements import aftermath
from kilde.reading.agreements.agreeing import agreed
from kilde.reading.agreements.bringing import brought_about
from kilde.reading.agreements.ceasing import ceased
from kilde.reading.agreements.counting import elliptical
from kilde.reading.agreements.exchange import as_exchange, exchanged
from kilde.reading.agreements.excluding import exclusions
from kilde.reading.agreements.found import Found
from kilde.reading.agreements.kinds import kind_nearby
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.making import making_verb
from kilde.reading.agreements.mention import mention_at
from kilde.reading.agreements.naming import kind_at
from kilde.reading.agreements.pointing import point_back
from kilde.reading.agreements.rejection import rejection
from kilde.reading.agreements.terms import by_terms
from kilde.reading.agreements.treaties import by_name, name_at, takes_up
from kilde.reading.agreements.turning import turn
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft
from kilde.reading.statements.content import trim


def find(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Adds the mentions of one sentence to `found`, and status and exclusions to those before."""
    made: list[Found] = []
    presupposed: list[Found] = []
    nouns: list[int] = []
    for index, inside in enumerate(clauses.inside):
        grouped = inside is not None and inside.sort == "group" and index == inside.head  # "formed a defence alliance"
        titled = inside is not None and inside.sort == "unknown" and index == inside.last - 1  # "the Indus Waters Treaty"
        free = inside is None or grouped or titled or inside.sort in ("population", "other")
        known, kind = kind_at(draft, clauses, words, index) if free else (False, None)
        if known and words.closes_shelving(clauses.words, index):
            continue
        if known and kind == "alliance" and any(w in words.sets["with"] | words.sets["between"] for w in clauses.words[max(0, index - 2) : index]):
            continue  # "a truce with an alliance of rebel groups"
        if known and grouped:
            known = kind == "alliance" and making_verb(clauses, words, clauses.segment(index).first, index) is not None
        if known:
            nouns.append(index)
            mention = mention_at(draft, clauses, words, index, kind)
            twin = _told_in_clause(made, mention) if mention else None
            if mention and mention.weak:
                presupposed.append(mention)
            elif mention and twin is None:
                made.append(mention)
            elif mention and twin and twin.agreement.status is None:
                twin.agreement.status, twin.agreement.status_evidence = mention.agreement.status, mention.agreement.status_evidence
    if not made and all(f.weak for f in found) and nouns:
        made += [m for m in (by_terms(draft, clauses, words, index) for index in nouns[:1]) if m is not None]
    told = agreed(draft, clauses, words, nouns)
    if told is not None and not any(not m.generic for m in made):
        made.append(told)
    swap = exchanged(draft, clauses, words)
    if swap is not None and all(m.generic or m.agreement.kind == "prisoner-exchange" for m in made):
        made = [as_exchange(made[0], swap)] if made else [swap]
    if not made:
        brought = brought_about(draft, clauses, words) or ceased(draft, clauses, words)
        made += [brought] if brought is not None else []
    if not any(m.agreement.parties or m.agreement.mediators for m in made):
        left = by_name(draft, clauses, words, nouns) if not (found and takes_up(clauses, words, nouns)) else None
        made = [left] if left is not None else made
    name = None if made or nouns else name_at(clauses, words)
    treaty = mention_at(draft, clauses, words, name, None) if name is not None else None
    made += [treaty] if treaty is not None and not treaty.weak else []
    for one in made:
        if (not found or one.agreement.mediators) and one.plain and one.agreement.kind == "other":
            one.agreement.kind = kind_nearby(draft, clauses, words) or "other"
            one.fresh = one.fresh or (bool(found) and not one.definite)  # "a deal that X brokered" is another than those told before
    if len(made) == 1:
        made[0].agreement.evidence = [trim(clauses)]
    if made and not found:
        point_back(draft, made[0])
    made += elliptical(draft, clauses, made)
    if not made:
        aftermath.later_mediation(draft, clauses, words, found)
        aftermath.later_parties(draft, clauses, words, found)
        aftermath.later_proposers(draft, clauses, words, found)
        rejection(clauses, words, found)
    aftermath.status(draft, clauses, words, found, made)
    turn(draft, clauses, words, made)
    exclusions(draft, clauses, words, found + made)
    found += [*made, *(p for p in presupposed[-1:] if p.agreement.kind not in {m.agreement.kind for m in made})]


def _told_in_clause(made: list[Found], mention: Found) -> Found | None:
    """The mention of the same kind in the same clause: "a ceasefire agreement"."""
    span = mention.agreement.evidence[0]
    return next((m for m in made if m.agreement.evidence[0] == span and m.agreement.kind == mention.agreement.kind), None)
