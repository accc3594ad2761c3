"""Why an event has its type, roles, place and time, and who vouches for it."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.languages import particles, section
from kilde.model.record import Agreement, Event, Span, Statement, Time
from kilde.ontology import listing
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold
from kilde.services.explain import finer, lists
from kilde.services.explain.claims import attribution
from kilde.services.explain.lists import Entry
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.standing import Standing, standings
from kilde.services.explain.trace import Trace

PLANNED = ("future", "obligation", "wish", "possibility")  # what a modal has to say for an event to be still to come
ROLES = {"actors": "actor", "recipients": "recipient"}


def event(trace: Trace, item: Event) -> Iterator[Reason]:
    clauses = trace.clauses_at(item.trigger.start)
    assert clauses is not None
    spoken = trace.record.get(item.realises) if item.realises else None
    if isinstance(spoken, Statement):
        yield from _spoken(trace, item, spoken)
        return
    made = next((a for a in trace.record.agreements if item.type == "AGREE" and a.evidence[0] == item.trigger), None)
    if made is not None:
        yield from _concluded(trace, item, made)
        return
    entry = _entry(trace, item, clauses)
    yield from _evidence(trace, item)
    definition = listing("events")[item.type]["definition"]
    source = str(entry or "")
    yield Reason("type", item.type, f"the trigger's type. {definition}", (item.trigger,), source) if entry else untraced("type", item.type, (item.trigger,))
    yield from finer.mode(trace, item, entry)
    yield from finer.contexts(trace, item)
    for field, role in ROLES.items():
        for id in getattr(item, field):
            yield _role(trace, item, clauses, entry, field, role, id)
    for id in item.places:
        yield _place(trace, item, clauses, id)
    if item.time:
        yield _time(trace, item, clauses)
    yield from attribution(trace, item.attribution, item.asserted_by, item.trigger, "trigger")
    yield _modality(trace, item, clauses)
    if item.background:
        yield _background(trace, item, clauses)
    yield Reason("trigger", trace.words(item.trigger), "the word that tells the event" if entry else "the word where the event was found", (item.trigger,), source)
    yield _confidence(item)


def _spoken(trace: Trace, item: Event, said: Statement) -> Iterator[Reason]:
    """An event that is itself a speech act: everything comes from its statement."""
    act = listing("acts")[said.act]
    span = (item.trigger,)
    yield Reason("type", item.type, f"{said.id} is a speech act of {said.act}, and that is PLOVER {act['event']}", span, f"ontology/acts.yaml, {said.act}")
    yield from finer.mode(trace, item, None)
    yield from finer.contexts(trace, item)
    for id in item.actors:
        yield Reason("actors", trace.label(id), f"the speaker of {said.id}") if id in said.speaker else untraced("actors", trace.label(id))
    for id in item.recipients:
        if id in said.addressee:
            yield Reason("recipients", trace.label(id), f"the addressee of {said.id}")
        elif item.type in ("AGREE", "THREATEN") and said.content:
            yield Reason("recipients", trace.label(id), f"nobody is addressed; whom what is promised or threatened in {said.id} concerns", (said.content,))
        else:
            yield untraced("recipients", trace.label(id))
    for id in item.places:
        yield untraced("places", trace.label(id))
    if item.time:
        yield Reason("time", trace.label(item.time), f"when {said.id} was said") if item.time == said.time else untraced("time", trace.label(item.time))
    yield Reason("attribution", item.attribution, "that it was said is the outlet's own word") if item.attribution == "reported" else untraced("attribution", item.attribution)
    if item.modality == "conditional" and said.conditional:
        yield Reason("modality", item.modality, f"{said.id} hangs on a condition, so nothing has been agreed or threatened for certain")
    elif item.modality == "actual":
        yield Reason("modality", item.modality, "the act of speaking has taken place")
    else:
        yield untraced("modality", item.modality)
    if item.background:
        yield Reason("background", "yes", "it was said long before publication, or in a stretch that tells of old times only", span)
    yield Reason("realises", said.id, "the statement that this event is", span)
    yield Reason("confidence", str(item.confidence), f"that of {said.id}") if item.confidence == said.confidence else untraced("confidence", str(item.confidence))


def _concluded(trace: Trace, item: Event, made: Agreement) -> Iterator[Reason]:
    """An agreement that was made, where no word of its sentence tells an event."""
    yield Reason("type", item.type, f"agreement {made.id} was made, and no other event of its sentence tells it", made.evidence[:1])
    yield from finer.contexts(trace, item)
    for id in item.actors:
        yield Reason("actors", trace.label(id), f"a party of {made.id}") if id in made.parties else untraced("actors", trace.label(id))
    for field in ("recipients", "places"):
        for id in getattr(item, field):
            yield untraced(field, trace.label(id))
    if item.time:
        yield Reason("time", trace.label(item.time), f"that of {made.id}") if item.time == made.time else untraced("time", trace.label(item.time))
    yield from attribution(trace, item.attribution, item.asserted_by, item.trigger, "agreement")
    yield Reason("modality", item.modality, f"{made.id} was made") if item.modality == "actual" else untraced("modality", item.modality)
    if item.background:
        yield Reason("background", "yes", "its time ended more than 60 days before publication, or the paragraph tells of old times only")
    yield Reason("confidence", str(item.confidence), "0.6 for what only an agreement tells")


def _confidence(item: Event) -> Reason:
    """Roles count that stand beside the trigger, whether they are kept or others are added by a later rule."""
    parts = [(0.15, "an actor"), (0.1, "a recipient")]
    for told in ([True, True], [True, False], [False, True], [False, False]):
        added = [(worth, name) for (worth, name), counts in zip(parts, told, strict=True) if counts]
        if abs(0.6 + sum(worth for worth, _ in added) - item.confidence) < 1e-9:
            more = "".join(f", and {worth} for {name} beside it" for worth, name in added)
            return Reason("confidence", f"{item.confidence:g}", f"0.6 for a trigger{more}")
    return untraced("confidence", f"{item.confidence:g}")


def _evidence(trace: Trace, item: Event) -> Iterator[Reason]:
    first, *more = item.evidence
    yield Reason("evidence", trace.words(first), "the clause of the trigger, with the clauses that hang on it", (first,))
    for span in more:
        yield Reason("evidence", trace.words(span), "told again: same type, standing and place, and no role that differs", (span,))


def _entry(trace: Trace, item: Event, clauses: Clauses) -> Entry | None:
    """The entry that knows the trigger with this type, with its mode before others; one whose particle stands there before others."""
    tokens = trace.tokens(clauses, item.trigger)
    if not tokens:
        return None
    at, word = tokens.start, clauses.words[tokens.start]
    found = [e for name in ("verbs", "nouns") for e in lists.rows(trace.language, "events", name, word) if e.row["type"] == item.type]
    finest = listing("events")[item.type]["modes"].get(item.mode, {}).get("finer", ())
    found.sort(key=lambda e: e.row.get("mode") not in (item.mode, *finest))
    behind = clauses.words[at + 1 : at + 8]
    fits = [e for e in found if lists.has_its_particle(e, behind)]
    return next((e for e in fits if particles(e.row) != (None,)), next(iter(fits), None))


def _role(trace: Trace, item: Event, clauses: Clauses, entry: Entry | None, field: str, role: str, id: str) -> Reason:
    entity, label = trace.entity(id), trace.label(id)
    tokens = trace.tokens(clauses, item.trigger)
    places = standings(trace, clauses, entity, tokens.start) if entity is not None and tokens else []
    told_again = _again(item, entity) if entity is not None else ()
    if told_again:
        return Reason(field, label, "named where the event is told again", told_again)
    for place in sorted(places, key=lambda p: not any(e.start <= p.span.start < e.end for e in item.evidence[:1])):
        why = _why(clauses, entry, role, place)
        if why:
            return Reason(field, label, f"{why} ({place.how})", (place.span,), str(entry) if entry else "")
    said = next((s for s in trace.record.statements if s.id in item.asserted_by and id in (*s.speaker, *s.addressee)), None)
    if said and field == "actors":
        if id in said.addressee and said.act == "accuse":
            return Reason(field, label, f"the accused of {said.id}: what an accusation tells is the deed of the accused", (said.cue,) if said.cue else ())
        return Reason(field, label, f"the speaker of {said.id}: an own act is told", (said.cue,) if said.cue else ())
    if places:
        return Reason(field, label, f"stands in the sentence, on this side of the trigger ({places[0].how})", (places[0].span,))
    if len(item.evidence) > 1:
        return Reason(field, label, "named where the event is told again", item.evidence[1:])
    return untraced(field, label)


def _again(item: Event, entity: EntityDraft) -> tuple[Span, ...]:
    """The further evidence that names an entity, which the first does not: the headline says whose "the attack" is."""
    named = [span for span in item.evidence if any(span.start <= m.start < span.end for m in entity.mentions)]
    return () if item.evidence[0] in named else tuple(named)


def _why(clauses: Clauses, entry: Entry | None, role: str, place: Standing) -> str:
    """Which part an entry gives to a place; empty where it gives it none of this role."""
    if entry is None:
        return ""
    row = entry.row
    noun = "object" not in row and any(name in row for name in ("actors", "recipients", "both", "genitive", "weak"))
    if place.adjective:
        return "whose adjective stands before the word" if role == "actor" else ""
    if place.genitive and place.before:
        return f"a genitive before the noun, which names the {role}" if row.get("genitive", "actor") == role else ""
    governor = place.governor
    if governor is not None:
        listed = row.get("prepositions", {}) if not noun else {w: r for r in ("actor", "recipient") for w in row.get(f"{r}s", ())} | dict.fromkeys(row.get("both", ()), "both")
        given = {fold(str(word)): told for word, told in listed.items()}.get(governor)
        if given in (role, "both"):
            return f"behind “{governor}”, which leads to the {role if given == role else 'sides'} of this word"
        if governor in clauses.rules.agents and role == "actor":
            return f"the agent of a passive, behind “{governor}”"
        return ""
    subject, object = row.get("subject", "actor"), row.get("object", "recipient")
    if noun:
        return "the subject of the verb that the noun goes with" if role == "actor" and place.before else ""
    if place.before:
        if subject in (role, "both"):
            return "the subject of the verb"
        return "what the passive verb was done to" if object == role else ""
    if object in (role, "both"):
        return "the object of the verb"
    return "the subject of the verb, behind it" if subject == role else ""


def _place(trace: Trace, item: Event, clauses: Clauses, id: str) -> Reason:
    place = trace.record.get(id)
    span = Span(start=getattr(place, "start", 0), end=getattr(place, "end", 0))
    if any(e.start <= span.start <= e.end for e in item.evidence):
        return Reason("places", trace.label(id), "a place in the clause of the event", (span,))
    pointing = section(trace.language, "events").get("pointing", {})
    for i in trace.tokens(clauses, item.evidence[0]):
        if span.end <= clauses.tokens[i].start and clauses.words[i] in {fold(str(word)) for word in pointing}:
            entry = lists.word(trace.language, "events", "pointing", clauses.words[i])
            return Reason("places", trace.label(id), f"“{clauses.tokens[i].text}” points back to it", (trace.span(clauses, i, i + 1), span), str(entry))
    if clauses.sentence.start <= span.start < clauses.sentence.end:
        return Reason("places", trace.label(id), "no place stands in the clause; this one stands in its sentence", (span,))
    return untraced("places", trace.label(id), (span,))


def _time(trace: Trace, item: Event, clauses: Clauses) -> Reason:
    time = trace.record.get(item.time or "")
    label = trace.label(item.time or "")
    assert isinstance(time, Time)
    span = Span(start=time.start, end=time.end)
    if any(e.start <= time.start < e.end for e in item.evidence):
        return Reason("time", label, "a date in the clause, told by whoever tells the event, the nearest to the trigger", (span,))
    if clauses.sentence.start <= time.start < clauses.sentence.end:
        return Reason("time", label, "no date stands in the clause; the nearest in its sentence, told by whoever tells the event", (span,))
    return untraced("time", label, (span,))


def _modality(trace: Trace, item: Event, clauses: Clauses) -> Reason:
    words, tokens = clauses.words, trace.tokens(clauses, item.evidence[0])
    negations = [i for i in tokens if words[i] in clauses.rules.negations]
    modals = [i for i in tokens if clauses.rules.modals.get(words[i]) in PLANNED]
    denying = next((s for s in trace.record.statements if s.id in item.asserted_by and s.act == "deny"), None)
    if item.modality == "denied" and denying:
        return Reason("modality", item.modality, f"{denying.id} denies it", (denying.cue,) if denying.cue else ())
    if item.modality == "denied" and negations:
        entry = lists.word(trace.language, "grammar", "negations", words[negations[0]])
        return Reason("modality", item.modality, "the verb is negated", (trace.span(clauses, negations[0], negations[0] + 1),), str(entry))
    condition = lists.first_phrase(trace.language, "speech", ("conditions",), words, range(len(words)))
    if item.modality == "conditional" and condition:
        where = trace.span(clauses, condition[0].start, condition[0].stop)
        return Reason("modality", item.modality, "it is still to come, and a condition stands in the sentence", (where,), str(condition[1]))
    if item.modality == "planned":
        if modals:
            entry = lists.word(trace.language, "grammar", "modals", words[modals[0]])
            return Reason("modality", item.modality, "a modal says that it is still to come", (trace.span(clauses, modals[0], modals[0] + 1),), str(entry))
        time = trace.record.get(item.time) if item.time else None
        if isinstance(time, Time) and time.earliest and time.earliest > trace.record.document.published:
            return Reason("modality", item.modality, "its time begins after the day of publication", (Span(start=time.start, end=time.end),))
        light = next((i for i in range(len(words)) if fold(words[i]) in {fold(str(w)) for w in _light(trace)}), None)
        if light is not None:
            source = f"languages/{trace.language}/events.yaml, light planned: {words[light]}"
            return Reason("modality", item.modality, "the verb before the noun says that it is to come", (trace.span(clauses, light, light + 1),), source)
    if item.modality == "actual":
        return Reason("modality", item.modality, "no negation, denial, modal or condition that applies to the trigger")
    return untraced("modality", item.modality)


def _light(trace: Trace) -> list[str]:
    light = section(trace.language, "events").get("light", {})
    return list(light.get("planned", ()))


def _background(trace: Trace, item: Event, clauses: Clauses) -> Reason:
    time = trace.record.get(item.time) if item.time else None
    if isinstance(time, Time):
        return Reason("background", "yes", "its time ended more than 60 days before publication", (Span(start=time.start, end=time.end),))
    found = lists.first_phrase(trace.language, "events", ("background",), clauses.words, range(len(clauses.words)))
    if found:
        return Reason("background", "yes", "words of earlier times stand in the sentence", (trace.span(clauses, found[0].start, found[0].stop),), str(found[1]))
    return Reason("background", "yes", "the paragraph tells of old times only, from its first date on")
