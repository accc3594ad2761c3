"""Whether an entity is the one that is meant: by label or any form seen, without case, accents and determiner."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from kilde.model.record import Entity, Record

DETERMINERS = re.compile(r"^(?:de|det|den|dei|the|en|ei|et|ein|eit|ett|a|an)\s+")


def fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return DETERMINERS.sub("", plain.casefold().strip())


def as_list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def is_one_of(record: Record, entity_id: str, alternatives: str) -> bool:
    """Whether the entity bears one of the names "a|b"; not so for an id that is no entity's."""
    try:
        entity = record.get(entity_id)
    except KeyError:
        return False
    if not isinstance(entity, Entity):
        return False
    have = {fold(name) for name in (entity.label, *entity.names)}
    return any(fold(name) in have for name in alternatives.split("|"))


def compare(record: Record, ids: Iterable[str], wanted: Any) -> tuple[int, int, int]:
    """(hits, extras, misses) of a set of entities against a list of wanted names."""
    free = [str(w) for w in as_list(wanted)]
    everything = list(free)
    hits = extras = 0
    for entity_id in dict.fromkeys(ids):
        found = next((w for w in free if is_one_of(record, entity_id, w)), None)
        if found is not None:
            free.remove(found)
            hits += 1
        elif not any(is_one_of(record, entity_id, w) for w in everything):
            extras += 1
    return hits, extras, len(free)
