"""What ties a sentence to the claims before it: "Two of them were shot", "The attack killed 40", "They also took the airport", "The soldiers went from house to house"."""

from __future__ import annotations

from kilde.reading.events.grounds import above, is_definite
from kilde.reading.events.make import Told
from kilde.reading.events.scene import Scene

OPENING = 2  # tokens of a sentence in which a word says that it goes on


def subjects(scene: Scene, index: int) -> list[int]:
    """The subjects of the verb at a token and of those it hangs on."""
    return [at for verb in above(scene, index) for at in scene.clauses.tree.below(verb, "nsubj")] if scene.syntax else []


def is_theirs(scene: Scene, index: int) -> bool:
    """The subject is somebody of those told of: "Her husband was shot", "Two of them were shot"."""
    tree, words = scene.clauses.tree, scene.clauses.words
    for at in subjects(scene, index):
        if any(words[i] in scene.possessives or words[i] in scene.words.them for i in tree.below(at, "nmod", "det", "obl")):
            return True
    return False


def is_some(scene: Scene, index: int) -> bool:
    """ "Some have been shot down": of those that the sentence before told of, with no noun of its own."""
    tree, clauses = scene.clauses.tree, scene.clauses
    return any(clauses.words[at] in clauses.rules.parts and clauses.tokens[at].upos in ("PRON", "DET", "ADJ") and not tree.below(at, "nmod", "amod", "acl") for at in subjects(scene, index))


def is_timing(scene: Scene, index: int) -> bool:
    """In a clause that says when: "the bombing followed after the group had fired": its tense says only what came first."""
    tree = scene.clauses.tree
    return any(scene.clauses.words[i] in scene.words.apart for at in above(scene, index) for i in tree.below(at, "mark", "case", "advmod"))


def is_known(scene: Scene, told: Told) -> bool:
    """ "The attack killed 40": the subject is a noun for the same kind of event, known already."""
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    heads = [told.index] if told.noun and tree.relation(told.index) == "nsubj" else tree.below(told.index, "nsubj")
    return any((noun := scene.words.noun(words[i])) is not None and noun.type == told.event.type and is_definite(scene, i) for i in heads)


def adds(scene: Scene, index: int) -> bool:
    """A word at the start of the sentence, or before the verb, says that it adds to what was told."""
    clauses = scene.clauses
    near = clauses.words[clauses.segment(index).first : index]
    return any(word in scene.words.going_on or word in scene.words.next_then for word in (*clauses.words[:OPENING], *near))


def acts_again(scene: Scene, index: int) -> bool:
    """ "The soldiers went from house to house": those who were told of already open the sentence and act in it."""
    words, tree = scene.clauses.words, scene.clauses.tree
    if scene.syntax and tree.relation(tree.first_joined(index)) != "root":
        return False
    at = next((i for i, word in enumerate(words) if word[0].isalpha() and word not in scene.clauses.rules.determiners - scene.words.same_again), len(words))
    return at < index and words[at] in scene.words.same_again
