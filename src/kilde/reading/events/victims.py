"""Who is killed or hurt and not only counted, and who only tells of it."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.lexicon import CIVILIANS
from kilde.reading.events.parties import entities, is_counted, struck
from kilde.reading.events.roles import ANYBODY
from kilde.reading.events.scene import Scene

FIGHTING = ("military", "armed-group")
OWN = ("subject", "plural", "thing")  # possessives of states and groups


def victims(scene: Scene, around: Frame, hit: list[Phrase]) -> list[EntityDraft]:
    """ "Killed four Kenyan soldiers and the mayor": whoever is somebody of their own, or told by country, by trade or as civilians; of a passive
    only a person with a name or an office."""
    found = entities(scene, (p for p in hit if not is_counted(scene, p)), hit=True)
    if around.passive:
        killed = list(dict.fromkeys(entities(scene, hit, hit=True)))
        alone = len(hit) == 1 and [e.label for e in killed] == [CIVILIANS]  # "four policemen and two civilians were killed" is a toll
        return [*(e for e in found if e.kind == "person"), *(killed if alone else ())]
    told = [e for p in hit if not _fights(scene, p) for e in entities(scene, [p], hit=True) if e.label == CIVILIANS or _is_of_trade(scene, p, e)]
    soldiers = [e for p in hit if _is_of_country(p) for e in p.entities if e.kind == "military" and e.country is not None]
    trades = [e for head in scene.object_heads(around) for e in struck(scene, head)]
    return list(dict.fromkeys([*(e for e in found if e.kind not in ("population", "other")), *told, *soldiers, *trades]))


def _is_of_country(phrase: Phrase) -> bool:
    """ "Four Kenyan soldiers", "five of its soldiers": whether the words themselves say whose they are."""
    owned = phrase.owner is not None and phrase.owner.genitive
    return owned or phrase.country is not None or bool(phrase.countries) or phrase.possessive in OWN


def _is_of_trade(scene: Scene, phrase: Phrase, entity: EntityDraft) -> bool:
    """Whether the victims are told by what they are, and not only as people, women or prisoners."""
    word = scene.clauses.words[phrase.head]
    return scene.words.member("hittable", word) or (not entity.label.endswith(ANYBODY) and scene.words.member("struck", word))


def _fights(scene: Scene, phrase: Phrase) -> bool:
    """ "killed 200 militants": fighters who are counted are a figure."""
    word = scene.clauses.words[phrase.head]
    return any(e.kind in FIGHTING for e in phrase.entities) or scene.words.is_any(word, "troops", "people")


def are_reported(scene: Scene, around: Frame) -> bool:
    """ "En gruppe melder ti soldater dræbt": the subject of a verb of telling, who says that somebody was killed and has killed nobody."""
    if not scene.syntax or not (around.controlled or around.shared):
        return False
    tree, clauses = scene.clauses.tree, scene.clauses
    head = tree.heads[around.verb]
    bare = clauses.tokens[around.verb].feats.get("VerbForm") == "Part" and not clauses.is_gerund(around.verb) and not tree.below(around.verb, "aux", "mark", "cc")
    return bare and head >= 0 and scene.is_cue(head) and tree.relation(around.verb) in ("xcomp", "ccomp", "advcl", "obj")
