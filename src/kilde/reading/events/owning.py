"""Whose an attack or a meeting is by what stands before its noun: a genitive, a name before it in English, an adjective, a relative."""

from __future__ import annotations

from kilde.reading.actors.parts import named_in_part
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.lexicon import NounWord
from kilde.reading.events.parties import adjectival, phrases_at
from kilde.reading.events.scene import Scene

APOSTROPHES = ("'", "’")
SIDES = ("government", "military", "armed-group")


def whose(scene: Scene, index: int) -> list[Phrase]:
    """ "a delegation, whose talks with X failed": whoever the relative stands for."""
    tree, rules = scene.clauses.tree, scene.clauses.rules
    relative = any(scene.clauses.words[i] in rules.relatives for i in tree.below(index, "nmod") if i == index - 1)
    verb = tree.clause_of(index) if relative else None
    return phrases_at(scene, [tree.heads[verb]]) if verb is not None and tree.relation(verb) == "acl" else []


def owns(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Whether a phrase is the genitive of a noun behind it: "Russia's attack", Norwegian "Ukraina sine åtak" too."""
    words, gap = scene.clauses.words, index - phrase.last
    if gap in range(1, 4) and words[phrase.last] in scene.words.owning:
        return True
    if gap == 1 and words[phrase.last] in APOSTROPHES and scene.clauses.tokens[phrase.last].start == phrase.end:
        return True  # "Hamas' angreb": the genitive of a name in s
    if phrase.genitive and scene.syntax and gap > 0 and scene.clauses.tree.heads[scene.clauses.tree.top(phrase)] == index:
        return True  # "Russia's 2022 full-scale invasion"
    if any(words[i] in scene.clauses.rules.prepositions for i in range(phrase.last, index)):
        return False  # "Turkey's answer to the attack"
    if scene.syntax and gap >= 0 and _is_of_same_whole(scene, phrase, index):
        return True
    return gap <= 2 and (phrase.genitive or _compounds(scene, phrase, index))


def _is_of_same_whole(scene: Scene, phrase: Phrase, index: int) -> bool:
    """ "A NATO bombing campaign": a name before the noun it belongs to together with the deed."""
    tree, top = scene.clauses.tree, scene.clauses.tree.top(phrase)
    return tree.relation(index) == "compound" and tree.heads[index] > index and tree.heads[top] == tree.heads[index] and tree.relation(top) in ("compound", "nmod")


def joint_owners(scene: Scene, owner: Phrase, index: int) -> list[Phrase]:
    """ "Russia's and Syria's attack", "Israel and the US' attack": all whose it is, where the text joins them."""
    clauses = scene.clauses
    chains = [chain for p in clauses.phrases if p.last <= index and owner in (chain := clauses.chain(p)) and chain[-1].last <= index]
    joined = max(chains, key=len, default=[owner])
    if all(p.genitive for p in joined) or not scene.syntax:
        return joined if all(p.genitive for p in joined) else [owner]
    tree, tops = clauses.tree, {clauses.tree.top(p) for p in joined}
    tied = all(tree.heads[top] == index or (tree.relation(top) == "conj" and tree.first_joined(top) in tops) for top in tops)
    return joined if tied and any(tree.heads[top] == index for top in tops) else [owner]


def _compounds(scene: Scene, phrase: Phrase, index: int) -> bool:
    """English puts whoever does it right before the noun ("coalition airstrikes"); a Nordic genitive of a name in s shows nowhere else."""
    clauses = scene.clauses
    if phrase.last != index or not scene.syntax:
        return False
    top = clauses.tree.top(phrase)
    if clauses.tree.heads[top] != index:
        return False
    return clauses.tree.subtype(top) == "poss" if clauses.rules.verb_second else clauses.tree.relation(top) in ("compound", "nmod")


def belonging_to(scene: Scene, index: int, noun: NounWord) -> list[EntityDraft]:
    """ "Angrepet til Hamas": whose a known deed is by the preposition right behind it, where that does not lead to whom it befalls.

    A country behind it may be where something is taken to ("flyttet angrepene til Libanon"), unless the deed is what the clause is about.
    """
    clauses, at = scene.clauses, index + 1
    words = clauses.words
    if not scene.syntax or noun.type != "ASSAULT" or at >= len(words) or words[at] not in scene.words.belonging - noun.recipients - noun.both or not is_definite(scene, index):
        return []
    phrase = next((p for p in clauses.phrases if min(p.first, p.outer) == at + 1 and not p.genitive), None)
    sides = [e for e in phrase.entities if e.kind in SIDES] if phrase is not None else []
    return sides if clauses.tree.relation(index) == "nsubj" or all(e.kind == "armed-group" for e in sides) else []


def led_by(scene: Scene, index: int) -> list[EntityDraft]:
    """ "A US-led air strike": who leads the deed, by the first part of a compound before it."""
    for at in scene.clauses.tree.below(index, "amod", "compound", "nmod") if scene.syntax else ():
        token = scene.clauses.tokens[at]
        word = token.text.casefold()
        ending = next((w for w in sorted(scene.words.lasting, key=len, reverse=True) if word.endswith(w) and len(word) > len(w)), None)
        if at < index and ending is not None and (found := named_in_part(scene.draft, token.text[: -len(ending)].rstrip("-"), token.start)):
            return found
    return []


def own(scene: Scene, index: int, around: Frame) -> list[EntityDraft]:
    """ "Hizbollah har trappet opp sine angrep": the subject's own."""
    mine = any(scene.possessives.get(scene.clauses.words[i]) == "subject" for i in range(max(0, index - 2), min(index + 2, len(scene.clauses.words))) if i != index)
    if mine and scene.syntax and around.verb == index:
        verb = scene.clauses.tree.clause_of(index)  # "freed three hostages in its attacks": no verb makes an event of the noun
        around = frame(scene.clauses, verb) if verb is not None and scene.clauses.tokens[verb].upos == "VERB" else around
    return [e for p in around.subject for e in p.entities] if mine and not around.passive else []


def adjective(scene: Scene, index: int) -> list[EntityDraft]:
    """The state whose adjective stands before the noun: "the Russian attack"."""
    tied = adjectival(scene, index)  # "a Russian drone and missile attack"
    if tied:
        return tied
    for step in range(1, 3):
        if index >= step and scene.clauses.tokens[index - step].upos in ("ADP", "SCONJ"):
            break  # "troops in Kosovo after clashes"
        state = scene.draft.adjectives.get(scene.clauses.tokens[index - step].start) if index >= step else None
        if state:
            return [state]
    return []
