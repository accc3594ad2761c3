"""The other forms of verbs whose phrases a language lists in some: "came to terms" gives "comes to terms" and "coming to terms"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kilde.languages import section
from kilde.languages.inflection import inflected
from kilde.reading.words import fold


def in_all_forms(language: str, rows: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """The rows, and each with the other forms of the verb that it begins with, no auxiliary; the infinitive, which tells no deed, only where it is listed."""
    listed = [tuple(fold(str(word)) for word in row) for row in rows]
    helping = section(language, "grammar").get("auxiliaries", {})
    made = [(form, *row[1:]) for row in listed if row[0] not in helping for form in _forms(language).get(row[0], ())]
    return list(dict.fromkeys([*listed, *made]))


@cache
def _forms(language: str) -> dict[str, tuple[str, ...]]:
    """Folded form of a verb -> the forms of all verbs that have it, their infinitives left out."""
    data = section(language, "verbs")
    verbs = [verb for known in data.get("regular", {}).values() for verb in known] + [row["infinitive"] for row in data.get("irregular", ())]
    found: dict[str, tuple[str, ...]] = {}
    for verb in verbs:
        forms = tuple(fold(form) for form in inflected(language, verb)[0])
        for form in forms:
            found[form] = (*found.get(form, ()), *(other for other in forms if other != fold(verb)))
    return found


@cache
def passive_forms(language: str) -> frozenset[str]:
    """The forms of verbs that are passive by themselves: "sleppast", "slippes"."""
    data = section(language, "verbs")
    verbs = [verb for known in data.get("regular", {}).values() for verb in known] + [row["infinitive"] for row in data.get("irregular", ())]
    return frozenset(fold(form) for verb in verbs for form in inflected(language, verb)[1])
