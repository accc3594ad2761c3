"""Who passes on what others say: news agencies, outlets, and the media of a country as a whole."""

from __future__ import annotations

from kilde.reading.draft import EntityDraft

KINDS = ("news-agency", "media")


def is_relay(entity: EntityDraft) -> bool:
    return entity.kind in KINDS or (entity.kind == "source" and entity.label.endswith(" media"))


def all_relays(entities: list[EntityDraft]) -> bool:
    """Whether there are entities and all of them only pass on."""
    return bool(entities) and all(map(is_relay, entities))
