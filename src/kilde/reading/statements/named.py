"""What only a name and a colon attribute: "Guterres: – ...", "Kyiv: Russian forces attacked"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.content import trim

DASHES = "–—-"
SHORTEST = 2
LONGEST_ACRONYM = 4


def named_quote(clauses: Clauses) -> list[StatementDraft]:
    """The statement of a sentence that is an actor, a colon and a quotation or a clause of its own; none otherwise."""
    phrase = clauses.starts.get(0) or (clauses.starts.get(1) if clauses.words[0] in clauses.rules.determiners else None)
    if phrase is None or not phrase.entities or phrase.last + SHORTEST >= len(clauses.tokens):
        return []
    quoted = clauses.tokens[phrase.last + 1].text in {*DASHES, *QUOTE_MARKS}
    if clauses.tokens[phrase.last].text != ":" or not (quoted or _is_clause(clauses, phrase)):
        return []
    whole = trim(clauses)
    content = Span(start=clauses.tokens[phrase.last + 1].start, end=whole.end)
    cue = clauses.span(phrase.last, phrase.last + 1)
    return [StatementDraft(evidence=[whole], act="assert", speaker=list(phrase.entities), cue=cue, content=content, quote=quoted, covers=[content],
                           sentence=clauses.sentence.index, confidence=0.85)]  # fmt: skip


def _is_clause(clauses: Clauses, phrase: Phrase) -> bool:
    """A capital letter and a verb behind the colon; a name all in capitals is where the article was written."""
    behind, opening = clauses.tokens[phrase.last + 1], clauses.tokens[phrase.first].text
    dateline = opening.isupper() and len(opening) > LONGEST_ACRONYM
    verbal = any(clauses.is_verb(i) for i in range(phrase.last + 1, len(clauses.tokens)))
    return behind.text[0].isupper() and verbal and not dateline and all(e.kind not in ("place", "news-agency", "media") for e in phrase.entities)
