"""Who vouches for an event: the outlet or somebody it quotes; and whether it has happened, is planned, conditional or denied."""

from __future__ import annotations

from kilde.reading.clauses.conditions import has_condition
from kilde.reading.clauses.frame import Frame
from kilde.reading.draft import EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.beside import stands_beside
from kilde.reading.events.doubt import is_in_doubt, is_told
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.joined import of_joined
from kilde.reading.events.never import is_failed, is_of_none, is_undone, is_unmanaged, never
from kilde.reading.events.own_word import dates
from kilde.reading.events.scene import Scene
from kilde.reading.events.themselves import of_claim, speaks_of_itself
from kilde.reading.events.unreal import is_heard, unreal
from kilde.reading.events.unvouched import is_unvouched
from kilde.reading.statements.lexicon import speech

WISHES = ("request", "demand", "offer", "promise", "threaten", "warn", "no-comment", "reject")  # what they speak of has not happened
REACH = 12  # tokens between the two halves of a hearsay verb, with a source between them
PUBLIC = ("AGREE", "CONSULT", "SANCTION")
FORCE = ("ASSAULT", "COERCE", "RETREAT")
PLANNED = {"future": "planned", "obligation": "planned", "wish": "planned", "possibility": "planned"}


def vouch(scene: Scene, event: EventDraft, around: Frame, index: int) -> bool:
    """Sets attribution and modality; False when what is said of the event does not make it one."""
    if scene.clauses.words[-1] == "?" and not scene.claims(scene.clauses.tokens[index].start):
        return False  # the outlet asks
    if never(scene, index) or (event.type in FORCE and scene.words.imagined.find(scene.clauses.words, 0, index) is not None):
        return False
    if (scene.syntax and _is_not_reported(scene, index)) or _is_refused(scene, index):
        return False
    seen = index != around.verb and scene.clauses.words[around.verb] in scene.words.seeing  # not nn "skulle ha vorte sett i verk"
    modality = "actual" if seen else PLANNED.get(around.modal or "", "actual")
    if modality == "planned" and (_heard(scene, around) or (scene.syntax and is_heard(scene, index))):
        modality, event.attribution = "actual", "claimed"
    claims = [s for s in scene.claims(scene.clauses.tokens[index].start) if not _is_fronted(scene, index, s) and not stands_beside(scene, index, s)]
    claims = claims or of_joined(scene, index)
    claims = [] if claims and _is_known_aside(scene, event, index) else claims
    inner = claims[-1] if claims else None
    nobody = scene.syntax and index == around.verb and is_of_none(scene, [*_near_subject(scene, around, index), *scene.object_heads(around)])
    nobody |= scene.syntax and scene.clauses.tokens[index].upos == "NOUN" and is_of_none(scene, [index])  # "no attack was carried out"
    undone = around.negated and is_undone(scene, index)
    nobody |= event.type not in FORCE[:2] and is_failed(scene, index)
    if (around.negated and not undone) or nobody or _is_of_nobody_there(scene, index) or is_unmanaged(scene, index):
        modality = "denied"
    if inner is not None:
        if inner.act in WISHES and not _is_aside(scene, index):
            return False
        event.attribution = "claimed"
        event.asserted_by = claims
        event.recipients = [e for e in event.recipients if not any(_tells_behind(e, one) for one in claims)]
        instead = scene.clauses.mark_before(index, ":") is not None  # "That is wrong, they say: the troops left on Sunday"
        if inner.act == "deny" and not instead and not _tells_beside(scene, index):
            modality = "actual" if around.negated else "denied"
        if not _is_beside(scene, index, inner):
            _default_actor(scene, event, inner, around)
        event.owned_up = inner.act == "announce" and is_owned_up_to(scene, index)
        if not event.actors and event.owned_up:
            event.actors = list(inner.speaker)
        event.actors = of_claim(scene, around) or event.actors
        if not event.actors:
            event.actors = [e for e in speaks_of_itself(scene, inner, around) if e not in event.recipients]
    elif event.attribution == "reported":
        doubted = is_in_doubt(scene, index)
        event.told = is_told(scene, index) or (modality == "actual" and not doubted and is_unvouched(scene, index))
        event.attribution = "claimed" if doubted or event.told else "reported"
    if inner is None and modality == "planned" and _was_compelled(scene, around, index):
        modality = "actual"
    if modality in ("actual", "planned") and not undone and not (inner is not None and inner.act in WISHES and _has_happened(scene, index)):
        kind = unreal(scene, index)
        modality = kind if kind == "conditional" or (kind and modality == "actual") else modality
    if modality == "planned" and _is_conditional(scene):
        modality = "conditional"
    event.modality = modality  # type: ignore[assignment]
    return True


def _tells_behind(entity: EntityDraft, statement: StatementDraft) -> bool:
    """ "Drones hit the port, a spokesman for the army, who ..., told AFP": whoever is named only behind the words as the one who says them."""
    content = statement.content
    behind = content is not None and statement.cue is not None and content.end <= statement.cue.start and entity in statement.speaker
    return behind and content is not None and not any(m.start < content.end and m.end > content.start for m in entity.mentions)


def _is_refused(scene: Scene, index: int) -> bool:
    """ "The ministry did not give details of the attack": what somebody would not speak of is no news."""
    token, words = scene.clauses.tokens[index], scene.clauses
    behind = [s for s in scene.statements if s.act == "no-comment" and s.cue is not None and s.cue.end <= token.start < s.evidence[0].end]
    verbs = (i for i, other in enumerate(words.tokens) if behind and behind[0].cue is not None and behind[0].cue.end <= other.start <= token.start)
    return bool(behind) and not any(words.is_verb(i) for i in verbs)


def _is_not_reported(scene: Scene, index: int) -> bool:
    """ "There were no reports of dead or wounded", "no word on an attack", "no new attacks were reported": nobody tells of any."""
    tree, words = scene.clauses.tree, scene.clauses.words
    at = tree.first_joined(index)
    head = tree.heads[at]
    heads = [head] if tree.relation(at) in ("nmod", "acl", "amod", "obl") else []
    tidings = [i for i in (*heads, max(0, at - 2)) if words[i] in scene.words.tidings]
    absent = any(words[case] in scene.words.lacking for i in tidings for case in tree.below(i, "case"))  # "without reports of fighting"
    if absent or (tidings and is_of_none(scene, tidings)):
        return True
    told = head >= 0 and words[head] in scene.words.reports and tree.relation(at) in ("nsubj", "obl", "obj") and scene.clauses.tokens[at].upos == "NOUN"
    return told and (is_of_none(scene, [at]) or scene.clauses.negates(head, "advmod"))


def _is_of_nobody_there(scene: Scene, index: int) -> bool:
    """ "There were no planes that dropped bombs": a relative clause tells of those who, the sentence says, were not there."""
    tree = scene.clauses.tree
    verb = tree.heads[index] if tree.relation(index) == "obj" else index
    if not scene.syntax or tree.subtype(verb) != "relcl" or any(scene.clauses.words[i] not in scene.clauses.rules.relatives for i in tree.below(verb, "nsubj")):
        return False  # "there is no evidence that Russia bombed it"
    whom = tree.heads[verb]
    return is_of_none(scene, [whom]) and any(tree.below(at, "expl") for at in (whom, tree.heads[whom]) if at >= 0)


def _was_compelled(scene: Scene, around: Frame, index: int) -> bool:
    """ "Hæren måtte trække sig tilbage": of a past "must" on the outlet's own word, outside of what somebody thinks ("mente, at"), it was done."""
    compelled = around.modal == "obligation" and scene.words.member("compelled", scene.clauses.words[around.finite])
    return compelled and scene.clauses.segment(index).kind not in ("complement", "subordinate", "infinitive") and not _is_in_quote(scene, index)


def _near_subject(scene: Scene, around: Frame, index: int) -> list[int]:
    """The subject where it stands in no other clause: "nobody claimed it, but they are said to have done it"."""
    at = around.subject_at
    apart = at is not None and any(scene.clauses.tokens[i].text == "," for i in range(at, index))
    return [] if apart or at is None else [at, *scene.wholes(at)]


def _is_fronted(scene: Scene, index: int, statement: StatementDraft) -> bool:
    """ "After Ukraine attacked, Putin threatened revenge": when somebody spoke is told by the outlet."""
    clauses = scene.clauses
    opens = clauses.words[0] in scene.words.apart and not any(t.text == "," for t in clauses.tokens[:index])
    return opens and statement.act in WISHES and not statement.quote and statement.cue is not None and statement.cue.start > clauses.tokens[index].start


def _is_known_aside(scene: Scene, event: EventDraft, index: int) -> bool:
    """ "Rwanda, with which Congo cut ties on Saturday": public acts with a date, in a relative clause within what is said, everybody knows."""
    clauses = scene.clauses
    segment = clauses.segment(index)
    if event.type not in PUBLIC or segment.kind != "relative" or _is_in_quote(scene, index):
        return False
    start, end = clauses.tokens[segment.first].start, clauses.tokens[segment.last - 1].end
    return any(start <= t.start < end for t in dates(scene))


def _is_beside(scene: Scene, index: int, statement: StatementDraft) -> bool:
    """ "Blames the army, which has not commented on the attack": in a relative clause to which the words of saying do not belong."""
    tokens, segment = scene.clauses.tokens, scene.clauses.segment(index)
    start, end = tokens[segment.first].start, tokens[segment.last - 1].end
    return segment.kind == "relative" and not (statement.cue is not None and start <= statement.cue.start < end)


def _tells_beside(scene: Scene, index: int) -> bool:
    """ "denies having hit civilians in the war, which began with the invasion": what a relative clause behind a mark tells is not what is denied."""
    clauses = scene.clauses
    segment = clauses.segment(index)
    marked = segment.first > 0 and clauses.tokens[segment.first - 1].text == ","
    return segment.kind == "relative" and (marked or clauses.tokens[segment.first].text == ",")


def _is_in_quote(scene: Scene, index: int) -> bool:
    return any(first <= index < last for first, last in scene.clauses.quotes)


def _is_aside(scene: Scene, index: int) -> bool:
    """A past relative clause inside what is wished for tells something of it: "sanctions against X, with which Y cut ties"."""
    if _has_happened(scene, index):
        return True
    opener = scene.clauses.segment(index).opener
    return opener in scene.clauses.rules.relatives and scene.clauses.tokens[index].feats.get("Tense") == "Past"


def _has_happened(scene: Scene, index: int) -> bool:
    """ "Warns of revenge after Monday's attack": a known deed behind "after" is what the words of warning come from."""
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    at = tree.first_joined(index)
    known = any(is_definite(scene, i) or any(tree.subtype(j) == "poss" for j in tree.below(i, "nmod")) for i in (index, at))
    return known and (any(words[i] in scene.words.following for i in tree.below(index, "case")) or _is_answered(scene, at))


def _is_answered(scene: Scene, at: int) -> bool:
    """ "Vowed to avenge the attack", "lovet å svare på angrepet": what somebody takes or threatens revenge for has happened."""
    tree, words = scene.clauses.tree, scene.clauses.words
    head = tree.heads[at]
    if head < 0 or head > at:
        return False
    avenged = words[head] in scene.words.avenging and tree.relation(at) in ("obj", "obl", "nmod")
    answered = words[head] in scene.words.answering and any(words[i] in scene.words.answered_to for i in tree.below(at, "case"))
    return avenged or answered


def _heard(scene: Scene, around: Frame) -> bool:
    """ "skal ha angrepet": the modal with the infinitive of "have" tells hearsay of what is past, and no plan; so does "skal stå bak"."""
    clauses, cues = scene.clauses, speech(scene.draft.language)
    for later in range(around.finite + 1, min(around.finite + REACH, len(clauses.words))):
        if cues.heard(clauses.words, around.finite, later):
            return True
        if clauses.is_full_verb(later):
            return False
    return False


def _default_actor(scene: Scene, event: EventDraft, statement: StatementDraft, around: Frame) -> None:
    """An accusation's deed is the accused's, an own act ("claims to have started") the speaker's."""
    if around.passive or (event.actors and not around.controlled):
        return
    if statement.act == "accuse":
        event.actors = [] if _is_somebody_elses(scene, around) else [e for e in statement.addressee if e not in event.recipients]
    elif event.actors and not _speaks_here(statement):
        return  # "The rebels claim to have shelled it. So says their spokesman": theirs, and not his
    elif statement.own_act and around.controlled and statement.speaker:  # not "they are alleged to have fired"
        event.actors = list(statement.speaker)


def _is_somebody_elses(scene: Scene, around: Frame) -> bool:
    """ "Accused Serbia of supporting a unit that fired on the police": a clause with a subject of its own, which is no weapon and no deed."""
    at = around.subject_at if scene.syntax and not around.controlled else None
    if at is None or around.subject or scene.clauses.tokens[at].upos != "NOUN":
        return False
    word = scene.clauses.words[at]
    return not scene.words.is_any(word, "weapons", "means") and scene.words.noun(word) is None


def _speaks_here(statement: StatementDraft) -> bool:
    """Whether a speaker is named in the words themselves, and not only in a sentence behind them that says whose they were."""
    first = statement.evidence[0]
    return any(m.start < first.end and first.start < m.end for e in statement.speaker for m in e.mentions)


def is_owned_up_to(scene: Scene, index: int) -> bool:
    """ "claimed responsibility for the attack": a deed that somebody takes the blame for."""
    tree, words = scene.clauses.tree, scene.clauses.words
    head = tree.heads[index] if scene.syntax and tree.relation(index) in ("nmod", "obl", "acl", "advcl") else -1
    verb = tree.heads[index] if scene.syntax and tree.relation(index) == "obj" else index
    if verb < index and any(scene.clauses.tokens[i].upos == "PRON" for i in range(verb + 1, index)):  # "har tagit på sig attacken"
        return any(cue.act == "announce" and cue.particle == words[index] for cue in speech(scene.draft.language).verbs.get(words[verb], ()))
    return head >= 0 and any(words[i] in scene.words.blame for i in (head, *(j for j in tree.below(head, "obj") if j < index)))


def _is_conditional(scene: Scene) -> bool:
    return has_condition(scene.clauses, speech(scene.draft.language).conditions)
