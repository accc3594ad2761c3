"""Makes an event of a verb or noun and its roles: span, trigger, parties, and how sure all this is."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.lexicon import CIVILIANS
from kilde.reading.events.parties import entities
from kilde.reading.events.scene import Scene
from kilde.reading.events.vouch import vouch


@dataclass(slots=True)
class Told:
    """An event with the token that tells it; `victims` when it only says who was killed or hurt, `noun` when a noun tells it."""

    index: int
    event: EventDraft
    victims: bool = False
    noun: bool = False


OUTLETS = ("news-agency", "media")
HARMFUL = ("ASSAULT", "COERCE")
Roles = dict[str, list[Phrase]]
REACH = 12  # tokens from a trigger to a clause that still belongs to its span
SURE, ACTOR, RECIPIENT, WEAK = 0.6, 0.15, 0.1, 0.1  # what an event is trusted to start with, and what each party adds or a weak noun takes


def roles() -> Roles:
    return {"actor": [], "recipient": [], "both": []}


def make(scene: Scene, index: int, type: str, mode: str | None, around: Frame, taking: Roles) -> EventDraft | None:
    token = scene.clauses.tokens[index]
    talking = [e for p in (*around.subject, *taking["actor"], *taking["both"]) for e in p.entities] if type == "CONSULT" else []
    if any(e.kind in OUTLETS for e in talking):
        return None  # whom a reporter has talked to is how the words came
    against = taking["both"] if type == "ASSAULT" else []  # those who meet or agree act together, those who fight act on each other
    event = EventDraft(evidence=[clause(scene, index, around)], type=type, mode=mode, trigger=Span(start=token.start, end=token.end),  # type: ignore[arg-type]
                       actors=list(dict.fromkeys(entities(scene, (*taking["actor"], *taking["both"])))),
                       recipients=list(dict.fromkeys(entities(scene, (*taking["recipient"], *against), type in HARMFUL))))  # fmt: skip
    return event if vouch(scene, event, around, index) else None


def names_victims(event: EventDraft) -> bool:
    """Whether it tells of victims who are more than civilians: those may be the victims of an attack told beside it."""
    return any(e.label != CIVILIANS for e in event.recipients)


def trust(event: EventDraft, weak: bool = False) -> None:
    """Sets the confidence, when all parties are known; one that the lists do not have counts half."""
    named = [bool(side) * (1.0 if any(e.kind != "other" or e.public for e in side) else 0.5) for side in (event.actors, event.recipients)]
    event.confidence = round(SURE + ACTOR * named[0] + RECIPIENT * named[1] - WEAK * weak, 3)


def clause(scene: Scene, index: int, around: Frame) -> Span:
    """From the clause's first word (its subject, where that stands before) to its last."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    segment = clauses.segment(index)
    apart = around.shared or (segment.kind == "infinitive" and around.finite == around.verb)  # "arrested a mayor over a plan to seize the station"
    first = min([segment.first, *(p.first for p in around.subject if p.sentence is clauses.sentence and not apart)])
    if any(tokens[i].start in scene.cues for one in clauses.segments if one.kind == "relative" and first < one.first < segment.first for i in range(one.first, one.last)):
        first = segment.first  # "Ankara, which accused Syria of the attack, struck back": the accusation is no part of it
    last = segment.last
    number = clauses.segments.index(segment)
    told_by_noun = around.verb == index and clauses.tokens[index].upos == "NOUN"
    for later in clauses.segments[number + 1 :]:
        belongs = later.kind == "relative" or later.opener in clauses.rules.relatives or (not told_by_noun and later.kind in ("infinitive", "complement"))
        if belongs and later.first - index < REACH:
            last = later.last
        else:
            break
    while first < index and not tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not tokens[last - 1].text[0].isalnum():
        last -= 1
    return Span(start=tokens[first].start, end=tokens[last - 1].end)
