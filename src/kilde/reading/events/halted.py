"""Nouns that tell no happening of their own: what stops or lacks ("an end to the attacks"), what a deed is called ("called it a massacre")."""

from __future__ import annotations

from kilde.reading.clauses.frames import frame
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.scene import Scene


def is_halted(scene: Scene, index: int) -> bool:
    """ "A pause in the fighting", "an end to the attacks", "a day without fighting": what stops or lacks is not told as happening."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if not scene.syntax or tree.relation(index) not in ("nmod", "obl", "obj", "conj", "nsubj"):
        return False
    cases, verb = tree.below(index, "case"), tree.heads[index]
    if tree.relation(index) in ("nsubj", "obj") and verb >= 0 and scene.words.called_off.at(words, verb):
        return True  # "the summit was called off", "toppmötet ställdes in"
    if tree.relation(index) == "obj" and verb < index and scene.words.light.get(words[verb]) == "ending" and scene.clauses.inside[verb] is not None:
        return True  # "Stopping Russian attacks will be the aim": the first word of a sentence may be taken for a name
    if tree.relation(index) == "obj" and words[verb] in scene.words.making and _ends_by(scene, index, verb):
        return True
    if tree.relation(index) == "nsubj":
        return _is_over(scene, index)
    before = any(i and words[i - 1] in scene.words.pauses for i in cases)  # whatever the tree hangs it on: "vill se ett slut på striderna"
    return before or any(words[i] in scene.words.lacking for i in cases) or words[tree.heads[index]] in scene.words.pauses


def _ends_by(scene: Scene, index: int, verb: int) -> bool:
    """ "Få kampene til å stanse", "get the fighting to stop": what is to be made to stop."""
    tree, words = scene.clauses.tree, scene.clauses.words
    behind = [i for i in tree.below(verb, "xcomp", "advcl", "ccomp", "obl") if i > index]
    return any(scene.words.light.get(words[i]) == "ending" and not tree.below(i, "obj", "nsubj") for i in behind)


def _is_over(scene: Scene, index: int) -> bool:
    """ "The shooting is to stop", "the fighting has ended", "is over"; not "broke out", "the attacks stopped the convoy", "the siege was broken by ..."."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verb = tree.heads[index]
    noun = scene.words.noun(words[index])
    if noun is not None and noun.type == "ASSAULT" and words[verb] in scene.words.over and tree.below(verb, "cop"):
        return True
    if noun is not None and noun.type == "ASSAULT" and any(words[i] in scene.words.pauses and not tree.below(i, "nmod", "acl") for i in _bare(scene, verb)):
        return True
    stops = noun is not None and noun.type == "ASSAULT" and scene.words.light.get(words[verb]) == "ending" and tree.subtype(index) != "pass"
    out = any(words[i] in scene.clauses.rules.particles for i in tree.below(verb, "compound", "advmod", "mark"))
    return stops and not out and not tree.below(verb, "obj")


def _bare(scene: Scene, verb: int) -> list[int]:
    """ "Har tatt slutt", "came to an end": objects without a determiner, and what stands behind a preposition, where nothing else is acted on."""
    tree = scene.clauses.tree
    objects, behind = tree.below(verb, "obj"), [i for i in tree.below(verb, "obl") if i > verb and tree.below(i, "case") and not scene.clauses.in_time(i)]
    return [i for i in objects if not tree.below(i, "det")] if objects and not behind else behind[:1] if not objects else []


def is_name(scene: Scene, index: int) -> bool:
    """ "called the attack a massacre", "described it as an act of terror", "the attacks were called revenge": what a deed is called tells no second one."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if scene.syntax and (_is_what_it_was_not(scene, index) or _gets_a_name(scene, index)):
        return True
    if not scene.syntax or tree.relation(index) not in ("obl", "xcomp", "obj", "iobj", "ccomp", "nmod") or is_definite(scene, index):
        return False
    head = tree.heads[index]
    head = tree.heads[head] if tree.relation(index) == "nmod" and head >= 0 else head
    return 0 <= head < index and words[head] in scene.words.naming and any(i < index and words[i] not in scene.clauses.rules.relatives for i in (*tree.below(head, "obj", "nsubj"), *tree.below(index, "case")))


def _gets_a_name(scene: Scene, index: int) -> bool:
    """ "The attacks were described as revenge": the subject of a passive verb of naming, which has been told before."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verb = tree.heads[index]
    named = tree.relation(index) == "nsubj" and verb >= 0 and words[verb] in scene.words.naming and is_definite(scene, index)
    return named and frame(scene.clauses, verb).passive


def _is_what_it_was_not(scene: Scene, index: int) -> bool:
    """ "It was hardly a targeted attack", "this was no ordinary attack": a deed as the predicate of a pronoun, under a negation."""
    tree, clauses = scene.clauses.tree, scene.clauses
    denied = clauses.negates(index, "advmod", "det")
    return denied and bool(tree.below(index, "cop")) and any(clauses.tokens[i].upos == "PRON" for i in tree.below(index, "nsubj"))


def is_of_words(scene: Scene, head: int) -> bool:
    """ "Genocide allegations", "a ceasefire proposal": the noun that a compound is a kind of tells words and no deed."""
    words = scene.clauses.words
    noun = scene.words.noun(words[head])
    spoken = noun is not None and noun.type in ("ACCUSE", "REQUEST", "THREATEN")
    return spoken or words[head] in scene.words.tidings or scene.words.member("claims", words[head])
