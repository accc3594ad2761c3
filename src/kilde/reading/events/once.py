"""Within a sentence, what several words tell of one happening is one event: "ten were killed and thirty wounded in an attack"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.make import Told, names_victims
from kilde.reading.events.merge import is_struck_back
from kilde.reading.events.scene import Scene
from kilde.reading.times.lexicon import lexicon as times

LONGEST_NOUN_PHRASE = 16  # tokens on either side of a noun that are its span
PAIR = 2  # tokens from the first to the second verb of "shot and killed"
CLIMB = 4  # arcs from a cause to the verb that tells its victims


def once(scene: Scene, found: list[Told]) -> list[EventDraft]:
    """The events of one sentence, each once."""
    kept: list[Told] = []
    for told in found:
        twin = next((one for one in kept if _alike(one.event, told.event) and _same_clause(scene, one, told) and not _are_apart(scene, one, told)), None)
        twin = twin or next((one for one in kept if _is_its_toll(scene, one, told)), None)
        if twin is not None:
            _take(twin.event, told.event)
            continue
        if scene.syntax and told.noun and any(scene.clauses.segment(one.index) is scene.clauses.segment(told.index) for one in kept):
            told.event.evidence = [_noun_phrase(scene, told.index)]
        kept.append(told)
    events = [told.event for told in (_with_victims(scene, kept) if scene.syntax else kept)]
    for event in events:
        others = [e for e in event.recipients if e not in event.actors]
        event.recipients = others if len(event.actors) == 1 and others else event.recipients  # "it has waged war on the state": not on itself
    return events


def _is_its_toll(scene: Scene, one: Told, told: Told) -> bool:
    """ "The attack on the ship killed three sailors": the verb of an attack's victims, whoever else the attack is on."""
    if not scene.syntax or one.event.type != told.event.type or one.event.modality != told.event.modality or one.event.attribution != told.event.attribution:
        return False
    tree, words, rules = scene.clauses.tree, scene.clauses.words, scene.clauses.rules
    head, relation = tree.heads[told.index], tree.relation(told.index)
    if one.victims and told.noun:  # "was killed in a strike on a car"
        return head == one.index and relation in ("obl", "nmod") and any(words[i] in rules.at_places for i in tree.below(told.index, "case"))
    if not told.victims:
        return False
    subject = frame(scene.clauses, told.index).subject_at
    if relation == "conj" and head == one.index and not one.victims:  # "shot and killed"
        striking = frame(scene.clauses, one.index).subject_at
        if striking is not None and scene.words.member("weapons", words[striking]) and not tree.below(told.index, "nsubj"):
            return True  # "the missile hit a bus and wounded a soldier"
        return not one.noun and told.index - one.index <= PAIR and not one.event.recipients
    if relation == "acl":  # "hit by a rocket that killed twelve", "the attack on X, in which twelve were killed"
        noun = scene.words.noun(words[head])
        own = subject is None or (subject not in (head, one.index) and words[subject] not in rules.relatives)
        struck = (noun is not None and noun.type == told.event.type) or scene.words.member("weapons", words[head])
        return (struck and tree.heads[head] == one.index) or (one.noun and own and one.index < head and not told.event.actors)
    return one.noun and subject == one.index


def _take(kept: EventDraft, event: EventDraft) -> None:
    if len(event.actors) > 1 and event.actors == event.recipients:  # "engaged in fighting with M23"
        kept.actors, kept.recipients = event.actors, event.recipients
    kept.actors = kept.actors or event.actors
    kept.recipients = kept.recipients or event.recipients
    kept.mode = kept.mode or event.mode
    kept.confidence = max(kept.confidence, event.confidence)


def _noun_phrase(scene: Scene, index: int) -> Span:
    """The noun with what hangs on it: its own span where the clause has another event already."""
    first, last = scene.clauses.tree.span(index)
    first, last = max(first, index - LONGEST_NOUN_PHRASE), min(last, index + LONGEST_NOUN_PHRASE)
    tokens = scene.clauses.tokens
    while last - 1 > index and not tokens[last - 1].text[0].isalnum():
        last -= 1
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _with_victims(scene: Scene, found: list[Told]) -> list[Told]:
    """ "Ten were killed when rockets hit the town": the victims belong to what the other clause tells."""
    left: list[Told] = []
    for told in found:
        alone = told.victims and not told.event.actors and not names_victims(told.event)
        causes = [one for one in found if alone and not one.victims and _alike(told.event, one.event) and (_hangs(scene, one.index, told.index) or _is_in(scene, told, one) or _follows(scene, told, one))]
        causes = causes or [one for one in found if _by_its_shells(scene, told, one)]
        causes = causes or [one for one in found if told.victims and _adds_victims(scene, one, told)]
        cause = next((one for one in causes if not _by_them(scene, one.index) and not _at_another_time(scene, one.index) and not any(is_length_after(scene, at) for at in (one.index, told.index))), None)
        if cause is None:
            left.append(told)
        else:
            cause.event.evidence += told.event.evidence
    return left


def _by_its_shells(scene: Scene, told: Told, one: Told) -> bool:
    """ "Five were killed by shells that the army fired": the victims of the weapon whose firing the clause tells."""
    tree = scene.clauses.tree
    weapon = tree.heads[one.index] if tree.relation(one.index) == "acl" else -1
    killing = told.victims and not names_victims(told.event) and weapon >= 0 and tree.heads[weapon] == told.index
    return killing and scene.words.member("weapons", scene.clauses.words[weapon]) and _alike(told.event, one.event) and not one.victims


def _is_in(scene: Scene, told: Told, one: Told) -> bool:
    """ "An attack in which eight were hurt": the victims stand in a clause of the attack."""
    tree = scene.clauses.tree
    return one.noun and tree.relation(told.index) == "acl" and tree.heads[told.index] == one.index


def _follows(scene: Scene, told: Told, one: Told) -> bool:
    """ "A missile hit a school, whereby five were killed": victims in a clause behind the blow that hangs on its verb, and tells of no other time."""
    tree, words = scene.clauses.tree, scene.clauses.words
    behind = one.index < told.index and tree.heads[told.index] == one.index and tree.relation(told.index) in ("acl", "advcl")
    return behind and not any(words[i] in scene.words.apart for i in tree.below(told.index, "mark", "advmod", "case"))


def _by_them(scene: Scene, index: int) -> bool:
    """ "Two were shot after they ambushed a patrol": what the victims did is no cause that they suffered."""
    around = frame(scene.clauses, index)
    subject = [p for p in around.subject if around.subject_at is None or around.subject_at in range(p.first, p.last)]  # not "their convoy"
    return not around.passive and bool(subject) and all(p.sort == "pronoun" for p in subject)


def _adds_victims(scene: Scene, one: Told, told: Told) -> bool:
    """ "Rockets hit the town, killing four": the participle behind a deed tells its victims, and no second deed."""
    tree, alike = scene.clauses.tree, _alike(one.event, told.event)
    bare = tree.relation(told.index) == "advcl" and not tree.below(told.index, "mark", "nsubj", "aux") and scene.clauses.tokens[told.index].feats.get("VerbForm") != "Fin"
    same = not told.event.recipients and (not told.event.actors or told.event.actors == one.event.actors)
    return bare and alike and same and one is not told and not one.victims and one.index < told.index and tree.heads[told.index] == one.index


def _at_another_time(scene: Scene, index: int) -> bool:
    """ "The worst violence since the group took power": in a clause that says since when, or before what."""
    if not scene.syntax:
        return False
    tree = scene.clauses.tree
    clause = tree.own_clause(index)
    return clause is not None and tree.relation(clause) == "advcl" and any(scene.clauses.words[i] in scene.words.earlier for i in tree.below(clause, "mark", "advmod"))


def is_length_after(scene: Scene, index: int) -> bool:
    """ "A day after three men were killed", "få timer etter at raketter ble avfyrt": in a clause that says how long after it something else was."""
    if not scene.syntax:
        return False
    clauses, tree = scene.clauses, scene.clauses.tree
    clause = tree.own_clause(index)
    marks = [i for i in tree.below(clause, "mark", "case", "advmod") if clauses.words[i] in scene.words.following] if clause is not None else []
    units = times(scene.draft.language).values["UNIT"]
    return any(i and clauses.words[i - 1] in units for i in marks)


def _are_apart(scene: Scene, first: Told, second: Told) -> bool:
    """Whether a clause of time or a day of its own sets the second apart from the first."""
    earlier = _at_another_time(scene, second.index) and scene.clauses.tree.heads[second.index] != first.index
    return earlier or is_length_after(scene, second.index) or _is_on_another_day(scene, first, second)


def _is_on_another_day(scene: Scene, first: Told, second: Told) -> bool:
    """ "Rebels killed four soldiers on Monday and a policeman was shot on Sunday": joined to it, with other victims and another time."""
    if not scene.syntax:
        return False
    tree = scene.clauses.tree
    at = tree.first_joined(second.index, "nsubj")  # "shot and killed"
    joined = tree.relation(at) == "conj" and tree.heads[at] == first.index and bool(tree.below(at, "nsubj"))
    days = [_own_times(scene, index) for index in (first.index, at)]
    return joined and all(days) and not days[0] & days[1]


def _own_times(scene: Scene, index: int) -> set[str]:
    """The words of the times that hang on a verb, or on what is joined to it without a subject of its own."""
    clauses, tree = scene.clauses, scene.clauses.tree
    verbs = [index, *(i for i in tree.below(index, "conj") if not tree.below(i, "nsubj"))]
    return {clauses.words[i] for verb in verbs for i in tree.below(verb, "obl", "advmod", "nmod", "obj") if clauses.in_time(i)}


def _hangs(scene: Scene, lower: int, upper: int) -> bool:
    """Whether a clause or noun hangs on a verb, or on what that verb is coordinated with."""
    tree, at = scene.clauses.tree, lower
    uppers = {upper, tree.heads[upper]} if tree.relation(upper) == "conj" else {upper}
    for _ in range(CLIMB):
        head = tree.heads[at]
        if head in uppers or (head >= 0 and tree.relation(head) == "conj" and tree.heads[head] in uppers):
            return tree.relation(at) in ("advcl", "obl", "acl", "nmod")
        at = tree.heads[at]
        if at < 0:
            return False
    return False


def _alike(one: EventDraft, other: EventDraft) -> bool:
    """Same kind, same voucher, and no party speaks against it."""
    if one.type != other.type or one.modality != other.modality or one.attribution != other.attribution:
        return False
    if one.type == "ASSAULT" and not one.recipients and not other.actors and is_struck_back(one, other):
        return False
    if one.type == "CONSULT":  # "called Putin and had talks with Macron" are two
        there = [set(event.actors) | set(event.recipients) for event in (one, other)]
        if there[0] - there[1] and there[1] - there[0]:
            return False
    sides = (one.actors, other.actors), (one.recipients, other.recipients)
    return all(not a or not b or bool(set(a) & set(b)) for a, b in sides) or set(one.recipients) >= set(other.actors) > set()


def _is_anothers(scene: Scene, first: Told, second: Told) -> bool:
    """ "The two sides shelled each other and warplanes bombed the town": a joined clause with a doer of its own."""
    tree = scene.clauses.tree
    one, other = tree.own_clause(first.index), tree.own_clause(second.index)
    if one is None or other is None or one == other or second.victims or tree.relation(other) not in ("conj", "advcl") or tree.heads[other] != one:
        return False
    doers = [frame(scene.clauses, verb).subject_at for verb in (one, other)]
    return bool(tree.below(other, "nsubj")) and None not in doers and doers[0] != doers[1] and bool(second.event.actors) and second.event.actors != first.event.actors


def _is_of_another_day(scene: Scene, one: int, other: int) -> bool:
    """ "Rebels killed four soldiers on Monday and a policeman was shot on Sunday": two clauses, each with a time of its own."""
    tree, clauses = scene.clauses.tree, scene.clauses
    dated = [[i for i in tree.below(verb, "obl", "advmod", "nmod") if clauses.tokens[i].start in clauses.times] for verb in (one, other)]
    return all(dated) and bool(tree.below(other, "nsubj")) and {clauses.words[i] for i in dated[0]} != {clauses.words[i] for i in dated[1]}


def _is_what_it_followed(scene: Scene, first: Told, second: Told) -> bool:
    """ "The army launched strikes after rebels overran two posts": the second stands in a clause of what had happened before, with a subject of its own."""
    tree, words = scene.clauses.tree, scene.clauses.words
    clause = tree.own_clause(second.index)
    opened = clause is not None and bool(tree.below(clause, "nsubj")) and any(words[i] in scene.words.following for i in tree.below(clause, "mark"))
    return clause is not None and opened and first.index < clause and first.index not in tree.all_below(clause)


def _is_outcome(scene: Scene, first: Told, second: Told) -> bool:
    """ "Was hit by a missile and destroyed": the second of two joined passives under one subject."""
    tree = scene.clauses.tree
    joined = tree.relation(second.index) == "conj" and tree.heads[second.index] == first.index and not tree.below(second.index, "nsubj", "obj", "obl")
    suffered = frame(scene.clauses, second.index).passive or scene.clauses.tokens[second.index].feats.get("VerbForm") == "Part"
    return joined and first.event.type == "ASSAULT" and frame(scene.clauses, first.index).passive and suffered


def _completes(scene: Scene, first: Told, second: Told) -> bool:
    """ "Six men, who ..., went on the attack": the noun by which the verb tells the deed, however far behind it."""
    words, tree = scene.clauses.words, scene.clauses.tree
    tied = second.noun and not first.noun and tree.heads[second.index] == first.index and tree.relation(second.index) in ("obl", "obj")
    return tied and any(row.type == first.event.type and row.particle and words[second.index].endswith(row.particle) for row in scene.words.verbs.get(words[first.index], ()))


def _are_listed(scene: Scene, first: Told, second: Told) -> bool:
    """ "Avenge the attack on the base and the assassination of the general": two deeds joined, each known and with what it befell."""
    tree = scene.clauses.tree
    joined = first.noun and second.noun and tree.relation(second.index) == "conj" and tree.heads[second.index] == first.index
    return joined and all(is_definite(scene, one.index) and bool(tree.below(one.index, "nmod")) for one in (first, second))


def _same_clause(scene: Scene, first: Told, second: Told) -> bool:
    one, other = scene.clauses.segment(first.index), scene.clauses.segment(second.index)
    if scene.syntax and (_is_anothers(scene, first, second) or _is_what_it_followed(scene, first, second)):
        return False
    if scene.syntax and _is_outcome(scene, first, second):
        return True
    if scene.syntax and _completes(scene, first, second):
        return True
    if scene.syntax and _are_listed(scene, first, second):
        return False
    if first.victims and second.victims:
        return not (scene.syntax and _is_of_another_day(scene, first.index, second.index))  # "12 were killed and 30 wounded"
    return one is other or (other.kind == "infinitive" and other.first == one.last)
