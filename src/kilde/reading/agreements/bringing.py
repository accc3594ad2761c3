"""Agreements told by what they bring about: "China got A and B to stop the fighting", "A and B stop attacking each other"."""

from __future__ import annotations

from kilde.reading.agreements.found import Found, actors, clause_span, named
from kilde.reading.agreements.kinds import kind_behind
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import coordinated
from kilde.reading.agreements.sides import side
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

NEAR = 2  # tokens from the verb to those it brings to something
CLAUSE = 18  # tokens from the noun to the infinitive of a clause that describes it
NEGATED = 3  # tokens from the negation to the verb: "no longer attack"
REACH = 6  # tokens from "stop" to "each other"
SIDES = ("government", "military", "armed-group", "organization", "person")


def brought_about(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """The agreement of a sentence that names neither it nor the agreeing."""
    return _mediated(draft, clauses, words) or _mutual(draft, clauses, words)


def _mediated(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """Somebody gets two sides to lay down arms, to withdraw or to swap prisoners."""
    for verb, word in enumerate(clauses.words):
        if not words.has("bringing", word) or clauses.inside[verb] is not None:
            continue
        opener = next((p for p in clauses.phrases if verb < p.first <= verb + 1 + NEAR and clauses.governor(p) is None), None)
        brought = coordinated(clauses, opener) if opener is not None else []
        parties = actors([e for p in brought for e in p.entities if e.kind in SIDES])
        around = frame(clauses, verb)
        if len({side(e) for e in parties}) < 2 or around.negated or around.modal:
            continue
        kind = kind_behind(clauses, words, max(p.last for p in brought))
        mediators = actors([e for e in named(draft, clauses, around.subject) if e not in parties])
        if kind in ("ceasefire", "withdrawal", "prisoner-exchange") and clauses.rules.infinitive in clauses.words[verb:]:
            return _found(clauses, AgreementDraft([clause_span(clauses, verb)], kind, parties=parties, mediators=mediators))
    return None


def brought_to(draft: Draft, clauses: Clauses, words: AgreementWords, verb: int) -> tuple[list[EntityDraft], list[EntityDraft]] | None:
    """ "X got the two countries to agree on a draft": (the object, the subject) of a verb of bringing before an infinitive of agreeing."""
    first = next((i for i in range(verb - 1, -1, -1) if words.has("bringing", clauses.words[i]) and clauses.inside[i] is None), None)
    if first is None or clauses.rules.infinitive not in clauses.words[max(first, verb - NEAR) : verb]:
        return None
    subject = actors([e for p in frame(clauses, first).subject for e in p.entities])
    found = [e for p in clauses.phrases if first < p.first < verb and clauses.governor(p) is None for e in named(draft, clauses, [p]) if e.kind in SIDES]
    parties = [e for e in actors(found) if e not in subject]
    return (parties, subject) if len({side(e) for e in parties}) == 2 else None


def got_to_sign(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> tuple[list[EntityDraft], list[EntityDraft]] | None:
    """ "The deal that China got A and B to sign": the same in a clause behind the noun."""
    for verb in range(index + 2, min(len(clauses.words), index + CLAUSE)):
        signs = any(words.has(name, clauses.words[verb]) for name in ("concluded", "signing")) or words.consenting.at(clauses.words, verb, len(clauses.words))
        got = next((i for i in range(index + 1, verb) if words.has("bringing", clauses.words[i]) and clauses.inside[i] is None), None)
        if signs and got is not None and clauses.words[verb - 1] == clauses.rules.infinitive:
            return brought_to(draft, clauses, words, verb)
    return None


def _mutual(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """Two sides stop attacking each other."""
    for verb, word in enumerate(clauses.words):
        behind = clauses.words[verb + 1 : verb + 1 + REACH]
        refrains = _refrains(clauses, words, verb)
        stops = words.has("stopping", word) and any(words.has("attacking", w) for w in behind)
        if not (refrains or stops) or not any(words.has("each_other", w) for w in behind):
            continue
        around = frame(clauses, verb)
        parties: list[EntityDraft] = actors([e for e in named(draft, clauses, around.subject) if e.kind in SIDES])
        if len({side(e) for e in parties}) > 1 and (refrains or not around.negated) and around.modal in (None, "future"):
            return _found(clauses, AgreementDraft([clause_span(clauses, verb)], "ceasefire", parties=parties))
    return None


def _refrains(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "Will no longer attack each other", "agreed not to fire on one another": a verb of attacking that a negation stands before."""
    if not words.has("attacking", clauses.words[verb]) or clauses.tokens[verb].upos != "VERB" or clauses.inside[verb] is not None:
        return False
    return any(w in clauses.rules.negations for w in clauses.words[max(0, verb - NEGATED) : verb])


def _found(clauses: Clauses, agreement: AgreementDraft) -> Found:
    return Found(agreement, clauses.sentence.index, True, True, guessed=True)
