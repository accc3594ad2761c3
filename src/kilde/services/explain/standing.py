"""Where an entity stands in a sentence, seen from a verb or a noun: subject, object, behind which preposition, as what kind of words."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.services.explain.trace import Trace

KINDS = {
    "name": "a name", "unknown": "a name that no list has", "role": "an office", "body": "a body", "group": "a group", "country": "a country",
    "metonym": "a capital or seat that stands for its government", "pronoun": "a pronoun", "collective": "words for both or all sides",
    "inhabitant": "inhabitants of a country", "population": "people", "source": "an unnamed source", "media": "an outlet", "relay": "an agency or outlet",
}  # fmt: skip
POINTING = ("pronoun", "collective")


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where an entity stands. `before` the anchor or behind it, under a `governor` (a preposition) or none."""

    span: Span
    before: bool
    governor: str | None
    how: str
    genitive: bool = False
    adjective: bool = False
    listed: bool = True


def standings(trace: Trace, clauses: Clauses, entity: EntityDraft, anchor: int) -> list[Standing]:
    """All places in a sentence where an entity stands, the nearest to token `anchor` first."""
    found = [_of_phrase(trace, clauses, phrase, entity, anchor) for phrase in trace.phrases(clauses, entity)]
    spans = [place.span for place in found]
    for index, token in enumerate(clauses.tokens):
        if trace.draft.adjectives.get(token.start) is entity and not any(s.start <= token.start < s.end for s in spans):
            found.append(Standing(Span(start=token.start, end=token.end), index < anchor, None, "its adjective", adjective=True))
    start, end = clauses.sentence.start, clauses.sentence.end
    for mention in entity.mentions:
        if start <= mention.start < end and not any(s.start <= mention.start < s.end for s in [place.span for place in found]):
            before = mention.start < clauses.tokens[anchor].start
            found.append(Standing(mention, before, None, "words that no list has, kept as the text has them", listed=False))
    at = clauses.tokens[anchor]
    return sorted(found, key=lambda place: max(place.span.start - at.end, at.start - place.span.end))


def _of_phrase(trace: Trace, clauses: Clauses, phrase: Phrase, entity: EntityDraft, anchor: int) -> Standing:
    part = phrase if entity in phrase.entities else next(p for p in phrase.parts if entity in p.entities)
    span = Span(start=part.start, end=part.end)
    return Standing(span, phrase.first < anchor, clauses.governor(phrase), _called(trace, part, entity), phrase.genitive or part.genitive)


def _called(trace: Trace, phrase: Phrase, entity: EntityDraft) -> str:
    """What kind of words they are; for those that point back, where what they point to was named last."""
    kind = KINDS.get(phrase.sort, phrase.sort)
    if phrase.sort in POINTING or (phrase.sort == "role" and phrase.definite and phrase.name is None):
        before = [m for m in entity.mentions if m.end <= phrase.start and any(trace.text[m.start : m.end] == name for name in entity.names)]
        last = next((m for m in reversed(before) if (m.start, m.end) != (phrase.start, phrase.end)), None)
        if last:
            return f"{kind} for {entity.label}, named before as “{trace.words(last)}” at {last.start}-{last.end}"
        return f"{kind} for {entity.label}"
    return kind
