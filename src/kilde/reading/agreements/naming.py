"""Which words name an agreement: its own nouns, plans and halts that a word beside them makes one, exchanges and papers that their sentence does."""

from __future__ import annotations

from kilde.model.record import AgreementKind
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

PLANNED: tuple[AgreementKind, ...] = ("peace", "ceasefire")  # what a plan is of that counts as a proposal on the table


def kind_at(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> tuple[bool, AgreementKind | None]:
    """Whether the word at a token is an agreement, and of which kind; an "exchange" is one where its sentence or the one before speaks of prisoners."""
    word = clauses.words[index]
    if words.has("peaces", word) and _is_made(clauses, words, index):
        return True, "peace"
    if words.has("papers", word):
        cues = {s.cue.start for s in draft.statements if s.cue is not None}  # "skriver M23 i ett uttalande" signs nothing
        return any(words.has("signing", w) and clauses.inside[i] is None and clauses.tokens[i].start not in cues for i, w in enumerate(clauses.words)), None  # "signed a pledge to spare civilians"
    if words.has("halts", word):
        return _halts(clauses, words, index), "ceasefire"
    planned = _planned(clauses, words, index)
    if planned is not None:
        return True, planned
    if not words.has("exchanges", words.head_of(word) or ""):
        return words.kind_of(word)
    near = draft.clauses[max(0, clauses.sentence.index - 1) : clauses.sentence.index + 1]
    of_prisoners = any(words.has("prisoners", w) for c in near for w in c.words) or _frees_people(clauses, words)
    return of_prisoners, "prisoner-exchange" if of_prisoners else None


def _frees_people(clauses: Clauses, words: AgreementWords) -> bool:
    """ "215 Ukrainians whom Moscow set free in a trade with Kyiv": people without the word for prisoners, and a verb of handing them over."""
    people = any(p.sort in ("population", "inhabitant") for p in clauses.phrases)
    return people and any(words.has("releasing", w) and clauses.inside[i] is None for i, w in enumerate(clauses.words))


def _halts(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "A halt to hostilities", "opphør av kamphandlingene": a word for stopping with a preposition and what stops right behind it."""
    stopped = words.kinds.get("ceasefire", frozenset())
    behind = [w for w in clauses.words[index + 1 : index + 4] if w not in clauses.rules.determiners]
    return len(behind) > 1 and behind[0] in clauses.rules.prepositions and behind[1] in stopped


def _is_made(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "The peace that A and B made in 1998": peace that a relative clause of making describes."""
    described = clauses.tree.below(index, "acl") if clauses.sentence.parse.has_syntax else []
    return any(words.has("concluded", clauses.words[v]) or words.reciprocal(clauses.words[v]) for v in described)


def _planned(clauses: Clauses, words: AgreementWords, index: int) -> AgreementKind | None:
    """ "A peace plan", "the ceasefire proposal": two words, of which the first tells the kind."""
    if index == 0 or not words.has("proposals", clauses.words[index]) or clauses.tokens[index].upos != "NOUN" or clauses.tokens[index - 1].upos not in ("NOUN", "PROPN"):
        return None
    return next((kind for kind in PLANNED if clauses.words[index - 1] in words.kinds.get(kind, ()) and not words.kind_of(clauses.words[index - 1])[0]), None)
