"""Attributions whose act is told by a noun: "..., was the warning from Kyiv", "residents received orders from the army to leave"."""

from __future__ import annotations

from kilde.model.record import Act
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Cue, Speech
from kilde.reading.statements.whereabouts import opens_infinitive

MARKS = ",;:–—-."
WEIGHTY = ("warn", "accuse", "threaten", "promise", "demand", "deny")  # acts whose noun, with its speaker and content, is a statement
SHORTEST = 3  # tokens of what is said before the verb
NOUN = 4  # tokens between the verb and its noun
SOURCE = 4  # tokens between the noun and the name of its speaker
GIVEN = 7  # tokens between "received" and "orders", the receiver among them
TASK = 6  # tokens between the noun, or its source, and what is to be done


def noun_cues(clauses: Clauses, speech: Speech) -> list[Attribution]:
    """All of them, in order."""
    made = [found for index in range(len(clauses.words)) if (found := _sounding(clauses, speech, index) or _given(clauses, speech, index) or _told_of(clauses, speech, index) or _is_that(clauses, speech, index))]
    return sorted(made, key=lambda a: a.verb)


def _sounding(clauses: Clauses, speech: Speech, verb: int) -> Attribution | None:
    """ "..., lyder anklagen fra Pristina", "..., was Moscow's answer": what is said stands before the verb."""
    if clauses.words[verb] not in speech.sounding or clauses.inside[verb] is not None or verb <= SHORTEST:
        return None
    if clauses.tokens[verb - 1].text not in {",", *QUOTE_MARKS}:
        return None
    found = _spoken_noun(clauses, speech.spoken_nouns, verb + 1, verb + 1 + NOUN)
    if found is None:
        return None
    noun, act = found
    speakers = _owner(clauses, noun) or _source(clauses, speech, noun)
    if not speakers:
        return None
    behind = speakers[-1].last
    end = next((i for i in range(max(noun, behind), len(clauses.words)) if clauses.tokens[i].text in MARKS), len(clauses.words))
    hearers = [p for p in clauses.phrases if behind <= p.first < end and clauses.governor(p) in clauses.rules.told]
    around = Frame(verb, verb, end, verb, subject=speakers, inverted=True, obliques=[(str(clauses.governor(p)), p) for p in hearers])
    last = verb
    while last > 1 and clauses.tokens[last - 1].text in MARKS:
        last -= 1
    return Attribution(verb, Cue(act, addressee=clauses.rules.told), around, "before", (0, last), speakers)


def _spoken_noun(clauses: Clauses, nouns: dict[str, Act], first: int, last: int) -> tuple[int, Act] | None:
    for index in range(first, min(last, len(clauses.words))):
        if not clauses.words[index][0].isalpha():
            return None
        if clauses.words[index] in nouns:
            return index, nouns[clauses.words[index]]
    return None


def _owner(clauses: Clauses, noun: int) -> list[Phrase]:
    """ "Moscow's answer"."""
    return [p for p in clauses.phrases if p.genitive and p.entities and noun - 1 <= p.last <= noun and p.first < noun]


def _source(clauses: Clauses, speech: Speech, noun: int) -> list[Phrase]:
    """ "the answer from Moscow"."""
    inside = clauses.inside[noun]
    if inside is not None and inside.owner is not None and inside.owner.entities:
        return [inside.owner]
    for phrase in clauses.phrases:
        if noun < phrase.first <= noun + SOURCE and clauses.governor(phrase) in speech.speaker_prepositions and phrase.entities:
            return clauses.chain(phrase)
    return []


def _given(clauses: Clauses, speech: Speech, verb: int) -> Attribution | None:
    """ "Residents were given / received orders (from X) to leave": the receiver is who is addressed."""
    if clauses.words[verb] not in speech.given or clauses.inside[verb] is not None:
        return None
    noun = next((i for i in range(verb + 1, min(verb + GIVEN, len(clauses.words))) if clauses.words[i] in speech.order_nouns), None)
    if noun is None or any(clauses.tokens[i].text in MARKS for i in range(verb, noun)):
        return None
    source = _source(clauses, speech, noun)
    at = source[-1].last if source else noun + 1
    task = next((i for i in range(at, min(at + TASK, len(clauses.words))) if _opens_task(clauses, speech, i)), None)
    own = frame(clauses, verb)
    by_nobody = not source and speech.order_nouns[clauses.words[noun]] == "demand" and bool(own.subject) and task == at
    if not (source or by_nobody) or task is None or own.negated or own.modal is not None or not (own.subject or own.subject_at is not None):
        return None
    receivers = [p for p in own.subject if p.first < noun]
    around = Frame(verb, own.first, own.last, own.finite, subject=receivers, subject_at=own.subject_at, inverted=own.inverted, passive=True, agent=source)
    cue = Cue(speech.order_nouns[clauses.words[noun]], addressee_object=True)
    return Attribution(verb, cue, around, "infinitive", (task, len(clauses.words)), source)


def _told_of(clauses: Clauses, speech: Speech, noun: int) -> Attribution | None:
    """ "A warning from X that ...", "advarselen fra X om at ...": a noun with its speaker and what was said; so with "word came from X that ..."."""
    act = speech.spoken_nouns.get(clauses.words[noun])
    if act is None and clauses.words[noun] in speech.hearsay_nouns and not any(speech.according.at(clauses.words, i) for i in range(max(0, noun - 2), noun)):
        return _reported(clauses, speech, noun)
    inside = clauses.inside[noun]
    if act not in WEIGHTY or (inside is not None and inside.entities and inside.owner is None):
        return None
    source = [p for p in _source(clauses, speech, noun) if p.first > noun]
    at = source[-1].last if source else 0
    if source and at + 1 < len(clauses.words) and clauses.words[at] in clauses.rules.prepositions and clauses.words[at] not in speech.complementisers:
        at += 1
    if at + 1 < len(clauses.words) and clauses.words[at + 1] in speech.complementisers and clauses.words[at] in speech.complementisers:
        at += 1  # "om at"
    if not source or at + 2 >= len(clauses.words) or clauses.words[at] not in speech.complementisers:
        return None
    around = Frame(noun, noun, at, noun, subject=source, inverted=True)
    return Attribution(noun, Cue(act), around, "that", (at, len(clauses.words)), source)


def _is_that(clauses: Clauses, speech: Speech, noun: int) -> Attribution | None:
    """ "The answer from Moscow was that ...", "Moscow's answer is that ...": a noun of speech with its speaker, and what was said behind a form of "be"."""
    act = speech.spoken_nouns.get(clauses.words[noun])
    if act is None:
        return None
    behind = [p for p in _source(clauses, speech, noun) if p.first > noun]
    source = behind or _owner(clauses, noun)
    verb = behind[-1].last if behind else noun + 1
    at = verb + 1 + (clauses.tokens[min(verb + 1, len(clauses.words) - 1)].text == ",")
    if not source or at + 2 >= len(clauses.words) or clauses.words[verb] not in speech.sounding or clauses.words[at] not in speech.complementisers:
        return None
    around = Frame(verb, noun, at, verb, subject=source)
    return Attribution(verb, Cue(act), around, "that", (at, len(clauses.words)), source)


def _reported(clauses: Clauses, speech: Speech, noun: int) -> Attribution | None:
    """ "There were reports from the army that ...", "meldinger fra både hæren og opprørerne om at ..."."""
    source = [p for p in _source(clauses, speech, noun) if p.first > noun]
    at = source[-1].last if source else len(clauses.words)
    while at + 1 < len(clauses.words) and clauses.words[at] in clauses.rules.prepositions and clauses.words[at + 1] in speech.complementisers:
        at += 1
    if at + 2 >= len(clauses.words) or clauses.words[at] not in speech.complementisers or all(e.kind == "place" for p in source for e in p.entities):
        return None
    around = Frame(noun, noun, at, noun, subject=source, inverted=True)
    return Attribution(noun, Cue("assert"), around, "that", (at, len(clauses.words)), source)


def _opens_task(clauses: Clauses, speech: Speech, index: int) -> bool:
    """An infinitive: what somebody is told that is so is no order."""
    length = speech.infinitives.at(clauses.words, index)
    return bool(length) and opens_infinitive(clauses, speech, index + length)
