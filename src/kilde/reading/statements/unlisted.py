"""A verb that no list has and that still attributes by where it stands: "..., jubler bevegelsen i en melding".

In verb-second languages a finite verb opens a clause behind a whole main clause only where it says who said that clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.cutting import GOVERNED
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import SUBJECTS
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.lexicon import Cue, Speech

SAID = Cue("assert", content=frozenset({"that", "quote"}))
TAKING = ("iobj", "ccomp", "xcomp", "expl", "mark", "cc", "aux", "cop", "compound")
JOINED = ("conj", "parataxis")
SOMEBODY = ("anybody", "struck")  # classes of nouns: people, and crowds and bodies


def quoting_verb(clauses: Clauses, speech: Speech, verb: int) -> Sequence[Cue]:
    """The cue of a verb without an object that stands, with somebody as its subject behind it, right behind a main clause and a comma."""
    token = clauses.tokens[verb]
    if not clauses.rules.verb_second or token.upos != "VERB" or token.feats.get("VerbForm") != "Fin" or not clauses.sentence.parse.has_syntax:
        return ()
    before = verb - 1
    if before < 2 or clauses.tokens[before].text != "," or clauses.segment(verb).first < before - 1:
        return ()
    tree, word = clauses.tree, clauses.words[verb]
    if word in speech.verbs or word in clauses.rules.auxiliaries or word in clauses.rules.modals or tree.below(verb, *TAKING):
        return ()
    subjects, objects = [i for i in tree.below(verb, *SUBJECTS) if i > verb], tree.below(verb, "obj")
    if objects and (subjects or len(objects) > 1 or tree.relation(verb) not in JOINED):
        return ()
    subjects = subjects or [i for i in objects if i > verb]  # what the tree takes for an object, where nothing joins the verb to the clause before
    if not subjects or any(clauses.tokens[i].text == "," for i in range(verb, subjects[0])) or not _speaks(clauses, subjects[0]):
        return ()
    return (SAID,) if _is_main(clauses, verb) else ()


def _speaks(clauses: Clauses, at: int) -> bool:
    """Whether somebody stands there: an actor, or people or a body that no list of actors has."""
    phrase = clauses.inside[at]
    known = phrase is not None and bool(phrase.entities) and all(e.kind not in ("place", "other") for e in phrase.entities)
    return known or event_words(clauses.rules.language).is_any(clauses.words[at], *SOMEBODY)


def _is_main(clauses: Clauses, verb: int) -> bool:
    """Whether what stands before the comma is a main clause with a subject of its own, and not only a clause put first."""
    tree = clauses.tree
    told = [i for i in range(verb - 1) if clauses.tokens[i].feats.get("VerbForm") == "Fin" and (tree.below(i, *SUBJECTS) or tree.below(tree.heads[i], *SUBJECTS))]
    return any(clauses.segment(i).kind not in GOVERNED for i in told)
