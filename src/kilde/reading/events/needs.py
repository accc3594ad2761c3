"""What must stand around a verb for it to tell an event: "take" is one only with control or a settlement as its object."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.near import stands_close
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.events.lexicon import EventWords, VerbWord
from kilde.reading.events.parties import names_a_place
from kilde.reading.events.scene import Scene

REACH = 8
FORCES = ("military", "armed-group")  # whoever hits or targets something as one of these uses force
LIVING = ("person", "population", "source")
OFFICIAL = ("person", "government", "ministry", "organization")  # who meets where they gather; demonstrators and troops gather too
SOMEBODY = ("population", "group", "body", "inhabitant")


def meets_needs(scene: Scene, around: Frame, word: VerbWord) -> bool:
    """Whether one of a verb's needs is met and nothing speaks against it; a verb without needs always counts."""
    clauses = scene.clauses
    if word.unless and stands_close(clauses, around.verb, word.unless, REACH):
        return False
    if word.unless_before.find(clauses.words, around.first, around.last):
        return False
    if word.type == "ASSAULT" and (_is_mishap(scene, around, word) or _is_of_computers(scene, around)):
        return False
    if word.mode == "deport" and scene.syntax and around.subject_at is not None and not around.passive and scene.clauses.words[around.subject_at] in scene.words.topics:
        return False  # a war displaces people, which is its toll
    if word.type == "AID" and scene.syntax and around.subject_at is not None and scene.words.member("weapons", scene.clauses.words[around.subject_at]):
        return False
    if word.mode == "phone" and _gives_a_name(scene, around):
        return False
    if word.bare and _has_object(scene, around):
        return False
    if word.mode == "withdraw" and any(scene.words.member("papers", clauses.words[i]) for i in scene.object_heads(around)):
        return False  # a statement or a proposal that is withdrawn
    if word.subject_needs and not any(_subject_is(scene, around, need) for need in word.subject_needs):
        return False
    if word.named and not any(word.prepositions.get(preposition) == word.named and p.entities for preposition, p in around.obliques):
        return False
    return not word.needs or any(_meets(scene, around, word, need) for need in word.needs)


def _is_mishap(scene: Scene, around: Frame, word: VerbWord) -> bool:
    """Storms, fires and crises strike too, and people fight prices: what acts or is acted on is no one who uses force or meets it."""
    if not scene.syntax:
        return False
    striking = scene.agent_heads(around.verb) if around.passive else [around.subject_at] if around.subject_at is not None else []
    fought = scene.behind(around.verb, set(word.prepositions)) + ([] if around.passive else scene.object_heads(around))
    words = scene.clauses.words
    return any(scene.words.member("mishaps", words[i]) for i in striking) or any(scene.words.member("hardships", words[i]) for i in fought)


def _has_object(scene: Scene, around: Frame) -> bool:
    """ "Demonstrated its strength", "demonstrated that it can strike": what somebody shows, whose day is no object."""
    tree = scene.clauses.tree
    shown = [i for i in tree.below(around.verb, "obj", "ccomp", "xcomp") if i > around.verb and not scene.clauses.in_time(i)] if scene.syntax else []
    return around.subject_at is not None and bool(shown)


def _is_of_computers(scene: Scene, around: Frame) -> bool:
    """ "A computer attack hit the ministry": the noun tells it, and no force is used."""
    at = around.subject_at
    noun = scene.words.noun(scene.clauses.words[at], scene.clauses.words[at - 1] if at else "") if at is not None and scene.syntax else None
    return noun is not None and noun.mode == "cyber"


def _gives_a_name(scene: Scene, around: Frame) -> bool:
    """ "Called him a liar", "which Azerbaijan calls Khankendi": a verb of naming with a second object."""
    tree = scene.clauses.tree
    return scene.syntax and scene.clauses.words[around.verb] in scene.words.naming and len(tree.below(around.verb, "obj", "iobj", "xcomp", "ccomp")) > 1


def _subject_is(scene: Scene, around: Frame, need: str) -> bool:
    """Whether the subject is somebody the lists know ("actor"), forces ("force"), forces by a noun ("army"), forces or armed men ("armed"), states and those who speak for them ("envoy"), people ("humans"), anything else ("thing"), a town or region ("place"), or a noun of a class."""
    at = around.subject_at
    if need == "armed":
        return around.passive or _subject_is(scene, around, "force") or any(scene.words.member("people", scene.clauses.words[i]) for i in scene.wholes(at)) or any(p.sort == "pronoun" for p in around.subject)
    if need == "army":
        return any(scene.words.member("troops", scene.clauses.words[i]) for i in scene.wholes(at)) or any(p.sort != "pronoun" and e.kind in FORCES for p in around.subject for e in p.entities)
    if need == "humans":
        return any(scene.words.is_any(scene.clauses.words[i], "people", "troops", "captives") for i in scene.wholes(at))
    if need == "thing":
        return not _subject_is(scene, around, "humans") and not any(e.kind in LIVING for p in (*around.subject, *around.objects) for e in p.entities)
    if need == "place":
        return at is not None and _is_place(scene, at)
    if need == "envoy":
        return any(e.kind in OFFICIAL for p in (around.agent if around.passive else around.subject) for e in p.entities)
    if need == "statesman":
        return any(e.sector in ("GOV", "IGO") and e.kind == "person" and not _is_at_home(around, e) for p in around.subject for e in p.entities)
    if need == "force":
        acting = around.agent if around.passive else around.subject
        armoured = not around.passive and any(scene.words.member("means", scene.clauses.words[i]) for i in scene.wholes(at))  # "Israeli tanks entered the town"
        return armoured or any(e.kind in FORCES for p in acting for e in p.entities) or any(scene.words.member("troops", scene.clauses.words[i]) for p in acting for i in range(p.first, p.last))
    if need == "actor":
        return bool(around.agent) if around.passive else any(p.entities for p in around.subject)
    return any(scene.words.member(need, scene.clauses.words[i]) for i in scene.wholes(at)) or (need == "truces" and _is_that_truce(scene, at))


def _is_at_home(around: Frame, somebody: EntityDraft) -> bool:
    """ "The Kenyan president arrived in Kenya": who comes to his own country is no visitor."""
    places = [e for p in (*(p for _, p in around.obliques), *around.objects) for e in p.entities if e.kind == "government"]
    return somebody.country is not None and any(e.country == somebody.country for e in places)


def _is_that_truce(scene: Scene, at: int | None) -> bool:
    """ "They agreed on a truce. It took effect on Sunday": a pronoun for a thing, with a truce told of before it in the sentence or the one before."""
    clauses = scene.clauses
    pronoun = clauses.rules.pronouns.get(clauses.words[at]) if at is not None else None
    if pronoun is None or not (pronoun.thing or pronoun.things):
        return False
    here = clauses.sentence.index
    earlier = scene.draft.clauses[here - 1].words if here and scene.draft.clauses[here - 1].sentence.block is clauses.sentence.block else []
    return any(scene.words.member("truces", word) for word in [*earlier, *clauses.words[:at]])


def _meets(scene: Scene, around: Frame, word: VerbWord, need: str) -> bool:
    clauses, words = scene.clauses, scene.words
    behind = range(around.verb + 1, min(around.last, around.verb + REACH))
    before = range(around.first, around.finite)
    if need == "object":
        return bool(around.objects) or (around.passive and bool(around.subject)) or _is_done_to_people(scene, around)
    if need == "guest":
        behind_preposition = [p for preposition, p in around.obliques if word.prepositions.get(preposition) == "recipient"]
        met = around.subject if around.passive else [*around.objects, *behind_preposition]
        return any(e.kind not in ("population", "other") for p in met if p.sort != "metonym" for e in p.entities)
    if need == "people":
        phrases = around.subject if around.passive else around.objects
        return around.passive or any(p.sort in SOMEBODY for p in phrases) or _is_done_to_people(scene, around)
    if need == "living":
        return any(p.sort in SOMEBODY for p in (around.subject if around.passive else around.objects)) or _is_done_to_people(scene, around)
    if need == "place":
        return _takes_a_place(scene, around)
    if need == "entered":
        return scene.syntax and any(_is_place(scene, at) for at in scene.behind(around.verb, {word.particle or ""}))
    if need == "state":
        return any(e.kind == "government" for p in around.objects for e in p.entities)
    if need == "passive":
        return around.passive
    if need == "headcount":
        return scene.syntax and any(_is_headcount(scene, at) for at in scene.object_heads(around))
    if need == "control":
        return _has(clauses, words, "control", behind) or _has(clauses, words, "settlements", behind)
    if need == "agreement":
        return _has(clauses, words, "agreements", behind) or (around.passive and _has(clauses, words, "agreements", before)) or _is_of_agreement(scene, around)
    if need == "munition":
        at = around.subject_at
        return at is not None and (scene.words.member("weapons", clauses.words[at]) or getattr(scene.words.noun(clauses.words[at]), "type", None) == "ASSAULT")
    if need == "weapon_subject":
        return _armed(scene, around, before)
    if need == "struck":
        return around.passive and _is_struck(scene, around)
    if need == "weapon_or_passive":
        return around.passive or _armed(scene, around, before) or any(e.kind in FORCES for p in around.subject for e in p.entities)
    if need in words.classes:
        return _has(clauses, words, need, behind) or _stands_before(scene, around, need)
    return need in clauses.words[around.verb + 1 : around.verb + REACH]


def _is_headcount(scene: Scene, at: int) -> bool:
    """ "The number of troops", "styrken": soldiers, or how many there are."""
    clauses, words = scene.clauses, scene.words
    counted = [i for i in clauses.tree.children[at] if clauses.tokens[i].upos == "NOUN"] if clauses.words[at] in words.tallies else []
    victims = [j for i in (at, *counted) for j in clauses.tree.below(i, "acl", "amod") if any(row.people for row in words.verbs.get(clauses.words[j], ()))]
    return not victims and any(words.member("troops", clauses.words[i]) for i in (at, *counted))


def _is_done_to_people(scene: Scene, around: Frame) -> bool:
    """Whether people whom no list of actors has stand where the acted-upon stands: "beat bakers"."""
    return any(scene.words.member("anybody", scene.clauses.words[i]) and scene.clauses.tokens[i].upos == "NOUN" for i in scene.object_heads(around))


def _stands_before(scene: Scene, around: Frame, need: str) -> bool:
    """Whether a noun of the class is the subject of a passive, or what a relative clause tells of: "the deal that they signed"."""
    if not scene.syntax:
        return False
    tree = scene.clauses.tree
    told_of = tree.heads[around.verb] if tree.relation(around.verb) == "acl" else None
    return any(scene.words.member(need, scene.clauses.words[i]) for i in (*(scene.wholes(around.subject_at) if around.passive else ()), *scene.wholes(told_of)))


def _is_of_agreement(scene: Scene, around: Frame) -> bool:
    """ "The agreement, concluded in Belfast": a clause that tells of one."""
    tree = scene.clauses.tree
    return scene.syntax and tree.relation(around.verb) == "acl" and any(scene.words.member("agreements", scene.clauses.words[i]) for i in scene.wholes(tree.heads[around.verb]))


def _armed(scene: Scene, around: Frame, before: range) -> bool:
    """Whether a weapon, a warplane or an attack stands where the subject stands: "tank fire hit", "the strike hit"."""
    words, at = scene.clauses.words, around.subject_at if scene.syntax else None
    heads = [] if at is None else [at, *scene.clauses.tree.below(at, "nmod")]
    nouns = [scene.words.noun(words[i]) for i in heads]
    if any(scene.words.is_any(words[i], "weapons", "means") for i in heads):
        return True
    return any(noun is not None and noun.type == "ASSAULT" for noun in nouns) or _has(scene.clauses, scene.words, "weapons", before)


def _is_struck(scene: Scene, around: Frame) -> bool:
    """Whether a passive that may also tell of people who meet tells of a thing that is hit, or of what hits."""
    words, at = scene.clauses.words, around.subject_at
    things = at is not None and scene.words.is_any(words[at], "hittable", "garrisons", "possessions", "merchants", "towns")
    arms = [scene.words.member(name, words[i]) or scene.words.noun(words[i]) is not None for i in scene.agent_heads(around.verb) for name in ("weapons", "means")]
    return things or any(arms) or (at is not None and _is_place(scene, at))


def _takes_a_place(scene: Scene, around: Frame) -> bool:
    """Whether a town or region is the object itself, or most of it: "took Goma", "Goma was taken", "took parts of the city"."""
    clauses = scene.clauses
    heads = scene.object_heads(around)
    heads += [i for h in heads if clauses.words[h] in clauses.rules.parts for i in clauses.tree.below(h, "nmod")]
    return any(_is_place(scene, head) for head in heads)


def _is_place(scene: Scene, at: int) -> bool:
    """Whether a token is part of the name of a town or region, or a noun for one."""
    token = scene.clauses.tokens[at]
    return names_a_place(scene, token.start, token.end) or scene.words.member("towns", scene.clauses.words[at])


def _has(clauses: Clauses, words: EventWords, name: str, indexes: range) -> bool:
    """Whether a word of the class stands there, alone or as the head of a compound or an actor phrase."""
    return any(words.member(name, clauses.words[index]) for index in indexes)
