"""Joins the sentences of one quotation: what stands before and after the attributed sentence within the same quotation marks or dash."""

from __future__ import annotations

from kilde.model.record import Block, Span
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frames import frame
from kilde.reading.draft import Draft, EntityDraft, Sentence, StatementDraft
from kilde.reading.statements.acts import denies
from kilde.reading.statements.lexicon import speech
from kilde.reading.statements.relays import is_relay
from kilde.reading.statements.sources import according
from kilde.reading.statements.whose import voices

OPENING = "«„“\"”"
LAST_WORDS = 3  # sentences back to whoever spoke last
CALENDAR = ("date", "month", "year", "years", "season", "decade")  # rules of times that name where on the calendar something lies


def join_quotes(draft: Draft) -> None:
    for block in draft.blocks:
        if block.kind not in ("quote", "paragraph"):
            continue
        sentences = list(draft.sentences_of(block))
        if block.kind == "quote":
            _dash(draft, block, sentences)
        else:
            _marks(draft, sentences)


def _dash(draft: Draft, block: Block, sentences: list[Sentence]) -> None:
    """A block after a dash is one quotation: sentences without a cue belong to the statement of the block, else to the last speaker."""
    inside = [s for s in draft.statements if block.start <= s.evidence[0].start < block.end]
    quoted = {s.sentence for s in inside if s.quote and s.speaker}
    hearsay = [s for s in inside if quoted and not s.speaker and s.act == "assert" and s.sentence not in quoted]
    draft.statements[:] = [s for s in draft.statements if s not in hearsay]  # "– We have seen reports that ..., says X": it is X who passes it on
    inside = [s for s in inside if s not in hearsay]
    spoken = {s.sentence for s in inside}
    silent = [s for s in sentences if s.index not in spoken]
    if not sentences or not silent:
        return
    if inside:
        owners = {sentence.index: min(inside, key=lambda s: (abs(s.sentence - sentence.index), not s.quote)) for sentence in silent}
        last = inside[-1].sentence
        for sentence in [*reversed([s for s in silent if s.index <= last]), *(s for s in silent if s.index > last)]:  # so that those before merge one by one
            if sentence.index > last and _is_told(draft, sentence):
                continue
            owner = owners[sentence.index]
            if owner.act == "assert" and sentence.index < owner.sentence and denies(draft.clauses[sentence.index], speech(draft.language), 0, len(sentence.tokens)):
                owner.act = "deny"
            _extend(owner, sentence, merge=sentence.index == owner.sentence - 1)
        return
    before = [s for s in draft.statements if s.evidence[0].start < block.start and s.speaker]
    first = sentences[0].index
    near = max(before, key=lambda s: s.sentence, default=None)
    led = _announced(draft, first)
    if led is not None:
        near = led
    elif near is None or first - near.sentence > 2:
        near = None
        if not any(draft.clauses[s.index].has_verb(0, len(s.tokens)) for s in sentences):
            return  # "– 13 dead": an item of a list
    speaker = list(near.speaker) if near is not None else _person_before(draft, first)
    whole = Span(start=sentences[0].start, end=sentences[-1].end)
    draft.statements.append(StatementDraft(evidence=[whole], act="assert", speaker=speaker, via=list(near.via) if near is not None else [], content=whole, quote=True,
                                           covers=[whole], sentence=first, confidence=0.5 if speaker else 0.4))  # fmt: skip


def _announced(draft: Draft, index: int) -> StatementDraft | None:
    """Who speaks in a quotation that the sentence before leads to with a colon ("On Monday the general said:"), as a statement without its words; None without one."""
    clauses = draft.clauses[index - 1] if index else None
    inside = [s for s in draft.statements if s.sentence == index - 1]
    if clauses is None or clauses.tokens[-1].text != ":" or any(s.speaker and s.content != s.evidence[0] for s in inside):
        return None
    words = speech(draft.language)
    verb = next((i for i in range(len(clauses.words) - 1, -1, -1) if clauses.inside[i] is None and clauses.words[i] in words.verbs), None)
    speakers = [e for p in frame(clauses, verb).subject for e in voices(clauses, words, p, draft)] if verb is not None else []
    outlets = [e for entities, _ in according(clauses, words, draft) for e in entities if is_relay(e)]
    if speakers:
        draft.statements[:] = [s for s in draft.statements if s not in inside]
    return StatementDraft(evidence=[], act="assert", speaker=speakers, via=[e for e in outlets if e not in speakers], sentence=index - 1) if speakers else None


def _person_before(draft: Draft, index: int) -> list[EntityDraft]:
    """ "The general met the troops on Monday. – We will not leave": the person of whom the sentence before tells; nobody where it opens with somebody else."""
    if index == 0 or draft.sentences[index - 1].block.kind not in ("paragraph", "quote"):
        return []
    clauses = draft.clauses[index - 1]
    subject = next((p for p in clauses.phrases if clauses.is_free(p) and p.entities), None)
    return list(subject.entities) if subject is not None and [e.kind for e in subject.entities] == ["person"] else []


def _is_told(draft: Draft, sentence: Sentence) -> bool:
    """Behind the quotation and its cue, a sentence of the outlet's own: it gives a month or a year, and nobody in it says "we" or goes on with "they"."""
    clauses, words = draft.clauses[sentence.index], speech(draft.language)
    if any(word in words.first_person for word in clauses.words) or clauses.words[0] in clauses.rules.pronouns:
        return False
    return any(t.rule in CALENDAR for t in draft.dates(sentence.start, sentence.end))


def _extend(statement: StatementDraft, sentence: Sentence, merge: bool) -> None:
    span = Span(start=sentence.start, end=sentence.end)
    if merge:
        statement.evidence[0] = Span(start=span.start, end=statement.evidence[0].end)
        if statement.content:
            statement.content = Span(start=span.start, end=statement.content.end)
        statement.sentence = sentence.index
    else:
        statement.evidence.append(span)
    statement.covers.append(span)


def _marks(draft: Draft, sentences: list[Sentence]) -> None:
    """A quotation that opens in one sentence and closes in a later one: its other sentences belong to the attributed one."""
    opened: list[Sentence] = []
    depth = False
    for sentence in sentences:
        opened_before = depth
        for token in sentence.tokens:
            if token.text in QUOTE_MARKS:
                depth = not depth
        if opened_before or depth or _is_quotation(sentence):
            opened.append(sentence)
        if opened and not depth:
            _attribute(draft, opened)
            opened = []


def _is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence stands between quotation marks from its first word to its last."""
    marks = [i for i, token in enumerate(sentence.tokens) if token.text in QUOTE_MARKS]
    return len(marks) > 1 and marks[0] == 0 and marks[-1] >= len(sentence.tokens) - 2


def _go_on(draft: Draft, sentences: list[Sentence]) -> None:
    """ '"We are leaving," the general said. "The town has fallen."': what stands in quotation marks right behind a quotation is its speaker's too.

    A paragraph that is nothing but a quotation is that of whoever spoke last, or of nobody known: the outlet does not say it.
    """
    first = sentences[0]
    if first.tokens[0].text not in QUOTE_MARKS:
        return
    alone = len(sentences) == len(list(draft.sentences_of(first.block)))
    before = draft.sentences[first.index - 1] if first.index else None
    beside = before is not None and before.block is first.block and any(token.text in QUOTE_MARKS for token in before.tokens)
    reach = LAST_WORDS if alone else 1 if beside else 0
    led = _announced(draft, first.index)
    if led is not None:
        whole = Span(start=first.start, end=sentences[-1].end)
        draft.statements.append(StatementDraft(evidence=[whole], act="assert", speaker=led.speaker, via=led.via, content=whole, quote=True, covers=[whole], sentence=first.index, confidence=0.7))
        return
    said = [s for s in draft.statements if s.speaker and 0 < first.index - _last_sentence(draft, s) <= reach] if reach else []
    if said and alone:
        whole, last = Span(start=first.start, end=sentences[-1].end), said[-1]
        draft.statements.append(StatementDraft(evidence=[whole], act="assert", speaker=list(last.speaker), via=list(last.via), content=whole, quote=True, covers=[whole],
                                               sentence=first.index, confidence=0.6))  # fmt: skip
    elif said:
        for sentence in sentences:
            _extend(said[-1], sentence, merge=False)
    elif alone:
        whole = Span(start=first.start, end=sentences[-1].end)
        draft.statements.append(StatementDraft(evidence=[whole], act="assert", content=whole, quote=True, covers=[whole], sentence=first.index, confidence=0.4))


def _last_sentence(draft: Draft, statement: StatementDraft) -> int:
    """The number of the last sentence in which a statement stands."""
    later = draft.sentences[statement.sentence + 1 :]
    return max([statement.sentence, *(sentence.index for sentence in later for span in statement.evidence if sentence.start <= span.start < sentence.end)])


def _attribute(draft: Draft, sentences: list[Sentence]) -> None:
    indexes = {s.index for s in sentences}
    owners = [s for s in draft.statements if s.sentence in indexes and s.speaker]
    if not owners:
        _go_on(draft, sentences)
        return
    owner = owners[-1] if owners[-1].sentence == sentences[-1].index else owners[0]
    for sentence in reversed([s for s in sentences if s.index < owner.sentence]):
        _extend(owner, sentence, merge=True)
    for sentence in [s for s in sentences if s.index > owner.sentence and not any(o.sentence == s.index for o in owners)]:
        _extend(owner, sentence, merge=False)
    owner.quote = True
