"""How the speaker, the relay and the addressee of a statement were found."""

from __future__ import annotations

from kilde.model.record import Span, Statement
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold
from kilde.services.explain import lists
from kilde.services.explain.cues import Cue
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.standing import Standing, standings
from kilde.services.explain.trace import Trace

REACH = 6  # tokens between "according to" and whoever is named, and between a cue and what makes it reciprocal


def speaker(trace: Trace, item: Statement, clauses: Clauses, cue: Cue, id: str) -> Reason:
    entity, label = trace.entity(id), trace.label(id)
    if entity is None:
        return untraced("speaker", label)
    found = standings(trace, clauses, entity, cue.first)
    for place in found:
        according = _according(trace, clauses, place)
        if according:
            return Reason("speaker", label, f"named behind “according to” words ({place.how})", (place.span,), according)
    if cue.kind == "told" and found:  # its cue is the sentence after it
        return Reason("speaker", label, f"named in the sentence after it, which says who said this ({found[0].how})", (found[0].span,))
    if found:
        return _beside(trace, clauses, cue, found[0], label)
    return _elsewhere(trace, item, clauses, entity, label)


def _beside(trace: Trace, clauses: Clauses, cue: Cue, place: Standing, label: str) -> Reason:
    passive = bool(cue.entries) and (cue.entries[0].passive or (place.governor in clauses.rules.agents and not place.before))
    if cue.kind == "named":
        return Reason("speaker", label, f"the name before the colon ({place.how})", (place.span,))
    if place.governor and lists.word(trace.language, "speech", "speaker_prepositions", place.governor) and not passive:
        source = lists.word(trace.language, "speech", "speaker_prepositions", place.governor)
        return Reason("speaker", label, f"whose text it is: behind “{place.governor}” ({place.how})", (place.span,), str(source))
    if passive:
        return Reason("speaker", label, f"the agent of a passive, behind “{place.governor}” ({place.how})", (place.span,))
    if place.genitive:
        return Reason("speaker", label, f"whose text or voice it is: a genitive ({place.how})", (place.span,))
    if cue.kind in ("verb", "refusal", "impersonal", "unknown"):
        side = "before" if place.before else "behind"
        return Reason("speaker", label, f"the subject of the cue, {side} it ({place.how})", (place.span,))
    return Reason("speaker", label, f"named in the sentence, and nobody else is ({place.how})", (place.span,))


def _according(trace: Trace, clauses: Clauses, place: Standing) -> str:
    """The entry of the according-to words right before a place; empty where there are none."""
    tokens = trace.tokens(clauses, place.span)
    for at in range(max(0, tokens.start - REACH), tokens.start):
        found = lists.phrase(trace.language, "speech", "according", clauses.words, at)
        parted = any(clauses.is_verb(i) or clauses.tokens[i].text in ".;:" for i in range(at + (found[0] if found else 0), tokens.start))
        if found and at + found[0] <= tokens.start and not parted:
            return str(found[1])
    return ""


def _told(trace: Trace, clauses: Clauses, entity: EntityDraft, field: str, label: str) -> Reason:
    """Named in the sentence after: "That is what X says"."""
    index = clauses.sentence.index + 1
    after = trace.draft.clauses[index] if index < len(trace.draft.clauses) else None
    found = standings(trace, after, entity, 0) if after is not None else []
    if not found:
        return untraced(field, label)
    return Reason(field, label, f"named in the sentence after it, which says who said this ({found[0].how})", (found[0].span,))


def _elsewhere(trace: Trace, item: Statement, clauses: Clauses, entity: EntityDraft, label: str) -> Reason:
    """Somebody whom the sentence does not name: the one who spoke last, or whom the rest of the quotation names."""
    for span in item.evidence:
        other = trace.clauses_at(span.end - 1)
        found = standings(trace, other, entity, len(other.tokens) - 1) if other is not None and other is not clauses else []
        if found:
            return Reason("speaker", label, f"named in another sentence of the same quotation ({found[0].how})", (found[0].span,))
    before = [s for s in trace.record.statements if s.start < item.start and set(item.speaker) <= set(s.speaker)]
    if before:
        spoken = before[-1]
        return Reason("speaker", label, f"nobody is named here: whoever spoke last, in {spoken.id}", (Span(start=spoken.start, end=spoken.end),))
    return _told(trace, clauses, entity, "speaker", label)


def via(trace: Trace, item: Statement, clauses: Clauses, id: str) -> Reason:
    entity, label = trace.entity(id), trace.label(id)
    if entity is None:
        return untraced("via", label)
    anchor = trace.tokens(clauses, item.cue).start if item.cue else 0
    for place in standings(trace, clauses, entity, anchor):
        according = _according(trace, clauses, place)
        if according:
            return Reason("via", label, f"{place.how} behind “according to” words: it passes on what others say", (place.span,), according)
        quoted = lists.word(trace.language, "speech", "quoted_to", place.governor) if place.governor else None
        if quoted and not place.before:
            return Reason("via", label, f"whom the speaker spoke to: {place.how} behind “{place.governor}”", (place.span,), str(quoted))
        relay = _relay(trace, clauses, place)
        if relay:
            return Reason("via", label, f"{place.how} as the subject of a verb by which agencies pass on others' words", (place.span,), relay)
    for step in (1, 2):
        index = clauses.sentence.index + step
        after = trace.draft.clauses[index] if index < len(trace.draft.clauses) else None
        found = standings(trace, after, entity, 0) if after is not None else []
        if found:
            where = "the sentence after it" if step == 1 else "two sentences after it"
            return Reason("via", label, f"named in {where}, which says through whom this came ({found[0].how})", (found[0].span,))
    found = standings(trace, clauses, entity, anchor)
    if found:
        return Reason("via", label, f"{found[0].how} in the sentence, told by somebody else: it passes on what they say", (found[0].span,))
    carried = next((s for s in reversed(trace.record.statements) if s.start < item.start and id in s.via), None)
    if carried:
        return Reason("via", label, f"carried on from {carried.id}, whose quotation goes on here", (Span(start=carried.start, end=carried.end),))
    return untraced("via", label)


def _relay(trace: Trace, clauses: Clauses, place: Standing) -> str:
    """The entry of a verb of passing on right beside a place; empty where there is none."""
    tokens = trace.tokens(clauses, place.span)
    for at in (*range(tokens.start - 1, max(-1, tokens.start - 4), -1), *range(tokens.stop, min(len(clauses.words), tokens.stop + 4))):
        entry = next((e for e in lists.rows(trace.language, "speech", "verbs", clauses.words[at]) if e.row.get("relay")), None)
        if entry:
            return str(entry)
    return ""


def addressee(trace: Trace, item: Statement, clauses: Clauses, cue: Cue, id: str) -> Reason:
    entity, label = trace.entity(id), trace.label(id)
    found = standings(trace, clauses, entity, cue.first) if entity is not None else []
    row = cue.entries[0].row if cue.entries else {}
    prepositions = {fold(str(word)) for word in row.get("addressee", ()) if row.get("addressee") != "object"}
    if item.act == "no-comment" and found:
        return Reason("addressee", label, f"to whom nothing is said: {found[0].how}{_behind(found[0])}", (found[0].span,))
    for place in found:
        if place.governor in prepositions:
            return Reason("addressee", label, f"behind “{place.governor}”, which leads to the addressee of this verb ({place.how})", (place.span,), cue.source)
    for place in found:
        if row.get("addressee") == "object" and place.governor is None:
            passive = cue.entries[0].passive or place.before
            return Reason("addressee", label, f"the {'subject of a passive' if passive else 'object of the cue'} ({place.how})", (place.span,), cue.source)
    each = lists.first_phrase(trace.language, "grammar", ("reciprocal",), clauses.words, range(cue.first, min(len(clauses.words), cue.first + REACH)))
    if each and id in item.speaker:
        return Reason("addressee", label, "each side speaks of the other", (trace.span(clauses, each[0].start, each[0].stop),), str(each[1]))
    inside = next((p for p in found if item.content and item.content.start <= p.span.start < item.content.end), None)
    if inside and item.act in ("demand", "request"):
        return Reason("addressee", label, f"who is to do what is asked ({inside.how})", (inside.span,))
    if found:
        return Reason("addressee", label, f"stands beside the cue{_behind(found[0])} ({found[0].how})", (found[0].span,))
    return untraced("addressee", label)


def _behind(place: Standing) -> str:
    return f" behind “{place.governor}”" if place.governor else ""
