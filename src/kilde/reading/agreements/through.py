"""Through whom the agreement that a noun names came: by the words that describe it, else by those of its sentence."""

from __future__ import annotations

from kilde.reading.agreements.found import named
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import agents, beside_subject, by_adjective, mediation
from kilde.reading.agreements.noun import AgreementNoun
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft


def through(draft: Draft, clauses: Clauses, words: AgreementWords, noun: AgreementNoun, tied: Ties) -> tuple[list[EntityDraft], bool]:
    """ "A truce that Qatar brokered": (who mediated, whether that is told at all)."""
    if noun.brokers:
        return list(noun.brokers), True
    for verb in tied.describing:
        if words.has("brokered", clauses.words[verb]) or words.mediated.at(clauses.words, verb) or words.backing.at(clauses.words, verb):
            around = frame(clauses, verb)
            told = agents(clauses, verb) or [p for p in around.subject if p.first > noun.index]
            if told:
                beside = beside_subject(clauses, words, clauses.segment(verb).first, (verb, verb + 1))  # "which A mediated together with B"
                return named(draft, clauses, [*told, *beside]), True
    found, mediated = mediation(clauses, words)
    return found or by_adjective(draft, clauses, words), mediated
