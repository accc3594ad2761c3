"""Which side of a conflict an entity speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from kilde.reading.draft import Draft, EntityDraft


def key_of(draft: Draft, entity: EntityDraft) -> str:
    """Its country or people, else itself."""
    return draft.keys.get(entity, entity.label)


def sides_of(draft: Draft, entities: Iterable[EntityDraft]) -> set[str]:
    return {key_of(draft, e) for e in entities}
