"""What "That is what X says" completes of the sentence before it: the statements there, or what nobody was said to say."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, StatementDraft
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import Speech


def runs_on(statement: StatementDraft, said: list[StatementDraft]) -> bool:
    """Whether the words right before in another paragraph are the same speaker's."""
    return not statement.via and any(s.sentence - 1 == statement.sentence and s.speaker and s.speaker == statement.speaker for s in said)


def bare_before(draft: Draft, statements: list[StatementDraft], index: int) -> list[Span]:
    """ "A happened. B happened. That is what X says": what stands bare before the sentence, back to the start of the paragraph or to others' words."""
    found: list[Span] = []
    block = draft.sentences[index].block
    for at in range(index - 1, -1, -1):
        clauses = draft.clauses[at]
        if clauses.sentence.block is not block or any(s.sentence == at for s in statements):
            break
        if draft.clauses[at + 1].words[0] in draft.clauses[at + 1].rules.adversatives:
            break
        found.insert(0, trim(clauses))
    return found


def is_aside(draft: Draft, speech: Speech, statement: StatementDraft, whole: Span) -> bool:
    """What somebody calls something within a sentence ("det hæren kaller X") is not what an agency reports with it."""
    opening = draft.text[statement.evidence[0].start : statement.evidence[0].end].split(" ", 1)[0].casefold()
    return statement.evidence[0].start > whole.start and opening in speech.telling and not statement.quote


def is_inner(clauses: Clauses, statement: StatementDraft) -> bool:
    """What stands in a clause behind another that tells news: "X stops the bombing, after Y has promised ..."."""
    behind = next((i for i, token in enumerate(clauses.tokens) if token.start >= statement.evidence[0].start), 0)
    opened = clauses.segment(behind).kind in ("subordinate", "complement", "relative") and not statement.quote
    return opened and any(clauses.is_verb(i) for i in range(clauses.segment(behind).first))


def stands_for(draft: Draft, speakers: list[EntityDraft], named: list[EntityDraft]) -> bool:
    """Whether the new speakers speak for the ones named before: same country, more exact."""
    keys = {draft.keys.get(e) for e in named}
    if any(e.kind == "person" for e in named) and not any(e.kind == "person" for e in speakers):
        return False
    return not named or (len(named) == 1 and all(draft.keys.get(e) in keys and draft.keys.get(e) is not None for e in speakers))


def confirmation(clauses: Clauses, verb: int, speakers: list[EntityDraft], relays: list[EntityDraft], last: list[StatementDraft]) -> StatementDraft | None:
    """ "A commander is dead, the army says. Sources in Hamas confirm that to AFP": who confirms what somebody else said makes a statement of his own; None where
    nobody, or he himself, said it."""
    before = [s for s in last if s.sentence == clauses.sentence.index - 1 and s.speaker]
    if not before or any(set(s.speaker) & set(speakers) for s in before):
        return None
    whole = trim(clauses)
    return StatementDraft(evidence=[whole], act="confirm", speaker=list(dict.fromkeys(speakers)), via=[e for e in dict.fromkeys(relays) if e not in speakers], content=whole,
                          cue=clauses.span(verb, verb + 1), covers=[whole], sentence=clauses.sentence.index, confidence=0.8)  # fmt: skip
