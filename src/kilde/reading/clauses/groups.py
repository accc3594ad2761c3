"""The verb group of a predicate, as its tree has it: auxiliaries, modals and negation, and whether it is passive."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.subjects import is_relative
from kilde.reading.clauses.tree import OBJECTS, SUBJECTS, Tree


def group(clauses: Clauses, tree: Tree, predicate: int, made: Frame) -> None:
    """Auxiliaries, modals and negation; a verb coordinated with another shares them when it is not finite itself."""
    rules, words = clauses.rules, clauses.words
    helpers = _helpers(clauses, tree, predicate)
    for index in helpers:
        word = words[index]
        role = rules.auxiliaries.get(word)
        progressive = bool(rules.gerund) and words[predicate].endswith(rules.gerund)
        planned = role == "be" and clauses.tokens[predicate].feats.get("VerbForm") == "Inf"  # "is to withdraw"
        planned_passive = role == "be" and bool(rules.infinitive) and words[index + 1 : index + 2] == [rules.infinitive]  # "are to be released"
        made.modal = "future" if planned or planned_passive else made.modal
        made.passive |= role == "passive" or (role == "be" and not progressive and not planned and clauses.tokens[predicate].upos in ("VERB", "ADJ")) or tree.subtype(index) == "pass"
        made.perfect |= role == "perfect"
        if word in rules.modals and (role is None or made.modal is None):
            made.modal = made.modal or rules.modals[word]
    made.finite = min([made.verb, *(i for i in helpers if i < made.verb)])
    made.passive |= _is_marked_passive(clauses, tree, predicate)
    made.passive |= not helpers and (_is_participle_clause(clauses, tree, predicate) or _is_headline(clauses, tree, predicate))
    negating = [i for i in (*tree.below(predicate, "advmod", "neg"), *(j for h in helpers for j in tree.below(h, "advmod"))) if words[i] in rules.negations]
    negating = [i for i in negating if not rules.merely.intersection(words[i + 1 : i + 2])]  # "not only shelled the town"
    made.negated = any(i < predicate or i + 1 not in tree.below(predicate, "xcomp") for i in negating)  # not "declared [not welcome]"
    made.negated |= _is_neither(clauses, tree, predicate) or _is_of_infinitive(clauses, tree, predicate, helpers)
    if tree.relation(predicate) in ("xcomp", "ccomp") and tree.heads[predicate] != ROOT:
        head = tree.heads[predicate]
        made.negated |= tree.relation(predicate) == "xcomp" and _is_link(clauses, tree, predicate) and clauses.negates(head, "advmod")
        made.passive |= tree.relation(predicate) == "xcomp" and not helpers and head + 1 == predicate and rules.auxiliaries.get(words[head]) == "passive"
        made.passive |= tree.relation(predicate) == "xcomp" and not helpers and _is_past_participle(clauses, predicate) and _is_passive(clauses, tree, head)
        if made.modal is None and words[head] in rules.modals:
            made.modal, made.finite = rules.modals[words[head]], min(made.finite, head)
        elif made.modal is None and rules.auxiliaries.get(words[head]) == "be":
            made.modal = "future"  # "is to withdraw"
    _take_prospect(clauses, tree, predicate, made)


def _take_prospect(clauses: Clauses, tree: Tree, predicate: int, made: Frame) -> None:
    """ "Kommer ikke til å overgi seg": what is, or is not, to come is told by the verb above, its preposition and the infinitive."""
    head, first = tree.heads[predicate], min(made.finite, made.verb)
    marks = [i for i in tree.below(predicate, "mark", "case") if i < first]
    if head == ROOT or head > first or not marks or not clauses.rules.prospective.at([clauses.words[head], *(clauses.words[i] for i in marks)], 0):
        return
    made.modal, made.finite = made.modal or "future", head
    made.negated |= clauses.negates(head, "advmod")


def _is_neither(clauses: Clauses, tree: Tree, predicate: int) -> bool:
    """ "Has neither accepted nor rejected", "verken godtatt eller avvist", "neither A nor B has answered": a negation that joins verbs, or their subjects."""
    first = tree.heads[predicate] if tree.relation(predicate) == "conj" and not tree.below(predicate, *SUBJECTS) else predicate
    joining = [i for at in {predicate, first} for i in tree.below(at, "cc") if i < at]
    joining += [i for at in tree.below(first, "nsubj") if tree.below(at, "conj") for i in tree.below(at, "cc", "advmod") if i < at]
    return any(clauses.words[i] in clauses.rules.negations for i in joining)


def _is_of_infinitive(clauses: Clauses, tree: Tree, predicate: int, helpers: list[int]) -> bool:
    """ "Armén säger sig inte ha dödat": a negation between a verb of saying and the infinitive of what is said, which it is of."""
    first = min([predicate, *helpers])
    bare = tree.relation(predicate) in ("xcomp", "ccomp") and clauses.tokens[first].feats.get("VerbForm") == "Inf" and not tree.below(predicate, "mark", *SUBJECTS)
    return bare and first - 1 > tree.heads[predicate] + 1 and clauses.words[first - 1] in clauses.rules.negations


def _is_link(clauses: Clauses, tree: Tree, predicate: int) -> bool:
    """ "They did not become friends", "de ble ikke enige": an adjective that the verb above only links to the subject."""
    return clauses.tokens[predicate].upos == "ADJ" and clauses.words[tree.heads[predicate]] in clauses.rules.auxiliaries


def _is_past_participle(clauses: Clauses, index: int) -> bool:
    return clauses.tokens[index].feats.get("VerbForm") == "Part" and not clauses.is_gerund(index)


def _is_passive(clauses: Clauses, tree: Tree, verb: int) -> bool:
    """ "Twelve are reported killed", "meldes drept": whether a verb, of which a participle is said, is passive itself."""
    helped = any(clauses.rules.auxiliaries.get(clauses.words[i]) in ("passive", "be") for i in tree.below(verb, "aux"))
    return helped or _is_marked_passive(clauses, tree, verb)


def _is_marked_passive(clauses: Clauses, tree: Tree, verb: int) -> bool:
    """Whether a verb is passive by its ending, in a language that has one, or by the relation of its subject."""
    suffixed = clauses.rules.verb_second and clauses.tokens[verb].feats.get("Voice") == "Pass"
    helpers = [clauses.rules.auxiliaries.get(clauses.words[i]) for i in _helpers(clauses, tree, verb)]
    if helpers and all(role == "perfect" for role in helpers) and not suffixed:
        return False  # "had earlier criticised", whatever the tree makes of its subject
    if not helpers and _is_bare_saying(clauses, tree, verb):
        return False
    return suffixed or any(tree.subtype(i) == "pass" for i in tree.below(verb, *SUBJECTS))


def _is_bare_saying(clauses: Clauses, tree: Tree, verb: int) -> bool:
    """ "Ukraine's air force warned of drones.": in a whole sentence an English verb of saying without an auxiliary is a past tense, whatever the tree
    makes of its subject; a headline ("Minister accused of bribery") has no full stop."""
    whole = clauses.tokens[-1].text == "." and tree.heads[verb] == ROOT
    return whole and not clauses.rules.verb_second and clauses.words[verb] in cue_forms(clauses.rules.language)


def _is_participle_clause(clauses: Clauses, tree: Tree, predicate: int) -> bool:
    """ "tanks captured near Palmyra": a past participle behind the noun that it tells of."""
    past = _is_past_participle(clauses, predicate)
    bare = tree.subtype(predicate) != "relcl" or not any(tree.relation(i) in (*SUBJECTS, *OBJECTS) or is_relative(clauses, tree, i) for i in tree.children[predicate])
    joined = tree.relation(predicate) == "conj" and not tree.below(predicate, *SUBJECTS) and _is_participle_clause(clauses, tree, tree.heads[predicate])
    return past and ((tree.relation(predicate) == "acl" and bare) or joined)


def _is_headline(clauses: Clauses, tree: Tree, predicate: int) -> bool:
    """ "Hamas-leder drept i Gaza": a past participle behind its subject, the auxiliary left out, with nothing that an active verb would have."""
    if tree.relation(predicate) == "conj" and not tree.below(predicate, "aux", "cop", *OBJECTS):
        return _is_past_participle(clauses, predicate) and tree.heads[predicate] != ROOT and _is_headline(clauses, tree, tree.heads[predicate])
    if not clauses.rules.verb_second or tree.heads[predicate] != ROOT or not _is_past_participle(clauses, predicate):
        return False
    subjects = tree.below(predicate, *SUBJECTS)
    active = tree.below(predicate, *OBJECTS, "aux", "cop", "xcomp", "ccomp", "compound")
    return bool(subjects) and max(subjects) < predicate and not active


def _own_helpers(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """Its auxiliaries and copulas; not the "be" of which its whole clause is said: "the answer is that it bombed"."""
    found = tree.below(predicate, "aux", "cop")
    if not any(tree.subtype(i) == "outer" for i in tree.below(predicate, "nsubj")):
        return found or _misplaced(clauses, tree, predicate)
    marks = [i for i in tree.below(predicate, "mark") if i < predicate and clauses.words[i] != clauses.rules.infinitive and clauses.tokens[i].upos == "SCONJ"]
    return [i for i in found if i > max(marks, default=-1)]


def _misplaced(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "..., og at angriberne er dræbt": a form of "be" right between a subject and its participle, which the tree hangs on a word of another clause."""
    helper = predicate - 1
    role = clauses.rules.auxiliaries.get(clauses.words[helper]) if helper > 0 else None
    near = role in ("be", "passive") and clauses.tokens[helper].upos == "AUX" and tree.heads[helper] < helper and tree.relation(helper) in ("aux", "cop")
    return [helper] if near and _is_past_participle(clauses, predicate) and any(i < helper for i in tree.below(predicate, "nsubj")) else []


def _helpers(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """Its auxiliaries and copulas, or those of the verb it is coordinated with."""
    found = _own_helpers(clauses, tree, predicate)
    at = predicate
    while not found and tree.relation(at) == "conj" and tree.heads[at] != ROOT:
        own = tree.below(at, *SUBJECTS) or tree.tokens[at].feats.get("VerbForm") == "Fin"
        at = tree.heads[at]
        if own or not tree.is_predicate(at):
            break
        found = [i for i in tree.below(at, "aux", "cop") if i < predicate]
    return found
