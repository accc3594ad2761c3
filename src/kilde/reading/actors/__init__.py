"""Stage: finds who is spoken of, phrase by phrase, and which entity each phrase stands for.

The phrases themselves are what later stages read subjects, objects and speakers from: `draft.phrases` lists them by sentence.
"""

from __future__ import annotations

from kilde.reading.actors.discourse import Discourse
from kilde.reading.actors.grammar import grammar
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.parties import Parties
from kilde.reading.actors.phrases import Phrase, PhraseReader
from kilde.reading.actors.resolve import Resolver
from kilde.reading.draft import Draft


def read(draft: Draft) -> None:
    words, rules = lexicon(draft.language), grammar(draft.language)
    by_sentence: list[list[Phrase]] = [PhraseReader(sentence, words, rules).read() for sentence in draft.sentences]
    everything = [phrase for phrases in by_sentence for phrase in phrases]
    discourse = Discourse()
    resolver = Resolver(discourse, rules, Parties(everything, discourse))
    resolver.prepare(everything)
    for phrases in by_sentence:
        resolver.sentence(phrases)
    draft.entities += discourse.entities
    draft.phrases = by_sentence
    draft.keys = discourse.keys
