"""Refusals to comment, and who could not be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, StatementDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import Cue, Speech
from kilde.reading.statements.relays import all_relays
from kilde.reading.statements.unnamed import unnamed_speaker

REACH = 5  # tokens between the refusing words and the verb of speaking
GAP = 8  # tokens of times, adverbs and subject between the refusing words themselves
FRAME = 5  # characters of "that" before what is refused
MARKS = ",;:.–—"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no-comment, the tokens of its clause (last exclusive), and whether it is all that the sentence attributes."""

    statement: StatementDraft
    first: int
    last: int
    alone: bool


def refusal(draft: Draft, clauses: Clauses, speech: Speech, cues: Sequence[Attribution], sources: Sequence[tuple[int, int]]) -> Refusal | None:
    """The no-comment that a sentence reports, if it does: "would not comment to AFP". `cues`: its other attributions, `sources`: "according to X"."""
    mark = _mark(clauses, speech)
    if mark is None:
        return None
    first, last = mark
    clause = _clause(clauses, first, last)
    alone = not any(at < clause[0] or at >= clause[1] for at in (*(cue.verb for cue in cues), *(source[0] for source in sources)))
    whole = trim(clauses) if alone else clauses.span(*clause)
    made = StatementDraft(evidence=[whole], act="no-comment", cue=clauses.span(first, last),
                          content=None, sentence=clauses.sentence.index, confidence=0.85)  # fmt: skip
    made.speaker = _speakers(draft, clauses, speech, mark, cues)
    if all_relays(made.speaker) and _verifies(clauses, speech, last):
        return None
    behind = [p for p in clauses.phrases if p.first >= last - 1 and (alone or p.first < clause[1])]
    outlets = [p for p in behind if clauses.governor(p) in speech.refusal_addressee | speech.refusal_sources and all_relays(p.entities)]
    addressed = outlets or [p for p in behind if clauses.governor(p) in speech.refusal_addressee and p.first <= last + REACH]
    made.addressee = list(dict.fromkeys(e for p in addressed for e in p.entities if e not in made.speaker))
    return Refusal(made, *clause, alone)


def _verifies(clauses: Clauses, speech: Speech, last: int) -> bool:
    """ "Reuters could not confirm the reports": what an outlet did not manage to have confirmed is no comment that it refuses."""
    return any(cue.act == "confirm" for word in clauses.words[last - 1 : last + 1] for cue in speech.verbs.get(word, ()))


def without_frame(found: list[StatementDraft], refused: StatementDraft) -> list[StatementDraft]:
    """ "The ministry said it would not comment": one refusal, no assertion that there is one; it takes the whole clause."""
    own = refused.evidence[0]
    framing = [s for s in found if s.act == "assert" and s.content is not None and s.speaker == refused.speaker and abs(s.content.start - own.start) <= FRAME and s.content.end == own.end]
    if framing:
        refused.evidence = [framing[0].evidence[0]]
    return [s for s in found if s not in framing]


def _speakers(draft: Draft, clauses: Clauses, speech: Speech, mark: tuple[int, int], cues: Sequence[Attribution]) -> list[EntityDraft]:
    """Whoever refuses: the subject; whom no answer came from; the speaker of the clause before that the refusal is joined to."""
    first, last = mark
    around = frame(clauses, first)
    if not around.subject and clauses.is_verb(last - 1):
        around = frame(clauses, last - 1)
    if clauses.words[first] in clauses.rules.negations and clauses.segment(first).body == first:  # "Neither X nor Y has answered"
        neither = [e for p in clauses.phrases if first < p.first < last - 1 and clauses.is_free(p) for e in p.entities]
        if neither:
            return list(dict.fromkeys(neither))
    question = next((i for i in range(last, len(clauses.words)) if clauses.words[i] in speech.complementisers), len(clauses.words))  # "did not say whether it was taken by X"
    sources = [p for p in clauses.phrases if clauses.governor(p) in speech.refusal_sources and (last <= p.first < question or p.last <= first)]
    before = next((c for c in cues if c.verb < first and c.speakers), None)
    if before is not None and around.shared and clauses.segment(first).kind in ("conjunction", "subordinate", "mark"):
        return list(dict.fromkeys(e for p in before.speakers for e in p.entities))
    asking = bool(sources) and all_relays([e for p in around.subject for e in p.entities])  # "AFP got no comment from X"
    found = list(dict.fromkeys(e for p in (around.subject if not asking else sources) or sources for e in p.entities))
    at = around.subject_at
    if at is not None and clauses.words[at] in speech.refusal_objects | speech.questions:  # "Requests for comment to X went unanswered"
        asked = [e for p in clauses.phrases if at < p.first < first and clauses.governor(p) in speech.refusal_addressee for e in p.entities]
        found = list(dict.fromkeys(asked)) or found
    if not found and at is not None and clauses.words[at] in speech.refusal_objects | speech.questions:  # "tried to contact the junta, but calls were not answered"
        tried = [p for p in clauses.phrases if p.last <= first and p.entities and not p.genitive and not all_relays(p.entities)]
        return list(tried[-1].entities) if tried else []
    unnamed = found or unnamed_speaker(draft, clauses, Attribution(first, Cue("no-comment"), around, "none", mark, []), speech.first_person)
    return unnamed or list(dict.fromkeys(e for p in sources for e in p.entities))


def _clause(clauses: Clauses, first: int, last: int) -> tuple[int, int]:
    """From the opener of the refusing clause to the next main clause."""
    segment = clauses.segment(first)
    start, end = segment.first, clauses.segment(last - 1).last
    if end + 1 < len(clauses.tokens) and clauses.segment(end).kind == "conjunction" and clauses.tokens[end + 1].feats.get("VerbForm") == "Inf":
        end = clauses.segment(end).last  # "neither confirm nor deny"
    while start < first and (clauses.tokens[start].text in MARKS or clauses.words[start] in clauses.rules.adversatives | clauses.rules.conjunctions):
        start += 1
    while end - 1 > last and clauses.tokens[end - 1].text in MARKS:
        end -= 1
    return start, end


def _mark(clauses: Clauses, speech: Speech) -> tuple[int, int] | None:
    words = clauses.words
    phrase = speech.refusal_phrases.find(words, 0, len(words))
    if phrase:
        return phrase
    for index in range(len(words)):
        if clauses.inside[index] is not None and words[index] not in clauses.rules.negations:
            continue
        last = max((_fits(clauses, option, index) for option in speech.refusal_auxiliaries.get(words[index], ())), default=0)
        if not last:
            continue
        for later in range(last, min(last + REACH, len(words))):
            if words[later] in speech.refusal_unless:
                break
            if words[later] in speech.refusal_verbs:
                weak = words[later] in speech.refusal_weak
                if not weak or any(w in speech.refusal_objects for w in words[later + 1 : later + 4]):
                    return index, later + 1
    return None


def _fits(clauses: Clauses, option: tuple[str, ...], index: int) -> int:
    """Where refusing words that begin at a token end, times, adverbs and the subject between them passed over; 0 where they do not fit."""
    at = index + 1
    for word in option[1:]:
        limit = at + GAP
        while at < min(limit, len(clauses.words)) and clauses.words[at] != word and (behind := _passed(clauses, at)) > at:
            at = behind
        if at >= len(clauses.words) or clauses.words[at] != word:
            return 0
        at += 1
    return at


def _passed(clauses: Clauses, at: int) -> int:
    """Where a time, an adverb or a part of the subject that begins at a token ends; the token itself where none does."""
    rules, words = clauses.rules, clauses.words
    behind = clauses.past_time(at)
    if behind > at:
        return behind
    adverb = rules.adverbs.at(words, at)
    return at + (adverb or (clauses.inside[at] is not None or words[at] in rules.determiners | rules.conjunctions | rules.negations))
