"""How words are compared while reading: lower case, one kind of apostrophe, accents only where a language means them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents that only transliterations differ in; the Nordic letters stay."""
    lowered = word.casefold().replace("’", "'")
    if lowered.isascii():
        return lowered
    kept = "".join(c if c in "æøåäö" else unicodedata.normalize("NFKD", c) for c in unicodedata.normalize("NFC", lowered))
    return "".join(c for c in kept if not unicodedata.combining(c)) or lowered  # a lone accent stays itself


def word_set(data: Mapping[str, Any], name: str) -> frozenset[str]:
    """The folded words of a list of a language's data, none where it has no such list."""
    return frozenset(map(fold, data.get(name, ())))
