"""Speech acts that are PLOVER events: asking, accusing, rejecting, promising, threatening, praising."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.ontology import listing
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.second_hand import is_believed, told_by

ON_CONDITION = ("AGREE", "THREATEN")
NO_PARTY = ("news-agency", "media", "source", "place")


def _beneficiaries(draft: Draft, statement: StatementDraft) -> list[EntityDraft]:
    """Who a promise or threat concerns when nobody is addressed: the object of what is promised or threatened."""
    if statement.content is None:
        return []
    clauses = next((c for c in draft.clauses if c.sentence.start <= statement.content.start < c.sentence.end), None)
    if clauses is None:
        return []
    spoken_by = set(statement.speaker)
    first_verb = next((i for i, t in enumerate(clauses.tokens) if t.start >= statement.content.start and clauses.is_verb(i)), None)
    if first_verb is None:
        return []
    for phrase in clauses.phrases:
        inside = clauses.tokens[first_verb].start < phrase.start < statement.content.end
        entities = [e for e in phrase.entities if e.kind not in NO_PARTY and e not in spoken_by]
        if inside and entities and clauses.governor(phrase) is None and not phrase.genitive and phrase not in _subjects(clauses, phrase.first):
            return entities
    return []


def _subjects(clauses: Clauses, at: int) -> list[Phrase]:
    """The subjects of the verb before a place in a sentence."""
    verb = next((i for i in range(at - 1, -1, -1) if clauses.is_verb(i)), None)
    following = next((i for i in range(at, len(clauses.tokens)) if clauses.is_verb(i)), None)
    found = frame(clauses, verb).subject if verb is not None else []
    return found + (frame(clauses, following).subject if following is not None else [])


def spoken_events(draft: Draft) -> list[EventDraft]:
    """One event for each statement whose act is one: the speaker acts, the addressee is acted upon."""
    acts = listing("acts")
    made = []
    for statement in draft.statements:
        type = acts[statement.act]["event"]
        if type is None or statement.negated:
            continue
        event = EventDraft(
            evidence=[statement.evidence[0]], type=type, trigger=statement.cue or Span(start=statement.evidence[0].start, end=statement.evidence[0].end),
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
        made.append(event)
    return made
