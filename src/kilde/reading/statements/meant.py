"""Whom what is promised, threatened or warned of is meant for, by what is said itself: who would be reached by it, on whom it hangs, who would pay."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.events.lexicon import CIVILIANS, event_words
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.conditional import opening_word, opens_with_verb
from kilde.reading.statements.lexicon import Speech

SUBJECT = 3  # tokens from a condition word or marker to its subject
FORCES = ("MIL", "COP")  # PLOVER's sectors of those who are sent somewhere


def affected(clauses: Clauses, attribution: Attribution, types: set[str], shielded: bool = False) -> list[EntityDraft]:
    """ "promised to support X", "threatened to attack X": whom the promised or threatened act would reach; `shielded`: also whom it would protect (that civilians will be spared is promised to nobody by name)."""
    if attribution.kind not in ("infinitive", "noun", "that"):
        return []
    words = event_words(clauses.rules.language)
    for index in range(attribution.content[0], min(attribution.content[1], len(clauses.words))):
        reaches = words.verb_types(clauses.words[index]) & types or (shielded and clauses.words[index] in words.shielding)
        if clauses.inside[index] is None and reaches:
            around = frame(clauses, index)
            sent = FORCES if "MOBILIZE" in words.verb_types(clauses.words[index]) else ()  # "vowed to send more police": they are what is promised
            reached = [e for p in around.objects for e in p.entities if e.kind != "place" and e.sector not in sent]
            return [] if around.passive or around.negated else [e for e in reached if e.label != CIVILIANS or not shielded]
    return []


def affects(clauses: Clauses, attribution: Attribution, types: set[str]) -> bool:
    words = event_words(clauses.rules.language)
    main = [i for i in range(*attribution.content) if clauses.inside[i] is None and clauses.segment(i).kind != "subordinate"]
    return any(words.verb_types(clauses.words[i]) & types for i in main)


def conditioned(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "threatens to strike if X goes on": who could keep it from happening."""
    first, last = (0, attribution.content[1]) if attribution.trails else (attribution.content[0], len(clauses.words))
    if opens_with_verb(clauses, *attribution.content):
        verb = opening_word(clauses, *attribution.content)
        phrase = next((p for p in clauses.phrases if verb < p.first <= verb + 2 and clauses.is_free(p)), None)
        return _acting(clauses, phrase) if phrase is not None else []
    for index in range(first, last):
        length = speech.conditions.at(clauses.words, index)
        if not length and clauses.words[index] in speech.condition_openers:
            opens = any(s.first == index and s.kind in ("complement", "subordinate") for s in clauses.segments)
            length = 1 if opens and index > attribution.verb + 1 else 0
        if length:
            phrase = next((p for p in clauses.phrases if index + length <= p.first <= index + length + SUBJECT and clauses.is_free(p)), None)
            return _acting(clauses, phrase) if phrase is not None and not _undergoes(clauses, phrase) else []
    return []


def _undergoes(clauses: Clauses, phrase: Phrase) -> bool:
    """ "if the hostages are not freed": not they could keep it from happening."""
    end = clauses.segment(phrase.first).last
    verb = next((i for i in range(clauses.chain(phrase)[-1].last, end) if clauses.is_full_verb(i)), None)
    return verb is not None and frame(clauses, verb).passive


def _acting(clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    return [e for p in clauses.chain(phrase) for e in p.entities if e.kind != "place"]


def who_pays(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "X will pay the price": the subject of what is threatened."""
    found = speech.threats.find(clauses.words, *attribution.content)
    before = [p for p in clauses.phrases if found and attribution.content[0] <= p.first and p.last <= found[0] and clauses.is_free(p)]
    return _acting(clauses, before[-1]) if before else []
