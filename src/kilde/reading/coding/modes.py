"""How an event was done: the trigger's own mode, or what the words of its clause say of it."""

from __future__ import annotations

from functools import cache

from kilde.model.record import Span
from kilde.ontology import listing
from kilde.reading.clauses.segments import Clauses
from kilde.reading.coding.lexicon import Finder, Found, coding_words
from kilde.reading.coding.stretches import clause_of, content_of, evidence_of, trigger_of
from kilde.reading.coding.weapons import weapon_of
from kilde.reading.draft import Draft, EventDraft

Mode = tuple[str | None, Span | None]
OF_CONTENT = ("REQUEST", "REJECT", "THREATEN")  # their mode is what is asked for, refused or threatened with
BY_SECTOR = {"COP": "police", "REB": "militia", "PRM": "militia"}  # whose men are raised or moved
STOPPING, OUTLETS = (None, "restrict", "seize"), ("media", "news-agency")  # an outlet that is closed is censored
OF_ACTS = {"accuse": "allege", "condemn": "disapprove"}


@cache
def plover(type: str, mode: str | None) -> str | None:
    """PLOVER's name of a mode that a row of the language files names, finer or not; None for one that it does not have."""
    modes = listing("events")[type]["modes"]
    return mode if mode in modes else next((name for name, row in modes.items() if mode is not None and mode in row.get("finer", ())), None)


def mode_of(draft: Draft, event: EventDraft) -> Mode:
    """The mode of an event, and the words that tell it where they are not the trigger."""
    clauses = draft.clauses_at(event.trigger.start)
    own = plover(event.type, event.mode)
    words = coding_words(draft.language)
    finder = words.modes.get(event.type)
    if clauses is None:
        return own, None
    if event.type == "ASSAULT":
        return weapon_of(clauses, event, own, words)
    if event.type in OF_CONTENT:
        return _first(finder, content_of(draft, event)) if finder else (own, None)
    if event.type == "ACCUSE":
        return _accusing(event, own), None
    if event.type == "MOBILIZE":
        return _mobilizing(event, own, finder, clauses)
    if event.type == "COERCE" and own in STOPPING and any(e.kind in OUTLETS for e in event.recipients):
        return "censor", None
    return _finest(event, own, finder, clauses)


def _mobilizing(event: EventDraft, own: str | None, finder: Finder | None, clauses: Clauses) -> Mode:
    """What is moved, as the clause names it first; whose men they are where it only says that men are moved."""
    mode, span = _first(finder, [(clauses, clause_of(clauses, event))]) if finder else (None, None)
    if (mode or own) in (None, "troops"):
        mode = next((BY_SECTOR[e.sector] for e in event.actors if e.sector in BY_SECTOR), mode)
    return mode or own, span


def _first(finder: Finder, within: list[tuple[Clauses, range]]) -> Mode:
    """What is told first in some stretches."""
    for clauses, tokens in within:
        found = min(finder.find(clauses.words, tokens), key=lambda f: (f.first, -f.last), default=None)
        if found is not None:
            return found.name, clauses.span(found.first, found.last)
    return None, None


def _accusing(event: EventDraft, own: str | None) -> str | None:
    """Who accuses says that somebody did it, who condemns does not like it; so does another speech act that comes to an accusation."""
    return own or (OF_ACTS.get(event.realises.act) if event.realises is not None else None)


def _finest(event: EventDraft, own: str | None, finder: Finder | None, clauses: Clauses) -> Mode:
    """Of the trigger's own mode and those that its clause names, the one that the ontology has first."""
    order = list(listing("events")[event.type]["modes"])
    for tokens in (clause_of(clauses, event), evidence_of(clauses, event)):
        found = [f for f in finder.find(clauses.words, tokens) if f.name in order and not _is_beside(clauses, event, f)] if finder else []
        best = min(found, key=lambda f: order.index(f.name), default=None)
        if best is not None and (own is None or order.index(best.name) < order.index(own)):
            return best.name, clauses.span(best.first, best.last)
        if own is not None and event.type != "COERCE":  # "took nurses as hostages": "as" may open a segment
            break
    return own, None


def _is_beside(clauses: Clauses, event: EventDraft, found: Found) -> bool:
    """ "Arrested three men for kidnapping a nurse": what force is used for is no way of using it."""
    at = trigger_of(clauses, event)
    if event.type != "COERCE" or not at or not clauses.sentence.parse.has_syntax or found.first in at:
        return False
    tree = clauses.tree
    return tree.heads[found.first] != at.start and tree.heads[found.last - 1] != at.start
