"""Stage: finds every time in the sentences and reads it as EDTF, with its relation to publication or to another time.

Words come from `languages/<language>/times.yaml`; the rules are the same in all languages (`rules`). Weekdays have the news
reading: the last one on or before publication, unless the tense of the clause or a preposition looks ahead. Days without a
year are the nearest unless tense says past or future, so that bare strings can be read; months and seasons are then the last:

    >>> from kilde.model.article import Article
    >>> [str(time.edtf) for time in times_of("3. mars", Article("3. mars", "2013-02-12", "nb"))]
    ['2013-03-03']

Against a publication date without a day, relative times are all days that they can be: "i går" in 2020-10 is
`[2020-09-30..2020-10-30]`.
"""

from __future__ import annotations

import re

from kilde.encoder.interface import Parse, Token
from kilde.model.article import Article
from kilde.model.record import Block, Note
from kilde.reading.draft import Draft, Sentence, TimeDraft
from kilde.reading.times.calendar import Publication
from kilde.reading.times.expressions import Lattice, Match
from kilde.reading.times.found import Context, Found, Reading
from kilde.reading.times.joining import joined, joints
from kilde.reading.times.lexicon import lexicon
from kilde.reading.times.rules import NAME, RULES
from kilde.reading.times.words import Words, split, value

DIGIT = re.compile(r"\d")


def read(draft: Draft) -> None:
    """Adds the times of all sentences to `draft.times` in text order. Without a usable publication date there is only a note."""
    try:
        publication = Publication.of(draft.article.published)
    except ValueError as error:
        draft.notes.append(Note(stage="times", message=str(error)))
        return
    if publication is None:
        draft.notes.append(Note(stage="times", message=f"publication date {draft.article.published} is open at one end or too far from our time"))
        return
    known = lexicon(draft.language)
    for sentence in draft.sentences:
        if DIGIT.search(draft.text, sentence.start, sentence.end) is None and not any(t.text.lower() in known.triggers for t in sentence.tokens):
            continue
        words = split(draft.text, sentence.start, sentence.end, draft.language)
        _read_sentence(Context(draft, publication, known, sentence, words, Lattice(known.root, known.phrases, words.symbols)))


def times_of(text: str, article: Article) -> list[TimeDraft]:
    """The times of a bare text, read as one sentence."""
    draft = Draft(article)
    spans = split(text, 0, len(text), article.language).spans
    if spans:
        tokens = tuple(Token(start, end, text[start:end]) for start, end in spans)
        draft.sentences.append(Sentence(0, Block(start=0, end=len(text), kind="paragraph"), Parse(tokens)))
        read(draft)
    return draft.times


def _read_sentence(context: Context) -> None:
    """The expressions of a sentence from left to right, the longest that a rule accepts first; two ends of an interval are one time."""
    symbols, singles, times = context.words.symbols, context.lexicon.singles, context.draft.times
    before: tuple[Found, Reading] | None = None
    at = 0
    while at < len(symbols):
        promising = symbols[at] and ((at + 1 < len(symbols) and symbols[at + 1]) or not singles.isdisjoint(symbols[at]))
        pair = _first(context, at, before[0].last if before else -1) if promising else None
        if pair is None:
            at += 1
            continue
        found, reading = pair
        at = max(at + 1, found.last)
        if found.entry["rule"] == NAME or reading is None:
            continue
        both = joined(before, (found, reading), joints(context.language)) if before else None
        before = both or (found, reading)
        made = _draft(*before)
        if both:
            for name in TimeDraft.__slots__:  # in place: a later time may hang on it
                setattr(times[-1], name, getattr(made, name))
        else:
            times.append(made)


def _first(context: Context, at: int, ended: int) -> tuple[Found, Reading | None] | None:
    """The expression at word `at` that its rule accepts, or that is only a name."""
    for match in context.lattice.follow(at):
        found = _found(context, at, match)
        if not _fits(found, ended) or _is_part(found):
            continue
        if found.entry["rule"] == NAME:
            return found, None
        if reading := RULES[found.entry["rule"]](found):
            return found, reading
    return None


def _is_part(found: Found) -> bool:
    """Whether what is marked goes on beyond it: "siden [desember]" in "siden desember 2022"."""
    if found.first == found.begin:
        return False
    return any(match.last > found.last and match.ending.first == 0 for match in found.context.lattice.follow(found.first))


def _found(context: Context, at: int, match: Match) -> Found:
    keys, known = context.words.keys, context.lexicon
    slots = {}
    for slot in match.ending.slots:
        constant = match.constants[slot.step]
        slots[slot.name] = value(slot.category, keys[match.starts[slot.step]], known) if constant is None else constant
    return Found(match.ending.entry, slots, match.first, match.last, at, match.after, context)


def _fits(found: Found, ended: int) -> bool:
    """Whether what an entry asks of the words around holds.

    unless_before, unless_after  words or categories     continues  only right behind another time
    initial    only at the start of a sentence           lower      not as a part of a name
    ambiguous  not where a noun follows that the words may belong to
    tense      only in a clause of one of these tenses
    """
    entry, words = found.entry, found.context.words
    if entry.get("continues") and found.begin != ended:
        return False
    if entry.get("initial") and found.begin:
        return False
    if entry.get("lower") and _is_in_name(found):
        return False
    if (unless := entry.get("unless_before")) and found.after < len(words.keys) and _is_any(words, found.after, unless):
        return False
    if (unless := entry.get("unless_after")) and found.begin and _is_any(words, found.begin - 1, unless):
        return False
    if "tense" in entry and (found.verb is None or found.verb.tense not in entry["tense"]):
        return False
    return not (entry.get("ambiguous") and found.comes_before_noun())


def _is_in_name(found: Found) -> bool:
    """Whether its last word has a capital that the start of a sentence or a quote does not explain: "USA Today", "60 Minutes"."""
    words, index = found.context.words, found.last - 1
    if not words.capitals[index]:
        return False
    if index > found.begin:
        return not words.capitals[found.begin] or words.keys[found.begin][0].isdigit()
    follows = index + 1 < len(words.keys) and words.capitals[index + 1]
    return (index > 0 and words.keys[index - 1][0].isalnum()) or (bool(found.entry.get("adjective")) and follows)


def _is_any(words: Words, index: int, wanted: list[str]) -> bool:
    return words.keys[index] in wanted or any(symbol in wanted for symbol in words.symbols[index])


def _draft(found: Found, reading: Reading) -> TimeDraft:
    text, start, end = found.context.draft.text, found.start, found.end
    if "yearword" in found.slots:
        end = start + 4
    return TimeDraft(
        start=start, end=end, text=text[start:end], edtf=reading.value, kind=reading.kind, anchor=reading.anchor, offset=reading.offset, rule=reading.rule
    )  # fmt: skip


__all__ = ["read", "times_of"]
