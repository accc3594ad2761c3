"""Who stands beside the noun of an event: behind its prepositions, before the verb of an answer, behind "led by"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.answers import answer_above
from kilde.reading.events.ascribed import blaming
from kilde.reading.events.lexicon import NounWord
from kilde.reading.events.make import Roles
from kilde.reading.events.parties import goes_between, is_only_from_there, owners, phrases_at, stands_near
from kilde.reading.events.scene import Scene

FORCES, POLICE = ("military", "armed-group"), "COP"  # kinds of those who fight, and the sector of the police
NAMED = 3  # tokens from a noun for a place to its name
REACH = 6  # tokens from a noun to a party behind a preposition


def place_behind(scene: Scene, index: int, noun: NounWord, around: Frame, taking: Roles, taken: Sequence[Phrase] = ()) -> None:
    """Parties behind prepositions: by the tree where it ties them to the noun, else by nearness; `taken` have their role already."""
    clauses = scene.clauses
    if scene.syntax:
        for role, prepositions in (("both", noun.both), ("actor", noun.actors), ("recipient", noun.recipients)):
            told = [p for p in phrases_at(scene, scene.behind(index, prepositions)) if not goes_between(scene, p)]
            taking[role] += [q for p in told for q in clauses.chain(p) if q not in taking[role]]
        if not taking["both"]:
            taking["both"] += [q for p in phrases_at(scene, _between_behind(scene, index, noun)) for q in _joined(scene, p)]
        verb = clauses.tree.heads[index] if clauses.tree.relation(index) == "nsubj" and not taking["both"] else -1
        if verb > index:  # "the fighting is mainly between A and B"
            between = scene.behind(verb, noun.both & clauses.rules.between)
            between += [verb] if any(clauses.words[i] in clauses.rules.between for i in clauses.tree.below(verb, "case")) else []
            taking["both"] += [q for p in phrases_at(scene, between) for q in _joined(scene, p)]
    at = index + 1
    for phrase in clauses.phrases:
        if phrase.first <= index or phrase.first > at + REACH or phrase.first >= around.last or phrase in taken:
            continue
        if goes_between(scene, phrase):
            continue
        if phrase.genitive and noun.type != "PROTEST":
            continue  # "strikes on suburbs of Lebanon's capital": the owner of a place did nothing
        preposition = clauses.governor(phrase)
        if scene.syntax and _is_blamed(scene, index, phrase):
            continue
        if scene.syntax and any(clauses.tree.relation(i) == "cop" for i in range(index + 1, phrase.first)):
            continue  # "the attack is a blow to X"
        if scene.syntax and preposition in clauses.rules.agents and any(clauses.is_full_verb(i) and clauses.words[i] not in scene.words.light for i in range(index + 1, phrase.first)):
            continue  # "the attack was condemned by X"
        if _is_of_another(scene, index, noun, phrase, preposition):
            continue
        tie = "both" if preposition in noun.both else "actor" if preposition in noun.actors else "recipient" if preposition in noun.recipients else None
        if tie and not taking[tie]:
            taking[tie] += _joined(scene, phrase)
            at = taking[tie][-1].last
    if noun.type == "ASSAULT":
        taking["actor"] = [p for p in taking["actor"] if not is_only_from_there(scene, p)]


def _between_behind(scene: Scene, index: int, noun: NounWord) -> list[int]:
    """ "Clashes in the province of Sweida between Druze and Bedouins": the sides, where the tree hangs them on the place that stands before them."""
    tree, words = scene.clauses.tree, scene.clauses.words
    places = [i for i in range(index + 1, tree.span(index)[1]) if scene.clauses.tokens[i].upos in ("NOUN", "PROPN") and scene.words.noun(words[i]) is None]
    tied = [i for i in places if tree.heads[i] == index or tree.heads[i] in places]
    named = [i for i in tied if any(scene.clauses.tokens[j].upos == "PROPN" and tree.relation(j) != "conj" and j <= i + NAMED for j in (i, *tree.below(i, "nmod", "appos", "flat")))]  # not "the border between A and B"
    return next((sides for i in named if (sides := scene.behind(i, noun.both & scene.clauses.rules.between))), [])


def _is_of_another(scene: Scene, index: int, noun: NounWord, phrase: Phrase, preposition: str | None) -> bool:
    """ "Attacks on Israel after the bombing by X", "shelling that followed words by X": behind another noun, which it belongs to."""
    clauses, tree = scene.clauses, scene.clauses.tree
    between = [i for i in range(index + 1, phrase.first) if clauses.inside[i] is None]
    deeds = {i: told for i in between if (told := scene.words.noun(clauses.words[i])) is not None}
    if preposition in noun.actors and deeds:
        return True
    if not scene.syntax:
        return False
    if stands_near(scene, index, tree.top(phrase)):
        return True
    others = [told for i, told in deeds.items() if tree.first_joined(i) != index]
    if preposition in noun.recipients and any(preposition in told.recipients for told in others):
        return True  # "anger over the attacks led to a coup against X"
    head = tree.heads[tree.top(phrase)]
    if index < head < phrase.first and clauses.tokens[head].upos == "VERB" and head in tree.above(index) and tree.clause_of(index) != head:
        return True  # "a boy who was hurt in an attack has died in hospital"
    return preposition in noun.actors and head in between and clauses.tokens[head].upos == "NOUN" and index not in tree.above(head)


def _is_blamed(scene: Scene, index: int, phrase: Phrase) -> bool:
    """ "An attack it blamed on jihadists": behind the verb that lays the deed at their door, and not attacked."""
    verb = scene.clauses.tree.clause_of(scene.clauses.tree.top(phrase))
    return verb is not None and verb > index and blaming(scene, verb) is not None


def of_people(scene: Scene, index: int, noun: NounWord) -> NounWord:
    """ "The capture of two soldiers", "the soldiers' capture": the noun as it tells what befalls people, and no place."""
    tree, words = scene.clauses.tree, scene.clauses.words
    behind = scene.behind(index, noun.recipients)
    owners = [] if behind else [i for i in tree.below(index, "nmod") if tree.subtype(i) == "poss" and scene.clauses.tokens[i].feats.get("Number") == "Plur"]
    if noun.people is None or not any(scene.words.is_any(words[i], "anybody", "captives", "troops", "people") for i in (*behind, *owners)):
        return noun
    return replace(noun, type=noun.people[0], mode=noun.people[1], genitive="recipient" if owners else noun.genitive)


def set_against(scene: Scene, index: int, taking: Roles, owner: Phrase | None) -> None:
    """ "Soldiers were hurt in clashes with M23", "the army's clashes with M23": those behind "with" fight whoever the noun or its clause has beside them."""
    if not taking["both"]:
        return
    mine = [p for p in taking["actor"] if p not in taking["both"]] or ([owner] if owner is not None else [])
    taking["actor"] = []
    taking["both"] = [*(mine or fighting_in(scene, index)), *taking["both"]] if len(taking["both"]) == 1 else [*taking["both"], *mine]


def fighting_in(scene: Scene, index: int) -> list[Phrase]:
    """ "Two soldiers were killed in the clashes": forces that are the subject of a clause in which the noun says where it happened."""
    tree, clauses = scene.clauses.tree, scene.clauses
    verb = tree.heads[index] if scene.syntax and tree.relation(index) in ("obl", "advcl") else -1
    if verb < 0 or scene.is_cue(verb) or not any(clauses.words[i] in clauses.rules.at_places | scene.words.following for i in tree.below(index, "case", "mark")):
        return []
    return [p for p in frame(clauses, verb).subject if p.entities and all(e.kind in FORCES or e.sector == POLICE for e in p.entities)]


def has_sides(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "Days of fighting between A and B": whether those who take part stand behind "between"."""
    return bool(scene.behind(index, noun.both & scene.clauses.rules.between))


def answering(scene: Scene, index: int) -> list[Phrase]:
    """ "responded with shelling": whose answer it is."""
    verb = answer_above(scene.clauses, scene.words, index)
    return list(frame(scene.clauses, verb).subject) if verb is not None else []


def _joined(scene: Scene, phrase: Phrase) -> list[Phrase]:
    """A phrase with what is coordinated with it, by marks or by the tree."""
    found = scene.clauses.chain(phrase)
    if len(found) > 1 or not scene.syntax:
        return found
    tree = scene.clauses.tree
    return [*found, *(p for p in phrases_at(scene, tree.below(tree.top(phrase), "conj")) if p not in found)]


def leaders(scene: Scene, index: int) -> list[EntityDraft]:
    """ "a campaign waged by the army", "talks led by the envoy": the agent of a participle behind the noun."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verbs = [i for i in tree.below(index, "acl") if words[i] in scene.words.lasting or words[i] in scene.words.light]
    heads = [h for verb in verbs for h in scene.agent_heads(verb)]
    named = [e for p in phrases_at(scene, heads) for q in scene.clauses.chain(p) for e in q.entities]
    return named or list(dict.fromkeys(e for i in heads for e in owners(scene, i)))  # "an attack carried out by Syrian jets"
