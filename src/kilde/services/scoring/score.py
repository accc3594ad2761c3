"""Counts hits, false alarms and misses of a record against one case, by row: the layer itself and the fields scored besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kilde.model.record import Record
from kilde.services.scoring.cases import Case
from kilde.services.scoring.distance import kilometres
from kilde.services.scoring.matching import assign, meets, same_value, share
from kilde.services.scoring.names import as_list, compare, fold
from kilde.services.scoring.rows import Rows

ROLES = {"statements": ("speaker", "via", "addressee"), "events": ("actors", "recipients"), "agreements": ("parties", "mediators", "excludes"),
         "controls": ("holder", "supported_by"), "figures": ("side",)}  # fmt: skip
VALUES = {"statements": ("quote", "conditional", "negated"), "events": ("attribution", "modality", "background", "mode"), "agreements": ("count", "status"),
          "controls": ("attribution",), "figures": ("approximate", "victims", "unit", "cumulative", "attribution")}  # fmt: skip
KILOMETRES = 25.0
HALF = 0.5  # of what a wanted term and a found one cover together
ALIKE = 0.4  # a mention answers a mark when they share so much: determiners and titles may differ


@dataclass
class Score(Rows):
    """The rows of cases; `say` is told each error in words."""

    say: Callable[[str], None] = lambda _: None

    def add(self, case: Case, record: Record) -> None:
        for layer in case.layers:
            if layer == "references":
                self._references(case, record)
            elif layer == "times":
                self._times(case, record)
            elif layer == "places":
                self._places(case, record)
            else:
                self._items(case, record, layer)

    def _error(self, case: Case, words: str) -> None:
        self.say(f"{case.id}: {words}\n      {case.text}")

    def _wanted(self, case: Case, layer: str) -> list[tuple[tuple[int, int], dict[str, Any]]]:
        return [(case.spans[key.split("#")[0]], fields) for key, fields in case.layers[layer].items()]

    def _items(self, case: Case, record: Record, layer: str) -> None:
        items, wanted = list(getattr(record, layer)), self._wanted(case, layer)
        pairs = assign(record, layer, items, wanted)
        for g, (span, fields) in enumerate(wanted):
            if not fields.get("optional"):
                self.rows[layer].add(hit=g in pairs, miss=g not in pairs)
                if g not in pairs:
                    self._error(case, f"missed {layer}: {fields} {case.text[span[0] : span[1]]!r}")
        used = set(pairs.values())
        for i in used:
            self.judge(layer, case.text, items[i], True)
        for i, item in enumerate(items):
            if i not in used and not any(fields.get("optional") and meets(item, span) for span, fields in wanted):
                self.rows[layer].add(extra=1)
                self.judge(layer, case.text, item, False)
                self._error(case, f"extra {layer}: {_words(record, item)}")
        for g, i in pairs.items():
            if not wanted[g][1].get("optional"):
                self._fields(case, record, layer, items[i], wanted[g][1])

    def _fields(self, case: Case, record: Record, layer: str, item: Any, fields: dict[str, Any]) -> None:
        for name in ROLES[layer]:
            if name in fields:
                self._row(case, f"{layer[:-1]} {name}", *compare(record, getattr(item, name), fields[name]), f"{fields[name]} in {_words(record, item)}")
        for name in VALUES[layer]:
            if name in fields:
                right = same_value(getattr(item, name), fields[name])
                self._row(case, f"{layer[:-1]} {name}", int(right), 0, int(not right), f"{fields[name]} in {_words(record, item)}")
        if layer == "agreements" and "terms" in fields:
            self._terms(case, record, item, fields["terms"])
        if layer == "events":
            claimed = "reported" not in as_list(fields.get("attribution", "reported")) or "actual" not in as_list(fields.get("modality", "actual"))
            if claimed and item.attribution == "reported" and item.modality == "actual":
                self.facts += 1
                self._error(case, f"claim made fact: {_words(record, item)}")
            if fields.get("time"):
                got = next((t.edtf for t in record.times if t.id == item.time), None)
                right = got in as_list(fields["time"])
                self._row(case, "event time", int(right), 0, int(not right), f"{fields['time']} got {got}")
            if fields.get("places"):
                texts = {fold(name) for p in record.places if p.id in item.places for name in (p.text, p.label)}
                right = any(fold(w) in texts for w in fields["places"])
                self._row(case, "event place", int(right), 0, int(not right), f"{fields['places']} got {texts}")
            if "contexts" in fields:
                self._contexts(case, set(item.contexts), fields["contexts"], _words(record, item))

    def _row(self, case: Case, name: str, hit: int, extra: int, miss: int, words: str) -> None:
        self.rows[name].add(hit, extra, miss)
        if extra or miss:
            self._error(case, f"{name}: wanted {words}")

    def _contexts(self, case: Case, got: set[str], fields: list[str], words: str) -> None:
        """Each context for itself; one with a question mark is accepted and not demanded."""
        wanted = {name for name in fields if not name.endswith("?")}
        extra = got - wanted - {name.removesuffix("?") for name in fields}
        self._row(case, "event contexts", len(got & wanted), len(extra), len(wanted - got), f"{fields} got {sorted(got)} in {words}")

    def _terms(self, case: Case, record: Record, item: Any, terms: list[str]) -> None:
        """Each term for itself: a wanted one is met by one that shares half of their words."""
        left = [(t.start, t.end) for t in item.terms]
        met = 0
        for term in terms:
            start = case.text.index(term)
            best = max(left, key=lambda span: _overlap(span, (start, start + len(term))), default=None)
            if best is not None and _overlap(best, (start, start + len(term))) >= HALF:
                left.remove(best)
                met += 1
        got = [case.text[t.start : t.end] for t in item.terms]
        self._row(case, "agreement terms", met, len(left), len(terms) - met, f"{terms} got {got} in {_words(record, item)}")

    def _references(self, case: Case, record: Record) -> None:
        for key, wanted in case.layers["references"].items():
            span = case.spans[key.split("#")[0]]
            fits = {e.id: max((_overlap((m.start, m.end), span) for m in e.mentions), default=0.0) for e in record.entities}
            best = max(fits.values(), default=0.0)
            holders = [e for e in record.entities if best >= ALIKE and fits[e.id] == best]
            names = wanted.get("entity", wanted.get("entities")) if isinstance(wanted, dict) else wanted
            hit, extra, miss = compare(record, [e.id for e in holders], names)
            right = not extra and not miss
            self.rows["references"].add(hit=int(right), extra=int(bool(extra)), miss=int((not right and not extra) or bool(miss)))
            del hit
            if not right:
                self._error(case, f"reference {case.text[span[0] : span[1]]!r}: wanted {names} got {[e.label for e in holders]}")

    def _times(self, case: Case, record: Record) -> None:
        used: set[str] = set()
        for key, wanted in case.layers["times"].items():
            fields = wanted if isinstance(wanted, dict) else {"edtf": wanted}
            span = case.spans[key.split("#")[0]]
            near = [t for t in record.times if t.id not in used and share((t.start, t.end), span) >= 0.5]
            right = next((t for t in near if t.edtf.replace(" ", "") in [str(w).replace(" ", "") for w in as_list(fields["edtf"])]), None)
            used.update(t.id for t in near if fields.get("optional") or t is right)
            if not fields.get("optional"):
                self._row(case, "times", int(right is not None), 0, int(right is None), f"{case.text[span[0] : span[1]]!r} {fields['edtf']} got {[t.edtf for t in near]}")
        for time in record.times:
            if time.id not in used:
                self._row(case, "times", 0, 1, 0, f"nothing, got {time.text!r} {time.edtf}")

    def _places(self, case: Case, record: Record) -> None:
        used: set[str] = set()
        for key, fields in case.layers["places"].items():
            span = case.spans[key.split("#")[0]]
            near = [p for p in record.places if share((p.start, p.end), span) >= 0.5]
            right = next((p for p in near if _is_there(p, fields)), None)
            used.update(p.id for p in near if fields.get("optional") or p is right)
            if fields.get("optional"):
                continue
            self._row(case, "places", int(right is not None), 0, int(right is None), f"{case.text[span[0] : span[1]]!r} {fields} got {[(p.label, p.lat, p.lon) for p in near]}")
            for name in ("precision", "country", "feature"):
                if right is not None and name in fields:
                    same = same_value(getattr(right, name), fields[name])
                    self._row(case, f"place {name}", int(same), 0, int(not same), f"{fields[name]} got {getattr(right, name)} ({right.label})")
        for place in record.places:
            if place.id not in used and not (place.feature == "country" and "country" not in str(case.layers["places"])):
                self._row(case, "places", 0, 1, 0, f"nothing, got {place.text!r} {place.label}")


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """What two spans share, as a part of what they cover together."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _is_there(place: Any, fields: dict[str, Any]) -> bool:
    if fields.get("lat") is None:
        return True
    if place.lat is None:
        return False
    return bool(kilometres(place.lat, place.lon, fields["lat"], fields["lon"]) <= fields.get("km", KILOMETRES))


def _words(record: Record, item: Any) -> str:
    """An item in a line, for a reader of errors."""
    name = getattr(item, "act", None) or getattr(item, "type", None) or getattr(item, "kind", None) or "control"
    roles = {role: [_label(record, i) for i in getattr(item, role)] for role in ("speaker", "via", "addressee", "actors", "recipients", "parties", "holder") if getattr(item, role, ())}
    rest = {f: getattr(item, f) for f in ("attribution", "modality", "background", "low", "best", "high", "victims", "status", "count", "quote") if getattr(item, f, None) not in (None, False)}
    return f"{name} {roles} {rest} {record.document.text[item.start : item.end]!r}"


def _label(record: Record, id: str) -> str:
    entity: Any = record.get(id)
    return str(entity.label)
