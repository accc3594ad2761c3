"""What kind of person, body or thing a common noun tells: "poet" a person, "trawler" a ship, "flour" goods; from `nouns.yaml` of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kilde.languages import section
from kilde.reading.words import fold

KINDS = (
    "persons", "fighters", "forces", "crowds", "bodies", "manned", "sites", "settlements", "vehicles", "ships",
    "aircraft", "armour", "munitions", "arms", "goods", "papers", "measures", "agreements",
)  # fmt: skip


@cache
def noun_kinds(language: str) -> Mapping[str, frozenset[str]]:
    """The folded forms of the nouns of each kind; no kinds where the language has no list.

    The list has dictionary forms; their inflected forms follow from its `inflection`, which may also make forms that do not exist.
    """
    data = section(language, "nouns")
    inflection = {rule["ending"]: tuple(rule["forms"]) for rule in data.get("inflection", ())}
    listed = data.get("kinds", {})
    return {kind: frozenset(fold(form) for noun in listed.get(kind, ()) for form in forms(noun, inflection)) for kind in KINDS}


def forms(noun: str, inflection: Mapping[str, Sequence[str]]) -> set[str]:
    """The noun and its inflected forms: of the endings that it has, the longest is exchanged for what `inflection` has instead.

    >>> sorted(forms("lady", {"": ("", "s"), "y": ("y", "ies")}))
    ['ladies', 'lady']
    """
    at = next((at for at in range(len(noun) + 1) if noun[at:] in inflection), None)
    return {noun} if at is None else {noun, *(noun[:at] + form for form in inflection[noun[at:]])}
