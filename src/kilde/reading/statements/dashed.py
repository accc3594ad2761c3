"""Headlines of two verbs with a dash between: "Iran shot down a drone - accuses the US of meddling", whose second verb has no subject of its own."""

from __future__ import annotations

from kilde.reading.actors.phrase import outermost
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses

DASHES = "–—-"
OBJECTS = ("obj", "iobj")


def with_subject_before(clauses: Clauses, around: Frame) -> Frame:
    """ "Iran shot down a drone - accuses the US": the frame of the verb with the subject of the clause before the dash, and with whom the tree has for its object as that; as it is elsewhere."""
    verb = around.verb
    if not clauses.sentence.parse.has_syntax or not around.inverted or verb < 2 or clauses.tokens[verb - 1].text not in DASHES:
        return around
    objects = [p for p in around.subject if clauses.tree.relation(clauses.tree.top(p)) in OBJECTS]
    subject = next((p for p in outermost(clauses.phrases) if p.entities and p.last < verb and clauses.tree.relation(clauses.tree.top(p)) == "nsubj"), None)
    if not objects or objects != around.subject or subject is None or subject.first > 1:
        return around
    around.subject, around.objects, around.inverted, around.subject_at = [subject], objects, False, None
    return around
