"""Treaties that are called by their name alone: "suspended New START", "left Open Skies"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.agreements.found import Found, actors, clause_span, named
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.reality import is_supposed
from kilde.reading.agreements.sides import SIDES, state_of
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft

REACH = 8  # tokens from the verb to the name


def name_at(clauses: Clauses, words: AgreementWords) -> int | None:
    """The last token of a treaty's name: "Minsk II, signed in February 2015"."""
    mark = words.treaties.find(clauses.words, 0, len(clauses.words))
    return mark[1] - 1 if mark is not None else None


def by_name(draft: Draft, clauses: Clauses, words: AgreementWords, nouns: list[int]) -> Found | None:
    """The treaty that a sentence names, or tells by one definite noun, and says that somebody leaves, suspends or breaks; None where it is planned or denied."""
    mark = words.treaties.find(clauses.words, 0, len(clauses.words))
    if mark is None and len(nouns) == 1 and clauses.words[nouns[0]] not in words.kinds["ceasefire"]:
        opener = next((i for i in range(nouns[0] - 1, max(-1, nouns[0] - REACH), -1) if clauses.words[i] in clauses.rules.determiners), None)
        definite = opener is not None and clauses.words[opener] not in clauses.rules.indefinite
        mark = (opener, nouns[0] + 1) if opener is not None and definite else None  # "is leaving the Open Skies treaty"
    if mark is None:
        return None
    verb = next((i for i in range(mark[0] - 1, max(-1, mark[0] - REACH), -1) if _leaves(clauses, words, i, mark[0])), None)
    if verb is None or is_supposed(clauses, words, verb):
        return None
    around = frame(clauses, verb)
    subject = around.agent if around.passive else around.subject
    parties = actors([state_of(draft, e) for e in named(draft, clauses, subject) if e.kind in SIDES])
    if around.negated or around.modal or not parties:
        return None
    broken = words.has("broken", clauses.words[verb])
    agreement = AgreementDraft([clause_span(clauses, verb)], "other", parties=parties, status="broken" if broken else "expired")
    return Found(agreement, clauses.sentence.index, False, True)


def _leaves(clauses: Clauses, words: AgreementWords, verb: int, name: int) -> bool:
    """Whether a verb of leaving, ending or breaking stands at a token and leads to the name."""
    if clauses.inside[verb] is not None:
        return False
    if any(words.has(kind, clauses.words[verb]) for kind in ("ended", "quitting", "broken")):
        return True
    return any(_in_order(clauses.words[verb:name], row) for row in words.exits)


def _in_order(words: Sequence[str], row: tuple[str, ...]) -> bool:
    """Whether a verb opens a stretch and its particles follow, whatever stands in between: "trakk seg i august fra"."""
    at = 0
    for word in row[1:]:
        at = next((i for i in range(at + 1, len(words)) if words[i] == word), -1)
        if at < 0:
            return False
    return bool(words) and words[0] == row[0]
