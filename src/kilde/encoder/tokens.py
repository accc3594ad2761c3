"""Splits a stretch of text into tokens and the tokens into sentences, by rule; abbreviations come from the language folders.

A token is a number with its separators, a word with its inner hyphens and apostrophes, an abbreviation with its full stop,
or a single mark. The English genitive 's and n't stand alone, as in Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kilde.encoder.interface import Token

DASHES = "-\u2010\u2011\u2012\u2013\u2014"
QUOTES_OPEN = "\"'«„“‘‹”»("
QUOTES_CLOSE = "\"'»”“’›)]«"
TERMINALS = ".!?…"
CLOSING_MARKS = 4  # quotation marks and brackets that may stand behind a terminal mark
LONGEST_SENTENCE = 250  # tokens

TOKEN = re.compile(
    r"""
    \d+ (?: [.,:] \d+ | [\u00a0\u202f\u2009 ] \d{3} (?!\d) )*     # 1.200  12:30  1 200  2,5
        (?: [-’'] \w+ )*                                           # 1990-tallet  90'erne
    | (?: [^\W\d_] \. ){2,} (?: [-\u2010\u2011] \w+ )*              # U.S.  d.d.  U.S.-led
    | [^\W_] (?: \w | [-\u2010\u2011’'/&] (?=\w) | \. (?=[^\W\d_]{2}) | : (?=[a-zåäöæø]{1,4}\b) )*   # Nagorno-Karabakh  FN:s
    | \.{2,}
    | \S
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?i)(n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokenize(text: str, start: int, end: int, abbreviations: Collection[str] = (), clitics: bool = False) -> list[Token]:
    """The tokens of text[start:end]. `clitics` splits English 's and n't off."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        at, to = match.span()
        word = text[at:to]
        if to < end and text[to] == "." and (_is_known(f"{word}.", abbreviations) or _is_initial(text, at, to, end)):
            to += 1
            word = text[at:to]
        if word == "." and tokens and tokens[-1].end == to:
            continue  # the full stop was taken by an abbreviation
        clitic = CLITIC.search(word) if clitics else None
        if clitic and clitic.start() > 0:
            cut = at + clitic.start()
            tokens += [Token(at, cut, text[at:cut]), Token(cut, to, text[cut:to])]
        else:
            tokens.append(Token(at, to, word))
    return tokens


def _is_known(word: str, abbreviations: Collection[str]) -> bool:
    """An abbreviation as the list has it, with a capital or without; "DR." is the name of an outlet at the end of a sentence."""
    return word.casefold() in abbreviations and (word in abbreviations or not (len(word) > 2 and word.isupper()))


def _is_initial(text: str, at: int, to: int, end: int) -> bool:
    """A capital of a name with its full stop: the J in "Stephen J. Townsend", not the B of a "plan B."."""
    named = at > 1 and text[at - 1] == " " and text[at - 2].isalpha() and text[text.rfind(" ", 0, at - 1) + 1].isupper()
    return to - at == 1 and text[at].isupper() and to + 2 < end and text[to + 1] == " " and text[to + 2].isupper() and named


def sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cuts tokens into sentences: after a terminal mark and what closes it, where the next token can begin one.

    What goes on for more than LONGEST_SENTENCE tokens is no prose; it is cut there, so that reading stays linear in the text.
    """
    current: list[Token] = []
    for index, token in enumerate(tokens):
        current.append(token)
        if index + 1 < len(tokens) and (len(current) >= LONGEST_SENTENCE or _ends(tokens, index)):
            yield current
            current = []
    if current:
        yield current


def _ends(tokens: list[Token], index: int) -> bool:
    """Whether a sentence ends after tokens[index]."""
    token, following = tokens[index], tokens[index + 1]
    if token.end == following.start and following.text not in QUOTES_OPEN:
        return False
    at = index
    while at >= max(0, index - CLOSING_MARKS) and tokens[at].text in QUOTES_CLOSE and tokens[at].end - tokens[at].start == 1:
        at -= 1
    if at < 0 or tokens[at].text[-1] not in TERMINALS or _is_abbreviation(tokens[at]):
        return False
    if following.text in QUOTES_CLOSE and following.start == token.end:
        return False
    if at > 0 and tokens[at].text == "." and _is_ordinal(tokens, at, index + 1):
        return False
    first = next((t.text[0] for t in tokens[index + 1 : index + 4] if t.text not in QUOTES_OPEN and t.text not in DASHES), "")
    return first.isupper() or first.isdigit() or following.text in DASHES


def _is_abbreviation(token: Token) -> bool:
    return len(token.text) > 1 and token.text[-1] == "." and token.text[0] != "."


def _is_ordinal(tokens: list[Token], at: int, after: int) -> bool:
    """ "3. mars" and "3. 4. 2024" go on, "from 12 to 77. 15 are missing" does not; an initial does: "George W. Bush"."""
    before, following = tokens[at - 1], tokens[after]
    if before.end != tokens[at].start:
        return False
    if before.text.isdigit() and len(before.text) <= 2:
        if following.text[0].isdigit():
            return after + 1 < len(tokens) and tokens[after + 1].text == "." and tokens[after + 1].start == following.end
        return not following.text[0].isupper()
    named = at < 2 or tokens[at - 2].text[0].isupper()  # the X in "on X." is a name of its own
    return len(before.text) == 1 and before.text.isupper() and following.text[0].isupper() and named
