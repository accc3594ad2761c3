"""Outlets by which words came that somebody else said: "quoted by AFP", "in an interview with the BBC", "a statement that TT has seen"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays, is_relay

NEAR = 4  # tokens between "interview with" and the outlet
TEXT = 8  # tokens between a text and the relative clause of who has seen it
CARRIED = 5  # tokens from "quoted" to the name of the agency
CITES = 3  # tokens from an outlet to "carried"
READ = 6  # tokens from an outlet to "has seen", "has talked to"


def carriers(clauses: Clauses, speech: Speech) -> list[EntityDraft]:
    """The agencies and outlets by which words are carried: "quoted by AFP", "återges av Tass"."""
    words = clauses.words
    led = [p for p in clauses.phrases if p.sort != "pronoun" and clauses.governor(p) in speech.quoted_to]
    asked = [p for p in led if any(word in speech.interviews for word in words[max(0, p.first - NEAR) : p.first])]
    asking = [p for p in clauses.phrases if clauses.governor(p) in speech.speaker_prepositions]
    asked += [p for p in asking if any(word in speech.questions for word in words[max(0, p.first - NEAR) : p.first])]
    agents = [p for p in clauses.phrases if clauses.governor(p) in clauses.rules.agents]
    agents = [p for p in agents if any(word in speech.carried for word in words[max(0, p.first - CARRIED) : p.first])]
    found = [*asked, *agents, *_readers(clauses, speech), *_citing(clauses, speech)]
    return list(dict.fromkeys(e for p in found for e in p.entities if is_relay(e)))


def _outlets(clauses: Clauses) -> list[Phrase]:
    """The outlets that may be the subject of a clause behind what they carry or have seen."""
    return [p for p in clauses.phrases if not p.genitive and p.first >= 2 and clauses.governor(p) is None and all_relays(p.entities)]


def _citing(clauses: Clauses, speech: Speech) -> list[Phrase]:
    """The outlets that carry what stands before a relative clause of theirs: "a statement (that) Interfax carried", "..., som AFP viser til"."""
    found = []
    for phrase in _outlets(clauses):
        segment = clauses.segment(phrase.first)
        opened = segment.kind == "relative" and segment.first < phrase.first <= segment.body + 2
        bare = clauses.words[min(phrase.first, phrase.outer) - 1] in speech.texts
        behind = clauses.words[phrase.last : phrase.last + CITES]
        if (opened or bare) and any(word in speech.carrying for word in behind) and not any(word in speech.complementisers for word in behind):
            found.append(phrase)
    return found


def _readers(clauses: Clauses, speech: Speech) -> list[Phrase]:
    """The outlets that have seen a text or met its author: "a statement that AFP has seen", "a spokesman, whom TT has been in contact with"."""
    found = []
    for phrase in _outlets(clauses):
        segment = clauses.segment(phrase.first)
        opened = segment.kind == "relative" and phrase.first <= segment.body + 1
        first = segment.first if opened else phrase.first
        behind = clauses.words[phrase.last : phrase.last + READ]
        perfect = any(clauses.rules.auxiliaries.get(word) == "perfect" for word in behind)
        perfect |= opened and any(token.feats.get("VerbForm") == "Sup" for token in clauses.tokens[phrase.last : phrase.last + READ])  # "som AFP talat med"
        nouns = clauses.words[max(0, first - TEXT) : first] if opened else clauses.words[first - 1 : first]
        text = any(word in speech.texts or word.rpartition("-")[2] in speech.texts for word in nouns)  # "report", "FN-rapport"
        if (perfect and text) or (opened and any(word in speech.talking for word in behind)):
            found.append(phrase)
    return found
