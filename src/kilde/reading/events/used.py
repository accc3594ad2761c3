"""What somebody did by means of something, told as its purpose: "used American missiles to strike a depot"."""

from __future__ import annotations

from itertools import islice

from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import EventWords

NEAR = 3  # arcs up from the infinitive, which the tree may hang on the thing used or on what is said of it


def use_above(clauses: Clauses, words: EventWords, verb: int) -> int | None:
    """ "Brukte droner til å angripe havnen": the verb of using whose purpose an infinitive tells, where it is finite, affirmed and under no modal; None elsewhere."""
    tree, at = clauses.tree, clauses.tree.first_joined(verb, "nsubj")
    if clauses.tokens[verb].feats.get("VerbForm") != "Inf" or tree.relation(at) not in ("advcl", "xcomp", "acl", "obl", "ccomp"):
        return None
    path = list(islice(tree.above(at), 1, 1 + NEAR))
    use = next((i for i in path if clauses.words[i] in words.using), verb)
    if use >= verb or any(tree.relation(i) not in ("obj", "acl", "nsubj") for i in path[: path.index(use)]):
        return None
    helpers = tree.below(use, "aux")
    finite = any(clauses.tokens[i].feats.get("VerbForm") == "Fin" for i in (use, *helpers))
    eventual = any(clauses.words[i] in clauses.rules.modals for i in helpers) or clauses.negates(use, "advmod")
    return use if finite and not eventual else None
