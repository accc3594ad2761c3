"""What a word's ending says, given its part of speech and language: its lemma, and which features it can have.

Learned from treebanks (training/endings.py). "^" marks the beginning of a word, so "^er" is the whole word "er"; the longest
ending that a table knows decides.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from kilde.encoder.lemmas import apply

BEGINNING = "^"
T = TypeVar("T")
Table = Mapping[str, Mapping[str, Mapping[str, T]]]  # language -> part of speech -> ending -> what it says


class Endings:
    """Two tables: endings to lemma scripts (see `lemmas.py`), and endings to the feature sets seen with them, likeliest first.

    A feature set is written as in CoNLL-U ("Tense=Past|VerbForm=Fin"), "_" for the empty one.
    """

    def __init__(self, lemmas: Table[str], features: Table[Sequence[str]]) -> None:
        self._lemmas, self._features = lemmas, features

    def lemma(self, word: str, upos: str, language: str) -> str:
        """The lemma; the word itself for marks and for what the table does not have."""
        found = None if upos == "PUNCT" else _longest(self._lemmas, word, upos, language)
        return word if found is None else apply(found, word)

    def features(self, word: str, upos: str, language: str) -> Sequence[str]:
        """The feature sets that the word can have; empty if the table does not know."""
        return _longest(self._features, word, upos, language) or ()

    @classmethod
    def load(cls, path: Path) -> Endings:
        content = json.loads(zlib.decompress(path.read_bytes()))
        return cls(content["lemmas"], content["features"])

    def save(self, path: Path) -> None:
        """Write both tables as compressed JSON."""
        content = json.dumps({"lemmas": self._lemmas, "features": self._features}, ensure_ascii=False, separators=(",", ":"))
        path.write_bytes(zlib.compress(content.encode(), 9))


def _longest(table: Table[T], word: str, upos: str, language: str) -> T | None:
    """What the longest known ending says."""
    endings = table.get(language, {}).get(upos)
    if not endings:
        return None
    whole = BEGINNING + word.lower()
    return next((endings[whole[start:]] for start in range(len(whole) + 1) if whole[start:] in endings), None)
