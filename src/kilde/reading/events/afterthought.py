"""A sentence that only says whose the one before is: "That, at least, is what the militia claims"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.draft import EventDraft
from kilde.reading.events.make import Told
from kilde.reading.events.scene import Scene

LONGEST = 22  # tokens of such a sentence
OPENING = 8  # tokens in which its form of "be" stands


def take_back(scene: Scene, told: Sequence[Told], before: Sequence[EventDraft]) -> bool:
    """Makes what the sentences before reported a claim, where this one tells nothing but that somebody says so.

    before: the events of the paragraph so far. True where the sentence says so.
    """
    clauses = scene.clauses
    if told or len(clauses.words) > LONGEST or clauses.words[0] not in scene.words.says_so:
        return False
    if not _names_account(scene) and not _is_said_so(scene):
        return False
    for event in before:
        if event.attribution == "reported" and event.realises is None:
            event.attribution, event.asserted_by = "claimed", list(scene.statements)
    return True


def _names_account(scene: Scene) -> bool:
    """ "Such is the militia's account": the subject or predicate is a noun for what somebody tells."""
    tree, words = scene.clauses.tree, scene.clauses.words
    root = scene.root
    return root is not None and any(words[i] in scene.words.accounts for i in (root, *tree.below(root, "nsubj", "obj")))


def _is_said_so(scene: Scene) -> bool:
    """ "That is what the militia claims": behind a form of "be" a verb of saying or a noun for tidings."""
    clauses, cues = scene.clauses, cue_forms(scene.draft.language)
    if len(clauses.words) > 1 and clauses.words[1] in cues and not clauses.rules.verb_second:
        return True  # "So says the ministry"
    copula = next((i for i in range(1, min(OPENING, len(clauses.words))) if clauses.rules.auxiliaries.get(clauses.words[i]) == "be"), None)
    return copula is not None and any(word in cues or word in scene.words.tidings for word in clauses.words[copula + 1 :])
