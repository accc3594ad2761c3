"""Participles that stand before their noun: "the occupied West Bank", "den av Russland okkuperte byen"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses

NAMED = ("NOUN", "PROPN")
FAR = 3  # tokens from a participle to the noun that it describes


def is_attributive(clauses: Clauses, participle: int) -> bool:
    """ "In the occupied West Bank": whether a participle describes the noun behind it, an article before it; nobody in the clause did it by that."""
    tree = clauses.tree
    head = tree.heads[participle]
    described = tree.relation(participle) == "amod" and participle < head <= participle + FAR
    return described and participle > 0 and clauses.words[participle - 1] in clauses.rules.determiners


def doer_before(clauses: Clauses, participle: int) -> Phrase | None:
    """ "Den av Russland okkuperte byen": who did it, between the article and the participle, as the Nordic languages may have it."""
    if not clauses.rules.verb_second or participle + 1 >= len(clauses.words) or clauses.tokens[participle + 1].upos not in NAMED:
        return None
    doer = next((p for p in clauses.phrases if p.last == participle), None)
    by = min(doer.first, doer.outer) - 1 if doer is not None else 0
    opened = by > 0 and clauses.words[by] in clauses.rules.agents and clauses.words[by - 1] in clauses.rules.determiners
    return doer if opened else None


def frame(clauses: Clauses, participle: int, doer: Phrase) -> Frame:
    """The frame of such a participle: its doer and the noun behind it, whatever else stands in the clause."""
    last = participle + 1
    while last < len(clauses.words) and clauses.tokens[last].upos in NAMED:
        last += 1
    hit = [p for p in clauses.phrases if participle < p.first < last]
    return Frame(participle, doer.first - 1, last, participle, subject=[doer], objects=hit)
