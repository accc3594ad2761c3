"""Why an agreement has its kind, parties and status, and a control its place and holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kilde.model.record import Agreement, Control, Span
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.clauses.segments import Clauses
from kilde.services.explain import lists
from kilde.services.explain.claims import attribution
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.standing import standings
from kilde.services.explain.trace import Trace

HOLDING = ("held", "holding", "capture", "under")


def agreement(trace: Trace, item: Agreement) -> Iterator[Reason]:
    clauses = trace.clauses_at(item.start)
    assert clauses is not None
    tokens = trace.tokens(clauses, item.evidence[0])
    yield from _evidence(trace, item.evidence, "the clause or sentence that tells of it")
    noun = next((i for i in tokens if agreement_words(trace.language).kind_of(clauses.words[i])[0]), None)
    if noun is not None:
        known = agreement_words(trace.language).kind_of(clauses.words[noun])[1]
        why = "the noun's own kind" if known == item.kind else "a noun for any agreement; the words around it tell the kind"
        yield Reason("kind", item.kind, why, (trace.span(clauses, noun, noun + 1),), f"languages/{trace.language}/agreements.yaml, nouns, kinds")
    elif found := lists.first_phrase(trace.language, "agreements", ("agreeing",), clauses.words, range(len(clauses.words))):
        yield Reason("kind", item.kind, "two sides agree on something; what follows tells the kind", (trace.span(clauses, found[0].start, found[0].stop),), str(found[1]))
    else:
        yield untraced("kind", item.kind)
    anchor = noun if noun is not None else (tokens.start if tokens else 0)
    for field, why in (("parties", "between, with or as subject of"), ("mediators", "through whom it came, by a verb or noun of mediating"), ("excludes", "left out of")):
        for id in getattr(item, field):
            yield _role(trace, clauses, anchor, field, id, why, item.evidence)
    if item.count is not None:
        yield Reason("count", str(item.count), "the number before the noun", item.evidence[:1])
    if item.status and item.status_evidence:
        yield _status(trace, item.status, item.status_evidence)
    elif item.status:
        yield untraced("status", item.status)
    for span in item.terms:
        yield Reason("terms", trace.words(span), "what it obliges to", (span,))
    if item.time:
        other = trace.record.get(item.time)
        yield Reason("time", trace.label(item.time), "the date that stands with it", (Span(start=getattr(other, "start", 0), end=getattr(other, "end", 0)),))


def _status(trace: Trace, status: str, span: Span) -> Reason:
    clauses = trace.clauses_at(span.start)
    for name in ("broken", "expired", "in_force", "rejected", "announced", "proposals", "ended", "ending"):
        found = lists.first_phrase(trace.language, "agreements", (name,), clauses.words, trace.tokens(clauses, span)) if clauses else None
        if found:
            return Reason("status", status, "the word that tells what became of it", (span,), str(found[1]))
    return Reason("status", status, "these words tell what became of it", (span,))


def control(trace: Trace, item: Control) -> Iterator[Reason]:
    clauses = trace.clauses_at(item.start)
    assert clauses is not None
    tokens = trace.tokens(clauses, item.evidence[0])
    yield from _evidence(trace, item.evidence, "the clause of the verb of holding or taking")
    cue = lists.first_phrase(trace.language, "controls", HOLDING, clauses.words, tokens)
    anchor = cue[0].start if cue else (tokens.start if tokens else 0)
    if item.place:
        other = trace.record.get(item.place)
        span = Span(start=getattr(other, "start", 0), end=getattr(other, "end", 0))
        where = "in the clause" if clauses.sentence.start <= span.start < clauses.sentence.end else "the last region or town that was named before"
        spans = (span, trace.span(clauses, cue[0].start, cue[0].stop)) if cue else (span,)
        yield Reason("place", trace.label(item.place), f"what is held: {where}", spans, str(cue[1]) if cue else "")
    for id in item.holder:
        yield _role(trace, clauses, anchor, "holder", id, "subject, agent or owner of", item.evidence)
    for id in item.supported_by:
        yield _role(trace, clauses, anchor, "supported_by", id, "behind a word of support for", item.evidence)
    for field in ("since", "until"):
        id = getattr(item, field)
        if id:
            other = trace.record.get(id)
            yield Reason(field, trace.label(id), f"the date behind a word for “{field}”", (Span(start=getattr(other, "start", 0), end=getattr(other, "end", 0)),))
    yield from attribution(trace, item.attribution, item.asserted_by, trace.span(clauses, anchor, anchor + 1), "verb")


def _evidence(trace: Trace, evidence: Sequence[Span], why: str) -> Iterator[Reason]:
    for number, span in enumerate(evidence):
        yield Reason("evidence", trace.words(span), why if number == 0 else "told again", (span,))


def _role(trace: Trace, clauses: Clauses, anchor: int, field: str, id: str, why: str, evidence: Sequence[Span]) -> Reason:
    entity, label = trace.entity(id), trace.label(id)
    sentences = [clauses, *(c for span in evidence[1:] if (c := trace.clauses_at(span.start)) is not None)]
    sentences += trace.draft.clauses[clauses.sentence.index + 1 : clauses.sentence.index + 2]  # "The EU mediated."
    for sentence in sentences:
        found = standings(trace, sentence, entity, anchor if sentence is clauses else 0) if entity is not None else []
        if found:
            place = found[0]
            governed = f", behind “{place.governor}”" if place.governor else ", before it" if place.before else ", behind it"
            return Reason(field, label, f"{why} what is told{governed} ({place.how})", (place.span,))
    mention = next((m for m in entity.mentions if any(e.start <= m.start < e.end for e in evidence)), None) if entity is not None else None
    if mention:
        return Reason(field, label, f"{why} what is told", (mention,))
    if field == "parties" and entity is not None and entity in trace.draft.parties(exclude=[]):
        return Reason(field, label, "nobody is named here: one of the two parties to the conflict that the text is about", tuple(entity.mentions[:1]))
    return untraced(field, label)
