"""Who did what a speaker tells of himself: "the army says it has", "Hamas uppger att man har", "we have bombed the port"."""

from __future__ import annotations

from itertools import islice

from kilde.model.record import Span
from kilde.reading.actors import keys
from kilde.reading.actors.parts import made
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.nominal import is_noun
from kilde.reading.draft import EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.beside import TELLING
from kilde.reading.events.parties import entities, phrases_at
from kilde.reading.events.scene import Scene
from kilde.reading.statements.acts import BODIES
from kilde.reading.statements.lexicon import speech

CLAIM_ABOVE = 3  # arcs from a verb up to the claim whose words it tells
STATE = ("GOV", "MIL")  # sectors of persons whose "we" is their state
OF_OWN_DEED = ("deny", "confirm", "announce")  # acts that are of what the speaker has done
ARMY = "Armed forces"


def speaks_of_itself(scene: Scene, statement: StatementDraft, around: Frame) -> list[EntityDraft]:
    """The doers of a deed whose subject is the speaker in words that name nobody; none where it is somebody else or is suffered."""
    at = around.subject_at
    if at is None or around.passive or statement.act not in TELLING or not statement.speaker:
        return []
    if scene.clauses.words[at] in speech(scene.draft.language).first_person:
        return _we(scene, at, statement.speaker)
    same = (scene.clauses.words[at] in scene.words.oneself and _is_own_subject(scene, at, around)) or (not statement.quote and _is_nobody_else(scene, at, around))
    bodies = all(e.kind in BODIES for e in statement.speaker)
    return list(statement.speaker) if same and bodies and around.modal is None else []


def _we(scene: Scene, at: int, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """ "We have bombed the port", says a body: it did; says its minister or spokesman: the body. "I have signed": the person."""
    if all(e.kind in BODIES for e in speakers):
        return list(speakers)
    if any(e.kind != "person" for e in speakers):
        return []
    if scene.clauses.tokens[at].feats.get("Number") == "Sing":
        return list(speakers)
    return list(dict.fromkeys(body for person in speakers for body in _spoken_for(scene, person)))


def speaker_over_others(scene: Scene, event: EventDraft, around: Frame) -> list[EntityDraft]:
    """ "Ukraine denies that they have refused": of a denial, a confirmation or an announcement, "they" are the body that makes it, and not a group of
    another sentence; none where the words may mean somebody else."""
    statement = event.asserted_by[-1] if event.asserted_by else None
    if statement is None or statement.act not in OF_OWN_DEED or around.passive or not around.subject or not statement.speaker:
        return []
    sentence = scene.clauses.sentence
    near = [m for p in around.subject for e in p.entities for m in e.mentions if sentence.start <= m.start < p.start]
    they = all(p.sort == "pronoun" and p.sentence is sentence for p in around.subject)
    bodies = all(e.kind in BODIES for e in statement.speaker)
    return list(statement.speaker) if they and bodies and not near and scene.syntax and scene.clauses.tree.relation(around.verb) in ("ccomp", "xcomp") else []


def ours(scene: Scene, event: EventDraft) -> None:
    """ "Our soldiers have retaken the town", says the president of Sudan: the armed forces of the state whose man or body speaks."""
    states = {e.country for s in event.asserted_by[-1:] for e in s.speaker if e.country and (e.kind == "government" or (e.kind == "person" and e.sector in STATE))}
    if len(states) != 1:
        return
    mine = speech(scene.draft.language).first_person
    own = [p for p in scene.clauses.phrases if any(scene.clauses.words[i] in mine for i in range(min(p.outer, p.first) - 1, p.head) if i >= 0)]
    nameless = {id(e): p for p in own for e in p.entities if e.kind == "military" and e.country is None}
    if not any(id(e) in nameless for e in (*event.actors, *event.recipients)):
        return
    state, where = next(iter(states)), next(iter(nameless.values()))
    army = made(scene.draft, f"{ARMY} of {keys.after_of(state)}", state, Span(start=where.start, end=where.end), kind="military")
    event.actors = [army if id(e) in nameless else e for e in event.actors]
    event.recipients = [army if id(e) in nameless else e for e in event.recipients]


def _spoken_for(scene: Scene, person: EntityDraft) -> list[EntityDraft]:
    """The one body or state of the text that a person's office is of."""
    bodies = [e for e in scene.draft.entities if e.kind in BODIES]
    for office in (person.label, *person.roles):
        whole = office.partition(" of ")[2].removeprefix("the ")
        found = [e for e in bodies if whole and (whole == e.label or whole.endswith(f" of {e.label}"))]
        if found:
            return found[:1]
    state = [e for e in bodies if e.kind == "government" and e.country and e.country == person.country]
    return state[:1] if person.sector in STATE else []


def _is_own_subject(scene: Scene, at: int, around: Frame) -> bool:
    """Whether a word is the verb's own subject: not the "det" of "det var Hamas, der angreb", which stands for nobody."""
    return not scene.syntax or (scene.clauses.tree.relation(at) == "nsubj" and scene.clauses.tree.heads[at] == around.verb)


def _is_nobody_else(scene: Scene, at: int, around: Frame) -> bool:
    """ "The army says they are attacking": a pronoun for a body that points to nobody else in the text."""
    pronoun = scene.clauses.rules.pronouns.get(scene.clauses.words[at])
    known = any(p.entities for p in around.subject) or (scene.syntax and _is_of_subject_above(scene, around))
    return pronoun is not None and (pronoun.plural or pronoun.thing) and not pronoun.oblique and not known


def of_claim(scene: Scene, around: Frame) -> list[EntityDraft]:
    """ "The army denies a claim by the rebels that they took the town": whoever claims it did it, and not who denies it."""
    if not scene.syntax or around.passive or any(p.sort != "pronoun" for p in around.subject):
        return []
    tree, clauses = scene.clauses.tree, scene.clauses
    over = [i for i in islice(tree.above(around.verb), 1, CLAIM_ABOVE) if i < around.verb]
    nouns = [i for one in over for i in (one, *tree.below(one, "obj")) if clauses.words[i] in scene.words.tidings and is_noun(clauses, i) and i < around.verb]
    opened = any(clauses.words[i] in clauses.rules.complementisers for i in tree.below(around.verb, "mark"))
    return entities(scene, phrases_at(scene, scene.behind(nouns[0], scene.words.senders | clauses.rules.agents))) if nouns and opened else []


def _is_of_subject_above(scene: Scene, around: Frame) -> bool:
    """ "A cell was hit as it tried to fire, the army says": a pronoun in a clause of time points to the subject of the clause it belongs to."""
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    clause = tree.own_clause(around.finite)
    if clause is None or tree.relation(clause) != "advcl" or tree.heads[clause] < 0:
        return False
    return any(i < clause and tokens[i].upos == "NOUN" for i in tree.below(tree.heads[clause], "nsubj"))
