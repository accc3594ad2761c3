"""Read the corpora into one sentence type, each in its own scheme of labels.

The folders are those of `KILDE_CORPORA` (or `--corpora`); nothing here is needed at run time.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path

READ_FEATURES = ("Tense", "Mood", "VerbForm", "Voice", "Definite", "Number")


@dataclass
class Sentence:
    """Words of one sentence and what its corpus says of them; None where the corpus says nothing.

    heads   indices from 0, -1 for the root, None for a token whose head is not known
    names   BIO tags in the corpus's own types
    """

    corpus: str
    language: str
    document: str
    words: list[str]
    lemmas: list[str] | None = None
    pos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    rels: list[str] | None = None
    names: list[str] | None = None
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits that name the sentence without giving its text."""
        return sha1(" ".join(self.words).encode()).hexdigest()[:12]


def corpora_root(argument: str | None = None) -> Path:
    """The folder of the corpora: the argument, else the environment variable KILDE_CORPORA."""
    place = argument or os.environ.get("KILDE_CORPORA")
    if not place:
        raise SystemExit("Say where the corpora are: --corpora PATH, or set KILDE_CORPORA.")
    return Path(place)


def _rows(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """(comment lines, token rows) of each blank-line separated sentence."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        line = line.rstrip("\r")
        if not line.strip():
            if rows:
                yield comments, rows
            comments, rows = [], []
        elif line.startswith("#") and "\t" not in line:
            comments.append(line)
        else:
            rows.append(line.split("\t"))
    if rows:
        yield comments, rows


def _clean(word: str) -> str:
    """Corpus spellings that no text has: escaped marks and words joined by underscores or spaces."""
    return html.unescape(word).replace("\u00ad", "").strip() or word


def conll(path: Path, corpus: str, language: str) -> Iterator[Sentence]:
    """CoNLL-U, and CoNLL-X as NDT, CDT and old Swedish files have it. Multiword and empty nodes are left out."""
    document = path.stem
    for comments, rows in _rows(path):
        for comment in comments:
            if comment.startswith("# newdoc id = "):
                document = comment.split(" = ", 1)[1]
        rows = [row for row in rows if row[0].isdigit()]
        sentence = Sentence(corpus, language, document, [_clean(row[1]) for row in rows])
        sentence.lemmas = [_clean(row[2]) for row in rows] if any(row[2] != "_" for row in rows) else None
        sentence.pos = [row[3] for row in rows]
        sentence.feats = [row[5] for row in rows]
        sentence.heads = [int(row[6]) - 1 for row in rows]
        sentence.rels = [row[7].strip() for row in rows]
        sentence.extra["xpos"] = [row[4] for row in rows]
        if len(rows[0]) > 9:
            sentence.extra["misc"] = [row[9] for row in rows]
            if rows[0][9].startswith("name="):
                sentence.names = [row[9].strip()[5:] for row in rows]
        yield sentence


def cdt(path: Path, corpus: str, language: str) -> Iterator[Sentence]:
    """CDT: no fine tag column of its own in some releases; the last ten columns are aligned from the right."""
    for _, rows in _rows(path):
        words, lemmas, pos, feats, heads, rels = [], [], [], [], [], []
        for row in rows:
            tail = row[3:]
            at = next(i for i in range(len(tail) - 1, -1, -1) if tail[i] and not tail[i].isdigit() and tail[i] != "_")
            words.append(_clean(row[1]))
            lemmas.append(_clean(row[2]))
            pos.append(tail[0])
            rels.append(tail[at].strip())
            heads.append(int(tail[at - 1]) - 1)
            feats.append(re.sub(r"\|?id=\d+", "", tail[at - 2]) or "_")
        yield _split_joined(Sentence(corpus, language, path.stem, words, lemmas, pos, feats, heads, rels))


def _split_joined(s: Sentence) -> Sentence:
    """Words that CDT joins with underscores ("i_lørdags") as texts write them; the later parts hang on the first."""
    assert s.lemmas and s.pos and s.feats and s.heads is not None and s.rels
    parts = [word.split("_") if "_" in word.strip("_") else [word] for word in s.words]
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    out = Sentence(s.corpus, s.language, s.document, [], [], [], [], [], [])
    assert out.lemmas is not None and out.pos is not None and out.feats is not None and out.heads is not None and out.rels is not None
    for i, part in enumerate(parts):
        lemmas = s.lemmas[i].split("_") if len(part) > 1 else [s.lemmas[i]]
        for k, word in enumerate(part):
            out.words.append(word)
            out.lemmas.append(lemmas[k] if len(lemmas) == len(part) else word)
            out.pos.append(s.pos[i])
            out.feats.append(s.feats[i])
            head = s.heads[i]
            out.heads.append(starts[i] if k else (starts[head] if head >= 0 else -1))
            out.rels.append("joined" if k else s.rels[i])
    return out


def iob2(path: Path, corpus: str, language: str) -> Iterator[Sentence]:
    """UNER files: id, word, tag. OTH is no name type of ours."""
    document = path.stem
    for comments, rows in _rows(path):
        for comment in comments:
            if comment.startswith("# newdoc id = "):
                document = comment.split(" = ", 1)[1]
        rows = [row for row in rows if row[0].isdigit()]
        yield Sentence(corpus, language, document, [_clean(r[1]) for r in rows], names=[r[2].strip() for r in rows])


def swedish_web(path: Path) -> Iterator[Sentence]:
    """Swedish web names: word and type, no begin marks; neighbouring tokens of one type are one name."""
    for _, rows in _rows(path):
        rows = [row if len(row) > 1 else [row[0], "0"] for row in rows]
        tags, last = [], "0"
        for row in rows:
            kind = row[1].strip()
            tags.append("O" if kind == "0" else f"{'I' if kind == last else 'B'}-{kind}")
            last = kind
        yield Sentence("sv-web", "sv", "", [_clean(row[0]) for row in rows], names=tags)


def json_lines(path: Path) -> Iterator[dict[str, object]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read_features(feats: str) -> str:
    """Only the features that reading needs, sorted by name; "_" for none. Active voice and indicative mood are the default."""
    kept = []
    for part in feats.split("|"):
        name, _, value = part.partition("=")
        if name in READ_FEATURES and value not in ("Act", "Ind" if name == "Mood" else "") and "," not in value:
            kept.append(f"{name}={value}")
    return "|".join(sorted(kept)) or "_"
