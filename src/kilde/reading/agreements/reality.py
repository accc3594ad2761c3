"""Whether an agreement came about by what is said of it around its noun: denied by a speaker, or carried out by the verb."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.model.record import AgreementKind
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

UNDONE = ("deny", "request", "demand")  # acts whose content has not come about
BEFORE = 4  # tokens from "in" to "prisoner exchange"


def is_disowned(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, verb: int | None) -> bool:
    """ "Hamas denied that it had reached a deal", "demanded that the government sign a deal": the making lies in what is denied or asked for."""
    if verb is None or not words.has("concluded", clauses.words[verb]):
        return False
    at = clauses.tokens[index].start
    said = [s for s in draft.statements if s.act in UNDONE and not s.negated and s.content is not None and s.content.start <= at < s.content.end]
    return any(s.act == "deny" or s.cue is None or s.cue.end <= at for s in said)  # "declared a truce, as X had asked"


def is_carried_out(clauses: Clauses, words: AgreementWords, index: int, kind: AgreementKind, tied: Ties) -> bool:
    """ "freed ten soldiers in a prisoner exchange": the noun is that by which something was done; "the war ended in a peace deal"."""
    opener = next((i for i in range(index - 1, max(-1, index - BEFORE), -1) if clauses.words[i] in clauses.rules.prepositions), None)
    if opener is None or not words.has("through", clauses.words[opener]) or not tied.beside or not tied.ruling:
        return False
    verb = tied.ruling[0]
    if kind != "prisoner-exchange" and not any(words.has(name, clauses.words[verb]) for name in ("expired", "ended")):
        return False
    around = frame(clauses, verb)
    talked = any(words.has("talks", clauses.words[i]) or words.has("failing", clauses.words[i]) for i in range(around.first, index))
    return not (around.negated or around.modal or talked) and clauses.inside[verb] is None


def is_talked_of(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "talks on a truce", "ceasefire talks": what is made is the talks."""
    before = range(index - 1, max(-1, index - 1 - BEFORE), -1)
    mark = next((i for i in before if not clauses.words[i][0].isalnum()), -1)
    behind = clauses.words[index + 1 : index + 2]
    head = clauses.tree.heads[index] if clauses.sentence.parse.has_syntax and clauses.tree.relation(index) == "nmod" else ROOT
    if head != ROOT and words.has("talks_about", clauses.words[head]):
        return True  # "the talks between A and B on a truce"
    return any(words.has("talks_about", clauses.words[i]) for i in before if i > mark) or any(words.has("talks_about", w) and not clauses.is_verb(index + 1) for w in behind)
