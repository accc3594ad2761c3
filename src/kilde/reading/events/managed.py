"""What somebody managed where "it" is the subject: "det lyktes hæren å innta byen". Who managed stands behind the verb and did what the infinitive tells."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import EventWords

HANGING = ("csubj", "ccomp", "xcomp", "acl", "advcl")  # how trees hang such an infinitive on the verb, or on its "it"
MANAGING = ("nsubj", "obj", "iobj", "obl")


def manager(clauses: Clauses, words: EventWords, verb: int) -> list[Phrase] | None:
    """ "Det lykkedes hæren at indtage byen": who managed what an infinitive tells; None where no such verb governs it."""
    tree = clauses.tree
    if clauses.tokens[verb].feats.get("VerbForm") != "Inf" or tree.relation(verb) not in HANGING or tree.heads[verb] < 0:
        return None
    head = tree.heads[verb]
    above = tree.heads[head] if clauses.tokens[head].upos == "PRON" and head < verb else head
    if above < 0 or above > verb or clauses.words[above] not in words.managing & words.aspect:
        return None
    if not any(i < above and clauses.tokens[i].upos == "PRON" for i in tree.below(above, "expl", "nsubj")):
        return None
    behind = [i for i in tree.below(above, *MANAGING) if above < i < verb]
    return [q for i in behind if (p := clauses.inside[i]) is not None for q in clauses.chain(p)]
