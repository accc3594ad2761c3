"""What several rules ask of a token: what stands above it, whether it is past, known already, or seen and heard."""

from __future__ import annotations

from itertools import islice

from kilde.reading.events.asked import asks_who
from kilde.reading.events.scene import Scene

HIGHEST = 6  # arcs climbed from an event to what governs it


def above(scene: Scene, index: int) -> list[int]:
    """The token and what governs it, upwards."""
    return list(islice(scene.clauses.tree.above(index), HIGHEST))


def is_definite(scene: Scene, index: int) -> bool:
    """Told of before: by a determiner, or by the form, where the language marks it there."""
    clauses = scene.clauses
    rules = clauses.rules
    determiners = [clauses.words[i] for i in clauses.tree.below(index, "det")]
    if any(word in rules.determiners and word not in rules.indefinite for word in determiners):
        return True
    if any(clauses.tokens[i].start in clauses.times for i in clauses.tree.below(index, "nmod") if i < index and clauses.tree.subtype(i) == "poss"):
        return True  # "Sunday's demonstration"
    return rules.verb_second and not determiners and clauses.words[index].endswith(scene.words.definite)


def is_perceived(scene: Scene, index: int) -> bool:
    """ "Artillery fire can be heard", "the sound of shots could be heard": what can be seen or heard is there."""
    tree, words = scene.clauses.tree, scene.clauses.words
    at = index
    while tree.relation(at) in ("nmod", "conj") and tree.heads[at] < at:
        at = tree.heads[at]
    return tree.relation(at) in ("nsubj", "obj", "xcomp") and words[tree.heads[at]] in scene.words.seeing


def is_riddle(scene: Scene, index: int) -> bool:
    """ "No group has claimed responsibility for the attack", "it is unclear who was behind the attack": that its doer is unknown is no second attack."""
    tree, words = scene.clauses.tree, scene.clauses.words
    for at in above(scene, index):
        subjects = tree.below(at, "nsubj")
        if any(words[i] in scene.words.asking_who for i in subjects) and tree.subtype(at) != "relcl":
            return True
        held = any(words[i] in scene.words.blame for i in (at, *tree.below(at, "obj")))
        if held and any(words[j] in scene.words.none for i in (*subjects, *tree.below(tree.heads[at], "nsubj")) for j in (i, *tree.below(i, "det"))):
            return True
    return False


def is_asked_who(scene: Scene, index: int, at: int) -> bool:
    """ "It is unclear who shot down the plane": the words of doubt at a token are about the doer; that it was shot down is known."""
    return scene.syntax and any(at < node and asks_who(scene.clauses, scene.words, node) is not None for node in above(scene, index))


def is_condemned(scene: Scene, index: int) -> bool:
    """ "Condemned Jordan's attack": a deed of which somebody speaks, and which is known as a rule."""
    tree = scene.clauses.tree
    if not scene.syntax or tree.relation(index) != "obj" or not scene.is_cue(tree.heads[index]):
        return False
    start = scene.clauses.tokens[tree.heads[index]].start
    return any(s.act in ("condemn", "accuse") for s in scene.statements if s.cue is not None and s.cue.start <= start < s.cue.end)
