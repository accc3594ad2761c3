"""A content clause that the outlet does not vouch for, whatever the word that governs it: "the log gives to understand that soldiers fired".

Words under which a content clause is the outlet's own are few and known ("know that", "led to the fact that"); words of saying,
thinking and concluding are without end, so a past event under any other word stays a claim.
"""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.events.grounds import above
from kilde.reading.events.scene import Scene

CONTENT = ("ccomp", "csubj", "acl")


def is_unvouched(scene: Scene, index: int) -> bool:
    """Whether the event at a token stands in a content clause of a word that does not make it the outlet's own."""
    tree, words = scene.clauses.tree, scene.clauses.words
    for at, head in pairwise(above(scene, index)) if scene.syntax else ():
        mark = next((i for i in tree.below(at, "mark") if words[i] in scene.words.content), None)
        if mark is None or at < head or tree.relation(at) not in CONTENT or tree.subtype(at) == "relcl" or scene.clauses.tokens[at].feats.get("VerbForm") == "Inf":
            continue
        before = next((words[i] for i in range(mark - 1, -1, -1) if words[i] != ","), "")
        if scene.clauses.in_time(head):
            continue  # "It was in May 2021 that they seized power"
        if words[head] not in scene.words.vouched and before not in scene.words.apart | scene.words.vouched:
            return True
    return False
