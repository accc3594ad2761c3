"""Speech acts done in the words themselves: "We condemn the attack", said X. That is X's condemnation, and not only X's saying."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.content import Part
from kilde.reading.statements.lexicon import Speech

SAYING = ("assert", "announce", "no-comment")  # "we say", "we announce" make no other act of what is said


def performed(clauses: Clauses, speech: Speech, part: Part, cues: list[Attribution]) -> Attribution | None:
    """The attribution among `cues` that the opening clause of what is said does: "we" or "I" with a verb of asking, accusing and the like, in the present; else None."""
    if part.attribution.cue.act != "assert":
        return None
    first, last = part.content
    for cue in cues:
        if cue is not part.attribution and first <= cue.verb < last:
            return cue if cue.cue.act not in SAYING and _is_done(clauses, speech, cue, first) else None
    return None


def joined_to(clauses: Clauses, own: Attribution, part: Part, cues: list[Attribution]) -> list[Attribution]:
    """The further acts that are joined to the one that what is said does: "We condemn the attack and demand that they leave"."""
    words, rules = clauses.words, clauses.rules
    return [c for c in cues if own.verb < c.verb < part.content[1] and words[c.verb - 1] in rules.conjunctions and not c.frame.subject_at and not _has_subject(c)]


def is_joined(clauses: Clauses, speech: Speech, cue: Attribution, cues: list[Attribution]) -> bool:
    """ '"We condemn the attack and demand that they leave," said X': whether a verb in a quotation goes on with what its speaker does before it."""
    first = next((a for a, b in clauses.quotes if a <= cue.verb < b), None)
    if first is None or cue.cue.act in SAYING or clauses.words[cue.verb - 1] not in clauses.rules.conjunctions:
        return False
    return any(first < c.verb < cue.verb and _is_done(clauses, speech, c, first) for c in cues)


def _has_subject(cue: Attribution) -> bool:
    """Whether a joined verb has a subject of its own, which stands right behind it where no other clause begins."""
    return any(p.first == cue.verb + 1 and p.sort != "pronoun" and p.entities for p in cue.frame.subject)


def _is_done(clauses: Clauses, speech: Speech, cue: Attribution, first: int) -> bool:
    """Whether the speaker does it by saying so: subject in the first person, present, no modal, no "not", nothing told before."""
    around, verb = cue.frame, cue.verb
    at = verb - 1
    while at > first and clauses.rules.adverbs.at(clauses.words, at):
        at -= 1
    if at < first or clauses.words[at] not in speech.first_person:
        return False
    if around.passive or around.negated or around.perfect or around.modal is not None or around.finite != verb:
        return False
    if clauses.tokens[verb].feats.get("Tense") == "Past" or any(clauses.is_verb(i) for i in range(first, verb)):
        return False
    return clauses.segment(verb).kind not in ("subordinate", "relative", "complement")
