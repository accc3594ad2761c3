"""Lemmas from a word's ending, its part of speech and the language, by edit scripts learned from treebanks.

A script is a case letter ("l" lower-case first, "k" keep), how many characters to cut from the end, a bar, and what to put
there: "l2|e" turns "Krevde" into "kreve". "=være" gives the lemma whole. The table maps endings to scripts; "^" marks the
beginning, so that "^er" is the whole word "er". The longest ending that the table knows decides.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path

Table = Mapping[str, Mapping[str, Mapping[str, str]]]  # language -> part of speech -> ending -> script
BEGINNING = "^"


def script(word: str, lemma: str) -> str:
    """The shortest script that turns the word into the lemma."""
    keep = lemma[:1].isupper() and word[:1].isupper()
    base = word if keep else word.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    if same == 0:
        return f"={lemma}"
    return f"{'k' if keep else 'l'}{len(base) - same}|{lemma[same:]}"


def apply(script: str, word: str) -> str:
    """The lemma that the script makes of the word; the word itself where the script cuts more than there is."""
    if script.startswith("="):
        return script[1:]
    cut, _, ending = script[1:].partition("|")
    base = word if script[0] == "k" else word.lower()
    kept = len(base) - int(cut)
    return base[:kept] + ending if kept > 0 else base


class Lemmas:
    """Looks words up in a table of endings."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def lemma(self, word: str, upos: str, language: str) -> str:
        """The lemma; the word itself for marks and for parts of speech that the table does not have."""
        endings = self._table.get(language, {}).get(upos)
        if not endings or upos == "PUNCT":
            return word
        whole = BEGINNING + word.lower()
        for start in range(len(whole) + 1):
            found = endings.get(whole[start:])
            if found is not None:
                return apply(found, word)
        return word

    @classmethod
    def load(cls, path: Path) -> Lemmas:
        return cls(json.loads(zlib.decompress(path.read_bytes())))

    def save(self, path: Path) -> None:
        """Write the table as compressed JSON."""
        path.write_bytes(zlib.compress(json.dumps(self._table, ensure_ascii=False, separators=(",", ":")).encode(), 9))
