"""Who backs the holder of a place: "with support from Iran", "with Russian backing", "and Russia supports them", "Iran-backed"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.actors.parts import named_in_part
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.draft import Draft, EntityDraft

NEAR = 3  # tokens from the word of support to whose it is
DESCRIBES = 40  # characters from "Iran-backed" to the holder it describes


def backers(draft: Draft, clauses: Clauses, words: ControlWords, holders: list[EntityDraft], reach: Sequence[int]) -> list[EntityDraft]:
    """The entities that the sentence says, at the tokens of `reach`, support the holders."""
    found: list[EntityDraft] = []
    for index in reach:
        word = clauses.words[index]
        if words.at_back.at(clauses.words, index):
            found += [e for p in clauses.phrases if p.last == index for e in p.entities]  # "med Tyrkia i ryggen"
        found += _in_compound(draft, clauses, words, holders, index)
        if not words.has("support", word) or clauses.inside[index] is not None:
            continue
        behind = next((p for p in clauses.phrases if index < p.first <= index + NEAR and clauses.governor(p) in words.sets["support_by"]), None)
        if behind is not None:
            found += [e for p in clauses.chain(behind) for e in p.entities]
            continue
        near = [clauses.tokens[i] for i in range(index + 1, min(index + 1 + NEAR, len(clauses.tokens)))]
        of = next((i for i, t in enumerate(near) if t.text.casefold() in words.sets["support_by"]), None)
        states = [draft.adjectives[t.start] for t in near[of + 1 :] if t.start in draft.adjectives] if of is not None else []
        if states:
            found.append(states[0])  # "backed by Russian air power"
            continue
        before = clauses.tokens[index - 1].start if index else -1
        if before in draft.adjectives:
            found.append(draft.adjectives[before])
            continue
        pointed = index + 1 < len(clauses.words) and clauses.words[index + 1] in clauses.rules.pronouns
        if clauses.is_full_verb(index) or pointed:
            around = frame(clauses, index)
            relative = clauses.segment(index).kind == "relative"  # "which Turkey supports"
            if not around.passive and (pointed or around.objects or relative):
                found += [e for p in around.subject for e in p.entities]
    return [e for e in dict.fromkeys(found) if e not in holders]


def _in_compound(draft: Draft, clauses: Clauses, words: ControlWords, holders: list[EntityDraft], index: int) -> list[EntityDraft]:
    """ "the Iran-backed Houthis", "de tyrkiskstøttede opprørerne": the compound within or right before the holder's name."""
    part, token = words.backer(clauses.words[index]), clauses.tokens[index]
    spans = [m for e in holders for m in e.mentions]
    if not part or not any(m.start <= token.start < m.end or 0 <= m.start - token.end <= DESCRIBES for m in spans):
        return []
    return named_in_part(draft, draft.text[token.start : token.start + len(part)], token.start)
