"""What kind of person, body or thing a common noun tells: "poet" a person, "trawler" a ship, "flour" goods; from `nouns.yaml` of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

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
    rules = data.get("inflection", ())
    return {kind: frozenset(fold(form) for noun in data.get("kinds", {}).get(kind, ()) for form in forms(noun, rules)) for kind in KINDS}


def forms(noun: str, rules: Sequence[Mapping[str, Any]]) -> set[str]:
    """The noun and its inflected forms by the rule with the longest ending that fits.

    >>> sorted(forms("lady", [{"ending": "", "forms": ["", "s"]}, {"ending": "y", "forms": ["y", "ies"]}]))
    ['ladies', 'lady']
    """
    fitting = [rule for rule in rules if noun.endswith(rule["ending"])]
    if not fitting:
        return {noun}
    rule = max(fitting, key=lambda one: len(one["ending"]))
    stem = noun[: len(noun) - len(rule["ending"])]
    return {noun, *(stem + form for form in rule["forms"])}
