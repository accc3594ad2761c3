"""What a parse says about a number and a cue: whether those counted are the cue's victims, its agents, or belong elsewhere."""

from __future__ import annotations

from kilde.reading.figures.scene import Counted, Cue, Scene

STEPS = 6
WITHIN = frozenset({"conj", "appos", "nmod", "nummod", "flat", "compound", "fixed", "amod", "det", "case", "advmod", "obl"})
OBJECTS = frozenset({"obj", "iobj", "ccomp"})


def attachment(scene: Scene, counted: Counted, cue: Cue) -> str | None:
    """ "victim", "agent", "object" of another verb, "elsewhere", or None where the sentence has no syntax or the tree does not decide."""
    parse = scene.sentence.parse
    if not parse.has_syntax:
        return None
    tokens = parse.tokens
    targets = {scene.words[at].token for at in range(cue.first, cue.last)}
    inside = {scene.words[at].token for at in range(counted.first, counted.last)}
    at = scene.words[counted.last - 1].token
    relation = None
    for _ in range(STEPS):
        token = tokens[at]
        if token.head is None or token.head < 0:
            break
        relation = token.deprel or ""
        at = token.head
        if at in targets:
            if relation.split(":")[0] == "nsubj" and "object" in cue.roles and _has_other_object(tokens, at, cue):
                return "doer"
            return _role(relation, cue, tokens[at].feats.get("Voice"))
        if at not in inside and relation.split(":")[0] not in WITHIN:
            break
    governor = tokens[at]
    if relation and relation.split(":")[0] in {"nsubj", "obj"} and governor.upos == "VERB" and at not in targets:
        # "12 people who were killed": the cue hangs on what is counted, not the other way round.
        if any(_hangs_on(tokens, target, inside) for target in targets):
            return None
        return "object" if relation == "obj" else "elsewhere"
    return None


def _has_other_object(tokens: tuple, verb: int, cue: Cue) -> bool:  # type: ignore[type-arg]
    """ "I går dræbte to mænd 40 soldater": an active verb whose counted object is whom it was done to; a drone may destroy anything."""
    active = tokens[verb].feats.get("VerbForm") == "Fin" and tokens[verb].feats.get("Voice") != "Pass"
    objects = [i for i, token in enumerate(tokens) if token.head == verb and token.deprel == "obj"]
    counted = any(token.head in objects and token.deprel == "nummod" for token in tokens)
    return active and (counted or (cue.kind == "weapons-downed" and bool(objects)))


def _hangs_on(tokens: tuple, index: int, inside: set[int]) -> bool:  # type: ignore[type-arg]
    for _ in range(STEPS):
        head = tokens[index].head
        if head is None or head < 0:
            return False
        if head in inside:
            return True
        index = head
    return False


def _role(relation: str, cue: Cue, voice: str | None) -> str | None:
    base = relation.split(":")[0]
    if base in OBJECTS:
        return "victim"
    if base == "nsubj":
        if relation == "nsubj:pass" or voice == "Pass" or "subject" in cue.roles or ("participle" in cue.roles and "object" not in cue.roles):
            return "victim"
        return "agent" if cue.roles == {"object"} else None
    return None
