"""Stage: who holds which place, supported by whom, since when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kilde.languages import section
from kilde.model.record import Span
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import ControlDraft, Draft, PlaceDraft, TimeDraft
from kilde.reading.words import fold

SETS = ("under", "held", "holding", "capture", "control_nouns", "support", "support_by", "since", "until")
HOLDERS = ("news-agency", "media", "source", "place")  # kinds that hold nothing
SINCE = 60  # characters between "since" and its date: "since a bloody war ended in 1994"
SETTLED = ("country", "continent", "river", "sea", "strait")


@dataclass(frozen=True, slots=True)
class ControlWords:
    sets: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]


@cache
def control_words(language: str) -> ControlWords:
    data = section(language, "controls")
    return ControlWords({name: frozenset(map(fold, data.get(name, ()))) for name in SETS})


def read(draft: Draft) -> None:
    words = control_words(draft.language)
    for clauses in draft.clauses:
        if clauses.sentence.block.kind in ("heading", "headline", "byline"):
            continue
        for index, word in enumerate(clauses.words):
            if clauses.inside[index] is None and (word in words.sets["held"] or word in words.sets["holding"] or word in words.sets["capture"]):
                made = _control(draft, clauses, words, index)
            else:
                made = _under(draft, clauses, words, index) if word in words.sets["under"] else None
            if made:
                draft.controls.append(made)
                break


def _under(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> ControlDraft | None:
    """ "under Russian control", "under the rebels' control": whoever's control it is holds the place before."""
    noun = next((i for i in range(index + 1, min(index + 5, len(clauses.words))) if clauses.words[i] in words.sets["control_nouns"]), None)
    place = _place_before(draft, clauses, index)
    if noun is None or place is None:
        return None
    owners = [e for p in clauses.phrases if index < p.first and p.last <= noun and p.genitive for e in p.entities]
    states = [draft.adjectives[t.start] for t in clauses.tokens[index + 1 : noun] if t.start in draft.adjectives]
    verb = next((i for i in range(index - 1, -1, -1) if clauses.is_verb(i)), None)
    around = frame(clauses, verb) if verb is not None else None
    if not (owners or states) or around is None or around.negated or around.modal:
        return None
    made = ControlDraft([_span(clauses, around, index)], place, holder=owners or states[:1], since=_since(draft, clauses, words))
    return _vouched(draft, clauses, index, made)


def _vouched(draft: Draft, clauses: Clauses, index: int, made: ControlDraft) -> ControlDraft:
    said = [s for s in draft.statements if any(c.start <= clauses.tokens[index].start < c.end for c in s.covers)]
    if said:
        made.attribution, made.asserted_by = "claimed", said
    return made


def _control(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> ControlDraft | None:
    word = clauses.words[index]
    around = frame(clauses, index)
    if word in words.sets["held"] and not around.passive and not _place_behind(draft, clauses, index, around, False):
        around = frame(clauses, index, passive=True)  # a passive by its ending alone
    noun = any(w in words.sets["control_nouns"] for w in clauses.words[index + 1 : index + 4])
    if around.passive and around.agent and word in words.sets["held"] | words.sets["capture"]:
        holders, place = around.agent, _place_before(draft, clauses, index)
    elif not around.passive and around.subject and (word in words.sets["holding"] or word in words.sets["capture"] or around.perfect):
        holders, place = around.subject, _place_behind(draft, clauses, index, around, noun)
    else:
        return None
    entities = list(dict.fromkeys(e for p in holders for e in p.entities if e.kind not in HOLDERS))
    if not entities or place is None or around.negated or around.modal:
        return None
    made = ControlDraft([_span(clauses, around, index)], place, holder=entities)
    made.supported_by = [e for p in clauses.phrases if clauses.governor(p) in words.sets["support_by"]
                         and any(w in words.sets["support"] for w in clauses.words[max(0, p.first - 3) : p.first]) for e in p.entities if e not in entities]  # fmt: skip
    made.since = _since(draft, clauses, words)
    return _vouched(draft, clauses, index, made)


def _span(clauses: Clauses, around: Frame, index: int) -> Span:
    """From the finite verb's clause to its end, whatever lies between."""
    first, last = min(around.first, around.finite), around.last
    number = clauses.segments.index(clauses.segment(index))
    if clauses.segments[number].kind == "mark" and number:
        first = clauses.segments[max(0, number - 2)].first
    while first < index and not clauses.tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not clauses.tokens[last - 1].text[0].isalnum():
        last -= 1
    return Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end)


def _place_before(draft: Draft, clauses: Clauses, index: int) -> PlaceDraft | None:
    """The place that is held: the first one before the verb, else the last region or town before the sentence."""
    at = clauses.tokens[index].start
    inside = [p for p in draft.places if clauses.sentence.start <= p.start < at and p.feature not in SETTLED]
    before = [p for p in draft.places if p.end <= clauses.sentence.start and p.feature not in SETTLED]
    return inside[0] if inside else (before[-1] if before else None)


def _place_behind(draft: Draft, clauses: Clauses, index: int, around: Frame, noun: bool) -> PlaceDraft | None:
    """The place that is the verb's object, or stands behind "control of"."""
    end = clauses.tokens[around.last - 1].end
    place = next((p for p in draft.places if clauses.tokens[index].end <= p.start < end and p.feature not in SETTLED), None)
    if place is None:
        return None
    between = [i for i in range(index + 1, around.last) if clauses.tokens[i].end <= place.start and clauses.inside[i] is None]
    steps = sum(clauses.words[i] in clauses.rules.prepositions for i in between)
    counted = any(clauses.is_number(i) and clauses.words[i] not in clauses.rules.determiners for i in between)
    sited = steps == 1 and any(clauses.words[i] in clauses.rules.at_places for i in between)  # "the airport in X"
    return place if (steps <= int(noun) or sited) and not counted else None  # "nine villages in X" are not X


def _since(draft: Draft, clauses: Clauses, words: ControlWords) -> TimeDraft | None:
    for token, word in zip(clauses.tokens, clauses.words, strict=True):
        if words.has("since", word):
            return next((t for t in draft.times if (t.kind == "date" and 0 <= t.start - token.end <= SINCE) or t.start <= token.start < t.end), None)
    return None
