"""A clause that goes on behind the words of who tells it: "the army has, the rebels claim, bombed the town"."""

from __future__ import annotations

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.events.scene import Scene

DASHES = "–—-"
LONGEST = 12  # tokens from one mark to the other around who tells it


def is_interrupted(scene: Scene, index: int) -> bool:
    """Whether a finite verb of saying stands between two marks, and the clause of the event on both sides of them."""
    clauses = scene.clauses
    cues = cue_forms(scene.draft.language)
    for verb in range(1, index - 1):
        said = clauses.words[verb] in cues or clauses.words[verb] in scene.words.trailing or clauses.words[verb] in scene.words.recounting
        if not said or clauses.inside[verb] is not None or not _tells(scene, verb):
            continue
        for marks in (",", DASHES):
            opening = next((i for i in range(verb - 1, max(0, verb - LONGEST), -1) if clauses.tokens[i].text in marks), 0)
            closing = next((i for i in range(verb + 1, min(index, verb + LONGEST)) if clauses.tokens[i].text in marks), 0)
            if opening and closing and _goes_on(scene, index, opening, closing):
                return True
    return False


def _tells(scene: Scene, verb: int) -> bool:
    """Neither a participle nor the verb of a clause that hangs on a noun or opens with a word: "the minister, who said ..."."""
    clauses = scene.clauses
    helped = scene.syntax and any(clauses.rules.auxiliaries.get(clauses.words[i]) in ("be", "passive") for i in clauses.tree.below(verb, "aux"))  # "it was said"
    plain = (helped or clauses.tokens[verb].feats.get("VerbForm", "Fin") == "Fin") and (not scene.syntax or clauses.tokens[verb].upos == "VERB")
    if scene.syntax and clauses.tree.relation(verb) == "amod":
        return False
    return plain and clauses.segment(verb).kind not in ("relative", "complement", "subordinate", "conjunction", "infinitive")


def _goes_on(scene: Scene, index: int, opening: int, closing: int) -> bool:
    """An auxiliary right before the marks, or a subject or auxiliary of the event's verb anywhere before them."""
    clauses = scene.clauses
    helps = clauses.words[opening - 1] in clauses.rules.auxiliaries or clauses.words[opening - 1] in clauses.rules.modals
    if helps and index - closing <= LONGEST // 2:
        return True
    return scene.syntax and any(i < opening for i in clauses.tree.below(index, "nsubj", "aux"))
