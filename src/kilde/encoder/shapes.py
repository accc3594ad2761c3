"""The encoder that needs no model: names by capital letters and a lexicon, and no syntax.

A run of capitalised tokens is a name. At the start of a sentence, where every word is capitalised, a lone word is a name only
when the lexicon knows it or the same text writes it with a capital elsewhere. A day or month beside a name is no part of it where the
language writes days with a capital: "on Thursday Israel attacked".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kilde.encoder.interface import Name, Parse, Token

UNTYPED = "NAME"
LONGEST = 8
LONGEST_ACRONYM = 6
LONGEST_PREFIX = 3  # al-, el-, abu-


class Shapes:
    """`types` maps names, as written, to their type; `particles` are the small words inside names (al, bin, von, van).

    `days` and `months` are words with a capital that are no name, folded; empty where a language writes them small.
    """

    version = "shapes/1"

    def __init__(
        self, types: Mapping[str, str], particles: frozenset[str] = frozenset(), stopwords: frozenset[str] = frozenset(),
        days: frozenset[str] = frozenset(), months: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._types, self._particles, self._stopwords = types, particles, stopwords
        self._days, self._months = days, months

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence: the tokens as they came, and the names. No syntax, whatever the language."""
        del language
        inside = {t.text.casefold() for sentence in sentences for at, t in enumerate(sentence) if is_capitalised(t.text) and not _opens(sentence, at)}
        inside |= {bare_name(word) for word in inside}
        words = {t.text.casefold() for sentence in sentences for t in sentence if t.text[0].islower() and not is_capitalised(t.text)}
        return [Parse(tuple(sentence), tuple(self._names(sentence, inside - words, words))) for sentence in sentences]

    def _names(self, tokens: Sequence[Token], inside: set[str], words: set[str]) -> list[Name]:
        names: list[Name] = []
        at = 0
        while at < len(tokens):
            last = self._run(tokens, at)
            if last == at:
                at += 1
                continue
            end = last
            at, last = self._without_dates(tokens, self._skip_opener(tokens, at, last, inside, words), last)
            whole = " ".join(t.text for t in tokens[at:last])
            known = self._types.get(whole)
            if at < last and (known or not _shouts(tokens[at:last])):
                names.append(Name(at, last, known or UNTYPED, 0.9 if known else 0.5))
            at = end
        return names

    def _run(self, tokens: Sequence[Token], first: int) -> int:
        """The end of the run of capitalised tokens from `first`; particles count between two of them."""
        if not is_capitalised(tokens[first].text):
            return first
        last = first + 1
        while last < len(tokens) and last - first < LONGEST:
            if is_capitalised(tokens[last].text):
                last += 1
            elif tokens[last].text in self._particles and last + 1 < len(tokens) and is_capitalised(tokens[last + 1].text):
                last += 2
            else:
                break
        return last

    def _without_dates(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
        """The run without a day before it ("Thursday Israel") or behind what is a name without it ("Russia Monday"), and without a month before a listed name."""
        if " ".join(t.text for t in tokens[first:last]) in self._types:
            return first, last
        while last - first > 1 and (self._is(self._days, tokens[first]) or (self._is(self._months, tokens[first]) and tokens[first + 1].text in self._types)):
            first += 1
        while self._is(self._days, tokens[last - 1]) and (last - first > 2 or (last - first == 2 and tokens[first].text in self._types)):
            last -= 1
        return first, last

    @staticmethod
    def _is(words: frozenset[str], token: Token) -> bool:
        return token.text.casefold() in words

    def _skip_opener(self, tokens: Sequence[Token], first: int, last: int, inside: set[str], words: set[str]) -> int:
        """Leaves out a sentence's first word when nothing says that it is a name."""
        opener = tokens[first].text
        opens = _opens(tokens, first)
        whole = " ".join(t.text for t in tokens[first:last])
        if last - first == 1 and opener.casefold() in self._stopwords:
            return last
        if not opens or whole in self._types or (opener in self._types and opener.casefold() not in self._stopwords):
            return first
        if opener.casefold() in self._stopwords or (opener.casefold() not in inside and (last - first == 1 or opener.casefold() in words)):
            return first + 1
        return first


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word opens a sentence or a quote, where a capital says nothing: "– Jets attacked"."""
    return at == 0 or not any(c.isalnum() for t in tokens[:at] for c in t.text) or tokens[at - 1].text in ":–—"


def bare_name(name: str) -> str:
    """A name without its short prefix, by which the press goes on to call a person: "Ansari" for al-Ansari."""
    head, dash, tail = name.partition("-")
    return tail if dash and 1 < len(head) <= LONGEST_PREFIX and tail else name


def _shouts(tokens: Sequence[Token]) -> bool:
    """A label in capitals is no name, an acronym may be one."""
    return all(t.text.isupper() for t in tokens) and (len(tokens) > 1 or len(tokens[0].text) > LONGEST_ACRONYM)


def is_capitalised(word: str) -> bool:
    """Whether a token can be part of a name: a capital first, or after a short prefix as in al-Burhan."""
    if word[0].isupper():
        tail = word.rpartition("-")[2]
        return not ("-" in word and tail.islower() and len(tail) > LONGEST_PREFIX)  # "EU-toppmøte" is a noun, "al-Burhan" a name
    head, dash, tail = word.partition("-")
    return bool(dash) and len(head) <= LONGEST_PREFIX and tail[:1].isupper() and head.isalpha()
