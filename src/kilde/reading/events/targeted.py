"""Whom a deed is meant for where a word for its target says so: "a convoy was the target of an attack", "the attack was aimed at soldiers"."""

from __future__ import annotations

from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.lexicon import NounWord
from kilde.reading.events.parties import entities, is_counted, phrases_at, struck, unnamed
from kilde.reading.events.scene import Scene


def targeted(scene: Scene, index: int, noun: NounWord) -> list[EntityDraft]:
    """ "A convoy was the target of an attack": whom the deed at a token is said to be meant for, whichever way round it is told."""
    heads = _told_as_target(scene, index) or _aimed_at(scene, index, noun)
    manned = noun.type == "ASSAULT" and noun.mode is None
    return list(dict.fromkeys(e for i in heads for whole in scene.wholes(i) for e in _somebody(scene, whole, manned)))


def _somebody(scene: Scene, at: int, manned: bool) -> list[EntityDraft]:
    """Who stands at a token, with a name, by a list or by the noun alone."""
    named = [q for p in phrases_at(scene, [at]) for q in scene.clauses.chain(p)]
    if any(is_counted(scene, p) for p in named) or scene.clauses.tree.below(at, "nummod"):
        return []  # "the victims of the attack were ten soldiers": a toll
    return entities(scene, named, hit=True) or struck(scene, at, manned) or unnamed(scene, at)


def _told_as_target(scene: Scene, index: int) -> list[int]:
    """ "X was the target of the attack", "the target of the attack was X": what stands on the other side of the verb."""
    tree, words = scene.clauses.tree, scene.clauses.words
    target = tree.heads[index]
    if target < 0 or words[target] not in scene.words.targeting or tree.relation(index) not in ("nmod", "obl"):
        return []
    head = tree.heads[target]
    if tree.relation(target) == "nsubj" and head >= 0 and tree.below(head, "cop"):
        return [head, *(i for i in tree.below(head, "conj") if not tree.is_predicate(i))]
    verb = target if tree.below(target, "cop") else head if tree.relation(target) in ("xcomp", "obj", "obl") else -1
    around = frame(scene.clauses, verb) if verb >= 0 else None
    if around is None or around.negated:
        return []
    at = around.subject_at
    return [p.head for p in around.subject] if at is None else [at, *(i for i in tree.below(at, "conj") if not tree.is_predicate(i))]


def _aimed_at(scene: Scene, index: int, noun: NounWord) -> list[int]:
    """ "The attack was aimed at soldiers", "the bomb, which was meant for them": what stands behind a participle of aiming."""
    tree, words = scene.clauses.tree, scene.clauses.words
    above = [tree.heads[index]] if tree.relation(index) == "nsubj" and tree.heads[index] >= 0 else []
    behind = tree.below(index, "acl")
    told = [i for verb in behind for i in tree.below(verb, "ccomp", "xcomp")]  # "the attack, which they say was aimed at X"
    aiming = [i for i in (*above, *behind, *told) if words[i] in scene.words.aimed]
    return [i for verb in aiming for i in scene.behind(verb, noun.recipients | scene.words.aimed_at)]
