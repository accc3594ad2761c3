"""Who did what a speaker tells of himself: "the army says it has", "Hamas uppger att man har", "we have bombed the port"."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.events.beside import TELLING
from kilde.reading.events.scene import Scene
from kilde.reading.statements.acts import BODIES
from kilde.reading.statements.lexicon import speech

STATE = ("GOV", "MIL")  # sectors of persons whose "we" is their state


def speaks_of_itself(scene: Scene, statement: StatementDraft, around: Frame) -> list[EntityDraft]:
    """The doers of a deed whose subject is the speaker in words that name nobody; none where it is somebody else or is suffered."""
    at = around.subject_at
    if at is None or around.passive or statement.act not in TELLING or not statement.speaker:
        return []
    if scene.clauses.words[at] in speech(scene.draft.language).first_person:
        return _we(scene, at, statement.speaker)
    same = (scene.clauses.words[at] in scene.words.oneself and _is_own_subject(scene, at, around)) or _is_nobody_else(scene, at, around)
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
    known = any(p.entities for p in around.subject)
    return pronoun is not None and (pronoun.plural or pronoun.thing) and not pronoun.oblique and not known
