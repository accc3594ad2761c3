"""What did not happen at all: "without attacking", "nearly attacked", "no troops crossed", "nobody was hurt"."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.clauses.frame import Frame
from kilde.reading.events.scene import Scene
from kilde.reading.statements.lexicon import speech

LED = ("xcomp", "ccomp", "advcl", "obl", "obj", "nsubj", "csubj", "acl", "conj")  # how what is managed hangs on the verb of managing
NEGATING = ("advmod", "det", "neg")
NEAR = 6  # tokens before a verb in which what takes back its happening stands


def never(scene: Scene, index: int) -> bool:
    """What did not happen and nobody said would: "without attacking", "instead of attacking", "nearly attacked"."""
    clauses = scene.clauses
    without = scene.words.without.find(clauses.words, index - NEAR, index + 1)
    if without is not None and not any(_begins_another(scene, at) for at in range(without[1], index)):
        return True
    if not scene.syntax:
        return False
    head = clauses.tree.heads[index]
    if head >= 0 and clauses.words[head] in scene.words.shielding and clauses.tokens[index].upos == "NOUN" and clauses.tree.below(index, "case"):
        return True  # "to protect the base from attacks"
    return any(clauses.words[i] in scene.words.nearly for i in clauses.tree.below(index, "advmod"))


def _begins_another(scene: Scene, at: int) -> bool:
    """ "without power after the attack": a preposition or conjunction under which something else stands."""
    tree = scene.clauses.tree
    return scene.clauses.tokens[at].upos in ("ADP", "SCONJ") and tree.relation(at) in ("case", "mark")


def is_of_none(scene: Scene, heads: list[int]) -> bool:
    """Whether one of these is nobody or nothing: "no troops crossed", "nobody attacked"."""
    tree, words = scene.clauses.tree, scene.clauses.words
    return any(words[i] in scene.words.none for head in heads for i in (head, *tree.below(head, "det", "amod")))


def is_nobodys(scene: Scene, around: Frame) -> bool:
    """Whether nobody is the subject: "no one was hurt", "none of the hostages were killed"."""
    at = around.subject_at
    return at is not None and is_of_none(scene, [at, *scene.wholes(at)])


def might_have(scene: Scene, verb: int) -> bool:
    """ "Would have hit a school": helpers of what was to come and of the perfect."""
    clauses = scene.clauses
    helpers = [clauses.words[i] for i in clauses.tree.below(verb, "aux")]
    return any(clauses.rules.modals.get(word) == "future" for word in helpers) and any(clauses.rules.auxiliaries.get(word) == "perfect" for word in helpers)


def is_undone(scene: Scene, index: int) -> bool:
    """ "The missile would have hit a school had it not been shot down": the negated condition of what might have been did happen."""
    if not scene.syntax:
        return False
    clauses, tree, cues = scene.clauses, scene.clauses.tree, speech(scene.draft.language)
    marks = tree.below(index, "mark")
    opened = not marks or any(cues.conditions.at(clauses.words, i) or clauses.words[i] in cues.condition_openers for i in marks)
    return tree.relation(index) == "advcl" and opened and might_have(scene, tree.heads[index])


def is_failed(scene: Scene, index: int) -> bool:
    """ "Accused the rebels of failing to leave the town": the infinitive under a verb of failing or refusing."""
    tree = scene.clauses.tree
    failing = scene.syntax and tree.relation(index) in ("xcomp", "ccomp", "obj") and 0 <= tree.heads[index] < index
    return failing and scene.clauses.words[tree.heads[index]] in scene.words.failing and scene.clauses.tokens[index].feats.get("VerbForm") == "Inf"


def is_unmanaged(scene: Scene, index: int) -> bool:
    """ "The rebels did not manage to take the airport", "before they had time to drop their bombs", "the attack never took place": it was not done."""
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    helped = any(words[i] in scene.words.managing for i in tree.below(index, "aux"))  # "innan de hann fälla bomberna"
    if helped and any(words[i] in scene.words.earlier for i in tree.below(index, "mark", "case", "advmod")):
        return True
    for at, head in pairwise(tree.above(index)):
        if tree.relation(at) not in LED:
            return False
        if words[head] in scene.words.managing and not (tree.below(head, "cop") and tree.relation(at) == "csubj"):  # not "it is not clear who attacked", "ikke klart"
            late = any(words[i] in scene.words.earlier for i in tree.below(head, "mark", "case", "advmod"))
            return late or scene.clauses.negates(head, *NEGATING)
        if at == index and tree.relation(at) == "nsubj":
            return words[head] in scene.words.happening and scene.clauses.negates(head, *NEGATING)
    return False
