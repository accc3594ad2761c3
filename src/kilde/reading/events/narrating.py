"""Whether what somebody says is a story that may go on behind it: it tells what happened, and is neither a guess nor a rumour."""

from __future__ import annotations

from kilde.reading.draft import EventDraft
from kilde.reading.events.scene import Scene


def narrates(scene: Scene, events: list[EventDraft]) -> bool:
    """Whether what is said tells what happened ("the camp fell", "all were evacuated"), and not how things are, will be or are not."""
    clauses = scene.clauses
    if not scene.syntax:
        return False
    unreal = {e.trigger.start for e in events if e.modality != "actual"}
    for index, token in enumerate(clauses.tokens):
        if token.upos != "VERB" or token.start in unreal or clauses.words[index] in clauses.rules.modals or not scene.claims(token.start):
            continue
        helpers = [clauses.words[i] for i in clauses.tree.below(index, "aux")]
        past = token.feats.get("VerbForm") == "Fin" and token.feats.get("Tense") == "Past"
        if (past or helpers) and not any(word in clauses.rules.modals for word in helpers) and not clauses.tree.below(index, "cop"):
            return True
    return False


def is_guess(scene: Scene) -> bool:
    """Whether the outlet itself is in doubt, and no source speaks: "a bomb probably went off"."""
    words = scene.clauses.words
    return any(phrases.find(words, 0, len(words)) is not None for phrases in (scene.words.doubt, scene.words.doubting)) and not scene.statements


def is_rumour(scene: Scene) -> bool:
    """ "There were rumours that the airport had fallen": tidings of nobody have no account to go on with."""
    nouns = (i for i, word in enumerate(scene.clauses.words) if word in scene.words.tidings and scene.clauses.tokens[i].upos == "NOUN")
    return not scene.statements and any(scene.clauses.tree.below(i, "acl", "nmod") for i in nouns)
