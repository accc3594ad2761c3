"""Who says the same: "So did Hamas", "Det samme gjorde Tyskland" behind a statement of somebody else."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.lexicon import Speech

NEAR = 3  # tokens between the echo and who says the same


def echo(clauses: Clauses, speech: Speech, earlier: StatementDraft | None) -> list[StatementDraft]:
    """The statement that a sentence repeats for another speaker; none without one in the sentence before."""
    length = speech.echoes.at(clauses.words, 0)
    if not length or earlier is None or earlier.sentence != clauses.sentence.index - 1 or not earlier.speaker:
        return []
    phrase = next((p for p in clauses.phrases if length <= p.first <= length + NEAR and p.entities and not p.genitive), None)
    if phrase is None or clauses.governor(phrase) is not None:
        return []
    speakers = [e for p in clauses.chain(phrase) for e in p.entities if e not in earlier.speaker]
    if not speakers:
        return []
    span = clauses.span(0, clauses.chain(phrase)[-1].last)
    cue = clauses.span(0, length)
    return [StatementDraft(evidence=[span], act=earlier.act, speaker=speakers, addressee=[e for e in earlier.addressee if e not in speakers], cue=cue, content=earlier.content,
                           covers=[span], sentence=clauses.sentence.index, confidence=0.7)]  # fmt: skip
