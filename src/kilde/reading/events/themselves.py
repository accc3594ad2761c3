"""Who did what a speaker tells of himself: "the army says it has", "Hamas uppger att man har", "we have bombed the port"."""

from __future__ import annotations

from itertools import islice

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.nominal import is_noun
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.events.beside import TELLING
from kilde.reading.events.parties import entities, phrases_at
from kilde.reading.events.scene import Scene
from kilde.reading.statements.acts import BODIES
from kilde.reading.statements.lexicon import speech

CLAIM_ABOVE = 3  # arcs from a verb up to the claim whose words it tells
STATE = ("GOV", "MIL")  # sectors of persons whose "we" is their state


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
