"""Names that no gazetteer has and that the network, or the verb of holding, takes for places: "the Bogside", "controls al-Koma"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

PLACED = ("GPE", "LOC")  # what the network calls names of places
SURE = 0.5  # score from which such a name counts here: where a verb of holding has it for its object, it is seldom anything else


def bears_name(draft: Draft, clauses: Clauses, head: int) -> bool:
    """Whether a token is a name that neither the lists nor the network take for anything but a place: "controls al-Koma"."""
    token = clauses.tokens[head]
    return token.upos == "PROPN" and token.text[-1].isalpha() and _is_free(draft, clauses, head) and all(kind in PLACED for kind in _called(clauses, head))


def is_unlisted(draft: Draft, clauses: Clauses, head: int) -> bool:
    """Whether a name that the network takes for a place is in no gazetteer: "the Bogside"."""
    return _is_free(draft, clauses, head) and any(kind in PLACED for kind in _called(clauses, head))


def _is_free(draft: Draft, clauses: Clauses, head: int) -> bool:
    """Whether no list has a token, as an actor or as a place."""
    token, inside = clauses.tokens[head], clauses.inside[head]
    return (inside is None or inside.sort == "unknown") and not any(p.start < token.end and token.start < p.end for p in draft.places)


def _called(clauses: Clauses, head: int) -> list[str]:
    """What the network surely takes the name at a token for."""
    return [n.type for n in clauses.sentence.parse.names if n.first <= head < n.last and n.score >= SURE]
