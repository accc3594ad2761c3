"""Who made what a noun names by a clause right behind it: "the deal that A and B said yes to", "våpenhvilen A og B ble enige om"."""

from __future__ import annotations

from kilde.reading.agreements.found import actors
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import coordinated
from kilde.reading.agreements.sides import side
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft

REACH = 8  # tokens from a verb to the end of its particles
NEAR = 3  # tokens from who made it to the verb of a clause without a relative pronoun


def consented(clauses: Clauses, words: AgreementWords, index: int, tied: Ties) -> tuple[int | None, list[EntityDraft]]:
    """(the verb of making in a clause that describes the noun, who is its subject)."""
    for verb in tied.describing:
        around = frame(clauses, verb)
        subject = [e for p in around.subject for e in p.entities]
        both = words.has("accepting", clauses.words[verb]) and not words.has("rejected", clauses.words[verb]) and len({side(e) for e in actors(subject)}) > 1
        both = both or words.has("promising", clauses.words[verb])
        if (both or words.consents(clauses.words, verb, verb + REACH)) and not (around.negated or around.modal or around.passive):
            return verb, subject
    return _bare(clauses, words, index)


def _bare(clauses: Clauses, words: AgreementWords, index: int) -> tuple[int | None, list[EntityDraft]]:
    """The clause that follows its noun without a pronoun: the names stand right behind the noun, their verb right behind them."""
    opener = next((p for p in clauses.phrases if min(p.first, p.outer) == index + 1 and clauses.is_free(p)), None)
    if opener is None:
        return None, []
    makers = coordinated(clauses, opener)
    last = max(p.last for p in makers)
    near = range(last, min(last + NEAR, len(clauses.words)))
    verb = next((i for i in near if clauses.tokens[i].upos in ("VERB", "AUX", "ADJ") and _makes(clauses, words, i)), None)
    return (verb, [e for p in makers for e in p.entities]) if verb is not None else (None, [])


def _makes(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    return words.reciprocal(clauses.words[at]) or words.has("concluded", clauses.words[at]) or words.consents(clauses.words, at, at + REACH)
