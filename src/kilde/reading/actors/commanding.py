"""Whose army "the army" is by who gives it orders, or whose forces tell of it: "Netanyahu has ordered the army to ...", "the air defence ..., the Ukrainian military says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.events.lexicon import event_words
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.resolve import Resolver

COMMANDING = ("person", "government", "ministry")
REACH = 3  # tokens from the verb of ordering to the army


def commanded_by(resolver: Resolver, phrase: Phrase) -> str | None:
    """The key of the state whose leader or body orders the army of a phrase; the leader may be "he", told of in the sentence before."""
    tokens, at = phrase.sentence.tokens, phrase.sentence.index
    ordering = event_words(phrase.language).ordering
    verb = next((i for i in range(phrase.outer - 1, max(-1, phrase.outer - 1 - REACH), -1) if fold(tokens[i].text) in ordering), None)
    if verb is None:
        return None
    discourse = resolver.discourse
    before = [p for p in resolver.parties.sentences.get(at, []) if p.last <= verb and p.inside is None]
    pronoun = any(fold(token.text) in resolver.grammar.pronouns for token in tokens[:verb])
    if any(p.sort != "pronoun" for p in before):
        told = [e for p in before for e in p.entities]
    elif pronoun:
        told = discourse.leading(at - 1)
    else:
        return None
    known = [discourse.keys[e] for e in told if e.kind in COMMANDING and e in discourse.keys]
    return known[-1] if known else None


def told_by(resolver: Resolver, phrase: Phrase) -> str | None:
    """ "The air defence shot down 24 drones, the Ukrainian military says": the country of the forces that tell of a bare force behind a mark, and right
    beside a verb of saying; not of those whom it tells of ("the army said two had died in firing by Indian troops")."""
    words, cues = [fold(token.text) for token in phrase.sentence.tokens], cue_forms(phrase.language)
    for other in resolver.anaphora.rows.get(phrase.sentence.index, []):
        told = other.first > phrase.last and other.entry is not None and other.entry.kind == "military" and other.country is not None
        before = min(other.outer, other.first) - 1
        before -= words[before] in resolver.grammar.determiners
        speaks = words[before] in cues or (words[before] == "," and other.last < len(words) and words[other.last] in cues)
        if told and "," in words[phrase.last : other.first] and speaks:
            return other.country
    return None
