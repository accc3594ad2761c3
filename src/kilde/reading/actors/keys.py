"""Names for the keys of countries and peoples: what a nationality is called in labels, whether it is a state, its ISO code."""

from __future__ import annotations

from kilde.knowledge import actors as knowledge

GROUP = "="  # what opens the key of an armed group: its label follows, where a state has its code


def of_group(label: str) -> str:
    """The key of an armed group."""
    return GROUP + label


def group_label(key: str | None) -> str | None:
    """The label of the armed group whose key it is; None for states, peoples and nobody."""
    return key[len(GROUP) :] if key is not None and key.startswith(GROUP) else None


def label_of(key: str | None) -> str:
    """ "Armenia" for "AM", "Chechnya" for "chechen"; the key itself where it is neither."""
    if key is None:
        return ""
    if key in knowledge.countries():
        return knowledge.countries()[key].label
    return knowledge.peoples()[key].label if key in knowledge.peoples() else key


def after_of(key: str) -> str:
    """The label behind a preposition: "the United States"."""
    return knowledge.countries()[key].after_of if key in knowledge.countries() else label_of(key)


def adjective_of(key: str | None) -> str:
    if key in knowledge.countries():
        return knowledge.countries()[key].adjective  # type: ignore[index]
    return knowledge.peoples()[key].adjective if key in knowledge.peoples() else (key or "")  # type: ignore[index]


def inhabitants_of(key: str) -> str:
    if key in knowledge.countries():
        row = knowledge.countries()[key]
        return row.inhabitants or f"people of {row.after_of}"
    people = knowledge.peoples()[key]
    return people.inhabitants or f"people of {people.label}"


def iso(key: str | None) -> str | None:
    """ISO 3166-1 alpha-2, None for peoples, contested regions and Kosovo."""
    if key is None:
        return None
    if key in knowledge.countries():
        return knowledge.countries()[key].iso
    return knowledge.peoples()[key].country if key in knowledge.peoples() else None


def is_state(key: str | None) -> bool:
    return key in knowledge.countries()
