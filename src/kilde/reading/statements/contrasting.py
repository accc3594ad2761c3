"""An outlet's own words behind somebody else's: "The ministry says that all is calm, but the lines are dead, AP writes"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.events.lexicon import event_words


def own_words(clauses: Clauses, found: list[StatementDraft], relays: list[EntityDraft]) -> StatementDraft | None:
    """What the relay that closes a sentence says itself, in a main clause set against the one that quotes somebody; that one then ends before it.

    None where the tree joins no clause with a subject of its own to the words of saying, or the relay does not stand above both.
    """
    if len(found) != 1 or not relays or found[0].cue is None or found[0].quote or not clauses.sentence.parse.has_syntax:
        return None
    said, tree = found[0], clauses.tree
    cue = clauses.token_at(said.cue.start)  # type: ignore[union-attr]
    relaying = -1 if cue is None else tree.heads[cue]
    if cue is None or relaying < cue:
        return None
    contrast = event_words(clauses.rules.language).contrast
    for clause in tree.below(cue, "conj"):
        opener = next((i for i in tree.below(clause, "cc") if clauses.words[i] in contrast), None)
        mark = clauses.mark_before(relaying, ",")
        if opener is None or mark is None or not opener < clause < mark or not tree.below(clause, "nsubj"):
            continue
        span = clauses.span(opener + 1, mark)
        end_before(said, clauses.tokens[opener - 1].start if clauses.tokens[opener - 1].text == "," else clauses.tokens[opener].start, clauses.tokens[opener].start)
        return StatementDraft(evidence=[span], act="assert", speaker=list(relays), content=span, covers=[span], sentence=clauses.sentence.index,
                              cue=clauses.span(relaying, relaying + 1), confidence=0.8)  # fmt: skip
    return None


def end_before(said: StatementDraft, end: int, opener: int) -> None:
    """Cuts what a statement holds at a character."""
    def cut(span: Span) -> Span:
        return Span(start=span.start, end=end) if span.start < end and span.end > opener else span

    said.evidence = [cut(span) for span in said.evidence]
    said.covers = [cut(span) for span in said.covers]
    said.content = cut(said.content) if said.content is not None else None
