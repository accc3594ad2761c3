"""Events that verbs tell: who stands where, by the verb's row in the lists."""

from __future__ import annotations

from itertools import islice

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frame import Frame
from kilde.reading.draft import EntityDraft, EventDraft
from kilde.reading.events.lexicon import CIVILIANS, VerbWord
from kilde.reading.events.make import HARMFUL, Told, make, roles, trust
from kilde.reading.events.means import by_means, fighting, launchers
from kilde.reading.events.needs import meets_needs
from kilde.reading.events.never import is_nobodys
from kilde.reading.events.noun_parties import has_sides
from kilde.reading.events.parties import claimant, entities, goes_between, holder, is_counted, phrases_at, struck
from kilde.reading.events.roles import doers, is_misread, is_whoever, more_than_counted, not_oneself, whose_fire
from kilde.reading.events.scene import Scene
from kilde.reading.events.themselves import speaker_over_others
from kilde.reading.events.unreal import is_asked, is_left_open
from kilde.reading.events.victims import are_reported, victims

NEAR_PARTICLE = 6
CLAIMED = ("SUPPORT", "REJECT", "CONCEDE")  # done to somebody by being done to what he asks for
FIGHTING = ("military", "armed-group")
TALLY = 4  # arcs from a participle up to the count
UNARMED = {"population", CIVILIANS}  # labels of those who burn and bomb nothing
CROWD = "crowd-control"  # mode of what is done to people in the street


def verb_event(scene: Scene, index: int) -> Told | None:
    """The event that the word at a token tells as a verb; none otherwise."""
    rows = scene.words.verbs.get(scene.clauses.words[index])
    if not rows or not scene.may_be_verb(index) or _completes(scene, index) or _is_counted_up(scene, index) or _is_between(scene, index):
        return None
    for word in rows:
        around = scene.frame(index, word)
        if word.particle and not _has_particle(scene, around, word.particle):
            continue
        if not meets_needs(scene, around, word):
            continue
        event = None if scene.is_idle(around) or _is_ended(scene, index) else _event(scene, index, word, around)
        asked = event is not None and scene.syntax and event.modality in ("planned", "conditional") and is_asked(scene, index)
        if asked and (word.people or scene.clauses.is_past(index) or is_left_open(scene, index)):
            return None  # "no word on whether others were wounded", "did not say whether the town has been taken"
        return Told(index, event, victims=word.people and not around.agent) if event else None
    return None


def _completes(scene: Scene, index: int) -> bool:
    """ "Holdes fanget", "are held captive": a participle that only completes the verb before it tells no second event."""
    tree, words = scene.clauses.tree, scene.clauses.words
    head = tree.heads[index] if scene.syntax else -1
    tied = 0 <= head < index and tree.relation(index) in ("xcomp", "advmod", "amod", "obj") and not tree.below(index, "mark", "aux", "nsubj")
    return tied and any(words[index] in (row.particle, *row.needs) for row in scene.words.verbs.get(words[head], ()))


def _is_between(scene: Scene, index: int) -> bool:
    """ "Fighting between A and B has killed ten": a gerund that has the sides of the noun, whatever the tree takes it for."""
    noun = scene.words.noun(scene.clauses.words[index])
    return scene.syntax and noun is not None and scene.clauses.is_gerund(index) and has_sides(scene, index, noun)


def _is_counted_up(scene: Scene, index: int) -> bool:
    """ "The number of people killed", "antallet drepte": a participle by which a count says what it counts."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if not scene.syntax or scene.clauses.tokens[index].feats.get("VerbForm", "Part") != "Part" or tree.below(index, "nsubj", "aux"):
        return False
    return any(words[i] in scene.words.tallies for i in islice(tree.above(index), 1, TALLY))


def _is_ended(scene: Scene, index: int) -> bool:
    """ "Stopped shelling the town": what a verb of ending governs goes on no more."""
    tree, words = scene.clauses.tree, scene.clauses.words
    governed = scene.syntax and tree.relation(index) in ("xcomp", "ccomp", "obj") and tree.heads[index] < index and scene.clauses.tokens[index].feats.get("VerbForm") != "Fin"
    return governed and scene.words.light.get(words[tree.heads[index]]) == "ending" and not tree.below(index, "nsubj", "mark", "aux")


def _has_particle(scene: Scene, around: Frame, particle: str) -> bool:
    """Whether the particle stands near the verb and is no preposition within a noun phrase: "gikk tusenvis av demonstranter" is no "gikk av"."""
    clauses, tree = scene.clauses, scene.clauses.tree
    near = [*range(around.verb + 1, min(around.last, around.verb + NEAR_PARTICLE))]
    near += [i for i in tree.below(around.verb, "obl", "obj") if scene.syntax and i >= around.verb + NEAR_PARTICLE and scene.words.noun(clauses.words[i]) is not None]  # "gikk seks menn, som ..., til angrep"
    found = [i for i in near if _ends_with(scene, clauses.words[i], particle) and not (particle in clauses.rules.prepositions and clauses.ends_in_count(i))]
    return any(not scene.syntax or tree.relation(i) != "case" or tree.relation(tree.heads[i]) not in ("nmod", "nsubj") for i in found)


def _ends_with(scene: Scene, word: str, particle: str) -> bool:
    """Whether a word is the particle, or a compound that ends in it and is its kind: "gikk til luftangrep"."""
    return word == particle or (scene.words.joined and particle in scene.words.nouns and word.endswith(particle) and scene.words.noun(word) is not None)


def _event(scene: Scene, index: int, word: VerbWord, around: Frame) -> EventDraft | None:
    subject, objects = (around.agent, around.subject) if around.passive else (around.subject, around.objects)
    taking = roles()
    if word.subject in taking:
        did = doers(scene, around) if word.subject == "actor" and not around.passive else None
        taking[word.subject] += subject if did is None else did
    if word.object in taking:
        taking[word.object] += [p for p in (_helped(scene, objects) if word.type == "AID" else objects) if p not in taking[word.object]]
    for preposition, phrase in around.obliques:
        role = word.prepositions.get(preposition)
        if (word.type == "ASSAULT" and _is_beside(scene, phrase, word.particle)) or goes_between(scene, phrase):
            continue
        if role == "recipient" and _is_within(scene, around.verb, preposition, phrase):
            continue
        if role in taking and phrase not in around.agent and phrase not in taking[role]:
            taking[role] += [phrase]
    if word.type in HARMFUL and not around.passive:
        taking["recipient"] += [p for p in _held_by(scene, index, around) if p not in taking["recipient"]]
    if word.subject == "nobody" and scene.syntax and around.subject_at is not None:
        for role in ("actor", "recipient"):
            tied = {p for p, leads in word.prepositions.items() if leads == role}
            taking[role] += [p for p in phrases_at(scene, scene.behind(around.subject_at, tied)) if p not in taking[role]]
    left = around.passive and _is_left_behind(scene, word, around)
    if left:
        taking["recipient"] += [p for p in around.subject if p not in taking["recipient"]]
    attributive = bool(index) and scene.clauses.words[index - 1] in scene.clauses.rules.determiners and not _is_subject(scene, index - 1, index)
    event = make(scene, index, word.type, word.mode, around, roles() if attributive else taking)
    if event is None or attributive:
        return event
    event.actors = speaker_over_others(scene, event, around) or event.actors
    unhurt = word.people and scene.syntax and (is_nobodys(scene, around) or (around.passive and event.modality == "denied"))
    if unhurt and not any(s.act == "deny" or s.negated for s in event.asserted_by):
        return None  # "nobody was hurt in the attack", "the envoy was not hurt": no attack is denied by that
    if word.type == "ASSAULT" and not around.passive and {e.label for e in event.actors} <= UNARMED and all(p.sort == "pronoun" for p in around.subject):
        event.actors = []  # "uses force against the population, and burns": whoever "they" are
    if (word.people and (is_misread(scene, around) or are_reported(scene, around))) or is_whoever(scene, around):
        event.actors = []
    elif word.subject in ("actor", "none") and not event.actors:
        event.actors = by_means(scene, around, word.type)
    elif word.subject == "both" and (apart := fighting(scene, around)):
        event.actors = [*apart, *(e for e in event.actors if e not in apart)]
        event.recipients = list(event.actors) if word.type == "ASSAULT" else event.recipients
    if word.type == "MOBILIZE" and around.passive and not event.actors:
        event.actors = entities(scene, around.subject)  # "Kenyan troops will be deployed"
    if around.passive and around.agent and all(is_counted(scene, p) for p in around.agent) and set(event.actors) <= set(entities(scene, around.subject)):
        event.actors = []  # "Palestine is recognised by 140 countries": those who are counted are not the one they do it to
    if word.subject == "recipient" and not event.actors:
        event.actors = whose_fire(scene, index)
    other = not_oneself(scene, around, taking["recipient"], event.actors)
    if other is not None:
        event.recipients = other
    elif word.people:
        event.recipients = victims(scene, around, taking["recipient"])
    elif not event.recipients and scene.syntax:
        event.recipients = _struck(scene, word, around, left) or _dispersed(scene, word, index)
    elif word.type == "ASSAULT" and around.passive and not left and not _is_aimed(word) and around.subject and all(p.sort == "population" for p in around.subject):
        event.recipients = [e for e in event.recipients if e.kind != "population" or e.label == CIVILIANS]
    if word.type in HARMFUL and len(event.actors) > 1 and not event.recipients and _is_mutual(scene, around):
        event.recipients = list(event.actors)
    on_itself = len(event.actors) == 1 and event.recipients == event.actors
    if on_itself and ((word.subject, word.object) == ("actor", "recipient") or (word.subject, word.type) == ("both", "ASSAULT")):
        event.recipients = []  # "Russia invaded the neighbouring country", whoever that is; "has fought a war for autonomy"
    if word.object == "owner" and scene.syntax:
        owned = [head for head in scene.object_heads(around) if scene.words.is_any(scene.clauses.words[head], "means", "weapons", "possessions")]
        event.recipients = [e for head in owned for e in holder(scene, head) or launchers(scene, head) if e not in event.actors]
    if scene.clauses.words[index] in scene.words.occupying:
        event.recipients = [e for e in event.recipients if e.kind not in ("person", "population", "other")]  # "Kherson, etter at han vart okkupert": a place, and nobody
    if not word.people:
        event.recipients = more_than_counted(scene, word, taking["recipient"], event.recipients)
    trust(event)
    return event


def _held_by(scene: Scene, index: int, around: Frame) -> list[Phrase]:
    """ "took the town from the army", "grep makten fra regjeringen": whose a place or the power was that somebody takes; not "with help from the army"."""
    tree, words = scene.clauses.tree, scene.clauses.words
    power = scene.syntax and any(scene.words.member("control", words[i]) for i in tree.below(index, "obj"))
    if not scene.syntax or not (power or words[index] in scene.words.capture):
        return []
    tied = {index, *tree.below(index, "obj")}
    behind = [p for preposition, p in around.obliques if preposition in scene.words.taken_from and tree.heads[tree.top(p)] in tied]
    return [p for p in behind if p.sort not in ("country", "metonym") and all(e.kind in (*FIGHTING, "government") for e in p.entities)]


def _is_left_behind(scene: Scene, word: VerbWord, around: Frame) -> bool:
    """ "Demonstrators were shot at by soldiers": a passive whose subject is what the preposition right behind the verb leads to."""
    at = around.verb + 1
    if not scene.syntax or around.subject_at is None or at >= len(scene.clauses.words):
        return False
    return word.prepositions.get(scene.clauses.words[at]) == "recipient" and scene.clauses.tree.relation(at) != "case"


def _is_beside(scene: Scene, phrase: Phrase, particle: str | None) -> bool:
    """ "Fights together with the rebels": not against them; but "stødte sammen med oprørerne", whose verb has the word for its own."""
    before = min(phrase.first, phrase.outer) - 2
    return before >= 0 and scene.clauses.words[before] in scene.words.alongside and scene.clauses.words[before] != particle


def _is_within(scene: Scene, verb: int, preposition: str, phrase: Phrase) -> bool:
    """ "Fired at a ship on its way to Israel": what hangs on the target behind the same preposition is no target."""
    if not scene.syntax:
        return False
    tree, top = scene.clauses.tree, scene.clauses.tree.top(phrase)
    tied = [i for head in (verb, *tree.below(verb, "obj")) for i in scene.behind(head, {preposition})]
    targets = [i for i in tied if i < phrase.first and i not in range(phrase.outer, phrase.tail)]
    return bool(targets) and any(at in targets for at in islice(tree.above(top), 1, None)) and scene.clauses.tokens[targets[0]].upos == "NOUN" and tree.relation(top) != "conj"


def _is_mutual(scene: Scene, around: Frame) -> bool:
    """ "Israel and Hizbollah attacked each other": each is whom the other acts on."""
    return scene.clauses.rules.reciprocal.find(scene.clauses.words, around.verb + 1, min(around.last, around.verb + NEAR_PARTICLE)) is not None


def _is_aimed(word: VerbWord) -> bool:
    """Whether the verb says at whom force is aimed, and not only who suffers: "attacked", "shelled"."""
    return word.mode == "heavy-weapons" or (word.garrisons and word.mode is None)


def _is_subject(scene: Scene, at: int, verb: int) -> bool:
    """ "De bombet skolen": a determiner's form that is the pronoun before its verb."""
    return scene.syntax and scene.clauses.tree.heads[at] == verb and scene.clauses.tree.relation(at) == "nsubj"


def _helped(scene: Scene, objects: list[Phrase]) -> list[Phrase]:
    """ "gives air defence to Ukraine": what is given is nobody, but whoever it is said to be for."""
    given = [p for p in objects if scene.words.member("aid", scene.clauses.words[p.head]) or all(e.kind == "other" for e in p.entities)]
    return [*(p for p in objects if p not in given), *(p.owner for p in given if p.owner is not None)]


def _struck(scene: Scene, word: VerbWord, around: Frame, left: bool) -> list[EntityDraft]:
    """Who is hit or addressed where the lists know nobody: hospitals, ships, and whose positions they are; `left`: the subject is, by the preposition left behind."""
    suffering = left or word.subject == "recipient"
    heads = scene.object_heads(around) if word.object == "recipient" else scene.wholes(around.subject_at) if suffering else []
    towards = {p for p, role in word.prepositions.items() if role == "recipient"}
    heads += scene.behind(around.verb, towards)
    heads += [i for head in scene.clauses.tree.below(around.verb, "obj") for i in scene.behind(head, towards)]
    whose = [e for head in heads for e in claimant(scene, head)] if word.type in CLAIMED else []
    return list(dict.fromkeys(whose or [e for head in heads for e in struck(scene, head, word.garrisons)]))


def _dispersed(scene: Scene, word: VerbWord, index: int) -> list[EntityDraft]:
    """ "fired shots to disperse the crowd": at whom force is used by what it is used for."""
    tree, clauses = scene.clauses.tree, scene.clauses
    if word.type not in HARMFUL or word.object != "none":
        return []
    aims = [i for i in tree.below(index, "advcl", "xcomp") if clauses.tokens[i].feats.get("VerbForm") == "Inf" and any(w.mode == CROWD for w in scene.words.verbs.get(clauses.words[i], ()))]
    heads = [i for aim in aims for i in tree.below(aim, "obj")]
    return list(dict.fromkeys(e for i in heads for e in (entities(scene, phrases_at(scene, [i])) or struck(scene, i))))
