"""Events that nouns tell: "the strike on X", "talks between A and B", "launched an offensive"."""

from __future__ import annotations

from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.answers import is_answered
from kilde.reading.events.ascribed import ascribed_to, laid_at
from kilde.reading.events.behind import engaged, standing_behind
from kilde.reading.events.grounds import is_condemned, is_definite, is_perceived, is_riddle
from kilde.reading.events.halted import is_halted, is_name, is_of_words
from kilde.reading.events.lexicon import NounWord
from kilde.reading.events.make import HARMFUL, Told, make, roles, trust
from kilde.reading.events.means import whose_doing
from kilde.reading.events.meetings import having, is_had, is_on_visit, is_placed, is_topic, those_who_talked, took_place, visitors
from kilde.reading.events.noun_parties import answering, fighting_in, has_sides, leaders, of_people, place_behind, set_against
from kilde.reading.events.owning import adjective, belonging_to, joint_owners, led_by, own, owns, whose
from kilde.reading.events.parties import compound_owner, joint_states, owners, possessed, struck
from kilde.reading.events.roles import aimed_at, doers, is_target
from kilde.reading.events.scene import Scene
from kilde.reading.events.targeted import targeted
from kilde.reading.events.vouch import is_owned_up_to
from kilde.reading.statements.lexicon import speech

GIVEN = ("SUPPORT", "AID", "THREATEN")  # what may have an indirect object
FARTHEST_VERB = 8  # tokens from a light verb to its noun


def noun_event(scene: Scene, index: int) -> Told | None:
    """The event that the word at a token tells as a noun; none otherwise."""
    clauses = scene.clauses
    inside = clauses.inside[index]
    if inside is not None and inside.head == index and not scene.is_noun(index):
        return None
    after = clauses.words[index + 2] if index + 2 < len(clauses.words) and clauses.words[index + 1] in clauses.rules.of else ""
    noun = scene.words.noun(clauses.words[index], clauses.words[index - 1] if index else "", after)
    if noun is None or (scene.syntax and clauses.tokens[index].upos in ("VERB", "AUX") and clauses.words[index] in scene.words.verbs and not _is_gerund(scene, index, noun)):
        return None
    noun = of_people(scene, index, noun) if noun.people is not None and scene.syntax else noun
    if (scene.syntax and _is_bound(scene, index, noun)) or _is_only_spoken_of(scene, index, noun):
        return None
    segment = clauses.segment(index)
    light = _light(scene, index, noun)
    if light is not None and scene.words.light[clauses.words[light]] == "ending":
        foiled = noun.type == "ASSAULT" and clauses.words[light] in scene.words.prevented and clauses.tokens[light].feats.get("VerbForm") != "Inf"
        if foiled and scene.syntax and not is_definite(scene, index):
            return _foiled(scene, index, noun)
        behind = [light + 1, *(clauses.tree.below(light, "compound", "advmod", "mark") if scene.syntax else ())]
        if not any(light < i < len(clauses.words) and clauses.words[i] in clauses.rules.particles for i in behind):
            return None
        light = None  # "then intense fighting broke out"
    if noun.type == "AGREE" and (light is None or not agreement_words(scene.draft.language).has("concluded", clauses.words[light])):
        return None  # an agreement that is discussed or asked for is none
    near = light is not None and not _far(scene, light, index) and not (noun.paired and scene.words.light[clauses.words[light]] == "planned")
    around = frame(clauses, light, False if clauses.tokens[light].upos == "NOUN" else None) if light is not None and near else Frame(index, segment.first, segment.last, index)
    around.last = max(around.last, segment.last)
    if scene.syntax and around.verb != index and clauses.tokens[around.verb].feats.get("VerbForm") == "Inf" and scene.is_idle(around):
        return None  # "efforts to reach a ceasefire"
    event = _event(scene, index, noun, around, near)
    if event is None or (not event.actors and not event.recipients and (_is_talked_of(scene, index) or (scene.syntax and is_definite(scene, index) and is_answered(clauses, scene.words, index)))):
        return None
    trust(event, weak=noun.weak)
    single = clauses.tokens[index].feats.get("Number") != "Plur"  # "the fighting" of months is no one happening
    if scene.syntax and not event.actors and not event.recipients and is_definite(scene, index) and is_riddle(scene, index):
        return None
    event.again = scene.syntax and single and not event.actors and not event.recipients and is_definite(scene, index)
    event.again = event.again or (noun.type == "ASSAULT" and bool(event.actors) and is_condemned(scene, index))
    return Told(index, event, noun=True) if _counts(scene, index, noun, event, near) else None


def _foiled(scene: Scene, index: int, noun: NounWord) -> Told | None:
    """ "Police foiled an attack on parliament": one that somebody had in mind and that did not happen; who foiled it is no party."""
    segment = scene.clauses.segment(index)
    event = _event(scene, index, noun, Frame(index, segment.first, segment.last, index), False)
    if event is None:
        return None
    event.modality = "denied"
    trust(event, weak=True)
    return Told(index, event, noun=True)


def _is_bound(scene: Scene, index: int, noun: NounWord) -> bool:
    """Whether the noun only tells what kind of word or thing another is, what a verb of its event does, or support for a paper."""
    tree = scene.clauses.tree
    compound = tree.relation(index) == "compound" and (is_of_words(scene, tree.heads[index]) or _is_kind_of_thing(scene, index))
    return compound or _backs_a_paper(scene, index, noun) or _completes_a_verb(scene, index, noun)


def _is_only_spoken_of(scene: Scene, index: int, noun: NounWord) -> bool:
    """Whether somebody only says, stops, aims at or talks about it, or calls something by it."""
    said = _is_said(scene, index) and not is_owned_up_to(scene, index)
    return said or is_halted(scene, index) or is_name(scene, index) or is_target(scene, index, noun) or is_topic(scene, index, noun)


def _backs_a_paper(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "Gave their backing to the bill"."""
    heads = [at for at in (index, scene.clauses.tree.heads[index]) if at >= 0]
    backed = [i for at in heads for i in scene.behind(at, noun.recipients)] if noun.type == "SUPPORT" else []
    return any(scene.words.member("papers", scene.clauses.words[i]) for i in backed)


def _is_kind_of_thing(scene: Scene, index: int) -> bool:
    """ "Two battle groups", "attack helicopters": what somebody or something is for tells no happening."""
    head = scene.clauses.words[scene.clauses.tree.heads[index]]
    return scene.words.is_any(head, "troops", "means", "weapons", "people", "groupings")


def _is_gerund(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "fighting between A and B erupted", "fighting broke out": a form that the tree takes for a verb, with the sides that only the noun has, or without an object."""
    tree = scene.clauses.tree
    resumed = tree.relation(index) == "xcomp" and scene.clauses.words[tree.heads[index]] in scene.words.aspect and scene.clauses.is_gerund(index) and not tree.below(index, "obj", "mark")
    return resumed or scene.is_named_deed(index) or has_sides(scene, index, noun) or (tree.relation(index) == "csubj" and (bool(scene.behind(index, noun.both)) or not tree.below(index, "obj", "ccomp", "xcomp")))


def _completes_a_verb(scene: Scene, index: int, noun: NounWord) -> bool:
    """ "Has received help from X", "øker støtten til X": the object by which a verb of giving tells its event."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verb = tree.heads[index] if tree.relation(index) == "obj" else -1
    rows = scene.words.verbs.get(words[verb], ()) if 0 <= verb < index else ()
    aid = [row for row in rows if row.type == "AID"] if noun.type in ("AID", "SUPPORT") else []
    return any(row.particle == words[index] or any(need == words[index] or scene.words.member(need, words[index]) for need in row.needs) for row in aid)


def _is_said(scene: Scene, index: int) -> bool:
    """ "expressed support": the noun that tells the sense of a speech verb, whose statement is the event."""
    words, cues = scene.clauses.words, speech(scene.draft.language).verbs
    spoken = [i for i in range(max(0, index - FARTHEST_VERB), index) if scene.clauses.tokens[i].start in scene.cues]
    return any(cue.particle == words[index] for i in spoken for cue in cues.get(words[i], ()))


def _light(scene: Scene, index: int, noun: NounWord) -> int | None:
    """The verb that makes an event of the noun: the passive verb whose subject it is ("sanctions were imposed"), or one before it."""
    clauses, light = scene.clauses, scene.words.light
    if scene.syntax and clauses.tree.relation(index) == "nsubj":
        head = clauses.tree.heads[index]
        head = clauses.tree.heads[head] if clauses.tree.relation(head) == "aux" else head  # "attacken tros ha utförts"
        begun = clauses.words[head] in scene.words.aspect and noun.type != "CONSULT"  # "the release has begun"
        if clauses.words[head] in light and clauses.inside[head] is None and (begun or frame(clauses, head).passive):
            return head
        raised = [i for i in clauses.tree.below(head, "xcomp", "advcl") if i > head and clauses.words[i] in light and clauses.words[head] in scene.words.belief and not clauses.tree.below(i, "nsubj")]
        if raised and frame(clauses, raised[0]).passive:
            return raised[0]  # "the attack is believed to have been carried out by X"
    above = clauses.tree.heads[index] if scene.syntax and clauses.tree.relation(index) == "obj" else -1
    if 0 <= above < clauses.segment(index).first and clauses.words[above] in light and clauses.inside[above] is None and clauses.tokens[above].upos == "VERB":
        return above  # "the army launched, with help from X, an offensive"
    first = clauses.segment(index).first
    helps = [i for i in range(first, index) if scene.syntax and clauses.tree.relation(i) in ("aux", "cop", "amod")]  # "has not commented on the attack", "on the renewed fighting"
    return next((i for i in range(index - 1, first - 1, -1) if clauses.words[i] in light and clauses.inside[i] is None and i not in helps), None)


def _counts(scene: Scene, index: int, noun: NounWord, event: EventDraft, near: bool) -> bool:
    """Whether a noun tells a happening of its own; a weak one needs a light verb, two sides, or a place, time or leader with one."""
    sides = len(set(event.actors) | set(event.recipients))
    if noun.paired:
        return sides > 1
    weak = noun.weak and not near and not _is_caption(scene) and not (noun.type == "ASSAULT" and scene.syntax and is_perceived(scene, index))
    if not weak:
        return True
    return noun.type != "AGREE" and (sides > 1 or (noun.type == "CONSULT" and took_place(scene, index, noun, sides > 0)))


def _is_caption(scene: Scene) -> bool:
    """A caption without a verb says what its picture shows."""
    clauses = scene.clauses
    return clauses.sentence.block.kind == "caption" and not any(clauses.is_verb(i) for i in range(len(clauses.tokens)))


def _is_talked_of(scene: Scene, index: int) -> bool:
    """ "condemned the attack", "because of the coup", "after the attack": what is known already has been told, and is not told here."""
    if not scene.syntax or not is_definite(scene, index) or is_placed(scene, index):
        return False
    relation, head = scene.clauses.tree.relation(index), scene.clauses.tree.heads[index]
    acted_upon = relation == "obj" or (relation == "nsubj" and scene.clauses.inside[head] is None and frame(scene.clauses, head).passive)
    spoken_of = acted_upon and scene.is_cue(head) and scene.clauses.words[head] not in scene.words.reports
    return spoken_of or relation == "obl" or (relation == "nmod" and scene.clauses.words[head] in scene.words.particulars)  # "information about the attacks"


def _far(scene: Scene, light: int, index: int) -> bool:
    clauses = scene.clauses
    of = clauses.tree.heads[index] if scene.syntax else -1
    whole = of if of > light and (clauses.words[of] in clauses.rules.parts or clauses.is_number(of)) else index  # "carried out dozens of strikes"
    if scene.syntax and clauses.tree.heads[whole] == light and clauses.tree.relation(whole) in ("obj", "nsubj"):
        return False
    hangs = scene.syntax and (clauses.tree.heads[index] == light or (clauses.tree.relation(light) == "fixed" and clauses.tree.heads[index] == clauses.tree.heads[light]))
    if hangs and clauses.words[light] in scene.words.joining:
        return False  # "took part in the fighting", "er i gang med angreb"
    behind = [c for c in clauses.tree.below(index, "case") if scene.words.member("behind", clauses.words[c])] if scene.syntax else []
    if behind and clauses.tree.heads[index] == light:
        return False  # "står bag flere angreb": whoever is behind it did it
    between = range(light + 1, index)
    return any(clauses.words[i] in clauses.rules.prepositions and clauses.inside[i] is None for i in between) or index - light > FARTHEST_VERB


def _event(scene: Scene, index: int, noun: NounWord, around: Frame, light: bool) -> EventDraft | None:
    clauses, taking = scene.clauses, roles()
    before = next((p for p in clauses.phrases if p.last <= index and owns(scene, p, index)), None)
    if before and noun.genitive in taking:
        taking[noun.genitive] += joint_owners(scene, before, index)
    if scene.syntax and not before and noun.genitive in taking:
        taking[noun.genitive] += whose(scene, index)
    blamed = ascribed_to(scene, index)
    if blamed:
        taking["actor"] = blamed
    place_behind(scene, index, noun, around, taking, blamed)
    if before and noun.genitive == "actor" and not blamed:  # "Israel's storming of the hospital": of whom it befalls
        suffering = [p for p in taking["actor"] if p is not before and clauses.governor(p) in clauses.rules.partitive]
        taking["actor"] = [p for p in taking["actor"] if p not in suffering]
        taking["recipient"] += [p for p in suffering if p not in taking["recipient"]]
    twice = [p for p in taking["actor"] if p in taking["recipient"]]  # "the massacre of": of the victims, unless they stand elsewhere
    role = "recipient" if any(p not in twice for p in taking["recipient"]) and not (before and noun.genitive == "actor") else "actor"
    taking[role] = [p for p in taking[role] if p not in twice]
    if light and around.subject:
        role = scene.words.light[clauses.words[around.verb]]
        if role == "planned":
            around.modal = around.modal or "future"
            role = "actor"
        if around.passive:
            taking["actor"] += around.agent
            taking["recipient"] += around.subject if role == "recipient" else []  # "was subjected to attacks"
        elif role in taking and not taking[role]:
            did = doers(scene, around) if role == "actor" else scene.made_to(around)
            taking[role] += around.subject if did is None else did
        if role == "actor" and noun.type in GIVEN and not around.passive and not taking["recipient"]:
            taking["recipient"] += around.objects  # "gave Turkey his full support"
    elif light and around.passive and not taking["actor"] and not taking["both"]:
        taking["actor"] += around.agent  # "the attack is believed to have been carried out by X"
    elif noun.mode == "visit" and is_on_visit(scene, index):
        guests, hosts = visitors(scene, index)
        taking["actor"], taking["recipient"] = guests, taking["recipient"] or hosts
    elif noun.mode == "mediate" and scene.syntax and clauses.tree.below(index, "cop"):
        taking["actor"] = [p for p in frame(clauses, index).subject if p not in taking["recipient"]]  # "Russia was the mediator between A and B"
    elif noun.type == "CONSULT" and is_had(scene, index):
        taking["actor"] += [p for p in frame(clauses, clauses.tree.heads[index]).subject if p not in taking["both"]]  # "had a telephone call with X"
    elif scene.syntax and not taking["actor"] and not taking["both"]:
        taking["actor"] += answering(scene, index) or (those_who_talked(scene, index) if noun.type == "CONSULT" and not leaders(scene, index) else [])
    if noun.type == "ASSAULT":
        set_against(scene, index, taking, before)
        if noun.both and not taking["actor"] and not taking["both"] and taking["recipient"]:
            taking["actor"] += fighting_in(scene, index)  # "ten soldiers are missing after the fighting against X"
    event = make(scene, index, noun.type, noun.mode, around, taking)
    if event is None:
        return None
    if noun.type == "ASSAULT" and taking["both"] and len(event.actors) == 1:
        other = [e for e in adjective(scene, index) or own(scene, index, around) if e not in event.actors]  # "Israeli clashes with Hezbollah"
        alone = not other and len(taking["both"]) == 1  # whom M23 fights in "clashes with M23" is not told, and so neither side is
        event.actors = [] if alone else [*other, *event.actors]
        event.recipients = list(event.actors) if other else []
    laid = laid_at(scene, index) if noun.type in HARMFUL and not event.actors else []
    if laid:
        event.actors, event.recipients, event.attribution = laid, [e for e in event.recipients if e not in laid], "claimed"
    if light and not event.actors and around.subject_at is not None and not around.passive and scene.words.light[clauses.words[around.verb]] == "actor":
        event.actors = [e for e in whose_doing(scene, around.subject_at) if e not in event.recipients]  # not "the shelling of Israel went on"
    if noun.type == "CONSULT" and len(event.actors) == 1 and taking["both"]:
        event.actors = list(dict.fromkeys([*engaged(scene, index), *event.actors]))  # "Norway is in talks with Iran"
    if noun.genitive == "actor" and (joint := joint_states(scene, index)):
        event.actors = joint
    if not event.actors and noun.genitive == "actor":
        event.actors = adjective(scene, index) or led_by(scene, index) or belonging_to(scene, index, noun) or compound_owner(scene, index) or standing_behind(scene, index) or own(scene, index, around) or possessed(scene, index)
    if not event.actors and scene.syntax:
        event.actors = leaders(scene, index) or (having(scene, index) or engaged(scene, index) if noun.type == "CONSULT" else [])
        event.actors = event.actors or list(dict.fromkeys(e for i in scene.behind(index, noun.actors) for e in owners(scene, i)))  # "attacks from Russian artillery"
    if not event.recipients and scene.syntax:
        manned = noun.type == "ASSAULT" and noun.mode is None  # an attack on a checkpoint is one on those who man it, its bombing is not
        meant = targeted(scene, index, noun) if noun.type in HARMFUL else []
        event.recipients = [e for e in meant if e not in event.actors] or list(dict.fromkeys(e for i in aimed_at(scene, index, noun) for e in struck(scene, i, manned)))
    if len(event.actors) == 1 and event.recipients == event.actors:
        event.recipients = []  # "India carried out air strikes on what the country calls camps"
    return event
