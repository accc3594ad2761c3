"""Where the subject of a verb stands by its tree, and what trees take for one though it is none."""

from __future__ import annotations

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import SUBJECTS, Tree


def beside(clauses: Clauses, tree: Tree, predicate: int, at: int) -> list[int]:
    """ "Ethiopia and Somaliland signed": what a conjunction joins to the subject, where the tree hangs both on the verb, or the first on the second."""
    joined: list[int] = []
    own = clauses.inside[at]
    for other in tree.below(at, "nmod") if own is not None else ():  # "Ethiopia and the people's front" is no front of two
        phrase = clauses.inside[other] if other < at else None
        if own is not None and phrase is not None and phrase is not own and not phrase.genitive and not tree.below(other, "case") and phrase.last + 1 in (own.first, own.outer) and clauses.words[phrase.last] in clauses.rules.conjunctions:
            joined.append(other)
    for other in reversed([i for i in tree.below(predicate, "nsubj") if i < at]):
        between = [i for i in range(tree.span(other)[1], tree.span(at)[0]) if clauses.words[i] not in clauses.rules.determiners]
        if len(between) != 1 or clauses.words[between[0]] not in clauses.rules.conjunctions:
            break
        joined.insert(0, other)
        at = other
    return joined


def before_mark(tree: Tree, predicate: int) -> int | None:
    """ "..., a delegate, Ada Blom, told AP": the second subject of the clause before, where it ends right before the verb."""
    subjects = [i for i in tree.below(tree.heads[predicate], "nsubj") if i < predicate]
    return subjects[-1] if len(subjects) > 1 and tree.span(subjects[-1])[1] == predicate else None


def continued(clauses: Clauses, tree: Tree, predicate: int) -> int | None:
    """ "They have left, residents said, and are shelling the town": the clause before the verb of saying, with which a verb joined to that one
    goes on; None for what whoever says it does besides ("..., he said, and warned")."""
    said = tree.heads[predicate]
    if tree.relation(predicate) != "conj" or said < 0 or clauses.words[said] not in cue_forms(clauses.rules.language) or tree.below(predicate, *SUBJECTS):
        return None
    told = [i for i in tree.below(said, "ccomp") if i < said and tree.is_predicate(i) and tree.below(i, *SUBJECTS)]
    parted = any(clauses.tokens[i].text == "," for i in range(said, predicate))
    if not told or not parted or tree.below(said, "obj", "xcomp") or any(i > said for i in tree.below(said, "ccomp")):
        return None
    now, then = _tense(clauses, tree, said), _tense(clauses, tree, predicate)
    besides = now == then and (now == "Pres" or clauses.words[predicate] in cue_forms(clauses.rules.language))
    return None if besides else told[-1]


def _tense(clauses: Clauses, tree: Tree, predicate: int) -> str | None:
    finite = [i for i in (*tree.below(predicate, "aux", "cop"), predicate) if clauses.tokens[i].feats.get("VerbForm") == "Fin"]
    return clauses.tokens[finite[0]].feats.get("Tense") if finite else None


def gapped(tree: Tree, predicate: int) -> list[int]:
    """ "Russia has brokered two truces, and the US one": who does the same in a clause whose verb is left out."""
    without_verb = [i for i in tree.below(predicate, "conj") if i > predicate and not tree.is_predicate(i)]
    return [i for i in without_verb if any(c > i for c in tree.below(i, "orphan", "conj"))]


def own_subject(clauses: Clauses, tree: Tree, predicate: int) -> int | None:
    """The token of its subject; in a verb-second language what follows a coordinated verb that opens its clause is no subject."""
    opening = _opening_actor(clauses, tree, predicate)
    if opening is not None:
        return opening
    misread = misread_objects(clauses, tree, predicate)
    own = [i for i in tree.below(predicate, *SUBJECTS) if i not in misread and clauses.tokens[i].start not in clauses.times]
    own = [i for i in own if tree.relation(i) == "nsubj"] or own  # "police escorting a convoy came under fire"
    return min(own or _of_helper(clauses, tree, predicate) or _bare(clauses, tree, predicate) or _counted(clauses, tree, predicate), key=lambda i: abs(i - predicate), default=None)


def _opening_actor(clauses: Clauses, tree: Tree, predicate: int) -> int | None:
    """ "Militante drepte ti soldater": people told by an adjective right before the verb of a verb-second clause act in it, whatever the tree calls them."""
    finite = min([predicate, *tree.below(predicate, "aux")])
    phrase = next((p for p in clauses.phrases if p.last == finite and p.entities and not p.genitive), None) if clauses.rules.verb_second else None
    if phrase is None or min(phrase.first, phrase.outer) != clauses.segment(finite).body or clauses.governor(phrase) is not None:
        return None
    top = tree.top(phrase)
    return top if tree.heads[top] == predicate and clauses.tokens[top].upos == "ADJ" and tree.relation(top) in ("advmod", "amod", "dep", "advcl", "acl") else None


def _of_helper(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "It has massed troops": the subject of the helper right before a verb, where the tree makes two clauses of the two."""
    helper = predicate - 1
    if helper < 0 or clauses.rules.auxiliaries.get(clauses.words[helper]) != "perfect" or tree.heads[helper] not in (tree.heads[predicate], predicate):
        return []
    return [i for i in tree.below(helper, "nsubj") if i < helper]


def _bare(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "after debris from a missile damaged its embassy": a noun without a preposition between the opener and the verb is the subject, however the tree calls it."""
    mark = next((i for i in tree.below(predicate, "mark") if i < predicate), None)
    if mark is None or tree.relation(predicate) != "advcl" or clauses.words[mark] == clauses.rules.infinitive:
        return []
    near = [i for i in range(mark + 1, predicate) if tree.relation(i) in ("obl", "obj", "dislocated") and tree.heads[i] in (predicate, tree.heads[predicate])]
    nouns = [i for i in near if clauses.tokens[i].upos in ("NOUN", "PROPN") and clauses.tokens[i].start not in clauses.times]
    return [i for i in nouns if not tree.below(i, "case")]


def _counted(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "The mayor says that three have been killed": a bare number before a finite verb is its subject, however the tree calls it."""
    finite = min([predicate, *tree.below(predicate, "aux", "cop")])
    return [i for i in tree.below(predicate, "nummod") if i == finite - 1 and clauses.is_number(i)]


def misread_objects(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """What the tree takes for the subject behind a verb that has its subject elsewhere.

    "..., och anklagar X": with nothing before the coordinated verb, the subject is that of the clause before, and X its object. A
    verb-second clause that a name opens has no second subject behind the verb, and one in English none at all.
    """
    subjects = tree.below(predicate, "nsubj")
    if _opening_actor(clauses, tree, predicate) is not None:
        return [i for i in subjects if i > predicate]
    if clauses.rules.verb_second and len(subjects) > 1 and subjects[0] < predicate < subjects[-1]:
        opening = clauses.inside[subjects[0]]
        if opening is not None and opening.sort != "pronoun":
            return [i for i in subjects if i > predicate]
    if not clauses.rules.verb_second:
        return [i for i in subjects if i > predicate] if len(subjects) > 1 and subjects[0] < predicate < subjects[-1] else []
    if tree.relation(predicate) != "conj":
        return []
    before = [i for i in tree.children[predicate] if i < predicate and tree.relation(i) != "punct"]
    return [] if [tree.relation(i) for i in before] != ["cc"] else [i for i in tree.below(predicate, "nsubj") if i > predicate]


def is_relative(clauses: Clauses, tree: Tree, index: int) -> bool:
    """Also "that" as a pronoun: "a group that killed three"."""
    word, upos = clauses.words[index], tree.tokens[index].upos
    if word in clauses.rules.relatives:
        return upos in ("PRON", "SCONJ", "DET", "ADV")
    return word in clauses.rules.complementisers and upos == "PRON" and tree.relation(tree.heads[index]) == "acl"
