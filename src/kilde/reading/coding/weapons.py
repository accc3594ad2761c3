"""The mode of an attack: what it was made with.

A killing that is one by its word (assassinated, tortured) keeps that. Otherwise a weapon that the trigger, its clause or the rest of its evidence
names goes before what the verb alone makes likely ("bombed"). What is hit, shot down or guarded is no weapon of the attack.
"""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.coding.lexicon import CodingWords, Found
from kilde.reading.coding.stretches import clause_of, evidence_of, trigger_of
from kilde.reading.draft import EventDraft
from kilde.reading.events.lexicon import event_words

BY_WORD = frozenset(("targeted", "torture", "sexual", "beat", "suicide-attack", "unconventional"))  # what a trigger says for itself
PARTICLE = 2  # tokens behind a trigger in which its particle stands
FAR_PARTICLE = 6  # and in which it may stand behind what is acted on: "shot four drones down"
LIKELY = frozenset(("firearms", "explosives", "primitive"))  # what a trigger says unless a weapon is named


def weapon_of(clauses: Clauses, event: EventDraft, own: str | None, words: CodingWords) -> tuple[str | None, Span | None]:
    """The mode and the words that tell it."""
    trigger = trigger_of(clauses, event)
    downing = _is_downing(clauses, trigger)
    by_word = None if downing else _by_word(clauses, trigger, words)
    if by_word is not None and by_word.name in BY_WORD:
        return by_word.name, None
    if own in BY_WORD:
        return own, None
    for tokens in (trigger, clause_of(clauses, event), evidence_of(clauses, event)):
        named = [f for f in words.weapons.find(clauses.words, tokens) if _is_weapon(clauses, trigger, f, words)]
        first = min(named, key=lambda f: (f.name not in BY_WORD, f.first), default=None)
        if first is not None:
            return first.name, clauses.span(first.first, first.last)
    if own in LIKELY or downing:
        return (None if downing else own), None
    if by_word is not None:
        return by_word.name, None
    way = next((f for f in words.deeds.find(clauses.words, clause_of(clauses, event)) if not _is_deed(clauses, f)), None)
    return (way.name, clauses.span(way.first, way.last)) if way is not None else (None, None)


def _by_word(clauses: Clauses, trigger: range, words: CodingWords) -> Found | None:
    """What the trigger says for itself, with its particle: "burned down", "blew up"."""
    if not trigger:
        return None
    behind = range(max(trigger.start - 1, 0), min(trigger.stop + PARTICLE, len(clauses.words)))  # "targeted killings", "burned down"
    found = next((f for f in words.deeds.find(clauses.words, behind) if f.first <= trigger.start < f.last), None)
    apart = clauses.sentence.parse.has_syntax and any(clauses.tree.subtype(i) == "prt" and i not in behind for i in clauses.tree.children[trigger.start])
    return None if apart and found is not None and found.name == "beat" else found  # "slog tirsdag ned" is another verb than "slog"


def _is_downing(clauses: Clauses, trigger: range) -> bool:
    """ "Shot down four drones", "skjøt ned": no shot with a firearm, and what comes down is no weapon of it."""
    rows = event_words(clauses.rules.language).verbs.get(clauses.words[trigger.start], ()) if trigger else ()
    behind = clauses.words[trigger.stop : trigger.stop + FAR_PARTICLE] if trigger else []
    return any(row.type == "ASSAULT" and row.object == "owner" and row.particle is not None and row.particle in behind for row in rows)


def _is_deed(clauses: Clauses, found: Found) -> bool:
    """Whether the words tell an own deed, a verb's: that one is another event's way."""
    return any(clauses.is_verb(i) for i in range(found.first, found.last))


def _is_weapon(clauses: Clauses, trigger: range, found: Found, words: CodingWords) -> bool:
    """Whether a thing is what the deed of the trigger is done with, and not what it is done to: "fired rockets at", "hit by drones", not "shot down a drone"."""
    if not trigger or not clauses.sentence.parse.has_syntax:
        return True
    if found.first in trigger:
        return found.last - found.first > 1 or not clauses.is_verb(found.first)  # "bombs" as a verb names no bomb
    tree, deed = clauses.tree, trigger.start
    at = found.last - 1
    path = list(tree.above(at))
    if deed not in path[1:]:
        return True
    below = path[: path.index(deed)]  # from the thing up to what hangs on the deed
    top, before = below[-1], [clauses.words[i] for step in below for i in tree.below(step, "case")]
    if any(word in words.upon for word in before):
        return False
    if any(word in words.by for word in before):
        return True
    passive = tree.subtype(top) == "pass" or bool(tree.below(deed, "aux") and any(tree.subtype(i) == "pass" for i in tree.below(deed, "aux")))
    hit = tree.relation(top) == "obj" or (tree.relation(top) == "nsubj" and passive)
    return not hit or (clauses.words[deed] in words.firing and not _is_downing(clauses, trigger) and not any(tree.subtype(i) == "prt" for i in tree.children[deed]))
