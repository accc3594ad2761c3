"""Names that no gazetteer has and that the network, or the verb of holding, takes for places: "the Bogside", "controls al-Koma"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

PLACED = ("GPE", "LOC")  # what the network calls names of places
SURE = 0.5  # score from which such a name counts here: where a verb of holding has it for its object, it is seldom anything else


def bears_name(draft: Draft, clauses: Clauses, head: int) -> bool:
    """Whether a token is a name that neither the lists nor the network take for anything but a place: "controls al-Koma"."""
    token, inside = clauses.tokens[head], clauses.inside[head]
    if token.upos != "PROPN" or not token.text[-1].isalpha() or (inside is not None and inside.sort != "unknown"):
        return False
    if any(p.start < token.end and token.start < p.end for p in draft.places):
        return False
    return not any(n.first <= head < n.last and n.type not in PLACED and n.score >= SURE for n in clauses.sentence.parse.names)


def is_unlisted(draft: Draft, clauses: Clauses, head: int) -> bool:
    """Whether a name that the network takes for a place is in no gazetteer: "the Bogside"."""
    token = clauses.tokens[head]
    inside = clauses.inside[head]
    if (inside is not None and inside.sort != "unknown") or any(p.start < token.end and token.start < p.end for p in draft.places):
        return False
    return any(n.first <= head < n.last and n.type in PLACED and n.score >= SURE for n in clauses.sentence.parse.names)
