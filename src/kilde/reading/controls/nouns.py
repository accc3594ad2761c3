"""Nouns that tell a taking or a holder: "M23's capture of Goma", "the seizure of Goma by M23", "the rebels are in control of Goma"."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.encoder.interface import ROOT
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.telling import Telling, span_of
from kilde.reading.controls.where import SETTLED, behind
from kilde.reading.controls.who import SIDES, holders
from kilde.reading.draft import Draft, EntityDraft

AGENT = 6  # tokens behind the noun within which "by X" stands
NEAR = 3  # tokens from "in" to "control"


def noun_tellings(draft: Draft, clauses: Clauses, words: ControlWords) -> Iterator[Telling]:
    """What nouns of taking and "in control of" tell in one sentence; only where the encoder gives syntax."""
    if not clauses.sentence.parse.has_syntax:
        return
    for index, word in enumerate(clauses.words):
        if clauses.inside[index] is not None:
            continue
        told = _taking(draft, clauses, words, index) if words.has("captures", word) else None
        if words.has("control_nouns", word):
            told = _in_control(draft, clauses, words, index)
        if told:
            yield told


def _taking(draft: Draft, clauses: Clauses, words: ControlWords, noun: int) -> Telling | None:
    """A noun of taking with who took and what; one that is described ("attempted", "planned") may not have come about."""
    tree = clauses.tree
    place = behind(draft, clauses, words, noun) if noun + 1 < len(clauses.words) and clauses.words[noun + 1] in clauses.rules.prepositions else None
    who = _takers(clauses, noun)
    verb = tree.clause_of(noun)
    around = frame(clauses, verb) if verb is not None and clauses.inside[verb] is None else None
    if place is None or not who or tree.below(noun, "amod") or not _stands(around):
        return None
    hearsay = around is not None and around.modal == "hearsay"
    return Telling(noun, span_of(clauses, None, noun), place, who, True, hearsay, noun, clauses.segment(noun).last, taken_for_granted=True)


def _takers(clauses: Clauses, noun: int) -> list[EntityDraft]:
    agent = next((p for p in clauses.phrases if noun < p.first <= noun + AGENT and clauses.governor(p) in clauses.rules.agents - clauses.rules.of), None)
    found = owners(clauses, noun) or ([agent] if agent else [])
    return [e for e in holders(clauses, found) if e.kind in SIDES]


def _in_control(draft: Draft, clauses: Clauses, words: ControlWords, noun: int) -> Telling | None:
    """ "are in full control of the town": who is, holds what is behind the noun."""
    before = next((i for i in range(noun - 1, max(-1, noun - NEAR), -1) if words.has("in_control", clauses.words[i])), None)
    place = behind(draft, clauses, words, noun) if before is not None else None
    tree = clauses.tree
    owner = noun if tree.is_predicate(noun) else tree.heads[noun]
    if place is None or owner == ROOT or place.feature in SETTLED:
        return None
    helper = next(iter(tree.below(owner, "cop", "aux")), owner)
    if clauses.inside[helper] is not None:
        return None
    around = frame(clauses, helper)
    who = holders(clauses, around.subject)
    if not who or not _stands(around):
        return None
    return Telling(noun, span_of(clauses, around, noun), place, who, False, around.modal == "hearsay", around.first, around.last)


def _stands(around: Frame | None) -> bool:
    """Whether the clause tells it as so: no denial, wish or plan."""
    return around is None or (not around.negated and around.modal in (None, "hearsay"))
