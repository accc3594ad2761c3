"""What has not happened though no modal says so: under a condition, an open question, the terms of a deal, a fear or a plan."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.conditions import is_condition
from kilde.reading.events.grounds import HIGHEST, above, is_definite, is_perceived
from kilde.reading.events.never import might_have
from kilde.reading.events.scene import Scene
from kilde.reading.statements.conditional import opening_condition
from kilde.reading.statements.lexicon import speech

GOVERNED = ("ccomp", "xcomp", "csubj", "acl", "obj", "obl")
NEAR = 6  # tokens before a verb in which what puts off its happening stands
EVENTUAL = frozenset(("future", "possibility", "wish", "obligation"))


def unreal(scene: Scene, index: int) -> str | None:
    """The modality "conditional" or "planned" that the surroundings of an event give it; None when they give none."""
    if _is_past_aside(scene, index):
        return None
    if _is_conditional_clause(scene, index) or _might_have_been(scene) or _is_behind_condition(scene, index):
        return "conditional"
    words = scene.clauses.words
    infinitive = scene.syntax and scene.clauses.tokens[index].feats.get("VerbForm") == "Inf"
    governed = {index, scene.clauses.tree.first_joined(index)} if infinitive else {index}  # "ready to sign a truce and send more aid"
    bound = infinitive and any(scene.words.agreed_to.find(words, at - NEAR, at + 1) for at in governed)  # "agreed to free prisoners and withdraw"
    if bound or any(scene.words.short_of.find(words, at - NEAR, at + 1) for at in governed) or _is_agreed_term(scene, index):
        return "planned"
    if not scene.syntax:
        return None
    if _has_condition(scene, index) or _is_awaited(scene, index):
        return "conditional"
    if is_asked(scene, index):
        return "planned"
    for at in above(scene, index):
        kind = _marked(scene, at) or ("conditional" if _is_inverted(scene, at) else None)
        if kind:
            return kind
        if _is_since(scene, at):
            break
    if any(scene.clauses.words[head] in scene.words.terms and scene.clauses.tree.relation(at) != "nsubj" for at, head in pairwise(above(scene, index))):
        return "planned"  # "the deal means that troops leave", but not "the attacks mean a new round"
    if is_heard(scene, index):
        return None
    return "planned" if _is_prospect(scene, index) or _is_predicated(scene, index) or _is_foreseen(scene, index) or _is_eventual(scene, index) else None


def _is_past_aside(scene: Scene, index: int) -> bool:
    """ "If so, the deal, which was signed in May, is broken": what a relative clause behind a comma tells in the past has happened."""
    clauses = scene.clauses
    segment = clauses.segment(index)
    verbs = [index] if clauses.tokens[index].upos != "NOUN" else [i for i in range(segment.body, index) if clauses.tokens[i].upos == "VERB"]
    behind_mark = any(clauses.tokens[i].text == "," for i in range(max(0, segment.first - 2), segment.first + 1))  # ", något som har lett till protester"
    past = any(clauses.tokens[i].feats.get("Tense") == "Past" or clauses.tokens[i].feats.get("VerbForm") == "Sup" for i in verbs)
    eventual = any(word in clauses.rules.modals for word in clauses.words[segment.first : index])
    return segment.kind == "relative" and behind_mark and past and not eventual


def is_heard(scene: Scene, index: int) -> bool:
    """ "The attack skulle, by some reports, ha begun": the helpers of the verb tell hearsay of what is past, and no plan."""
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    kinds = {at: ("aux", "cop") if tokens[at].feats.get("VerbForm") == "Part" else ("aux",) for at in above(scene, index)}  # "skal være hørt"
    helpers = ([scene.clauses.words[i] for i in tree.below(at, *relations)] for at, relations in kinds.items())
    return any(speech(scene.draft.language).tells_hearsay(words) for words in helpers)


def _is_agreed_term(scene: Scene, index: int) -> bool:
    """ "Under the deal, Israel withdraws": what a deal provides for, in the present."""
    return bool(scene.words.by_deal.find(scene.clauses.words, 0, len(scene.clauses.words))) and scene.clauses.tokens[index].feats.get("Tense") == "Pres"


def _is_conditional_clause(scene: Scene, index: int) -> bool:
    """Whether the clause opens with "if": "if Russia attacks", "in case of an attack"."""
    clauses = scene.clauses
    segment, conditions = clauses.segment(index), speech(scene.draft.language).conditions
    return any(is_condition(clauses, conditions, at) for at in range(segment.first, min(segment.body + 1, index)))


def _is_behind_condition(scene: Scene, index: int) -> bool:
    """ "Attacks Russia, answers Nato": either half of a sentence that opens with a condition by the order of its words, in no past tense."""
    end = opening_condition(scene.clauses)
    return end is not None and (index < end or not scene.clauses.is_past(index))


def _marked(scene: Scene, at: int) -> str | None:
    """By the mark of a clause above: "if" makes it conditional, "whether" leaves it open."""
    clauses, tree = scene.clauses, scene.clauses.tree
    relation, head = tree.relation(at), tree.heads[at]
    for mark in tree.below(at, "mark", "advmod"):
        if relation == "advcl" and mark < at and speech(scene.draft.language).conditions.at(clauses.words, mark):
            return "conditional"
        about = any(word in clauses.rules.complementisers for word in [w for w in clauses.words[mark + 1 : mark + 3] if w != ","][:1])  # "meldinger om, at"
        if clauses.words[mark] in scene.words.whether and tree.relation(mark) == "mark" and not about:
            asked = relation in GOVERNED or (relation == "advcl" and 0 <= head < at and clauses.words[head] in cue_forms(scene.draft.language))
            return "planned" if asked else "conditional" if relation == "advcl" else None
    return None


def _is_awaited(scene: Scene, index: int) -> bool:
    """ "Will only sign when troops withdraw", "no talks until they withdraw": a clause of time, in no past, on which something hangs that is only or not to be."""
    clauses, tree = scene.clauses, scene.clauses.tree
    for at, head in pairwise(above(scene, index)):
        timed = tree.relation(at) == "advcl" and any(clauses.words[i] in scene.words.upon for i in tree.below(at, "mark", "advmod", "case"))
        if not timed or scene.clauses.is_past(at) or scene.clauses.is_past(index):
            continue
        beside = [child for child in tree.children[head] if child != at]
        near = [clauses.words[i] for child in beside for i in (child, *tree.children[child])]
        if not scene.clauses.is_past(head) and any(word in scene.words.only_then or word in clauses.rules.negations for word in near):
            return True
    return False


def is_asked(scene: Scene, index: int) -> bool:
    """Whether the verb stands in an open question of its own: "whether others were wounded"."""
    clauses = scene.clauses
    at = clauses.tree.first_joined(index, "nsubj", "mark")
    opener = clauses.segment(at).opener or clauses.words[clauses.segment(at).first]
    other = opener in clauses.rules.prepositions or opener in speech(scene.draft.language).condition_openers  # "om" and "if" have other senses too
    return (opener in scene.words.whether and not other) or _marked(scene, at) == "planned"


def is_left_open(scene: Scene, index: int) -> bool:
    """ "Har ikke sagt om byen er erobret": an open question under a negated verb of saying, which tells nothing of what it asks."""
    if not scene.syntax or not is_asked(scene, index):
        return False
    tree, clauses = scene.clauses.tree, scene.clauses
    at = tree.first_joined(index, "nsubj", "mark")
    head = tree.heads[at]
    return head >= 0 and clauses.words[head] in cue_forms(clauses.rules.language) and clauses.negates(head, "advmod", "neg")


def _is_since(scene: Scene, at: int) -> bool:
    """ "It is unclear who fired after the truce had begun": a past clause of time has happened, whatever is open about the one it hangs on."""
    tree, words = scene.clauses.tree, scene.clauses.words
    return tree.relation(at) == "advcl" and scene.clauses.is_past(at) and any(words[i] in scene.words.following for i in tree.below(at, "mark", "case"))


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


def _might_have_been(scene: Scene) -> bool:
    """ "Had Russia won, it had attacked": both halves open with the past of "have". "But for the help, Russia had won"."""
    clauses = scene.clauses
    if clauses.words[0] in scene.words.but_for and clauses.rules.verb_second:
        finite = next((i for i, token in enumerate(clauses.tokens) if token.feats.get("VerbForm") == "Fin"), 0)
        return clauses.words[finite] in scene.words.what_if
    comma = next((i for i, token in enumerate(clauses.tokens) if token.text == ","), 0)
    opens = clauses.words[0] in scene.words.what_if and comma > 2
    return opens and comma + 1 < len(clauses.words) and (clauses.words[comma + 1] in scene.words.what_if or clauses.words[comma + 1] in clauses.rules.modals)


def _is_foreseen(scene: Scene, index: int) -> bool:
    """A clause in no past tense that hangs on a word for what may come: "plans to attack", "prevent the town from being bombed"."""
    clauses, tree = scene.clauses, scene.clauses.tree
    for at, head in pairwise(above(scene, index)):
        hangs = tree.relation(at) in ("ccomp", "xcomp") or (tree.relation(at) in ("acl", "advcl") and tree.subtype(at) != "relcl")
        if (hangs and at > head and clauses.words[head] in scene.words.prospects) or _is_feared_there(scene, at, head):
            feared = tree.relation(at) == "xcomp" and clauses.tokens[at].feats.get("VerbForm") == "Part" and not tree.below(at, "mark", "aux")  # "feared killed"
            return not feared and not scene.clauses.is_past(at) and not scene.clauses.is_past(index)
        if tree.relation(at) not in ("ccomp", "xcomp", "conj", "obj", "obl") and not (tree.relation(at) == "advcl" and any(clauses.words[i] in scene.words.by_doing for i in tree.below(at, "mark", "case"))):
            return False
    return False


def _is_feared_there(scene: Scene, at: int, head: int) -> bool:
    """ "Det finns oro för att kriget utvidgas": a content clause that the tree hangs on "there is", whose subject is a word for what may come."""
    clauses, tree = scene.clauses, scene.clauses.tree
    told = tree.relation(at) == "advcl" and any(clauses.words[i] in clauses.rules.complementisers for i in tree.below(at, "mark"))
    there = told and at > head and bool(tree.below(head, "expl"))
    return there and any(clauses.words[i] in scene.words.prospects for i in tree.below(head, "nsubj", "obj") if i < at)


def _is_predicated(scene: Scene, index: int) -> bool:
    """ "The plan is that troops withdraw": a clause in no past tense that a noun for what may come is said to be."""
    clauses, tree = scene.clauses, scene.clauses.tree
    if scene.clauses.is_past(index):
        return False
    nouns = [i for i in tree.below(index, "nsubj") if tree.subtype(i) == "outer"]
    head = tree.heads[index]
    if head >= 0 and tree.relation(head) == "nsubj" and tree.heads[head] > head:
        nouns += [tree.heads[head]] if tree.below(tree.heads[head], "cop") else []  # "it is the plan that ..."
    return any(clauses.words[i] in scene.words.prospects for i in nouns)


def _has_condition(scene: Scene, index: int) -> bool:
    """ "Turkey attacks if the talks fail": what a clause with "if" hangs on, in the present, or in a past that might have been."""
    clauses, tree = scene.clauses, scene.clauses.tree
    cues = speech(scene.draft.language)
    for clause in tree.below(index, "advcl"):
        opened = any(cues.conditions.at(clauses.words, i) or (clause > index and clauses.words[i] in cues.condition_openers) for i in tree.below(clause, "mark"))
        opened = opened and not any(i and clauses.words[i - 1] in scene.words.although for i in tree.below(clause, "mark"))
        wished = all(any(clauses.words[i] in scene.words.what_if for i in tree.below(at, "aux")) for at in (index, clause))
        if opened and (wished or not scene.clauses.is_past(index)):
            return True
        if (opened or _is_inverted(scene, clause) or _opens_with_had(scene, clause)) and might_have(scene, index):
            return True  # "would have hit a school had it not been shot down"
    return False


def _opens_with_had(scene: Scene, clause: int) -> bool:
    """ "Had it not been shot down": the past of "have" before the subject, and no mark."""
    tree, words = scene.clauses.tree, scene.clauses.words
    subjects = tree.below(clause, "nsubj")
    return bool(subjects) and not tree.below(clause, "mark") and any(words[i] in scene.words.what_if and i < min(subjects) for i in tree.below(clause, "aux"))


def _is_eventual(scene: Scene, index: int) -> bool:
    """What shares the modal of the verb it is joined to or depends on: "is to enter and surround the town and force it to surrender"."""
    clauses, tree, at = scene.clauses, scene.clauses.tree, index
    if clauses.tokens[index].upos == "NOUN" and (is_definite(scene, index) or tree.relation(index) not in ("obl", "obj", "nmod") or is_perceived(scene, index)):
        return False
    if any(clauses.words[i] in scene.words.apart - scene.words.earlier for i in tree.below(index, "case")):
        return False  # "had to resign after protests"
    for _ in range(HIGHEST):
        relation, head = tree.relation(at), tree.heads[at]
        if at == index and relation == "nmod" and head >= 0 and tree.relation(head) in ("obl", "obj"):
            relation, head = tree.relation(head), tree.heads[head]  # "will go to Cairo for meetings"
        bare = not tree.below(at, "nsubj", "aux") and (clauses.tokens[at].feats.get("VerbForm", "Inf") == "Inf" or not clauses.tokens[at].feats.get("Tense"))
        if head < 0 or not ((relation in ("xcomp", "conj") and bare) or (at == index and relation in ("obl", "obj") and clauses.tokens[index].upos == "NOUN")):
            return False
        helping = tree.below(head, "aux")
        helpers = [clauses.words[i] for i in helping]
        if helpers:
            heard = any(speech(scene.draft.language).heard(clauses.words, i, head) for i in helping)
            perfect = any(clauses.rules.auxiliaries.get(word) == "perfect" for word in helpers)
            kinds = {clauses.rules.modals.get(word) for word in helpers}
            return not heard and bool(kinds & ({"future"} if perfect else EVENTUAL))  # "skulle ha blitt enige"
        at = head
    return False


def _is_prospect(scene: Scene, index: int) -> bool:
    """A noun for what may come: "fear of an attack", "prepare for an offensive", "an attack would lead to war"."""
    clauses, tree = scene.clauses, scene.clauses.tree
    head, relation = tree.heads[index], tree.relation(index)
    eventual = head >= 0 and any(clauses.rules.modals.get(clauses.words[i]) in EVENTUAL for i in tree.below(head, "aux"))
    if eventual and relation == "nsubj" and clauses.words[head] in scene.words.arriving:
        return True
    if clauses.tokens[index].upos != "NOUN" or is_definite(scene, index):
        return False
    if head < 0 or is_perceived(scene, index):
        return False
    word = clauses.words[head]
    expected = tree.subtype(index) == "pass" or tree.relation(index) in ("nmod", "obl", "obj") or clauses.rules.verb_second
    if relation in ("nmod", "obl", "obj", "nsubj") and expected and (word in scene.words.prospects or (relation != "nmod" and scene.words.light.get(word) == "planned")):
        return True
    owned = bool(tree.below(index, "nmod")) and any(tree.subtype(i) == "poss" for i in tree.below(index, "nmod"))
    return relation == "nsubj" and eventual and not owned
