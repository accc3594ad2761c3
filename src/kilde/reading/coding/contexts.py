"""What an event is about beside what it is: PLOVER's contexts, by the words of its sentence, its parties and its mode."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.ontology import listing
from kilde.reading.coding.lexicon import Found, coding_words
from kilde.reading.coding.stretches import evidence_of
from kilde.reading.draft import Draft, EntityDraft, EventDraft

FIGHTING = ("ASSAULT", "MOBILIZE", "RETREAT")  # what a state does with its armed forces
FORCE = ("ASSAULT", "COERCE")  # what those who rule do to people
GOVERNING, RULING = "GOV", ("GOV", "COP", "MIL", "SPY", "JUD")  # sectors of those who govern, and of those who use force for them
OF_STATES = ("government", "ministry", "person")  # kinds that meet for a state


def contexts_of(draft: Draft, event: EventDraft, spoken_of: dict[int, list[Found]]) -> dict[str, Span | None]:
    """The contexts in the order of the ontology, each with the words that tell it; None where a party or the mode does. `spoken_of` keeps what
    the words of a sentence tell, by its index, for its other events."""
    told: dict[str, Span | None] = _by_parties(event)
    clauses = draft.clauses_at(event.trigger.start)
    if clauses is not None:
        words = coding_words(draft.language)
        index = clauses.sentence.index
        if index not in spoken_of:
            spoken_of[index] = words.contexts.find(clauses.words, range(len(clauses.words)))
        for found in spoken_of[index]:
            told[found.name] = told.get(found.name) or clauses.span(found.first, found.last)
        for found in words.harmed.find(clauses.words, evidence_of(clauses, event)) if event.type in FORCE or event.mode == "convict" else ():
            if found.name != "repression" or any(_rules(e) for e in event.actors):
                told[found.name] = told.get(found.name) or clauses.span(found.first, found.last)
    if "peacekeeping" in told and told.get("military", 0) is None:
        del told["military"]  # the forces of a peace are no army of a state
    return {name: told[name] for name in listing("contexts") if name in told}


def _by_parties(event: EventDraft) -> dict[str, Span | None]:
    """What the parties and the mode alone say: an army is military, a hospital health, talks of two states are diplomacy."""
    parties = [*event.actors, *event.recipients]
    sectors = {e.sector for e in parties}
    told = [name for name, row in listing("contexts").items() if sectors & set(row.get("sectors", ())) or event.mode in row.get("modes", ())]
    if event.type in FIGHTING and event.mode != "police" and any(e.kind == "government" and e.country is not None and e.sector == GOVERNING for e in event.actors):
        told.append("military")
    if event.type == "CONSULT" and len({e.country or e.label for e in parties if e.kind in OF_STATES and e.sector == GOVERNING}) > 1:
        told.append("diplomatic")
    return dict.fromkeys(told)


def _rules(entity: EntityDraft) -> bool:
    """Whether somebody uses force for those who rule."""
    return entity.sector in RULING
