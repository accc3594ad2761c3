"""Tells running text from a list of sentences: in running text neighbours share words (Halliday and Hasan 1976; Hearst 1997).

An encoder that reads a sentence with its neighbours is helped by a text and misled by strangers.
"""

from __future__ import annotations

from collections.abc import Sequence

from kilde.encoder.interface import Token

ENOUGH = 50  # sentences; fewer are taken for a text
LETTERS = 5  # shorter words are shared by any two sentences
LAGS = (0.25, 0.375, 0.5, 0.625, 0.75)  # how far off the sentences are that neighbours are compared with, as shares of the whole
TIMES, LEAST = 2.0, 0.06  # texts measured: 3 to 15 times as many neighbours as strangers share a word, 0.10 to 0.61 of them; shuffled: 0.01 to 0.03


def running(sentences: Sequence[Sequence[Token]]) -> bool:
    """Whether the sentences stand as somebody wrote them, one after the other."""
    if len(sentences) < ENOUGH:
        return True
    words = [{token.text.casefold() for token in sentence if len(token.text) >= LETTERS and token.text.isalpha()} for sentence in sentences]
    near = _sharing(words, 1)
    far = sum(_sharing(words, int(len(words) * lag)) for lag in LAGS) / len(LAGS)
    return near >= LEAST and near >= TIMES * far


def _sharing(words: Sequence[set[str]], lag: int) -> float:
    """The share of sentences that have a word of the one `lag` further on, the end followed by the beginning."""
    return sum(not one.isdisjoint(words[(i + lag) % len(words)]) for i, one in enumerate(words)) / len(words)
