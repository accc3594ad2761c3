"""Why a time has its value and its anchor, and a place its coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.knowledge.gazetteer import Candidate, fold, gazetteer
from kilde.model.record import Place, Span, Time
from kilde.reading.times.rules import RULES
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.trace import Trace

CHAIN = 20  # anchors that are followed
# Rules that the reader names more finely than the list of expressions does.
NAMED = {"day": "shift", "week": "calendar", "month": "calendar", "year": "calendar", "decade": "calendar", "ago": "ago", "ahead": "ago", "few-ago": "ago",
         "few-ahead": "ago", "past": "window", "coming": "window", "before": "after"}  # fmt: skip
ASIDE = {"year": "a year in digits, or told from publication", "month": "a month", "weekday": "a weekday: the last one, unless tense or preposition look ahead"}
SOURCES = {"country": "kilde/knowledge/countries.yaml", "own": "Kilde's own lists (kilde/knowledge/gazetteer)", "town": "kilde/knowledge/gazetteer/towns.yaml", "geonames": "GeoNames"}
PRECISION = {1: "a town or site", 2: "near a town", 3: "a district", 4: "a province or region", 5: "a fuzzy area", 6: "a country", 7: "sea or air"}  # UCDP GED where_prec


def time(trace: Trace, item: Time) -> Iterator[Reason]:
    span = (Span(start=item.start, end=item.end),)
    made = next((t for t in trace.draft.times if (t.start, t.end) == (item.start, item.end)), None)
    rule = item.relation.rule if item.relation else made.rule if made else ""
    yield Reason("text", item.text, "the words of an expression of time", span)
    if rule:
        yield Reason("edtf", item.edtf, f"rule {rule}: {described(rule)}", span, f"languages/{trace.language}/times.yaml")
    else:
        yield untraced("edtf", item.edtf, span)
    yield from _chain(trace, item)
    if item.earliest or item.latest:
        yield Reason("earliest, latest", f"{item.earliest or '..'} to {item.latest or '..'}", "the first and the last day that the value allows")


def described(rule: str) -> str:
    """What a rule of times does, in a sentence."""
    base = next((name for name in (rule, NAMED.get(rule, ""), rule.rsplit("-", 1)[0], rule.split("-")[0]) if name in RULES or name in ASIDE), "")
    if base in ASIDE:
        return ASIDE[base]
    text = (RULES[base].__doc__ or "").strip() if base else ""
    return " ".join(text.split()).strip() or "of that name"


def _chain(trace: Trace, item: Time) -> Iterator[Reason]:
    """From each anchor to the next, up to publication."""
    at, seen = item, {item.id}
    for _ in range(CHAIN):
        if at.relation is None:
            if at is item:
                yield Reason("relation", "-", "it stands by itself: no other date is needed to know it")
            return
        anchor, offset = at.relation.anchor, at.relation.offset
        told = f"{offset} from {anchor}" if at is item else f"{at.id}: {offset} from {anchor}"
        if anchor == "published":
            yield Reason("relation", told, f"told from publication, {trace.record.document.published}")
            return
        other = trace.record.get(anchor)
        if not isinstance(other, Time) or other.id in seen:
            yield untraced("relation", told)
            return
        yield Reason("relation", told, f"told from “{other.text}”, which is {other.edtf}", (Span(start=other.start, end=other.end),))
        seen.add(other.id)
        at = other


def place(trace: Trace, item: Place) -> Iterator[Reason]:
    span = (Span(start=item.start, end=item.end),)
    found = [c for name in dict.fromkeys((item.text, item.label, item.label.removesuffix(f" {item.feature}"))) for c in gazetteer().find(name, trace.language)]
    candidates = list(dict.fromkeys(found))
    chosen = next((c for c in candidates if _is(c, item)), None)
    if chosen is None:
        yield untraced("label", item.label, span)
    else:
        others = [c for c in candidates if not _is(c, item)]
        yield Reason("label", item.label, f"{_choice(trace, item, chosen, others)}", span, _source(chosen))
    if item.lat is None:
        yield Reason("lat, lon", "-", "no point stands for it")
    elif chosen is not None:
        yield Reason("lat, lon", f"{item.lat}, {item.lon}", f"the point of the entry ({SOURCES[chosen.source]})", (), f"GeoNames {item.geonames}" if item.geonames else _source(chosen))
    else:
        yield untraced("lat, lon", f"{item.lat}, {item.lon}")
    if item.country:
        yield Reason("country", item.country, "the UN view of whose territory it is; who holds it is a control", (), _source(chosen) if chosen else "")
    yield Reason("feature", item.feature, "the kind of the entry, or that of the noun beside the name") if chosen else untraced("feature", item.feature)
    yield Reason("precision", str(item.precision), f"UCDP where_prec: {PRECISION.get(item.precision, '')}")
    if item.entity:
        yield Reason("entity", trace.label(item.entity), "the same words stand for an actor", span)


def _is(candidate: Candidate, item: Place) -> bool:
    if item.geonames is not None and candidate.geonames == item.geonames:
        return True
    return (candidate.lat, candidate.lon) == (item.lat, item.lon) and fold(candidate.label) in (fold(item.label), fold(item.label.removesuffix(f" {item.feature}")))


def _source(candidate: Candidate) -> str:
    return f"{SOURCES[candidate.source]}: {candidate.label}" + (f", {candidate.country}" if candidate.country else "")


def _choice(trace: Trace, item: Place, chosen: Candidate, others: list[Candidate]) -> str:
    """Why this of its namesakes: what of the grounds that are weighed speaks for it."""
    if not others:
        return "the only place of that name that is known"
    grounds = []
    named = sum(other.country == chosen.country for other in trace.record.places) - 1 + sum(e.country == chosen.country for e in trace.record.entities)
    if chosen.country and named > 0:
        grounds.append(f"the text names {named} more from {chosen.country}")
    if chosen.source != "geonames":
        grounds.append("it is on a list of places in the news")
    elif all(chosen.population >= other.population for other in others):
        grounds.append(f"it is the largest (about {chosen.population:,} people)")
    if fold(chosen.label) == fold(item.text):
        grounds.append("it bears exactly this name")
    spoken = "; ".join(grounds) or "no single ground stands out: size, countries and places near are weighed together"
    count = f"{len(others)} other place{'s' * (len(others) > 1)} of that name"
    return f"chosen before {count}. For it: {spoken}"
