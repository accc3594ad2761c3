"""The rows of verbs in a language's lists, with the forms of the verbs that they name by their infinitive; from `verbs.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kilde.languages import section

TWICE = "+"  # in the forms of a class: the last letter once more, "stop" -> "stopped"
Forms = tuple[tuple[str, ...], tuple[str, ...]]  # active forms and participles, forms of the s-passive


@cache
def verb_rows(language: str, name: str) -> Sequence[Mapping[str, Any]]:
    """The rows of `verbs` in a section, each with all its `forms` and `passive` forms: those that it lists and those of the infinitives
    in its `infinitives`."""
    found = []
    for row in section(language, name).get("verbs", ()):
        made = [inflected(language, infinitive) for infinitive in row.get("infinitives", ())]
        forms = dict.fromkeys([*(form for active, _ in made for form in active), *row.get("forms", ())])
        passive = dict.fromkeys([*(form for _, passives in made for form in passives), *row.get("passive", ())])
        without = row.get("without", ())
        found.append({**row, "forms": [form for form in forms if form not in without], "passive": [form for form in passive if form not in without]})
    return found


@cache
def inflected(language: str, infinitive: str) -> Forms:
    """The forms of a verb: those of `irregular`, or of its class; a verb that is not listed is inflected like the one it is a compound of,
    and otherwise by the first class that fits its ending. A verb that fits no class has its infinitive only."""
    data, listed = section(language, "verbs"), _listed(language)
    known = listed.get(infinitive)
    if known is None:
        prefix = next((p for p in data.get("prefixes", ()) if infinitive.startswith(p) and infinitive[len(p) :] in listed), None)
        if prefix is not None:
            active, passive = inflected(language, infinitive[len(prefix) :])
            return tuple(prefix + form for form in active), tuple(prefix + form for form in passive)
        known = next((name for name, row in data.get("classes", {}).items() if infinitive.endswith(row["ending"])), None)
    if known is None:
        return (infinitive,), ()
    if not isinstance(known, str):
        return tuple(known["forms"]), tuple(known.get("passive", ()))
    row = data["classes"][known]
    stem = infinitive.removesuffix(row["ending"])
    return tuple(_with(stem, form) for form in row["forms"]), tuple(_with(stem, form) for form in row.get("passive", ()))


@cache
def _listed(language: str) -> Mapping[str, str | Mapping[str, Any]]:
    """For each verb that `verbs.yaml` lists, the name of its class or its irregular forms."""
    data = section(language, "verbs")
    listed: dict[str, str | Mapping[str, Any]] = {verb: name for name, verbs in data.get("regular", {}).items() for verb in verbs}
    return {**listed, **{row["infinitive"]: row for row in data.get("irregular", ())}}


def _with(stem: str, ending: str) -> str:
    return stem + stem[-1] + ending[1:] if ending.startswith(TWICE) else stem + ending
