"""Where an event happened: a place named in its clause, or the town or region that "the city" and "the region" point back to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from kilde.languages import section
from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.own import own
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EventDraft, PlaceDraft, Sentence
from kilde.reading.events.lexicon import EventWords, event_words
from kilde.reading.places.capitals import seats
from kilde.reading.places.cues import cues
from kilde.reading.places.refer import may_be_called, names_a_government
from kilde.reading.words import fold

WIDE = ("country", "continent")
POLICE = "COP"  # the sector of those who act where they are: "the police in Tbilisi arrested"
MOVES = ("MOBILIZE", "RETREAT", "AID")  # events that lead to a place or from it
MEETINGS = ("CONSULT", "AGREE")
CLIMB = 4  # arcs from a place up to the noun that it tells of
FORCE = ("ASSAULT", "COERCE", "PROTEST")  # events that happen where the body is that they befall


def set_places(draft: Draft, event: EventDraft, told: Sequence[EventDraft] = ()) -> None:
    """Fills in the places of an event; `told` are all events, those before it with their places."""
    span = event.evidence[0]
    sentence = next(s for s in draft.sentences if s.start <= event.trigger.start < s.end)
    near = _within(draft, span, event)
    if not near:
        near = _pointed_to(draft, span, event, told)
    if not near:
        near = [p for p in _within(draft, Span(start=sentence.start, end=sentence.end), event) if _same_claims(draft, p, event)]
    event.places = _not_beside(draft, sentence, event, near) or _not_beside(draft, sentence, event, _countries(draft, sentence, event))


def _not_beside(draft: Draft, sentence: Sentence, event: EventDraft, places: list[PlaceDraft]) -> list[PlaceDraft]:
    """Without the places of a clause that only tells of somebody, or of another time; all other places of the sentence count."""
    inside = [p for p in places if sentence.start <= p.start < sentence.end]
    clauses, words = draft.clauses[sentence.index], event_words(draft.language)
    kept = [p for p in places if p not in inside or own(clauses, event.trigger.start, [p], words.earlier)]
    kept = [p for p in kept if event.type not in FORCE or p not in inside or not _is_tellers(draft, clauses, p)]
    return [p for p in kept if event.type not in MEETINGS or p not in inside or not _is_topic(clauses, words, p, event.trigger.start)]


def _is_tellers(draft: Draft, clauses: Clauses, place: PlaceDraft) -> bool:
    """ "A body in Cambodia has accused the army of using cluster bombs": a place that says where those are who tell it."""
    if not clauses.sentence.parse.has_syntax or place.feature not in WIDE:
        return False  # "police in Kupwara said ..." tells of Kupwara
    tree, at = clauses.tree, clauses.token_at(place.start)
    path = islice(tree.above(at), 1, CLIMB) if at is not None else ()
    verbs = {clauses.tokens[tree.heads[i]].start for i in path if tree.relation(i) == "nsubj" and tree.heads[i] >= 0}
    return bool(verbs) and any(s.cue is not None and s.cue.start in verbs for s in draft.statements)


def _is_topic(clauses: Clauses, words: EventWords, place: PlaceDraft, trigger: int) -> bool:
    """ "Discussed the war in Gaza": a place that hangs on what is talked about says where that is, and not where the talking was."""
    if not clauses.sentence.parse.has_syntax:
        return False
    at = clauses.token_at(place.start)
    path = list(clauses.tree.above(at)) if at is not None else []
    met = next((k for k, i in enumerate(path) if clauses.tokens[i].start == trigger or clauses.tree.is_predicate(i)), len(path))
    told = [clauses.words[i] for i in path[1:met]]
    return any(word in words.topics or ((noun := words.noun(word)) is not None and noun.type in FORCE) for word in told)


def _within(draft: Draft, span: Span, event: EventDraft) -> list[PlaceDraft]:
    starts = [p.start for p in draft.places]
    inside = draft.places[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
    return [p for p in inside if p.feature not in WIDE and not _owns(draft, p, event)]


def _countries(draft: Draft, sentence: Sentence, event: EventDraft) -> list[PlaceDraft]:
    """Where nothing narrower is told, the country that a preposition of place leads to: "seized power in Niger", "send police to Haiti"."""
    span, clauses = event.evidence[0], draft.clauses[sentence.index]
    parties = {e.country for e in (*event.actors, *event.recipients)}
    ways = cues(draft.language).relations["toward"]
    found = [p for p in draft.places if span.start <= p.start < span.end and p.feature in WIDE and p.country not in parties]
    return [p for p in found if (word := clauses.word_before(p.start)) in clauses.rules.at_places or (event.type in MOVES and word in ways)][:1]


def _owns(draft: Draft, place: PlaceDraft, event: EventDraft) -> bool:
    """A place inside an actor's name or title says where the actor belongs, not where something happened; where a body is hit, it is both."""
    at = bisect_right([s.start for s in draft.sentences], place.start) - 1
    for phrase in draft.phrases[at] if at >= 0 else ():
        if phrase.sort in ("role", "body", "group") and phrase.start <= place.start and place.end <= phrase.end:
            behind = phrase.sort == "role" and phrase.name is not None and phrase.sentence.tokens[phrase.name[1] - 1].end < place.start
            return phrase.sort in ("role", "body") and not behind and not _is_scene(draft, at, phrase, place, event)  # "received president Putin in New Delhi"
    return False


def _is_scene(draft: Draft, sentence: int, phrase: Phrase, place: PlaceDraft, event: EventDraft) -> bool:
    """ "bombed the ministry in Damascus", "shots near the palace in Niamey": the body is the target of force, or a preposition of place leads to it;
    "commanders met in Surin": where somebody is met, or a town that is no seat of a government, says where it was."""
    clauses = draft.clauses[sentence]
    if clauses.word_before(place.start) not in clauses.rules.at_places:
        return False
    if event.type in MEETINGS and (phrase.sort == "role" or (fold(place.text) not in seats() and fold(place.label) not in seats())):
        return any(e in (*event.actors, *event.recipients) for e in phrase.entities)
    if event.type not in FORCE or any(e in event.actors and e.sector != POLICE for e in phrase.entities):
        return False
    return any(e in event.recipients or e.sector == POLICE for e in phrase.entities) or clauses.governor(phrase) in clauses.rules.at_places


def _same_claims(draft: Draft, place: PlaceDraft, event: EventDraft) -> bool:
    """A place inside what somebody says does not place an event outside it, nor the other way round."""
    holds = {id(s) for s in draft.statements if any(c.start <= place.start < c.end for c in s.covers)}
    told = {id(s) for s in draft.statements if any(c.start <= event.trigger.start < c.end for c in s.covers)}
    return holds == told


def _is_elsewhere(draft: Draft, place: PlaceDraft, event: EventDraft, told: Sequence[EventDraft]) -> bool:
    """A town that only tells which government is meant, and for force the one where people met to talk: "Talks were held in Geneva. The fighting in the region ..."."""
    there = {e.type for e in told if place in e.places}
    met = bool(there & set(MEETINGS)) and not there & set(FORCE)
    return names_a_government(draft, place) or (event.type in FORCE and met)


def _pointed_to(draft: Draft, span: Span, event: EventDraft, told: Sequence[EventDraft]) -> list[PlaceDraft]:
    """ "the city", "this region": the last place of that kind before."""
    nouns = section(draft.language, "events").get("pointing", {})
    words = {fold(w): kinds for w, kinds in nouns.items()}
    for sentence in draft.sentences:
        if sentence.end <= span.start or sentence.start >= span.end:
            continue
        for index, token in enumerate(sentence.tokens):
            if span.start <= token.start < span.end and fold(token.text) in words and not _is_named(draft, sentence, index):
                features = words[fold(token.text)]
                found = next((p for p in reversed(draft.places) if p.end <= token.start and p.feature in features and may_be_called(draft, p, token.text) and not _is_elsewhere(draft, p, event, told)), None)
                return [found] if found else []
    return []


def _is_named(draft: Draft, sentence: Sentence, index: int) -> bool:
    """Whether a name stands right behind the noun, "byen X", "the town of X": it points to no other, be the name known or not."""
    behind = sentence.tokens[index + 1 : index + 4]
    if behind and behind[0].text == ",":  # "the capital, Bamako"
        return len(behind) > 1 and behind[1].upos == "PROPN" and behind[1].deprel == "appos"
    if behind and fold(behind[0].text) in draft.clauses[sentence.index].rules.partitive:
        behind = behind[1:]
    return bool(behind) and behind[0].upos == "PROPN" and not draft.dates(behind[0].start, behind[0].end)
