"""When the name of a capital is the town itself, and when its government."""

from __future__ import annotations

from functools import cache

from kilde.knowledge.gazetteer import gazetteer
from kilde.languages import section
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.seats import place_nouns
from kilde.reading.actors.verbs import cue_forms, verb_forms
from kilde.reading.events.lexicon import event_words
from kilde.reading.grammar import Grammar, Phrases
from kilde.reading.statements.lexicon import speech
from kilde.reading.words import fold

LAID = 14  # tokens from a verb of blaming to whom the blame is laid
BLAMING = ("accuse",)
ASKING = ("request", "demand")
MEASURES = ("SANCTION", "ACCUSE", "THREATEN")


def is_town(phrase: Phrase, grammar: Grammar) -> bool:
    """A capital behind "in", "near" or "to" is the town, not the government."""
    tokens, language = phrase.sentence.tokens, grammar.language
    if phrase.last < len(tokens) and fold(tokens[phrase.last].text) in place_nouns(language) and not phrase.genitive:
        return True  # "the Kyiv region"
    whole = phrase.inside
    if whole is not None and whole.owner is phrase and whole.entry is not None and whole.entry.extra.get("local"):
        return True  # "the mayor of Kyiv", "the Kyiv military administration"
    words = [fold(token.text) for token in tokens[max(0, phrase.first - 3) : phrase.first]]
    if _is_called_town(words, phrase, grammar):
        return True
    verbal = bool(words) and words[-1] in verb_forms(language) and words[-1] not in grammar.prepositions
    if verbal and words[-1] not in cue_forms(language) and words[-1] not in grammar.auxiliaries and not _rings(words[-1], language):
        return True  # what is taken, held or shelled is the town
    if len(words) > 1 and words[-1] in grammar.agents and words[-2] in event_words(language).nouns:
        return True  # "the bombing of Kyiv"
    if len(words) > 1 and words[-2] in speech(language).texts | speech(language).refusal_objects:
        return False  # "no comment from Kyiv"
    if words and words[-1] in speech(language).refusal_sources and speech(language).refusal_phrases.find([fold(token.text) for token in tokens], 0, len(tokens)):
        return False  # "from Kyiv there was no comment"
    if len(words) > 1 and words[-1] in speech(language).speaker_prepositions and words[-2] in speech(language).spoken_nouns:
        return False  # "..., was the answer from Kyiv"
    if words and words[-1] in speech(language).speaker_prepositions and speech(language).impersonal.at([fold(token.text) for token in tokens], phrase.last):
        return False  # "Fra Kyiv lyder det"
    if speech(language).according.closing(words) or _is_laid_at(phrase, words, grammar) or _is_asked(words, language):
        return False
    return any(words[i] not in grammar.between for i in grammar.place_prepositions.closing(words))


def _is_laid_at(phrase: Phrase, words: list[str], grammar: Grammar) -> bool:
    """ "Kyiv blames the attack on Moscow", "sanctions against Moscow": what leads to the name is blame, a demand or a measure, which only a government can be given."""
    if not words or words[-1] in grammar.at_places:
        return False
    noun = event_words(grammar.language).noun(words[-2]) if len(words) > 1 else None
    if noun is not None and noun.type in MEASURES and words[-1] in noun.recipients:
        return True
    spoken = (fold(token.text) for token in phrase.sentence.tokens[max(0, phrase.first - LAID) : phrase.first])
    return any(_addresses(word, words[-1], BLAMING, grammar.language) for word in spoken)


def _is_asked(words: list[str], language: str) -> bool:
    """ "Kyiv appealed to Berlin": right behind a verb of asking and its preposition stands who is asked."""
    return len(words) > 1 and _addresses(words[-2], words[-1], ASKING, language)


def _addresses(verb: str, preposition: str, acts: tuple[str, ...], language: str) -> bool:
    """Whether a preposition leads from a verb of one of these acts to whoever is spoken to."""
    return any(cue.act in acts and preposition in cue.addressee for cue in speech(language).verbs.get(verb, ()))


def _rings(verb: str, language: str) -> bool:
    """ "Tehran had phoned Doha": whom one rings up is no town."""
    return any(row.mode == "phone" and row.object in ("recipient", "both") for row in event_words(language).verbs.get(verb, ()))


def _is_called_town(words: list[str], phrase: Phrase, grammar: Grammar) -> bool:
    """ "The capital Khartoum", "the South African capital of Pretoria", "the capital, Abuja,": what a noun for a town stands before."""
    tokens = phrase.sentence.tokens
    ends = phrase.last >= len(tokens) or not tokens[phrase.last].text[0].isalnum()
    skipped = len(words) > 1 and (words[-1] in grammar.partitive or (words[-1] == "," and ends))
    noun = words[-2] if skipped else words[-1] if words else ""
    return noun in place_nouns(grammar.language)


def is_namesake(phrase: Phrase, language: str) -> bool:
    """ "He lives in Sana": an agency that is called like a town is the town behind "in"."""
    entry = phrase.name_entry
    if phrase.sort != "name" or entry is None or entry.kind != "news-agency":
        return False
    words = [fold(token.text) for token in phrase.sentence.tokens[max(0, phrase.first - 3) : phrase.first]]
    return bool(_being_there(language).closing(words)) and any(place.feature not in ("country", "continent") for place in gazetteer().find(phrase.text, language))


@cache
def _being_there(language: str) -> Phrases:
    """The prepositions of being at a place."""
    return Phrases(section(language, "places").get("in", ()))


def tells_where(phrase: Phrase, grammar: Grammar) -> bool:
    """ "Talks in Juba in South Sudan": a state, or its capital, that only tells in which town something is."""
    if phrase.sort == "metonym":
        return is_town(phrase, grammar)
    before = phrase.sentence.tokens[: phrase.outer]
    placed = len(before) > 1 and fold(before[-1].text) in grammar.at_places
    return phrase.sort == "country" and placed and before[-2].text[0].isupper()
