"""Roles that word order alone gets wrong: the punished who did it, "them" that cannot be the subject, whose fire somebody came under."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EntityDraft
from kilde.reading.events.answers import answer_above
from kilde.reading.events.lexicon import CIVILIANS, NounWord, VerbWord
from kilde.reading.events.managed import manager
from kilde.reading.events.owning import adjective
from kilde.reading.events.parties import entities, holder, is_counted, phrases_at, stands_near, struck, unnamed
from kilde.reading.events.scene import Scene
from kilde.reading.events.used import use_above

NEAR = 8  # tokens from a noun to who is hit, where the tree hangs the preposition elsewhere
MASSES = ("arrest", "seize", "release", "assassinate", "deport", "discontinue")  # modes of what is done to many, who are then only counted
RELEASE, MURDER = "release", "assassinate"
ANYBODY = ("people", "population", "prisoners", "prisoners of war", "hostages", "suspects", "women", "men", "children")  # labels of those of whom nothing else is told
JUDGING = ("praise", "condemn")  # acts whose reason, too, is a deed of whoever is addressed
PUNISHING = {"SANCTION", "COERCE", "ACCUSE"}  # events whose reason is a deed of whoever they are done to


def doers(scene: Scene, around: Frame) -> list[Phrase] | None:
    """Who does what an infinitive or gerund tells where that is not the subject of the verb above; None where it is."""
    if _is_agent(scene, around):
        return []
    managing = manager(scene.clauses, scene.words, around.verb) if scene.syntax else None
    return scene.made_to(around) or managing or _answering(scene, around) or _using(scene, around) or _punished(scene, around)


def _is_agent(scene: Scene, around: Frame) -> bool:
    """ "Ten people were killed by shelling": a gerund by which something befalls somebody is not theirs."""
    if not scene.syntax or not around.controlled or not scene.clauses.is_gerund(around.verb):
        return False
    tree, clauses = scene.clauses.tree, scene.clauses
    led = any(clauses.words[i] in clauses.rules.agents for i in tree.below(around.verb, "mark", "case"))
    return led and frame(clauses, tree.heads[around.verb]).passive


def _answering(scene: Scene, around: Frame) -> list[Phrase]:
    """ "svarte på angrepet med å bombe byen": who answers does so, where the tree hangs the answer on the deed that is answered."""
    verb = answer_above(scene.clauses, scene.words, around.verb) if scene.syntax and not around.subject else None
    return list(frame(scene.clauses, verb).subject) if verb is not None else []


def _using(scene: Scene, around: Frame) -> list[Phrase]:
    """ "Used the truce to capture a village": who used it does so, where the tree hangs the purpose on what is used."""
    verb = use_above(scene.clauses, scene.words, around.verb) if scene.syntax and not around.subject else None
    outer = frame(scene.clauses, verb) if verb is not None else None
    return list(outer.agent if outer.passive else outer.subject) if outer is not None else []


def _punished(scene: Scene, around: Frame) -> list[Phrase] | None:
    """ "sanctioned six companies for supplying arms", "congratulated the army on taking the town": who did what somebody is punished or praised for;
    None where the verb tells no such reason."""
    if not scene.syntax or not (around.controlled or around.shared):
        return None
    tree, clauses = scene.clauses.tree, scene.clauses
    first = around.verb
    if around.shared:  # "accused them of taking the village and shelling the town"
        first = tree.first_joined(first)
        if first < 0 or clauses.tokens[around.verb].feats.get("VerbForm") == "Fin" or tree.relation(first) not in ("advcl", "xcomp", "acl"):
            return None
        outer = frame(clauses, first)
        return _punished(scene, outer) if outer.controlled else None
    head = tree.heads[around.verb]
    types = {row.type for row in scene.words.verbs.get(clauses.words[head], ())} if head >= 0 else set()
    done = around.perfect or clauses.is_gerund(around.verb)
    leading = scene.words.reasons | (scene.words.charged_with if clauses.words[head] in scene.words.charged else frozenset())
    reason = any(clauses.words[i] in leading for i in range(max(0, around.finite - 3), around.verb))
    judged = _is_judged(scene, head)
    if not (done or (judged and reason)) or not (judged or (types & PUNISHING and reason)):
        return None  # "arresterte ham for å stoppe ...": a purpose
    outer = frame(clauses, head)
    return None if outer.passive else outer.objects


def _is_judged(scene: Scene, verb: int) -> bool:
    """Whether a verb is the cue of a statement that praises or condemns somebody."""
    start = scene.clauses.tokens[verb].start if verb >= 0 else None
    return any(s.act in JUDGING and s.addressee and s.cue is not None and s.cue.start == start for s in scene.statements)


def not_oneself(scene: Scene, around: Frame, hit: list[Phrase], actors: list[EntityDraft]) -> list[EntityDraft] | None:
    """ "rounded up the men and shot them": a pronoun as object is not the subject but the object of the verb before; None where none is."""
    pronouns = [p for p in hit if p.sort == "pronoun" and p.entities and set(p.entities) <= set(actors)]
    if not pronouns or around.passive:
        return None
    others = entities(scene, (p for p in hit if p not in pronouns))
    tree = scene.clauses.tree if scene.syntax else None
    if tree is None or tree.relation(around.verb) != "conj":
        return others
    before = scene.object_heads(frame(scene.clauses, tree.heads[around.verb]))
    return [*others, *(e for i in before for e in (entities(scene, phrases_at(scene, [i])) or struck(scene, i) or unnamed(scene, i)) if e not in actors)]


def is_misread(scene: Scene, around: Frame) -> bool:
    """ "Dådet i Bagdad dödade tio personer": people behind the verb whom the tree takes for a second subject are the victims, whatever killed them."""
    if not scene.syntax or around.passive or not around.inverted or not all(is_counted(scene, p) for p in around.subject):
        return False
    return any(i < around.finite and scene.clauses.inside[i] is None for i in scene.clauses.tree.below(around.verb, "nsubj"))


def is_whoever(scene: Scene, around: Frame) -> bool:
    """ "Those who attack us will pay": a bare pronoun that only a clause behind it tells of points to nobody of the text."""
    if not scene.syntax or around.passive or scene.clauses.tree.relation(around.verb) != "acl":
        return False
    at = scene.clauses.tree.heads[around.verb]
    return around.subject_at == at and scene.clauses.words[at] in scene.clauses.rules.pronouns and any(p.sort == "pronoun" for p in around.subject)


def far_agents(scene: Scene, around: Frame, type: str) -> list[int]:
    """ "held in house arrest by the junta": the agent of a passive that the tree hangs on the noun before it, where that tells nothing else."""
    if not scene.syntax:
        return []
    tree, clauses = scene.clauses.tree, scene.clauses
    below = tree.below(around.verb, "obl", "obj", "xcomp", "advcl")
    below += [i for beside in tree.below(around.verb, "advmod", "compound") for i in tree.below(beside, "obl")]  # "drevet ud i ørkenen af"
    below += [i for i in tree.below(around.verb, "nsubj") if i > around.verb and scene.words.member("captives", clauses.words[i])]  # "holdes fanget av"
    agents = scene.agent_heads(around.verb)
    free = [i for i in below if clauses.inside[i] is None or scene.words.member("captives", clauses.words[i])]  # "held as hostages by"
    told = {i: scene.words.noun(clauses.words[i]) for i in free if i not in agents and clauses.tokens[i].upos == "NOUN"}
    nouns = [i for i, noun in told.items() if noun is None or (noun.type == type and not noun.recipients & clauses.rules.agents)]  # not "in the bombing of Gaza"
    hanging = [i for noun in nouns for i in scene.behind(noun, clauses.rules.agents)]
    return [i for i in hanging if clauses.inside[i] is not None and clauses.inside[i].sort in ("body", "group", "name", "country", "role")]  # type: ignore[union-attr]


def whose_fire(scene: Scene, verb: int) -> list[EntityDraft]:
    """ "came under Israeli tank fire": whose it is by the noun behind the preposition."""
    if not scene.syntax:
        return []
    words = scene.clauses.words
    nouns = [i for i in scene.clauses.tree.below(verb, "obl") if scene.words.noun(words[i]) or scene.words.is_any(words[i], "weapons", "means")]
    return list(dict.fromkeys(e for i in nouns for e in holder(scene, i) or adjective(scene, i)))


def more_than_counted(scene: Scene, word: VerbWord, hit: list[Phrase], recipients: list[EntityDraft]) -> list[EntityDraft]:
    """ "freed 500 inmates", "arrested ten people", "murdered 29 people": who is only counted is a figure; "18 Cambodian soldiers" and civilians are somebody."""
    if word.mode not in MASSES:
        return recipients
    counted = {e for p in hit if is_counted(scene, p) for e in p.entities}
    nobody = {e for e in recipients if e.kind == "population" and e.country is None and e.label.endswith(ANYBODY)}
    dropped = {e for e in nobody if e in counted or word.mode == RELEASE}
    if word.mode == MURDER:
        dropped |= {e for e in counted if e.kind != "person" and e.label != CIVILIANS}
    return [e for e in recipients if e not in dropped]


def aimed_at(scene: Scene, index: int, noun: NounWord) -> list[int]:
    """Nouns behind a preposition that leads to who is hit: by the tree, else the first close by ("an attack by X on a base")."""
    tied = scene.behind(index, noun.recipients)
    if tied:
        return tied
    tree, clauses = scene.clauses.tree, scene.clauses
    for at in range(index + 2, min(index + NEAR, len(clauses.words))):
        if clauses.is_full_verb(at) or clauses.tokens[at].upos == "AUX":
            break
        if clauses.tokens[at].upos == "NOUN" and not stands_near(scene, index, at) and any(index < c and clauses.words[c] in noun.recipients for c in tree.below(at, "case")):
            return [at]
    return []


def is_target(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "an attack on a roadblock", "attacked a roadblock": what is attacked is the place, and nobody is told to be stopped there."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if noun.type != "COERCE" or not scene.syntax or not scene.words.member("garrisons", words[index]):
        return False
    top = tree.first_joined(index)
    head = tree.heads[top]
    deed = scene.words.noun(words[head]) if head >= 0 else None
    attacked = (deed is not None and deed.type == "ASSAULT") or (head >= 0 and scene.words.tells(words[head], "ASSAULT"))
    return attacked and tree.relation(top) in ("obj", "nmod", "obl", "nsubj")
