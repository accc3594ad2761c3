"""Numbers in running text: digits, number words, vague plurals and the words that make them bounds.

`split_words` cuts tokens so that every number stands alone, `quantities` finds the numbers that count something, `cardinal`
and `number` read bare number words.

    >>> number("treoghalvfems", "da")
    93
"""

from kilde.reading.numbers.cardinals import cardinal, number
from kilde.reading.numbers.quantities import Quantity, quantities
from kilde.reading.numbers.words import Word, split_words

__all__ = ["Quantity", "Word", "cardinal", "number", "quantities", "split_words"]
