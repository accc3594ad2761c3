"""Frames from dependency trees: who stands where is read off the arcs, words off the lists.

A tree says where the subject stands even when no list knows it. Then the frame has no subject rather than the nearest actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kilde.encoder.interface import ROOT
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.groups import group
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.shallow import counts_who
from kilde.reading.clauses.subjects import before_mark, beside, continued, gapped, is_relative, misread_objects, own_subject
from kilde.reading.clauses.tree import OBJECTS, SUBJECTS, Tree

MISNAMED = ("amod", "xcomp", "nmod", "obl")  # what trees call a bare adjective that is an object: "civilians" in the Nordic languages


def frame(clauses: Clauses, verb: int, passive: bool | None = None) -> Frame | None:
    """The frame of the verb at a token index as its tree has it; None where the tree does not see a verb there."""
    tree, rules = clauses.tree, clauses.rules
    helps = tree.relation(verb) in ("aux", "cop") and (clauses.words[verb] in rules.auxiliaries or clauses.words[verb] in rules.modals)
    predicate = tree.heads[verb] if helps and tree.heads[verb] != ROOT else verb
    if not tree.is_predicate(predicate) or clauses.inside[predicate] is not None:
        return None  # the lists and the tree do not agree on where the verb is
    segment = clauses.segment(verb)
    made = Frame(verb, segment.first, segment.last, verb, opener=segment.opener)
    group(clauses, tree, predicate, made)
    made.passive = made.passive if passive is None else passive
    _subject(clauses, tree, predicate, made)
    if made.subject_at is None and not made.passive and tree.relation(predicate) == "root":
        return None
    made.objects = list(_phrases(clauses, tree, [*tree.below(predicate, *OBJECTS), *misread_objects(clauses, tree, predicate), *_told(clauses, tree, predicate), *_antecedent(clauses, tree, predicate)], made.subject))
    if not made.objects and not made.passive:
        made.objects = _misnamed(clauses, tree, predicate, made.subject)
    _obliques(clauses, tree, predicate, made)
    if made.passive:
        made.agent = _agent(clauses, tree, predicate)
    return made


def _subject(clauses: Clauses, tree: Tree, predicate: int, made: Frame) -> None:
    own = own_subject(clauses, tree, predicate)
    if own is not None:
        at = own
        made.subject_at = at
        if is_relative(clauses, tree, at) and tree.relation(predicate) == "acl":
            made.subject_at = tree.heads[predicate]
            made.subject = _described(clauses, tree, tree.heads[predicate])
            return
        made.subject = list(_phrases(clauses, tree, [*beside(clauses, tree, predicate, at), at, *gapped(tree, predicate)], ()))
        made.inverted = bool(made.subject) and made.subject[0].first > made.finite
        return
    head, relation = tree.heads[predicate], tree.relation(predicate)
    if head == ROOT:
        return
    if relation == "conj" and tree.is_predicate(head) and not counts_who(clauses, predicate):
        before = continued(clauses, tree, predicate)
        earlier = frame(clauses, head if before is None else before)
        made.subject, made.subject_at, made.shared = (earlier.subject, earlier.subject_at, True) if earlier else ([], None, False)
        made.controlled = bool(earlier and earlier.controlled)  # "accused them of looting and killing"
        if earlier and earlier.passive and not made.passive and not earlier.agent and clauses.tokens[predicate].feats.get("VerbForm") != "Fin":
            made.passive = True
    elif relation == "parataxis" and (other := before_mark(tree, predicate)) is not None:
        made.subject_at, made.subject = other, list(_phrases(clauses, tree, [other], ()))
    elif relation == "acl":
        made.subject_at = head
        there = own_subject(clauses, tree, head) if tree.below(head, "cop") and clauses.tokens[predicate].feats.get("VerbForm") == "Inf" else None
        if there is not None and clauses.inside[there] is not None:  # "the army was in the process of taking the town"
            made.subject, made.subject_at, made.controlled = list(_phrases(clauses, tree, [there], ())), there, True
            return
        relative = any(is_relative(clauses, tree, i) for i in tree.below(predicate, *OBJECTS, "obl", "advmod"))  # "the city, where there was fighting"
        if not relative:
            made.subject = _described(clauses, tree, head)
    elif relation in ("xcomp", "advcl", "ccomp", "obl") or (relation == "csubj" and head < predicate):  # "Rebellerna uppges ha attackerat staden"
        verb = head if tree.is_predicate(head) else tree.clause_of(predicate)
        outer = frame(clauses, verb) if verb is not None and verb != predicate else None
        there = own_subject(clauses, tree, head) if outer is None and relation == "advcl" and tree.below(head, "cop") else None
        if there is not None and clauses.tokens[predicate].feats.get("VerbForm") == "Inf":  # "the ministers are in Geneva to discuss the war"
            made.subject, made.subject_at, made.controlled = list(_phrases(clauses, tree, [there], ())), there, True
        empty = relation in ("xcomp", "ccomp") and any(i < predicate for i in tree.below(predicate, "expl"))  # "the army says that there were rockets fired"
        if outer and clauses.tokens[predicate].feats.get("VerbForm") != "Fin" and (made.perfect or not empty):
            made.subject, made.subject_at, made.controlled = list(outer.subject), outer.subject_at, True


def _described(clauses: Clauses, tree: Tree, head: int) -> list[Phrase]:
    """ "A spokeswoman for a group battling the junta": whom a clause tells of, also where it is the owner within a longer phrase."""
    whole = clauses.inside[head]
    owner = whole.owner if whole is not None else None
    if whole is not None and owner is not None and owner.entities and whole.head < head and owner.first <= head < owner.last and not owner.genitive:
        return [owner]
    return list(_phrases(clauses, tree, [head], ()))


def _told(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "USA ber nå Sudan stanse angrepene": who is to do what a bare infinitive tells, where the tree hangs them on that only."""
    bare = [i for i in tree.below(predicate, "xcomp") if i > predicate and clauses.tokens[i].feats.get("VerbForm") == "Inf" and not tree.below(i, "mark", "aux", "cop")]
    return [s for i in bare for s in tree.below(i, "nsubj") if predicate < s < i]


def _antecedent(clauses: Clauses, tree: Tree, predicate: int) -> list[int]:
    """ "the minister, whom it accuses": what a relative object stands for."""
    if tree.relation(predicate) != "acl":
        return []
    relative = any(is_relative(clauses, tree, i) for i in tree.below(predicate, *OBJECTS))
    return [tree.heads[predicate]] if relative or _marked(clauses, tree, predicate) else []


def _marked(clauses: Clauses, tree: Tree, predicate: int) -> bool:
    """ "Hizbollah, som Israel beskylder": a relative that the tree calls a mark, of a verb with a subject and nothing else for it to stand for."""
    marks = [i for i in tree.below(predicate, "mark") if i < predicate and is_relative(clauses, tree, i)]
    others = tree.below(predicate, *OBJECTS, "xcomp", "ccomp", "cop")
    stranded = any(tree.tokens[i].upos == "ADP" and not tree.children[i] for i in tree.children[predicate])
    return bool(marks) and bool(tree.below(predicate, *SUBJECTS)) and not others and not stranded


def _misnamed(clauses: Clauses, tree: Tree, predicate: int, but: Sequence[Phrase]) -> list[Phrase]:
    """ "denied that it had attacked civilians": the actor right behind the verb that hangs on it under the name of an adjective or adverbial."""
    phrase = next((p for p in clauses.phrases if min(p.first, p.outer) == predicate + 1 and not p.genitive and p not in but), None)
    if phrase is None or phrase.sort != "population" or clauses.governor(phrase) is not None:
        return []
    top = tree.top(phrase)
    return clauses.chain(phrase) if tree.heads[top] == predicate and tree.relation(top) in MISNAMED else []


def _told_of(clauses: Clauses, tree: Tree, predicate: int) -> Iterator[tuple[str, Phrase]]:
    """ "Rwanda, with which Congo cut ties": a relative behind a preposition stands for the noun it hangs on, or the actor right before it."""
    for relative in tree.below(predicate, "obl") if tree.relation(predicate) == "acl" else ():
        preposition = next((clauses.words[i] for i in tree.below(relative, "case")), None)
        if preposition is None or not is_relative(clauses, tree, relative):
            continue
        opening = tree.span(relative)[0]
        near = [p for p in clauses.phrases if p.inside is None and p.last in (opening, opening - 1)]
        for phrase in list(_phrases(clauses, tree, [tree.heads[predicate]], ())) or near[:1]:
            yield preposition, phrase


def _phrases(clauses: Clauses, tree: Tree, heads: Sequence[int], but: Sequence[Phrase]) -> Iterator[Phrase]:
    """The actor phrases of these tokens and of what is coordinated with them; a part stands for the whole ("some of the men")."""
    seen = {id(phrase) for phrase in but}
    for head in heads:
        named = [i for i in tree.below(head, "appos") if clauses.inside[i] is not None and clauses.inside[i] is clauses.inside[head]]
        for index in (head, *_coordinated(tree, head), *(i for name in named for i in _coordinated(tree, name))):  # "the president, X, and his rival, Y"
            phrase = _phrase_at(clauses, tree, index)
            for one in clauses.chain(phrase) if phrase is not None else ():
                if id(one) not in seen and not one.genitive:
                    seen.add(id(one))
                    yield one


def _phrase_at(clauses: Clauses, tree: Tree, index: int) -> Phrase | None:
    phrase = clauses.inside[index] or next((p for p in clauses.phrases if p.outer <= index < p.first), None)
    phrase = phrase or next((p for p in clauses.phrases if p.last <= index < p.tail), None)
    if phrase is not None:
        return _members(clauses, tree, phrase) or phrase
    if tree.tokens[index].upos == "VERB":  # "blaming a militia allied with Haftar": the noun read as part of its participle
        phrase = next((p for p in clauses.phrases if p.last == index and tree.heads[tree.top(p)] == index and tree.relation(tree.top(p)) == "compound"), None)
        if phrase is not None:
            return phrase
    if clauses.words[index] in clauses.rules.parts or clauses.is_number(index):
        return next((clauses.inside[i] for i in tree.below(index, "nmod", "obl") if clauses.inside[i] is not None), None)
    named = [i for i in tree.below(index, "appos", "flat", "nmod") if (i > index or tree.relation(i) != "nmod") and clauses.inside[i] is not None and not tree.below(i, "case") and clauses.governor(clauses.inside[i]) is None]  # type: ignore[arg-type]
    return clauses.inside[named[0]] if named and not clauses.inside[named[0]].genitive else None  # type: ignore[union-attr]


def _members(clauses: Clauses, tree: Tree, phrase: Phrase) -> Phrase | None:
    """ "a group of Russian soldiers": whom a mere group consists of."""
    if clauses.words[phrase.head] not in clauses.rules.parts:
        return None
    heads = [i for i in tree.below(phrase.head, "nmod") if any(clauses.words[c] in clauses.rules.partitive for c in tree.below(i, "case"))]
    return next((inside for i in heads if (inside := clauses.inside[i]) is not None), None)


def _coordinated(tree: Tree, index: int) -> list[int]:
    return [child for child in tree.below(index, "conj") if not tree.is_predicate(child)]


def _obliques(clauses: Clauses, tree: Tree, predicate: int, made: Frame) -> None:
    """(preposition, phrase) for all phrases of the clause behind a preposition, those within its noun phrases included."""
    taken = {id(p) for p in (*made.subject, *made.objects)}
    listed: set[int] = set()
    for phrase in clauses.phrases:
        if id(phrase) in taken or id(phrase) in listed or tree.clause_of(tree.top(phrase)) != predicate or made.subject_at in range(phrase.first, phrase.last):
            continue
        preposition = clauses.governor(phrase)
        if preposition is None:
            continue
        if phrase.genitive:  # "to the UN's relief agency UNRWA"
            phrase = next((p for p in clauses.phrases if p.inside is None and p.first - phrase.last in (1, 2) and clauses.governor(p) is None and id(p) not in taken), phrase)
        chain = clauses.chain(phrase)
        made.obliques += [(preposition, p) for p in chain if id(p) not in taken]
        listed.update(map(id, chain))
    made.obliques += [(preposition, p) for preposition, p in _told_of(clauses, tree, predicate) if id(p) not in taken | listed]


def _is_by(clauses: Clauses, tree: Tree, index: int) -> bool:
    """Behind "by", which the tree may hang on another word of the same name."""
    phrase, cases = clauses.inside[index], tree.below(index, "case")
    if any(clauses.ends_in_count(c) for c in cases):
        return False  # "tusindvis af civile er dræbt": part of a whole
    if tree.subtype(index) == "agent" and not cases:
        return True
    return any(clauses.words[c] in clauses.rules.agents for c in cases) or (phrase is not None and clauses.governor(phrase) in clauses.rules.agents)


def _agent(clauses: Clauses, tree: Tree, predicate: int) -> list[Phrase]:
    agents = [i for i in tree.below(predicate, "obl", "nmod") if _is_by(clauses, tree, i)]
    if not agents:  # "was stopped and searched by the police", "two were killed and a third wounded by soldiers"
        sharing = [i for i in tree.below(predicate, "conj") if tree.is_predicate(i) and not tree.below(i, "aux", "cop") and clauses.tokens[i].feats.get("VerbForm") == "Part"]
        return _agent(clauses, tree, sharing[0]) if sharing else []
    return list(_phrases(clauses, tree, agents, ()))
