"""A deed that is laid at somebody's door: "the attack blamed on X", "an attack for which X gets the blame". X is claimed to have done it."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.events.parties import phrases_at
from kilde.reading.events.scene import Scene

ACCUSING = ("accuse", "condemn")
HELD = ("obl", "obj", "iobj", "nmod")


def ascribed(scene: Scene, index: int) -> list[int]:
    """The tokens of those whom a clause behind the noun at a token names as its doers on somebody's word."""
    if not scene.syntax:
        return []
    tree, words = scene.clauses.tree, scene.clauses.words
    found: list[int] = []
    whole = tree.below(tree.heads[index], "acl") if tree.relation(index) == "nmod" else []  # "a series of attacks blamed on X"
    for verb in (*tree.below(index, "acl"), *(i for i in whole if i > index)):
        if blaming(scene, verb) is not None:
            continue  # who lays it to whom is told: `blamed`
        blamed = any(words[i] in scene.words.blame for i in tree.below(verb, "obj", "obl"))
        if words[verb] in scene.words.ascribed:
            found += [i for i in tree.below(verb, *HELD) if words[i] not in scene.words.blame] or tree.below(verb, "nsubj")
        elif blamed:
            found += tree.below(verb, "nsubj")
    return [i for one in found for i in (one, *tree.below(one, "conj"))]


def blaming(scene: Scene, verb: int) -> StatementDraft | None:
    """The accusation at a verb, where the text tells who lays it to whom."""
    start = scene.clauses.tokens[verb].start
    return next((s for s in scene.statements if s.act == "accuse" and s.cue is not None and s.cue.start == start and s.speaker and s.addressee and not s.negated), None)


def ascribed_to(scene: Scene, index: int) -> list[Phrase]:
    """The same as phrases of actors, those that no list knows left out."""
    return phrases_at(scene, ascribed(scene, index))


def laid_at(scene: Scene, index: int) -> list[EntityDraft]:
    """Whose a deed is by the words of saying it hangs on: "X claimed responsibility for an attack" X's, "Y blamed the attack on X" X's."""
    if not scene.syntax:
        return []
    tree, words = scene.clauses.tree, scene.clauses.words
    above, head = tree.heads[index], tree.relation(index)
    blamed = head == "nsubj" and tree.subtype(index) == "pass" and above >= 0 and words[above] in scene.words.ascribed
    if above < 0 or not (blamed or head in ("nmod", "obl", "obj")):
        return []
    blame = [i for i in (above, *tree.below(above, "obj")) if words[i] in scene.words.blame and i < index]
    verb = tree.heads[blame[0]] if blame else above
    start = scene.clauses.tokens[verb].start if verb >= 0 else -1
    said = next((s for s in scene.statements if s.cue is not None and s.cue.start == start and not s.negated), None)
    if said is not None and said.act == "announce" and blame:
        return list(said.speaker)
    reason = any(words[i] in scene.words.reasons for i in tree.below(index, "case"))  # "criticised X for the blockade"
    return list(said.addressee) if said is not None and said.act in ACCUSING and (blame or blamed or reason or (head == "obj" and said.act == "accuse")) else []
