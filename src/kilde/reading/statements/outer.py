"""Words of one speaker within those of another: "– Israel has accused Hamas of the attack, she says" is hers, and what Israel said stands in it."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.contrasting import end_before
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.takenup import pronouns_of

DASHES = "–—-"
PEOPLE = ("person", "source", "population", "other")  # kinds of those who may be spoken of as "he" and "she"
OPENING = 2  # tokens before "that" of "after that" where a clause opens the sentence behind a dash
TRAILING = 12  # tokens behind "it says" in which its content would begin


def tells_of(clauses: Clauses, attribution: Attribution, found: list[StatementDraft]) -> bool:
    """ "– Israel has accused Hamas of the attack, she says": whether a pronoun's "she says" is about what others said before it, and no second word of theirs.

    Only within a quotation: of "Sweden demands an inquiry, he says" he may be the one who speaks for Sweden.
    """
    pronouns = pronouns_of(clauses, attribution)
    if not attribution.trails or not pronouns or not found:
        return False
    first, last = attribution.content
    cues = [clauses.token_at(s.cue.start) for s in found if s.cue is not None]
    within = [at for at in cues if at is not None and first <= at < last]
    if len(within) < len(found):
        return False
    dash = clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in DASHES
    return dash or all(any(a <= at < b for a, b in clauses.quotes) for at in within)


def not_of_body(clauses: Clauses, attribution: Attribution, speakers: list[EntityDraft], found: list[StatementDraft]) -> list[EntityDraft]:
    """The speakers of such a "she says" without bodies that a "he" or "she" was taken for only because they speak within it."""
    inner = [e for s in found for e in s.speaker]
    gendered = all(p.gender is not None for p in pronouns_of(clauses, attribution))
    return [e for e in speakers if not gendered or e.kind in PEOPLE or e not in inner]


def told_in_text(clauses: Clauses, speech: Speech, words: tuple[int, int], found: list[StatementDraft]) -> bool:
    """ "After the rebels rejected the plan, the army attacked, it says in a statement": whether `words` close a sentence that begins with a clause in which
    others speak; what those say then ends before them."""
    first, last = words
    behind = clauses.words[last : last + TRAILING]
    comma = clauses.tokens[first - 1] if first > 2 else None
    if comma is None or comma.text != "," or any(w in speech.complementisers or w == ":" for w in behind) or any(a >= last for a, _ in clauses.quotes):
        return False
    cues = [clauses.token_at(s.cue.start) for s in found if s.cue is not None]
    if not cues or any(at is None or at > first or not _opens(clauses, at) for at in cues):
        return False
    for said, at in zip(found, cues, strict=False):
        closing = clauses.tokens[clauses.segment(at).last] if at is not None and clauses.segment(at).last < first else comma
        stop = closing.start if closing.text == "," else comma.start
        end_before(said, stop, stop)
    return True


def _opens(clauses: Clauses, at: int) -> bool:
    """Whether a verb stands in the clause of time or reason that opens a sentence."""
    segment = clauses.segment(at)
    return segment.kind in ("subordinate", "complement") and segment.first <= OPENING
