"""Who backs the holder of a place: "with support from Iran", "with Russian backing", "and Russia supports them"."""

from __future__ import annotations

from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.draft import Draft, EntityDraft

NEAR = 3  # tokens from the word of support to whose it is


def backers(draft: Draft, clauses: Clauses, words: ControlWords, holders: list[EntityDraft]) -> list[EntityDraft]:
    """The entities that the sentence says support the holders."""
    found: list[EntityDraft] = []
    for index, word in enumerate(clauses.words):
        if not words.has("support", word) or clauses.inside[index] is not None:
            continue
        behind = next((p for p in clauses.phrases if index < p.first <= index + NEAR and clauses.governor(p) in words.sets["support_by"]), None)
        if behind is not None:
            found += [e for p in clauses.chain(behind) for e in p.entities]
            continue
        before = clauses.tokens[index - 1].start if index else -1
        if before in draft.adjectives:
            found.append(draft.adjectives[before])
            continue
        pointed = index + 1 < len(clauses.words) and clauses.words[index + 1] in clauses.rules.pronouns
        if clauses.is_full_verb(index) or pointed:
            around = frame(clauses, index)
            if not around.passive and (pointed or around.objects):
                found += [e for p in around.subject for e in p.entities]
    return [e for e in dict.fromkeys(found) if e not in holders]
