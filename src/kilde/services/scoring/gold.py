"""Scores whole articles against a gold file: the same rows as cases, and captions and headings (tests/gold, shared form)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kilde.model import yaml_file
from kilde.model.article import Article
from kilde.model.errors import BadData
from kilde.model.record import Record
from kilde.reading.pipeline import read
from kilde.services.scoring.cases import LAYERS, Case
from kilde.services.scoring.names import as_list, fold
from kilde.services.scoring.score import Score

NAMED = ("speaker", "via", "addressee", "actors", "recipients", "parties", "mediators", "excludes", "holder", "supported_by")
DEFAULTS: dict[str, dict[str, Any]] = {
    "statements": {"quote": False, "conditional": False},
    "events": {"attribution": "reported", "modality": "actual", "background": False},
}

def score_gold(gold: Path, folder: Path) -> Score:
    """The score over all articles of a gold file whose texts lie in `folder`. Raises BadData when evidence is not in its text."""
    data = yaml_file.read_mapping(gold, str(gold))
    result = Score()
    for row in data["articles"]:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        record = read(Article(text, str(row["published"]), row["language"], path=row["file"]))
        result.add(_case(row, text, data["names"], f"{gold}: {row['file']}"), record)
        _layout(result, row, record)
    return result


def _case(row: dict[str, Any], text: str, names: dict[str, list[str]], source: str) -> Case:
    """A gold article as a case: evidence becomes spans, name keys become their aliases."""
    spans: dict[str, tuple[int, int]] = {}
    layers: dict[str, dict[str, Any]] = {}
    for layer in LAYERS:
        layers[layer] = {}
        for number, item in enumerate(row.get(layer) or ()):
            key = f"{layer}{number}"
            spans[key] = _span(text, item, source)
            fields: dict[str, Any] = {**DEFAULTS.get(layer, {}), **{k: v for k, v in item.items() if k not in ("id", "evidence", "text")}}
            for field in NAMED:
                if field in fields:
                    fields[field] = ["|".join(alias for k in str(group).split("|") for alias in names[k]) for group in as_list(fields[field])]
            layers[layer][key] = fields
    layers.pop("references")
    layers["places"] = _mentions(row, text, spans)
    return Case(row["file"], row["language"], text, str(row["published"]), spans, layers)


def _span(text: str, item: dict[str, Any], source: str) -> tuple[int, int]:
    """Where an item's evidence stands; a time's own words within it, a place's first mention."""
    for part in str(item.get("evidence") or item["text"]).split("|"):
        at = text.find(part)
        if at >= 0:
            inner = text.find(item["text"], at) if "evidence" in item and "text" in item else at
            return inner, inner + len(item.get("text", part))
    raise BadData(f"evidence is not in the text: {item.get('evidence')!r}", source=source)


def _mentions(row: dict[str, Any], text: str, spans: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """Every mention of each gold place, since places are scored by name."""
    found: dict[str, Any] = {}
    for number, place in enumerate(row.get("places") or ()):
        at = text.find(place["text"])
        count = 0
        while at >= 0:
            key = f"place{number}x{count}"
            spans[key] = (at, at + len(place["text"]))
            found[key] = {"lat": place["lat"], "lon": place["lon"], "km": place.get("km", 25), "optional": count > 0}
            at, count = text.find(place["text"], at + 1), count + 1
    for number, name in enumerate(row.get("other_places") or ()):
        at = text.find(name)
        if at >= 0:
            spans[f"other{number}"] = (at, at + len(name))
            found[f"other{number}"] = {"optional": True}
    return found


def _layout(result: Score, row: dict[str, Any], record: Record) -> None:
    """Captions by their evidence, headings by their words."""
    text = record.document.text
    captions = [b for b in record.document.blocks if b.kind == "caption"]
    for gold in row.get("captions") or ():
        at = text.find(gold["evidence"].split("|")[0])
        block = next((b for b in captions if b.start <= at < b.end), None)
        captions = [b for b in captions if b is not block]
        result.rows["captions"].add(hit=int(block is not None), miss=int(block is None))
        if block is not None and "photographer" in gold:
            same = fold((block.credit.photographer if block.credit else None) or "") == fold(gold["photographer"])
            result.rows["captions photographer"].add(hit=int(same), miss=int(not same))
    result.rows["captions"].add(extra=len(captions))
    headings = [text[b.start : b.end] for b in record.document.blocks if b.kind == "heading"]
    wanted = row.get("headings") or []
    result.rows["headings"].add(
        hit=sum(h in headings for h in wanted), miss=sum(h not in headings for h in wanted), extra=sum(h not in wanted for h in headings)
    )
