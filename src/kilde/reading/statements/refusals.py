"""Refusals to comment, and who could not be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays

REACH = 5  # tokens between the refusing words and the verb of speaking
MARKS = ",;:.–—"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no-comment, the tokens of its clause (last exclusive), and whether it is all that the sentence attributes."""

    statement: StatementDraft
    first: int
    last: int
    alone: bool


def refusal(clauses: Clauses, speech: Speech, cues: Sequence[int]) -> Refusal | None:
    """The no-comment that a sentence reports, if it does: "would not comment to AFP". `cues`: the other speech verbs."""
    mark = _mark(clauses, speech)
    if mark is None:
        return None
    first, last = mark
    around = frame(clauses, first)
    clause = _clause(clauses, first, last)
    alone = not any(cue < clause[0] or cue >= clause[1] for cue in cues)
    whole = trim(clauses) if alone else Span(start=clauses.tokens[clause[0]].start, end=clauses.tokens[clause[1] - 1].end)
    made = StatementDraft(evidence=[whole], act="no-comment", cue=Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end),
                          content=None, sentence=clauses.sentence.index, confidence=0.85)  # fmt: skip
    sources = [p for p in clauses.phrases if p.first >= last and clauses.governor(p) in speech.refusal_sources]
    made.speaker = list(dict.fromkeys(e for p in (around.subject or sources) for e in p.entities))
    behind = [p for p in clauses.phrases if p.first >= last - 1]
    outlets = [p for p in behind if clauses.governor(p) in speech.refusal_addressee | speech.refusal_sources and all_relays(p.entities)]
    addressed = outlets or [p for p in behind if clauses.governor(p) in speech.refusal_addressee and p.first <= last + REACH]
    made.addressee = list(dict.fromkeys(e for p in addressed for e in p.entities if e not in made.speaker))
    return Refusal(made, *clause, alone)


def _clause(clauses: Clauses, first: int, last: int) -> tuple[int, int]:
    """From the opener of the refusing clause to the next main clause."""
    segment = clauses.segment(first)
    start, end = segment.first, clauses.segment(last - 1).last
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
        length = speech.refusal_auxiliaries.at(words, index) if clauses.inside[index] is None else 0
        if not length:
            continue
        for later in range(index + length, min(index + length + REACH, len(words))):
            if words[later] in speech.refusal_verbs:
                weak = words[later] in speech.refusal_weak
                if not weak or any(w in speech.refusal_objects for w in words[later + 1 : later + 4]):
                    return index, later + 1
    return None
