"""Reads gold files: what a careful coder writes down for whole articles (the form of tests/gold/twins.yaml), checked before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kilde.model.errors import BadData
from kilde.services.scoring.names import as_list

LAYERS = ("captions", "headings", "times", "places", "statements", "events", "figures", "agreements", "controls")
NEEDED = {"captions": ("evidence", "agency"), "times": ("evidence", "text", "edtf"), "places": ("text", "lat", "lon"), "statements": ("evidence", "act"),
          "events": ("evidence", "type"), "figures": ("evidence", "kind"), "agreements": ("evidence", "kind"), "controls": ("evidence",)}  # fmt: skip
ROLES = ("speaker", "via", "addressee", "actors", "recipients", "parties", "mediators", "excludes", "holder", "agency")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The gold of one article: what is to be found in each layer that the file lists for it; a layer that it does not list is not scored.

    names   key -> the names that are right for it, as written
    source  the file and the article, for errors
    """

    file: str
    language: str | None
    published: str | None
    layers: Mapping[str, list[Any]]
    other_places: tuple[str, ...]
    names: Mapping[str, list[str]]
    source: str

    def alternatives(self, group: str) -> str:
        """All names that are right for a group "key|key", as "name|name"."""
        return "|".join(name for key in group.split("|") for name in self.names[key])


def read_gold(data: Any, path: Path) -> list[GoldArticle]:
    """The articles of a gold file's content. Raises BadData, naming article and item, for what does not follow the form."""
    if not isinstance(data, dict) or not isinstance(data.get("articles"), list) or not data["articles"]:
        raise BadData("holds no articles", source=str(path), remedy="a gold file has `names` and a list of `articles`")
    names = data.get("names") or {}
    if not isinstance(names, dict):
        raise BadData("`names` must map a key to a list of names", source=str(path))
    aliases = {str(key): [str(name) for name in as_list(found)] for key, found in names.items()}
    return [_article(row, aliases, path) for row in data["articles"]]


def _article(row: Any, names: Mapping[str, list[str]], path: Path) -> GoldArticle:
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        raise BadData("an article needs `file`", source=str(path), remedy="name the text that its gold is for")
    source = f"{path}: {row['file']}"
    layers = {layer: list(row[layer] or ()) for layer in LAYERS if layer in row}
    if not layers:
        raise BadData("lists no layer", source=source, remedy=f"one of {', '.join(LAYERS)}")
    for layer, items in layers.items():
        for number, item in enumerate(items, 1):
            for problem in _problems(layer, item, names):
                raise BadData(f"{layer} {_name(item, number)}: {problem}", source=source)
    return GoldArticle(
        row["file"], row.get("language"), str(row["published"]) if row.get("published") else None, layers,
        tuple(map(str, row.get("other_places") or ())), names, source,
    )  # fmt: skip


def _name(item: Any, number: int) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else f"number {number}"


def _problems(layer: str, item: Any, names: Mapping[str, list[str]]) -> Iterator[str]:
    if layer == "headings":
        if not isinstance(item, str):
            yield "a heading is its words"
        return
    if not isinstance(item, dict):
        yield "must be a mapping"
        return
    for field in NEEDED[layer]:
        if field not in item:
            yield f"needs `{field}`"
    for field in ROLES:
        for group in as_list(item.get(field)):
            for key in str(group).split("|"):
                if key not in names:
                    yield f"{field} {key!r} is not among `names`"
