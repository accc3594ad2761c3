"""Phrases that end an agreement: "sa opp", "withdrew from"; one that leads to something else ends none: "withdrew from the town"."""

from __future__ import annotations

from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses

REACH = 6  # tokens from "withdrew from" to the agreement, from "when" to what ends


def ending(clauses: Clauses, words: AgreementWords, start: int, end: int) -> tuple[int, int] | None:
    """(first token, last exclusive) of the first phrase within a stretch that ends an agreement."""
    mark = words.ends(clauses.words, start, end)
    while mark is not None and (_leads_elsewhere(clauses, words, mark) or is_ahead(clauses, words, mark[0])):
        mark = words.ends(clauses.words, mark[0] + 1, end)
    return mark


def is_ahead(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "Both will fight on when the truce is over": a clause of time in the present tells no end that has come."""
    for index in range(at - 1, max(-1, at - 1 - REACH), -1):
        if not clauses.words[index][0].isalnum():
            return False
        if words.has("when", clauses.words[index]) and clauses.tokens[index].upos in ("SCONJ", "ADV"):
            return clauses.tokens[frame(clauses, at).finite].feats.get("Tense") == "Pres"
    return False


def _leads_elsewhere(clauses: Clauses, words: AgreementWords, mark: tuple[int, int]) -> bool:
    if mark[1] - mark[0] < 2 or clauses.words[mark[1] - 1] not in words.sets["sources"] | clauses.rules.of:
        return False
    behind = clauses.words[mark[1] : mark[1] + REACH]
    if not behind or not behind[0][0].isalnum():
        return False  # "the deal that it withdrew from"
    cut = next((n for n, w in enumerate(behind) if not w[0].isalnum()), len(behind))
    return not any(words.kind_of(w)[0] or words.has("pronouns", w) for w in behind[:cut])
