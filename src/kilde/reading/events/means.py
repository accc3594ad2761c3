"""Who acts where the lists know nobody: whose planes, shells and gunmen stand where the doer stands."""

from __future__ import annotations

from collections.abc import Iterable

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.parties import entities, owners, phrases_at, unnamed
from kilde.reading.events.roles import far_agents
from kilde.reading.events.scene import Scene


def by_means(scene: Scene, around: Frame, type: str) -> list[EntityDraft]:
    """ "Russian planes have bombed", "hit by a Houthi missile", "armed men attacked": whose the deed is by what it is done with."""
    if around.passive:
        return _of_passive(scene, around, type)
    if around.subject:
        return []
    if around.subject_at is not None:
        heads = scene.wholes(around.subject_at)
        part = heads != [around.subject_at]  # "hundreds of Serbs blocked the road"
        return (_each(scene, heads) if part else []) or whose_doing(scene, around.subject_at)
    return [] if scene.syntax else _by_adjective(scene, around)


def fighting(scene: Scene, around: Frame) -> list[EntityDraft]:
    """ "M23 forces clashed with soldiers": whose forces or men the subject is, where no list knows it."""
    if not scene.syntax or around.passive or around.subject or around.subject_at is None:
        return []
    return list(dict.fromkeys(e for i in scene.wholes(around.subject_at) for e in whose_doing(scene, i)))


def whose_doing(scene: Scene, at: int) -> list[EntityDraft]:
    """ "Its jets", "armed men", "the shells that they fired", "the jets": who acts where a thing or somebody without a name is the subject."""
    return _whose(scene, at) or _of_same(scene, at)


def _whose(scene: Scene, at: int) -> list[EntityDraft]:
    """ "Its jets", "armed men", "the shells that they fired": whose a thing is, or who stands there without a name."""
    return owners(scene, at) or unnamed(scene, at) or launchers(scene, at)


def _of_passive(scene: Scene, around: Frame, type: str) -> list[EntityDraft]:
    """ "Hit by a Houthi missile", "shelled from Azerbaijani positions": by the agent of a passive, or from where it came."""
    heads = scene.agent_heads(around.verb) if scene.syntax and not around.agent else []
    if not heads and not around.agent:
        heads = far_agents(scene, around, type)
    found = entities(scene, phrases_at(scene, heads)) or _each(scene, heads)
    if not found and not around.agent and type == "ASSAULT":
        found = [e for head in scene.behind(around.verb, scene.words.senders) for e in owners(scene, head)]
    return list(dict.fromkeys(found))


def _by_adjective(scene: Scene, around: Frame) -> list[EntityDraft]:
    """ "Russian planes bombed", where no tree tells what stands where."""
    tokens = scene.clauses.tokens
    states = (scene.draft.adjectives.get(tokens[i].start) for i in range(around.first, around.finite) if scene.clauses.inside[i] is None)
    return next(([state] for state in states if state), [])


def _each(scene: Scene, heads: Iterable[int]) -> list[EntityDraft]:
    """Whoever stands at tokens, or whose the thing there is: "planes", "a shell fired by the army"."""
    found = [e for i in heads for e in (entities(scene, phrases_at(scene, [i])) or _whose(scene, i))]
    return list(dict.fromkeys(found))


def launchers(scene: Scene, at: int) -> list[EntityDraft]:
    """ "Missiles that Russian forces fired hit the town": who fired the weapon at a token, by a clause behind it."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if not scene.syntax or not scene.words.is_any(words[at], "weapons", "means"):
        return []
    fired = [i for i in tree.below(at, "acl") if any(row.type == "ASSAULT" for row in scene.words.verbs.get(words[i], ()))]
    frames = [frame(scene.clauses, i) for i in fired]
    return list(dict.fromkeys(e for one in frames if not one.negated for e in entities(scene, one.agent if one.passive else one.subject)))


def _of_same(scene: Scene, at: int) -> list[EntityDraft]:
    """ "Indian jets bombed the camp. The jets also hit a convoy.": whose they were said to be in the sentence before."""
    clauses, word = scene.clauses, scene.clauses.tokens[at].lemma
    if not scene.syntax or not word or not scene.words.member("means", clauses.words[at]) or not is_definite(scene, at):
        return []
    before = next((c for c in scene.draft.clauses if c.sentence.index == clauses.sentence.index - 1), None)
    if before is None or before.sentence.block is not clauses.sentence.block or not before.sentence.parse.has_syntax:
        return []
    earlier = Scene(scene.draft, before, scene.words)
    same = [i for i, token in enumerate(before.tokens) if (token.lemma or "").endswith(word) and scene.words.member("means", before.words[i])]
    found = [owners(earlier, i) for i in same]
    return found[0] if found and all(one == found[0] for one in found) else []
