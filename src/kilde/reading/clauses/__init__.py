"""Stage: prepares each sentence for the stages that ask who did what: segments, verbs, quotes and the frames of verbs."""

from __future__ import annotations

from functools import cache

from kilde.languages import section
from kilde.reading.actors.grammar import grammar
from kilde.reading.actors.lexicon import fold
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft


@cache
def verb_forms(language: str) -> frozenset[str]:
    """Every form that is known as a verb: cue verbs, event verbs, and the common verbs that tell tense."""
    forms: set[str] = set()
    for row in section(language, "speech").get("verbs", ()):
        forms.update(map(fold, [*row["forms"], *row.get("passive", ())]))
    for row in section(language, "events").get("verbs", ()):
        forms.update(fold(form) for form in [*row["forms"], *row.get("passive", ())] if " " not in form)
    for words in section(language, "tense").values():
        forms.update(fold(word) for word in (words if isinstance(words, list) else ()) if isinstance(word, str) and " " not in word)
    return frozenset(forms)


def read(draft: Draft) -> None:
    rules, verbs = grammar(draft.language), verb_forms(draft.language)
    draft.clauses = [Clauses(sentence, phrases, rules, verbs) for sentence, phrases in zip(draft.sentences, draft.phrases, strict=True)]
