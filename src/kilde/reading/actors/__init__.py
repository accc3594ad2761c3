"""Stage: finds who is spoken of, phrase by phrase, and which entity each phrase stands for.

The phrases themselves are what later stages read subjects, objects and speakers from: `draft.phrases` lists them by sentence.
"""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.actors.discourse import Discourse
from kilde.reading.actors.keys import is_state
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.parties import Parties
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.phrases import PhraseReader
from kilde.reading.actors.resolve import Resolver
from kilde.reading.draft import Draft
from kilde.reading.grammar import grammar


def read(draft: Draft) -> None:
    words, rules = lexicon(draft.language), grammar(draft.language)
    by_sentence: list[list[Phrase]] = [PhraseReader(sentence, words, rules).read() for sentence in draft.sentences]
    everything = [phrase for phrases in by_sentence for phrase in phrases]
    discourse = Discourse(published=str(draft.article.published))
    draft.sides = Parties(everything, discourse, rules.conjunctions)
    resolver = Resolver(discourse, rules, draft.sides)
    resolver.prepare(everything)
    for phrases in by_sentence:
        resolver.sentence(phrases)
    _adjectives(draft, discourse)
    draft.entities += discourse.entities
    draft.phrases = by_sentence
    draft.keys = discourse.keys


def _adjectives(draft: Draft, discourse: Discourse) -> None:
    """Which state each nationality adjective names, for nouns that are no actors: "the Russian offensive"."""
    words = lexicon(draft.language)
    for sentence in draft.sentences:
        for index, token in enumerate(sentence.tokens):
            match = words.match(sentence.tokens, index)
            key = next((e.country for e in match.entries if e.sort == "adjective"), None) if match else None
            if key and is_state(key):
                state = draft.adjectives[token.start] = discourse.country(key)
                draft.adjective_spans.setdefault(state, []).append(Span(start=token.start, end=token.end))
