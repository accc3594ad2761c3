"""What describes somebody without a name before the noun, by which another description is somebody else's: "the local elected official"."""

from __future__ import annotations

from collections.abc import Collection

from kilde.reading.actors.entries import HEADS, Entry
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.phrase import Phrase
from kilde.reading.grammar import Grammar, grammar
from kilde.reading.words import fold

TELLING = ("ADJ", "NOUN", "VERB", "PROPN")  # classes of words that describe; numerals, adverbs and determiners do not


def description(phrase: Phrase) -> frozenset[str]:
    """ "local", "elected" of "the local elected official", "military" of "the military official": what tells somebody from others of the kind."""
    if phrase.entry is None or phrase.sort not in HEADS:
        return frozenset()
    tokens, words, same = phrase.sentence.tokens, lexicon(phrase.language), grammar(phrase.language).same
    at = max(phrase.first, phrase.owner.last) if phrase.owner is not None and phrase.owner.genitive else phrase.first
    told: set[str] = set()
    while at < phrase.head:
        match = words.match(tokens, at)
        last = min(match.last, phrase.head) if match is not None else at + 1
        if match is None or not all(_tells_little(entry) for entry in match.entries):
            told |= {fold(t.text) for t in tokens[at:last] if t.upos in TELLING} - same
        at = last
    part = phrase.entry.extra.get("part")
    return frozenset(told | ({part} if part else set()))


def _tells_little(entry: Entry) -> bool:
    """A nationality, and what may be said of anybody: "anonymous", "senior"."""
    return entry.country is not None or (entry.sort == "modifier" and not entry.label)


def contrast(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two descriptions have nothing in common, whatever endings their words have; not where either is bare."""
    return bool(one) and bool(other) and not any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def of_unnamed(phrase: Phrase, rules: Grammar) -> bool:
    """ "Several Western countries' ambassadors", "flere lands ambassadører": a common noun in the genitive, not definite, says that they are of others than those named."""
    tokens, at = phrase.sentence.tokens, phrase.head - 1
    apart = at > 0 and fold(tokens[at].text) in rules.genitives
    owner = at - 1 if apart else at
    if owner < 0 or tokens[owner].upos != "NOUN" or tokens[owner].text[0].isupper() != (owner == 0) or not (apart or rules.bare_genitive(fold(tokens[owner].text))):
        return False
    return tokens[owner].feats.get("Definite") != "Def" and (not apart or tokens[owner].feats.get("Number") == "Plur")


def is_new(phrase: Phrase, rules: Grammar) -> bool:
    """ "A coalition spokesman": whether an indefinite article belongs to a noun past another one before it, which the lists do not know with it."""
    tokens = phrase.sentence.tokens
    return any(t.head == phrase.head and t.relation == "det" and fold(t.text) in rules.indefinite for t in tokens[: phrase.outer])


def several(phrase: Phrase) -> str:
    """The label of nobody in particular: "foreign leaders" by what they are called, a single one or a longer title by the office."""
    assert phrase.entry is not None
    label = phrase.entry.label
    return f"{' '.join(phrase.modifiers)} {label.lower()}s" if phrase.entry.plural and phrase.modifiers and " " not in label else label
