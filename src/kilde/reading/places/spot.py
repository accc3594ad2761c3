"""Finds names that the gazetteer knows: longest first, genitive endings and class nouns of compounds taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kilde.encoder.interface import Token
from kilde.knowledge.gazetteer import Candidate, Gazetteer, fold, own
from kilde.reading.draft import Sentence
from kilde.reading.places.cues import Cues
from kilde.reading.places.kinds import APART
from kilde.reading.places.toponyms import Toponym

LONGEST = 6  # words of a place name
LONGEST_NAME = 80  # letters
SHORTEST = 2  # letters of a place name
OPENING = ":–—"  # marks after which a sentence may begin anew
HYPHENS = "-\u2010\u2011\u2013"
LONGEST_ARTICLE = 3  # al-, el-, ash-
ACRONYM = 5  # an unlisted word of up to five capitals is an acronym
LISTED = ("country", "own", "town")
CLOSED = 4  # letters of a name that opens a compound without hyphen
TOWN = 10_000
LARGE = 100_000  # people from which GeoNames alone outweighs a longer reading with a genitive s


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a stretch: the name, what it can be, characters left out at the end, and the class noun of a compound."""

    name: str
    candidates: tuple[Candidate, ...]
    trimmed: int = 0
    kind: str | None = None
    direction: str | None = None
    fallback: bool = False


class Spotter:
    def __init__(self, text: str, cues: Cues, gazetteer: Gazetteer) -> None:
        self._text, self._cues, self._gazetteer = text, cues, gazetteer
        self._openers = own.openers(cues.language)
        self._shouting = False

    def toponyms(self, sentence: Sentence) -> Iterator[Toponym]:
        tokens = sentence.tokens
        self._shouting = is_shouting(tokens)
        first_word = next((at for at, token in enumerate(tokens) if token.text[0].isalnum()), 0)
        at = 0
        while at < len(tokens):
            found = self._longest(tokens, at) if has_capital(tokens[at].text) else None
            if found is None:
                at += 1
                continue
            last, reading = found
            start, end = tokens[at].start, self._end(tokens, at, last) - reading.trimmed
            yield Toponym(
                sentence, at, last, start, end, reading.name, reading.candidates, kind=reading.kind, compound=reading.kind is not None,
                direction=reading.direction, genitive=reading.trimmed > 0 or follows_genitive(tokens, last, self._cues),
                fallback=reading.fallback, opener=at <= first_word or tokens[at - 1].text in OPENING or self._is_shouted(tokens[at].text),
            )  # fmt: skip
            at = last

    def _is_shouted(self, word: str) -> bool:
        return word.isupper() and (self._shouting or len(word) > ACRONYM)

    def _end(self, tokens: tuple[Token, ...], at: int, last: int) -> int:
        """Where the name ends: a class noun that stays outside the span ("Zamzam camp") is no part of it."""
        tail = tokens[last - 1].text
        apart = last - at > 1 and tail.islower() and self._cues.nouns.get(tail) in APART
        return tokens[last - 2 if apart else last - 1].end

    def _longest(self, tokens: tuple[Token, ...], at: int) -> tuple[int, Reading] | None:
        for last in range(self._reach(tokens, at), at, -1):
            reading = self._read(tokens, at, last)
            if reading:
                return last, reading
        return None

    def _reach(self, tokens: tuple[Token, ...], at: int) -> int:
        """The farthest end of a name from `at`: a run of capitals with small words between them, or an own name of several words."""
        last = at + 1
        while last < min(len(tokens), at + LONGEST) and tokens[last].text[0].isalnum():
            word = tokens[last].text
            if not (has_capital(word) or (len(word) <= 3 and last + 1 < len(tokens) and has_capital(tokens[last + 1].text))):
                break
            last += 1
        opener = fold(tokens[at].text).partition(" ")[0]
        return max(last, min(len(tokens), at + self._openers.get(opener, 1)))

    def _read(self, tokens: tuple[Token, ...], at: int, last: int) -> Reading | None:
        written = self._text[tokens[at].start : tokens[last - 1].end]
        if not SHORTEST <= len(written) <= LONGEST_NAME or "\n" in written or not written[-1].isalnum():
            return None
        if last - at == 1 and written.casefold() in self._cues.never:
            return None
        if last - at == 1 and written.casefold() in self._cues.nationalities:
            return self._exact(written, 0, only=LISTED)  # "Amhara" is a region too, "Thai" only an adjective
        if last - at == 1 and is_acronym(written):
            return self._exact(written, 0, only=("country",)) or (self._exact(written.title(), 0, LISTED) if self._shouting else None)
        readings = [reading for reading in (self._exact(written, 0), *self._genitives(written)) if reading]
        if readings:
            return max(readings, key=lambda reading: (weight(reading.candidates[0]), -reading.trimmed))
        return self._compound(written) or (self._by_sound(written) if last - at == 1 or all(has_capital(t.text) for t in tokens[at:last]) else None)

    def _exact(self, name: str, trimmed: int, only: tuple[str, ...] = ()) -> Reading | None:
        found = self._gazetteer.find(name, self._cues.language)
        if only:
            found = tuple(place for place in found if place.source in only)
        return Reading(name, found, trimmed) if found else None

    def _genitives(self, written: str) -> Iterator[Reading | None]:
        for ending in self._cues.genitive if fold(written) not in own.homonyms() else ():
            if written.endswith(ending) and len(written) - len(ending) > SHORTEST:
                yield self._exact(written[: -len(ending)], len(ending))

    def _compound(self, written: str) -> Reading | None:
        """ "Kharkiv-regionen", "Donetskregionen", "Nord-Mali", "Sydlibanon": a name with a class noun or a point of the compass."""
        for trimmed in (0, *(len(ending) for ending in self._cues.genitive if written.endswith(ending))):
            word = written[: len(written) - trimmed]
            cut, kind = self._class_noun(word)
            if kind:
                name, hyphened = word[:cut].rstrip(HYPHENS + " "), word[cut] in HYPHENS
                if is_acronym(name):
                    continue
                reading = self._exact(name, trimmed) if hyphened else self._closed(name, trimmed)
                reading = reading or (self._by_sound(name) if hyphened else None)
                if reading:
                    return Reading(name, reading.candidates, trimmed, kind, fallback=reading.fallback)
            part = self._part(word)
            if part:
                direction, name = part
                found = tuple(place for place in self._gazetteer.find(name, self._cues.language) if place.source in LISTED or place.population >= LARGE)
                if found:
                    return Reading(name, found, trimmed, direction=direction)
        return None

    def _closed(self, name: str, trimmed: int) -> Reading | None:
        """The first part of a compound without hyphen, where only a known name of some length says that it is one."""
        reading = self._exact(name, trimmed) if len(name) >= CLOSED else None
        return reading if reading and (weight(reading.candidates[0]) or reading.candidates[0].population >= TOWN) else None

    def _class_noun(self, word: str) -> tuple[int, str | None]:
        """Where a class noun at the end of a compound begins, and its kind."""
        cut = max(word.rfind(hyphen) for hyphen in HYPHENS)
        tail = word[cut + 1 :].casefold()
        if " " in tail:
            return 0, None
        if cut > 0:
            return cut, self._cues.nouns.get(tail) or self._cues.ending(tail)[1]
        return self._cues.ending(word.casefold())

    def _part(self, word: str) -> tuple[str, str] | None:
        """The point of the compass that opens a compound, and the name after it."""
        lowered = word.casefold()
        for length in range(min(len(lowered) - 3, 8), 2, -1):
            point = self._cues.compass.get(lowered[:length])
            rest = word[length:].lstrip(HYPHENS)
            if point and len(rest) > 3 and (word[length] in HYPHENS or word[length].islower()):
                return point, rest[0].upper() + rest[1:]
        return None

    def _by_sound(self, name: str) -> Reading | None:
        """A place that is spelled otherwise elsewhere; only for names long enough that sounding alike says something."""
        if len(name) < 5 or not name[-1].isalpha():
            return None
        found = tuple(p for p in self._gazetteer.alike(name, self._cues.soft_ch) if p.country not in own.spelled_as_at_home())
        return Reading(name, found, fallback=True) if found else None


def has_capital(word: str) -> bool:
    """Whether a word is written as a name is: a capital first, compounds too ("Sumy-regionen"), or after an article ("al-Hol")."""
    head, hyphen, tail = word.partition("-")
    return word[0].isupper() or (bool(hyphen) and len(head) <= LONGEST_ARTICLE and head.isalpha() and tail[:1].isupper())


def is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= ACRONYM


def weight(place: Candidate) -> int:
    """How well known a place is, coarsely: listed by hand, a large town, a small one."""
    return 2 if place.source in LISTED else int(place.population >= LARGE)


def is_shouting(tokens: tuple[Token, ...]) -> bool:
    """Whether most of a sentence's letters are capitals, as in the first words of a caption."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(words) > 1 and sum(word.isupper() for word in words) > len(words) / 2


def follows_genitive(tokens: tuple[Token, ...], last: int, cues: Cues) -> bool:
    """Whether the next token is a genitive that stands alone, as English 's does."""
    return last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].text in cues.genitive
