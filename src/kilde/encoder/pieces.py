"""Words to vocabulary pieces: unigram segmentation (Kudo 2018) in pure Python, with a cache of words seen."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

SPACE = "\u2581"  # marks the start of a word in the vocabulary
CACHED = 200_000  # words; at about 200 bytes each this bounds the cache at some 40 MB


class Segmenter:
    """Cuts one word at a time into the pieces whose log probabilities add up highest."""

    def __init__(
        self, texts: Sequence[str], scores: Sequence[float], special: Mapping[str, int], unknown: float, characters: Mapping[str, str]
    ) -> None:
        """texts, scores: the pieces in order of their ids; special: ids of bos, eos, pad, unk; unknown: score of a lone character."""
        self.texts, self.scores, self.characters = list(texts), list(scores), dict(characters)
        self.bos, self.eos, self.pad, self.unk = (special[name] for name in ("bos", "eos", "pad", "unk"))
        self.unknown = unknown
        hidden = set(special.values())
        self._table = {t: (i, s) for i, (t, s) in enumerate(zip(texts, scores, strict=True)) if t and i not in hidden}
        self._longest = max(map(len, self._table))
        self._cache: dict[str, tuple[int, ...]] = {}

    def word(self, word: str) -> tuple[int, ...]:
        """Ids of a word's pieces, at least one."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHED:
                self._cache.clear()
            text = (SPACE + "".join(self.characters.get(c, c) for c in word)).replace(" ", SPACE)
            found = self._cache[word] = tuple(self._best(text)) or (self.unk,)
        return found

    def _best(self, text: str) -> list[int]:
        """Viterbi over the ends of pieces; a character outside the vocabulary is a piece of its own, the unknown one."""
        n, table = len(text), self._table
        best = [0.0] + [-1e30] * n
        back: list[tuple[int, int]] = [(self.unk, 0)] * (n + 1)
        for start in range(n):
            base = best[start]
            if base + self.unknown > best[start + 1]:
                best[start + 1], back[start + 1] = base + self.unknown, (self.unk, start)
            for end in range(start + 1, min(n, start + self._longest) + 1):
                piece = table.get(text[start:end])
                if piece is not None and base + piece[1] > best[end]:
                    best[end], back[end] = base + piece[1], (piece[0], start)
        ids, at = [], n
        while at > 0:
            piece_id, at = back[at]
            ids.append(piece_id)
        return ids[::-1]

    def save(self, path: Path) -> None:
        """Write the compact file that `load` reads: compressed JSON, scores to five decimals."""
        content = {
            "texts": self.texts,
            "scores": [round(s, 5) for s in self.scores],
            "special": {"bos": self.bos, "eos": self.eos, "pad": self.pad, "unk": self.unk},
            "unknown": self.unknown,
            "characters": self.characters,
        }
        path.write_bytes(zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9))

    @classmethod
    def load(cls, path: Path) -> Segmenter:
        content = json.loads(zlib.decompress(path.read_bytes()))
        return cls(content["texts"], content["scores"], content["special"], content["unknown"], content["characters"])
