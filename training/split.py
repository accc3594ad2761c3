"""The fixed split: which sentences are for measuring. `split.tsv` beside this file lists them by document or hash.

Where a corpus offers a training and a dev part, training is for training; where it has only a dev part, a hash of the
document's name (or of the sentence, where documents are not marked) puts half of it on the measuring side. Every training
sentence whose words equal those of a measuring sentence is dropped.
"""

from __future__ import annotations

from hashlib import sha1
from pathlib import Path

LIST = Path(__file__).with_name("split.tsv")


def bucket(key: str, buckets: int) -> int:
    """A number below `buckets` that depends on the key alone."""
    return int(sha1(f"kilde/split/1:{key}".encode()).hexdigest()[:8], 16) % buckets


def measured(key: str, one_in: int = 2) -> bool:
    """Whether the document or sentence `key` is set aside for measuring (one in `one_in`)."""
    return bucket(key, one_in) == 0


def squeeze(words: list[str]) -> str:
    """Words without the ways in which two editions of a text differ: spaces, joins, and the shape of quotation marks."""
    return "".join(words).replace("_", "").replace(" ", "").replace("''", '"').replace("``", '"')


def write(rows: set[tuple[str, str]]) -> None:
    """Write the list: corpus and document name or sentence hash, sorted."""
    LIST.write_text("".join(f"{corpus}\t{key}\n" for corpus, key in sorted(rows)), encoding="utf-8")
