"""Why a statement has its act, speaker, relay, addressee and content."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.languages import section
from kilde.model.record import Span, Statement
from kilde.ontology import listing
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.segments import Clauses
from kilde.reading.words import fold
from kilde.services.explain import lists
from kilde.services.explain.cues import Cue, cue_of
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.speakers import addressee, speaker, via
from kilde.services.explain.trace import Trace

SURE = {0.9: "a speech verb with a speaker who is known", 0.85: "a fixed form: an according-to phrase, a refusal to comment, a name and a colon",
        0.8: "an impersonal phrase with its speaker, or a sentence that says who said the one before", 0.6: "nobody is named who says it",
        0.5: "a quotation without a verb, given to whoever spoke last"}  # fmt: skip
REFINED = {"promise": "the verb only says something; what is said is own help to come, so it is a promise",
           "threaten": "the verb only says something; what is said is own force to come, so it is a threat",
           "deny": "the verb only says something; what is said is that a claim is untrue, so it is a denial"}  # fmt: skip


def statement(trace: Trace, item: Statement) -> Iterator[Reason]:
    clauses = trace.clauses_at(item.cue.start if item.cue else item.start)
    assert clauses is not None
    cue = cue_of(trace, item, clauses)
    yield from _evidence(trace, item, cue)
    yield _act(trace, item, clauses, cue)
    for id in item.speaker:
        yield speaker(trace, item, clauses, cue, id)
    if not item.speaker:
        yield Reason("speaker", "-", "nobody stands where a speaker would: no subject, agent or source in the sentence")
    for id in item.via:
        yield via(trace, item, clauses, id)
    for id in item.addressee:
        yield addressee(trace, item, clauses, cue, id)
    if item.channel:
        yield _channel(trace, item, clauses)
    yield Reason("cue", trace.words(item.cue) if item.cue else "-", cue.why, (item.cue,) if item.cue else (), cue.source)
    if item.content:
        yield _content(trace, item, clauses)
    yield from _quote(trace, item, clauses)
    if item.conditional:
        yield _conditional(trace, item)
    if item.negated:
        yield _negated(trace, item, clauses)
    if item.time:
        yield _time(trace, item)
    yield Reason("confidence", str(item.confidence), SURE[item.confidence]) if item.confidence in SURE else untraced("confidence", str(item.confidence))


def _evidence(trace: Trace, item: Statement, cue: Cue) -> Iterator[Reason]:
    first, *more = item.evidence
    why = "the sentence" if cue.kind in ("told", "according", "hearsay", "named", "impersonal") else "the clause of the cue and what is said in it"
    yield Reason("evidence", trace.words(first), why, (first,))
    for span in more:
        yield Reason("evidence", trace.words(span), "a further sentence of the same quotation", (span,))


def _act(trace: Trace, item: Statement, clauses: Clauses, cue: Cue) -> Reason:
    definition = listing("acts")[item.act]["definition"]
    spans = (item.cue,) if item.cue else ()
    for entry in cue.entries:
        if entry.row.get("act") == item.act:
            return Reason("act", item.act, f"the cue's act. {definition}", spans, str(entry))
    for entry in cue.entries:
        for name, act in entry.row.get("nouns", {}).items():
            noun = section(trace.language, "speech").get("classes", {}).get(name, ()) if act == item.act else ()
            at = next((i for i, word in enumerate(clauses.words) if word in {fold(each) for each in noun}), None)
            if at is not None:
                where = trace.span(clauses, at, at + 1)
                return Reason("act", item.act, f"a {name} as its object makes the verb {item.act}. {definition}", (*spans, where), str(entry))
    if item.act == "assert" and cue.kind not in ("verb", "unknown", "refusal"):
        return Reason("act", item.act, f"{cue.kind} only says that something is said. {definition}" if cue.kind == "hearsay" else f"no verb makes it another act. {definition}", spans, cue.source)
    if item.act == "no-comment" and cue.kind == "refusal":
        return Reason("act", item.act, f"a refusal to say anything. {definition}", spans, cue.source)
    if item.act in REFINED and (cue.kind == "impersonal" or any(entry.row.get("act") == "assert" for entry in cue.entries)):
        content = (item.content,) if item.content else ()
        return Reason("act", item.act, f"{REFINED[item.act]}. {definition}", (*spans, *content), cue.source)
    return untraced("act", item.act, spans)


def _channel(trace: Trace, item: Statement, clauses: Clauses) -> Reason:
    wanted = fold(item.channel or "")
    at = next((i for i, word in enumerate(clauses.words) if word == wanted), None)
    entry = lists.word(trace.language, "speech", "channels", wanted)
    if at is None or entry is None:
        return untraced("channel", str(item.channel))
    return Reason("channel", str(item.channel), "a channel behind a preposition, close to the cue", (trace.span(clauses, at, at + 1),), str(entry))


def _content(trace: Trace, item: Statement, clauses: Clauses) -> Reason:
    span = item.content
    assert span is not None
    words = trace.words(span)
    if item.cue is None or span == item.evidence[0]:
        return Reason("content", words, "the whole of what is attributed: no verb parts teller and told", (span,))
    if span.end <= item.cue.start:
        return Reason("content", words, "what stands before the cue, up to the mark between them", (span,))
    tokens = trace.tokens(clauses, span)
    opener = clauses.words[tokens.start] if tokens else ""
    for name in ("complementisers", "content_prepositions"):
        entry = lists.word(trace.language, "speech", name, opener)
        if entry:
            return Reason("content", words, f"from “{opener}” behind the cue to the end of its clause", (span,), str(entry))
    marked = tokens and (clauses.tokens[tokens.start].text in QUOTE_MARKS or clauses.tokens[tokens.start].text in ":–—-")
    infinitive = lists.phrase(trace.language, "speech", "infinitives", clauses.words, tokens.start) if tokens else None
    if infinitive:
        return Reason("content", words, "an infinitive behind the cue", (span,), str(infinitive[1]))
    return Reason("content", words, "what is quoted behind the cue" if marked else "the clause or noun behind the cue", (span,))


def _quote(trace: Trace, item: Statement, clauses: Clauses) -> Iterator[Reason]:
    if item.quote:
        block = clauses.sentence.block
        if block.kind == "quote" or trace.text[item.start : item.start + 1] in "–—-":
            yield Reason("quote", "yes", "a dash opens it", (Span(start=item.start, end=item.start + 1),))
        elif len(item.evidence) > 1 or not item.quotes:
            yield Reason("quote", "yes", "it lies within quotation marks that open in one sentence and close in another")
        else:
            yield Reason("quote", "yes", "most of its words (60 % or more) stand within quotation marks", item.quotes)
    for span in item.quotes:
        yield Reason("quotes", trace.words(span), "within quotation marks", (span,))


def _conditional(trace: Trace, item: Statement) -> Reason:
    for span in (item.content, *item.evidence):
        clauses = trace.clauses_at(span.start) if span else None
        if clauses is None or span is None:
            continue
        found = lists.first_phrase(trace.language, "speech", ("conditions", "condition_openers"), clauses.words, trace.tokens(clauses, span))
        if found:
            where = trace.span(clauses, found[0].start, found[0].stop)
            return Reason("conditional", "yes", f"“{trace.words(where)}” puts what is said under a condition", (where,), str(found[1]))
    return untraced("conditional", "yes")


def _negated(trace: Trace, item: Statement, clauses: Clauses) -> Reason:
    cue = trace.tokens(clauses, item.cue) if item.cue else range(0)
    near = sorted((i for i, word in enumerate(clauses.words) if word in clauses.rules.negations), key=lambda i: abs(i - cue.start))
    if not near:
        return untraced("negated", "yes")
    where = trace.span(clauses, near[0], near[0] + 1)
    entry = lists.word(trace.language, "grammar", "negations", clauses.words[near[0]])
    return Reason("negated", "yes", "the verb of saying is negated", (where,), str(entry or ""))


def _time(trace: Trace, item: Statement) -> Reason:
    time = trace.record.get(item.time or "")
    start, end = getattr(time, "start", 0), getattr(time, "end", 0)
    span = Span(start=start, end=end)
    if any(e.start <= start < e.end for e in item.evidence):
        return Reason("time", trace.label(item.time or ""), "a time in the clause of the cue, outside what is said", (span,))
    return Reason("time", trace.label(item.time or ""), "a sentence after it says when the message came", (span,))
