"""Every form that a language's lists know as a verb, for telling verbs from nouns and adjectives where no encoder does."""

from __future__ import annotations

from functools import cache

from kilde.languages import section
from kilde.languages.inflection import verb_rows
from kilde.reading.words import fold

TENSES = ("participles", "report", "present", "past")  # the lists of verb forms in a language's tense file


@cache
def cue_forms(language: str) -> frozenset[str]:
    """Forms of verbs of speaking."""
    return frozenset(fold(form) for row in verb_rows(language, "speech") for form in (*row["forms"], *row.get("passive", ())))


@cache
def ambiguous_forms(language: str) -> frozenset[str]:
    """Forms of speech and event verbs that are nouns or other words too, where only what stands around them tells."""
    rows = [*verb_rows(language, "speech"), *verb_rows(language, "events")]
    return frozenset(fold(form) for row in rows for form in row.get("ambiguous", ()))


@cache
def verb_forms(language: str) -> frozenset[str]:
    """Forms of verbs of speaking, verbs that tell events, and the common verbs that tell tense."""
    forms: set[str] = set(cue_forms(language))
    for row in verb_rows(language, "events"):
        forms.update(fold(form) for form in (*row["forms"], *row.get("passive", ())) if " " not in form)
    for form in section(language, "events").get("light", {}).values():
        forms.update(map(fold, form))
    controls, agreements = section(language, "controls"), section(language, "agreements")
    for words in (controls.get("held", ()), controls.get("holding", ()), controls.get("capture", ()), agreements.get("concluded", ())):
        forms.update(map(fold, words))
    for name in TENSES:
        forms.update(fold(word) for word in section(language, "tense").get(name, ()) if " " not in word)
    return frozenset(forms)
