"""What has not happened though no modal says so: under a condition, an open question, the terms of a deal, a fear or a plan."""

from __future__ import annotations

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.events.scene import Scene
from kilde.reading.statements.lexicon import speech

HIGHEST = 6  # arcs climbed from an event to what governs it
GOVERNED = ("ccomp", "xcomp", "csubj", "acl", "obj", "obl")
NEAR = 6  # tokens before a verb in which what takes back its happening stands
EVENTUAL = frozenset(("future", "possibility", "wish", "obligation"))


def unreal(scene: Scene, index: int) -> str | None:
    """The modality "conditional" or "planned" that the surroundings of an event give it; None when they give none."""
    if _is_conditional_clause(scene, index):
        return "conditional"
    words = scene.clauses.words
    if scene.words.short_of.find(words, index - NEAR, index + 1) or _is_agreed_term(scene, index):
        return "planned"
    if not scene.syntax:
        return None
    for at in above(scene, index):
        kind = _marked(scene, at) or ("conditional" if _is_inverted(scene, at) else None)
        if kind:
            return kind
    if any(scene.clauses.words[at] in scene.words.terms for at in above(scene, index)[1:]):
        return "planned"
    return "planned" if _is_prospect(scene, index) else None


def never(scene: Scene, index: int) -> bool:
    """What did not happen and nobody said would: "without attacking", "instead of attacking", "nearly attacked"."""
    clauses = scene.clauses
    if scene.words.without.find(clauses.words, index - NEAR, index + 1):
        return True
    return scene.syntax and any(clauses.words[i] in scene.words.nearly for i in clauses.tree.below(index, "advmod"))


def is_of_none(scene: Scene, heads: list[int]) -> bool:
    """Whether one of these is nobody or nothing: "no troops crossed", "nobody attacked"."""
    tree, words = scene.clauses.tree, scene.clauses.words
    return any(words[i] in scene.words.none for head in heads for i in (head, *tree.below(head, "det", "amod")))


def _is_agreed_term(scene: Scene, index: int) -> bool:
    """ "Under the deal, Israel withdraws": what a deal provides for, in the present."""
    return bool(scene.words.by_deal.find(scene.clauses.words, 0, len(scene.clauses.words))) and scene.clauses.tokens[index].feats.get("Tense") == "Pres"


def above(scene: Scene, index: int) -> list[int]:
    """The token and what governs it, upwards."""
    tree, found = scene.clauses.tree, [index]
    while len(found) < HIGHEST and tree.heads[found[-1]] >= 0:
        found.append(tree.heads[found[-1]])
    return found


def _is_conditional_clause(scene: Scene, index: int) -> bool:
    """Whether the clause opens with "if": "if Russia attacks", "in case of an attack"."""
    clauses = scene.clauses
    segment, conditions = clauses.segment(index), speech(scene.draft.language).conditions
    return any(conditions.at(clauses.words, at) for at in range(segment.first, min(segment.body + 1, index)))


def _marked(scene: Scene, at: int) -> str | None:
    """By the mark of a clause above: "if" makes it conditional, "whether" leaves it open."""
    clauses, tree = scene.clauses, scene.clauses.tree
    relation, head = tree.relation(at), tree.heads[at]
    for mark in tree.below(at, "mark", "advmod"):
        if relation == "advcl" and mark < at and speech(scene.draft.language).conditions.at(clauses.words, mark):
            return "conditional"
        if clauses.words[mark] in scene.words.whether and tree.relation(mark) == "mark":
            asked = relation in GOVERNED or (relation == "advcl" and 0 <= head < at and clauses.words[head] in cue_forms(scene.draft.language))
            return "planned" if asked else "conditional" if relation == "advcl" else None
    return None


def _is_inverted(scene: Scene, at: int) -> bool:
    """ "Should Russia attack", "Angriper Russland": a clause that hangs on another, without a mark, its verb before its subject."""
    clauses, tree = scene.clauses, scene.clauses.tree
    if tree.relation(at) != "advcl" or tree.below(at, "mark") or clauses.tokens[at].feats.get("VerbForm") == "Part":
        return False
    subject = next(iter(tree.below(at, "nsubj")), None)
    helper = next(iter(tree.below(at, "aux")), None)
    finite = at if helper is None else min(at, helper)
    if subject is None or finite > subject or (helper is None and not clauses.rules.verb_second):
        return False
    return all(tree.relation(i) == "punct" for i in range(tree.span(at)[0], finite))


def _is_prospect(scene: Scene, index: int) -> bool:
    """A noun for what may come: "fear of an attack", "prepare for an offensive", "an attack would lead to war"."""
    clauses, tree = scene.clauses, scene.clauses.tree
    if clauses.tokens[index].upos != "NOUN" or is_definite(scene, index):
        return False
    head, relation = tree.heads[index], tree.relation(index)
    if head < 0:
        return False
    word = clauses.words[head]
    expected = tree.subtype(index) == "pass" or tree.relation(index) in ("nmod", "obl", "obj") or clauses.rules.verb_second
    if relation in ("nmod", "obl", "obj", "nsubj") and expected and (word in scene.words.prospects or (relation != "nmod" and scene.words.light.get(word) == "planned")):
        return True
    owned = bool(tree.below(index, "nmod")) and any(tree.subtype(i) == "poss" for i in tree.below(index, "nmod"))
    modal = any(clauses.rules.modals.get(clauses.words[i]) in EVENTUAL for i in tree.below(head, "aux"))
    return relation == "nsubj" and modal and not owned


def is_definite(scene: Scene, index: int) -> bool:
    """Told of before: by a determiner, or by the form, where the language marks it there."""
    clauses = scene.clauses
    rules = clauses.rules
    determiners = [clauses.words[i] for i in clauses.tree.below(index, "det")]
    if any(word in rules.determiners and word not in rules.indefinite for word in determiners):
        return True
    return rules.verb_second and not determiners and clauses.words[index].endswith(scene.words.definite)
