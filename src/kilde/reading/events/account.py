"""Who gives an account that the sentences behind tell: "Two teachers described the fall of their town", "The army gave its version of the night".

Nothing is said in such a sentence, and what follows is nevertheless only theirs.
"""

from __future__ import annotations

from kilde.reading.events.own_word import OUTLETS
from kilde.reading.events.scene import Scene

OF_VERB = ("obj", "obl", "nsubj")


def gives_account(scene: Scene) -> bool:
    """Whether the main verb of a sentence tells that somebody who is no outlet recounts something, or its nouns that it rests on an account."""
    clauses, tree = scene.clauses, scene.clauses.tree
    root = scene.root
    if root is None or clauses.tokens[root].upos != "VERB" or clauses.negates(root, "advmod"):
        return False
    subjects = [i for i in tree.below(root, "nsubj") if tree.subtype(i) != "pass"]
    told_by = [clauses.inside[i] for i in subjects]
    if not subjects or any(e.kind in OUTLETS for phrase in told_by if phrase is not None for e in phrase.entities):
        return False
    if clauses.words[root] in scene.words.recounting:
        return bool(tree.below(root, "obj", "obl")) and not tree.below(root, "ccomp")
    rests_on = [i for i in tree.below(root, *OF_VERB) if i not in subjects]
    return any(phrase is not None for phrase in told_by) and any(clauses.words[i] in scene.words.accounts for i in rests_on)
