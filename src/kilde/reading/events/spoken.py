"""Speech acts that are PLOVER events: asking, accusing, rejecting, promising, threatening, praising."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.model.record import Span
from kilde.ontology import listing
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.lexicon import CIVILIANS, event_words
from kilde.reading.events.ordered import ordered_to_leave
from kilde.reading.events.second_hand import cue_at, is_believed, told_by
from kilde.reading.statements.lexicon import speech
from kilde.reading.statements.owned import whose

ON_CONDITION = ("AGREE", "THREATEN")
REACHING = {"AID", "SUPPORT", "COOPERATE", "CONSULT", "ASSAULT", "COERCE", "SANCTION"}  # what is promised or threatened to somebody, not only about somebody
NO_PARTY = ("news-agency", "media", "source", "place")


def _beneficiaries(draft: Draft, statement: StatementDraft) -> list[EntityDraft]:
    """Who a promise or threat concerns when nobody is addressed: the object of what is promised or threatened."""
    if statement.content is None:
        return []
    clauses = draft.clauses_at(statement.content.start)
    if clauses is None:
        return []
    spoken_by = set(statement.speaker)
    words = event_words(draft.language)
    ahead = speech(draft.language).ahead
    told = (i for i, t in enumerate(clauses.tokens) if t.start >= statement.content.start and (clauses.is_full_verb(i) or clauses.words[i] in words.shielding))
    first_verb = next((i for i in told if ahead.at(clauses.words, i, len(clauses.words)) is None), None)  # not "kommer att"
    if first_verb is None or not (words.verb_types(clauses.words[first_verb]) & REACHING or clauses.words[first_verb] in words.shielding):
        return []
    for phrase in clauses.phrases:
        inside = clauses.tokens[first_verb].start < phrase.start < statement.content.end
        entities = [e for e in phrase.entities if e.kind not in NO_PARTY and e not in spoken_by and e.label != CIVILIANS]  # that civilians will be spared is promised to nobody by name
        if inside and entities and clauses.governor(phrase) is None and not phrase.genitive and phrase not in _subjects(clauses, phrase.first):
            return entities
    return []


def _askers(draft: Draft, statement: StatementDraft) -> list[EntityDraft]:
    """ "rejected Kyiv's proposal": whose the proposal or demand is that somebody turns down."""
    found = cue_at(draft, statement)
    if found is None:
        return []
    clauses, verb = found
    return [e for e in whose(draft, clauses, frame(clauses, verb), event_words(draft.language).classes.get("claims", frozenset())) if e not in statement.speaker]


def _shunned(draft: Draft, statement: StatementDraft) -> list[EntityDraft]:
    """ "refused to negotiate with X": with whom somebody will not talk, whom they will not help."""
    if statement.content is None:
        return []
    span = statement.content
    clauses = draft.clauses_at(span.start)
    words = event_words(draft.language)
    for index, token in enumerate(clauses.tokens if clauses is not None else ()):
        if clauses is None or not span.start <= token.start < span.end or clauses.inside[index] is not None:
            continue
        for row in words.verbs.get(clauses.words[index], ()):
            if row.type in REACHING:
                around = frame(clauses, index)
                towards = {p for p, role in row.prepositions.items() if role in ("both", "recipient")}
                met = [*(around.objects if row.object in ("both", "recipient") else ()), *around.oblique(towards)]
                return [e for p in met for e in p.entities if e.kind not in NO_PARTY and e not in statement.speaker]
    return []


def _subjects(clauses: Clauses, at: int) -> list[Phrase]:
    """The subjects of the verb before a place in a sentence."""
    verb = next((i for i in range(at - 1, -1, -1) if clauses.is_verb(i)), None)
    following = next((i for i in range(at, len(clauses.tokens)) if clauses.is_verb(i)), None)
    found = frame(clauses, verb).subject if verb is not None else []
    return found + (frame(clauses, following).subject if following is not None else [])


def spoken_events(draft: Draft, statements: Sequence[StatementDraft]) -> list[EventDraft]:
    """One event for each of some statements of a draft whose act is one: the speaker acts, the addressee is acted upon."""
    acts = listing("acts")
    made = []
    for statement in statements:
        type = acts[statement.act]["event"]
        if type is None or statement.negated:
            continue
        type, mode = ordered_to_leave(draft, statement) or (type, None)
        event = EventDraft(
            evidence=[statement.evidence[0]], type=type, mode=mode, trigger=statement.cue or Span(start=statement.evidence[0].start, end=statement.evidence[0].end),
            actors=list(statement.speaker), recipients=[e for e in statement.addressee if e.kind not in ("news-agency", "media")],
            time=statement.time, realises=statement, confidence=statement.confidence,
        )  # fmt: skip
        event.asserted_by = told_by(draft, statement)
        if event.asserted_by or statement.hearsay or is_believed(draft, statement):
            event.attribution = "claimed"
        if type in ON_CONDITION and statement.conditional:
            event.modality = "conditional"
        if type in ON_CONDITION and not event.recipients:
            event.recipients = _beneficiaries(draft, statement)
        if type == "REJECT" and not event.recipients:
            event.recipients = _askers(draft, statement) or _shunned(draft, statement)
        made.append(event)
    return made
