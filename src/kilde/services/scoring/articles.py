"""Scores the record of a whole article against its gold, layer by layer.

How items meet: a span counts when it shares at least half of the shorter of the two with the gold evidence and is no longer than the
paragraph; each item is used once, required gold first; key fields must agree (statements: act and speaker; events: type;
figures: kind and value; agreements: kind and a party; controls: holder). What overlaps optional gold is neither hit nor false
alarm; every other item is a false alarm. Roles are counted as sets over the items that met.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kilde.model.record import Record
from kilde.services.scoring.gold_file import GoldArticle
from kilde.services.scoring.layout import score_layout
from kilde.services.scoring.matching import bound, maximum
from kilde.services.scoring.names import as_list, compare, fold
from kilde.services.scoring.rows import Rows
from kilde.services.scoring.spans import Where
from kilde.services.scoring.where_when import score_places, score_times

ITEMS = ("statements", "events", "figures", "agreements", "controls")
ROLES = {"statements": ("speaker", "via", "addressee"), "events": ("actors", "recipients"), "agreements": ("parties", "mediators", "excludes"),
         "figures": (), "controls": ("holder",)}  # fmt: skip
# Field -> its value where the gold says nothing; None: it counts only where the gold says something.
FLAGS: dict[str, dict[str, Any]] = {
    "statements": {"quote": False, "conditional": False},
    "events": {"attribution": "reported", "modality": "actual", "background": False},
    "figures": {"approximate": False, "victims": None},
    "agreements": {"status": None, "count": None},
    "controls": {},
}
LONGEST = 90  # characters of the article in a line of --show
Say = Callable[[str], None]


def score_article(record: Record, gold: GoldArticle, say: Say = lambda _: None) -> Rows:
    """The rows of one article; `say` is told each error. Raises BadData when evidence is not in the text."""
    rows, where = Rows(), Where(record.document.text, gold.source)
    score_layout(record, gold, where, rows, say)
    if "times" in gold.layers:
        score_times(record, gold, where, rows, say)
    if "places" in gold.layers:
        score_places(record, gold, rows, say)
    for layer in ITEMS:
        if layer in gold.layers:
            _Items(record, gold, where, rows, say, layer).score()
    return rows


class _Items:
    """One layer of items of one article."""

    def __init__(self, record: Record, gold: GoldArticle, where: Where, rows: Rows, say: Say, layer: str) -> None:
        self.record, self.gold, self.where, self.rows, self.say, self.layer = record, gold, where, rows, say, layer
        self.found: list[Any] = list(getattr(record, layer))
        self.wanted: list[dict[str, Any]] = gold.layers[layer]
        self.spans = [where.span(item["evidence"]) for item in self.wanted]

    def score(self) -> None:
        required = [not item.get("optional") for item in self.wanted]
        edges = [[i for i, item in enumerate(self.found) if self.where.meets(item, span) and self._agrees(item, wanted)]
                 for span, wanted in zip(self.spans, self.wanted, strict=True)]  # fmt: skip
        pairs = maximum(edges, required)
        optional = [span for span, needed in zip(self.spans, required, strict=True) if not needed]
        for g, wanted in enumerate(self.wanted):
            if required[g]:
                self._count(self.layer, g in pairs, f"missed {self.layer}: {_name(wanted)} {wanted['evidence'][:LONGEST]!r}")
        used = set(pairs.values())
        for i in used:
            self.rows.judge(self.layer, self.record.document.text, self.found[i], True)
        for i, item in enumerate(self.found):
            if i not in used and not any(self.where.meets(item, span) for span in optional):
                self.rows.rows[self.layer].add(extra=1)
                self.rows.judge(self.layer, self.record.document.text, item, False)
                self.say(f"  extra  {self.layer}: {_kind(item)} {self._words(item)}")
        for field in ROLES[self.layer]:
            self.rows.rows[f"{self.layer[:-1]} {field}"].add()
            for g, i in pairs.items():
                if required[g]:
                    self._role(field, self.found[i], self.wanted[g])
        for field, default in FLAGS[self.layer].items():
            for g, i in pairs.items():
                if required[g] and (default is not None or field in self.wanted[g]):
                    self._value(field, self.found[i], self.wanted[g], default)
        if self.layer == "events":
            self._facts([(self.found[i], self.wanted[g]) for g, i in pairs.items()])
            for g, i in pairs.items():
                if required[g]:
                    self._when_and_where(self.found[i], self.wanted[g])

    def _agrees(self, item: Any, wanted: dict[str, Any]) -> bool:
        if self.layer == "statements":
            return item.act in as_list(wanted["act"]) and (not wanted.get("speaker") or self._share(item.speaker, wanted["speaker"]))
        if self.layer == "events":
            return item.type in as_list(wanted["type"])
        if self.layer == "figures":
            if item.kind not in as_list(wanted["kind"]):
                return False
            if wanted.get("best") is not None:
                return item.best in as_list(wanted["best"])
            return item.best is None and bound(item.low, wanted.get("low")) and bound(item.high, wanted.get("high"))
        if self.layer == "agreements":
            return item.kind in as_list(wanted["kind"]) and self._share(item.parties, wanted.get("parties"))
        return self._share(item.holder, wanted.get("holder"))

    def _roles(self, ids: Any, wanted: Any) -> tuple[int, int, int]:
        return compare(self.record, ids, [self.gold.alternatives(str(group)) for group in as_list(wanted)])

    def _share(self, ids: Any, wanted: Any) -> bool:
        return self._roles(ids, wanted)[0] > 0

    def _role(self, field: str, item: Any, wanted: dict[str, Any]) -> None:
        hit, extra, miss = self._roles(getattr(item, field), wanted.get(field))
        self.rows.rows[f"{self.layer[:-1]} {field}"].add(hit, extra, miss)
        if extra or miss:
            labels = [_label(self.record, id) for id in getattr(item, field)]
            self.say(f"  {self.layer[:-1]} {_name(wanted)} {field}: got {labels} wanted {as_list(wanted.get(field))}")

    def _value(self, field: str, item: Any, wanted: dict[str, Any], default: Any) -> None:
        right, got = as_list(wanted.get(field, default)), getattr(item, field)
        same = fold(str(got)) in {fold(str(value)) for value in right}
        self._count(f"{self.layer[:-1]} {field}", same, f"{self.layer[:-1]} {_name(wanted)} {field}: got {got} wanted {right}")

    def _count(self, row: str, right: bool, words: str) -> None:
        self.rows.rows[row].add(hit=int(right), miss=int(not right))
        if not right:
            self.say(f"  {words}")

    def _facts(self, met: list[tuple[Any, dict[str, Any]]]) -> None:
        """What the gold has as claimed, planned, conditional or denied, and the record as having happened on the outlet's own word."""
        for event, wanted in met:
            may = "reported" in as_list(wanted.get("attribution", "reported")) and "actual" in as_list(wanted.get("modality", "actual"))
            if not may and event.attribution == "reported" and event.modality == "actual":
                self.rows.facts += 1
                self.say(f"  claim made fact: {_name(wanted)} {wanted['evidence'][:LONGEST]!r}")

    def _when_and_where(self, event: Any, wanted: dict[str, Any]) -> None:
        if wanted.get("time"):
            got = next((time.edtf for time in self.record.times if time.id == event.time), None)
            right = got is not None and got.replace(" ", "") in [str(time).replace(" ", "") for time in as_list(wanted["time"])]
            self._count("event time", right, f"event {_name(wanted)} time: got {got} wanted {wanted['time']}")
        if wanted.get("places"):
            names = {fold(name) for place in self.record.places if place.id in event.places for name in (place.text, place.label)}
            right = any(fold(str(place)) in names for place in wanted["places"])
            self._count("event place", right, f"event {_name(wanted)} place: got {sorted(names)} wanted {wanted['places']}")

    def _words(self, item: Any) -> str:
        span = (item.evidence or (item,))[0]
        return repr(self.record.document.text[span.start : span.end][:LONGEST])


def _name(wanted: dict[str, Any]) -> str:
    return str(wanted.get("id", ""))


def _kind(item: Any) -> str:
    return str(getattr(item, "act", None) or getattr(item, "type", None) or getattr(item, "kind", ""))


def _label(record: Record, id: str) -> str:
    try:
        return str(getattr(record.get(id), "label", id))
    except KeyError:
        return id
