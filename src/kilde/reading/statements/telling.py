"""Sentences that tell whose the words before them were: "Det melder X", "Det har X opplyst", "That was the message from X", "Det fremgår af en erklæring fra X"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.lexicon import Speech

TEXT = 7  # tokens behind "Det fremgår" in which content would begin
MESSAGE = 6  # tokens from "That" to "from" in "That was the message from"
NEAR = 3  # tokens between the words that lead to a source and its name


def teller(clauses: Clauses, speech: Speech, start: int) -> tuple[int, int, Phrase | None]:
    """(verb, token behind verb and subject, subject) of "Det melder X" and of "Det har X opplyst", where the subject stands between helper and participle."""
    verb = start + 1
    subject = next((p for p in clauses.phrases if p.first > verb and clauses.governor(p) is None), None)
    if subject is not None and clauses.rules.auxiliaries.get(clauses.words[verb]) == "perfect" and clauses.rules.verb_second:
        last = clauses.chain(subject)[-1].last
        told = next((i for i in range(last, min(last + NEAR, len(clauses.words))) if clauses.inside[i] is None and clauses.words[i] in speech.verbs), None)
        return (told, told + 1, subject) if told is not None else (verb, last, None)
    return verb, subject.last if subject is not None else verb, subject


def is_told_by(clauses: Clauses, speech: Speech, start: int) -> bool:
    """ "That is according to X", "Det fremgår af en erklæring fra X": nothing is said but where the words before are from."""
    words = clauses.words
    if words[start] not in speech.telling or start + 2 >= len(words):
        return False
    length = speech.impersonal.at(words, start)
    if length:
        content = any(w in speech.complementisers or w == ":" for w in words[start + length : start + length + TEXT])
        return not content and words[start + length] in clauses.rules.prepositions
    return clauses.rules.auxiliaries.get(words[start + 1]) == "be" and speech.according.at(words, start + 2) > 0


def message(clauses: Clauses, speech: Speech, start: int) -> int:
    """The token behind "from" in "That was the message from X", "Slik lyder det fra X"; 0 elsewhere."""
    words = clauses.words
    if words[start] not in speech.telling | speech.thus or words[start + 1 : start + 2] == [] or words[start + 1] not in speech.sounding:
        return 0
    led = next((i for i in range(start + 2, min(start + MESSAGE, len(words))) if words[i] in speech.speaker_prepositions), 0)
    noun = led and (words[led - 1] in speech.spoken_nouns or (words[start] in speech.thus and words[led - 1] in speech.telling))
    return led + 1 if noun else 0
