"""Two clauses of one subject with a dash between, as headlines have them: "Iran shoots down drone – accuses US of meddling" is Iran's accusation."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.lexicon import Cue, Speech

DASHES = "–—-"
CLOSED = '.!?…»"\u201d'  # what closes a sentence, which a headline has not


def share_subject(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> None:
    """ "Iran shoots down drone – accuses US of meddling": gives the verb behind the dash the subject of the clause before it, and the phrase behind it as object.

    Only a verb that takes whom it is said to as its object, behind a clause that is nobody's quotation; with nothing more behind that object also
    "Four are dead – warns Iran" is possible, and only a deed of the past is told for sure.
    """
    verb = around.verb
    if not (cue.addressee_object and around.inverted and around.subject) or verb < 3 or around.finite != verb or clauses.tokens[verb - 1].text not in DASHES:
        return
    quoted = clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in DASHES or bool(clauses.quotes)
    if quoted or any(word in speech.first_person for word in clauses.words[:verb]):
        return
    first = next((p for p in clauses.phrases if p.last < verb and p.entities and clauses.is_free(p)), None)
    opens = first is not None and min(first.first, first.outer) <= 1 and any(clauses.is_verb(i) for i in range(first.last, verb - 1))
    behind = around.subject[-1].last
    more = behind < len(clauses.words) and clauses.words[behind][0].isalnum()
    if first is None or not opens or not (more or any(clauses.is_past(i) for i in range(first.last, verb - 1))):
        return
    around.objects, around.subject = around.subject, clauses.chain(first)
    around.subject_at, around.inverted, around.shared = first.head, False, True


def up_to_dash(clauses: Clauses, first: int, last: int) -> int:
    """ "Iran vows revenge – Israel closes embassies": where what is said ends in a headline, whose second clause behind a dash tells something else."""
    tokens = clauses.tokens
    dashes = [i for i in range(first + 1, last) if tokens[i].text in DASHES]
    if len(dashes) != 1 or tokens[-1].text in CLOSED:
        return last
    tells = any(t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" for t in tokens[dashes[0] + 1 : last])
    return dashes[0] if tells else last
