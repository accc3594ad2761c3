"""Participles of holding with their agent: "Goma is held by M23", "Saraqib, recaptured by the army"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.where import SETTLED, place_at, pointed, right_before, told_of
from kilde.reading.controls.who import STATES_AND_ARMED, agent_head, holders, spoken_for, unlisted
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft

RELATIVE = 4  # tokens from a relative pronoun to its participle
CLAIMING = ("assert", "announce", "confirm")  # acts by which a side tells what it did
BODIES = ("ministry", "organization")  # kinds that a group may run, without holding a place by that


def passive(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    if not (words.has("held", clauses.words[verb]) or words.has("capture", clauses.words[verb])):
        return None
    feats = clauses.tokens[verb].feats
    if not clauses.rules.verb_second and feats.get("VerbForm") == "Fin" and feats.get("Voice") != "Pass":
        return None  # "a truce agreed by the presidents took effect"
    if not around.passive or not around.agent:
        around = frame(clauses, verb, passive=True)  # a passive by its ending alone
    if _is_body(draft, clauses, verb):
        return None
    described = right_before(draft, clauses, verb)
    who = holders(clauses, around.agent) or unlisted(draft, clauses, agent_head(clauses, verb)) or holders(clauses, _agent_behind(draft, clauses, verb, around))
    claimed = not who and words.has("capture", clauses.words[verb])
    if not who and not claimed:
        return None
    heads = [around.subject_at] if around.subject_at is not None else []
    if clauses.sentence.parse.has_syntax:
        heads += [i for i in clauses.tree.below(verb, "nsubj") if i not in heads]  # "the towns A and B are both held by"
    whole = next((p for h in heads if (p := place_at(draft, clauses, words, h) or pointed(draft, clauses, h))), None)
    if described is not None and words.including.find(clauses.words, 0, verb):
        described = whole or described  # "half of X, including Y, is held by"
    place = described or told_of(draft, clauses, words, verb) or whole
    if place is None and not heads:
        at = clauses.tokens[verb].start
        place = next((p for p in draft.places if clauses.sentence.start <= p.start < at and p.feature not in SETTLED), None)
    if claimed and place is not None:
        who = _claimant(draft, clauses, words, verb, place)
    return (place, who) if place and who else None


def _claimant(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, place: PlaceDraft) -> list[EntityDraft]:
    """ "The town has been taken, Moscow says": the side that says so, where it is one that attacks in the text and the place is not its
    own, or its own was taken back, or the side is an armed group."""
    first = clauses.segment(verb).first
    if clauses.words[first] not in clauses.rules.complementisers and clauses.rules.subordinators.at(clauses.words, first):
        return []  # "declared a truce when the town was retaken": a clause of time beside what is told
    start = clauses.tokens[verb].start
    said = [s for s in draft.statements if s.act in CLAIMING and any(c.start <= start < c.end for c in s.covers)]
    if not said or len(said[-1].speaker) != 1:
        return []
    side = spoken_for(draft, said[-1].speaker[0])
    if side is None or side.kind not in STATES_AND_ARMED:
        return []
    land, regained = draft.keys.get(side) or side.country, words.has("regained", clauses.words[verb])
    own = bool(land) and place.country == land
    fights = any(event.type == "ASSAULT" and any((draft.keys.get(e) or e.country) == land for e in event.actors) for event in draft.events)
    return [side] if side.kind == "armed-group" or (own and regained) or (fights and not own) else []


def _is_body(draft: Draft, clauses: Clauses, verb: int) -> bool:
    """ "the health ministry in Gaza, which is run by Hamas": the relative clause tells of a body, and of no place."""
    opener = next((i for i in range(verb - 1, max(-1, verb - RELATIVE), -1) if clauses.words[i] in clauses.rules.relatives), None)
    if opener is None:
        return False
    place = right_before(draft, clauses, opener)
    at = next((i for i in range(opener) if place is not None and clauses.tokens[i].start >= place.start), None)
    if at is None or at < 2 or clauses.words[at - 1] not in clauses.rules.at_places:
        return False
    body = clauses.inside[at - 2]
    return body is not None and any(e.kind in BODIES for e in body.entities)


def _agent_behind(draft: Draft, clauses: Clauses, verb: int, around: Frame) -> list[Phrase]:
    """ "is ruled since the beginning of the 1990s by separatists", "retaken was the town by the army": the tree hangs the agent on what stands between."""
    for phrase in clauses.phrases:
        by = min(phrase.first, phrase.outer) - 1
        if not verb < by < around.last or clauses.words[by] not in clauses.rules.agents:
            continue
        timed = any(t.end == clauses.tokens[by - 1].end for t in draft.times)
        if timed or by - 1 == around.subject_at:
            return clauses.chain(phrase)
    return []
