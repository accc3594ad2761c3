"""Quotes that only a name and a colon attribute: "Guterres: – ..."."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import QUOTE_MARKS, Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.content import trim

DASHES = "–—-"
SHORTEST = 2


def named_quote(clauses: Clauses) -> list[StatementDraft]:
    """The statement of a sentence that is an actor, a colon and a quotation; none otherwise."""
    phrase = clauses.starts.get(0) or (clauses.starts.get(1) if clauses.words[0] in clauses.rules.determiners else None)
    if phrase is None or not phrase.entities or phrase.last + SHORTEST >= len(clauses.tokens):
        return []
    if clauses.tokens[phrase.last].text != ":" or clauses.tokens[phrase.last + 1].text not in {*DASHES, *QUOTE_MARKS}:
        return []
    whole = trim(clauses)
    content = Span(start=clauses.tokens[phrase.last + 1].start, end=whole.end)
    cue = Span(start=clauses.tokens[phrase.last].start, end=clauses.tokens[phrase.last].end)
    return [StatementDraft(evidence=[whole], act="assert", speaker=list(phrase.entities), cue=cue, content=content, quote=True, covers=[content],
                           sentence=clauses.sentence.index, confidence=0.85)]  # fmt: skip
