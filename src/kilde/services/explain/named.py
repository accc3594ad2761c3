"""Why an entity and a dispute are what they are."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.model.record import Dispute, Entity, Span
from kilde.reading.draft import EntityDraft
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.standing import standings
from kilde.services.explain.trace import Trace

MOST = 12  # mentions that are explained


def entity(trace: Trace, item: Entity) -> Iterator[Reason]:
    made = trace.entity(item.id)
    shown = item.mentions[:MOST]
    spans = tuple(m for m in shown if trace.text[m.start : m.end] in item.names)
    if made is None:
        yield untraced("label", item.label)
    elif item.links.wikidata:
        yield Reason("label", item.label, "a person or body of the lists of kilde.knowledge, known by its forms", spans, f"wikidata {item.links.wikidata}")
    elif made in trace.draft.keys and item.kind in ("government", "ministry", "military"):
        yield Reason("label", item.label, f"a state or a body of {trace.draft.keys[made]} in kilde.knowledge, labelled in English by its kind", spans)
    elif item.kind == "other":
        yield Reason("label", item.label, "no list knows it: kept as the text has it", spans)
    else:
        yield Reason("label", item.label, "the words of the mentions, with what their parts mean in the lists", spans)
    if item.country:
        yield Reason("country", item.country, "the state that its name, adjective or list entry belongs to")
    yield from _mentions(trace, made, shown)
    if len(item.mentions) > MOST:
        yield Reason("mentions", f"{len(item.mentions) - MOST} more", "as those before", item.mentions[MOST:])


def _mentions(trace: Trace, made: EntityDraft | None, shown: tuple[Span, ...]) -> Iterator[Reason]:
    for mention in shown:
        clauses = trace.clauses_at(mention.start)
        places = standings(trace, clauses, made, 0) if clauses is not None and made is not None else []
        here = next((p for p in places if p.span.start <= mention.start < p.span.end or mention.start <= p.span.start < mention.end), None)
        words = trace.words(mention)
        yield Reason("mentions", words, here.how, (mention,)) if here else untraced("mentions", words, (mention,))


def dispute(trace: Trace, item: Dispute) -> Iterator[Reason]:
    spans = []
    for id in item.items:
        found = trace.record.get(id)
        if isinstance(found, Span):
            spans.append(Span(start=found.start, end=found.end))
    yield Reason("kind", item.kind, item.reason, tuple(spans))
    for id, span in zip(item.items, spans, strict=False):
        yield Reason("items", id, trace.words(span), (span,))
