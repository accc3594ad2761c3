"""Change training sentences on the fly: other names of the same type, headline case, plain ASCII, other quotation marks."""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]
TYPE_OF = {"GPE_LOC": "GPE", "GPE_ORG": "GPE"}
FOLD = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "Æ": "Ae", "Ø": "O", "Å": "A", "Ä": "A", "Ö": "O", "ð": "d", "ı": "i"})
SWAP, SWAP_EACH, OWN = 0.35, 0.6, 0.5  # share of sentences; of names in them; of new names that come from names.yaml


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, type) of each name."""
    found, start = [], -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.append((start, i, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = i
    return found


class Pool:
    """Names by language group and type: those of the training sentences and those of names.yaml."""

    def __init__(self, rows: list[Row], folder: Path) -> None:
        self.own: dict[tuple[str, str], list[list[str]]] = {}
        for kind, groups in yaml.safe_load((folder / "names.yaml").read_text(encoding="utf-8")).items():
            for language in ("nb", "nn", "da", "sv", "en"):
                names = groups.get("all") or groups["english" if language == "en" else "nordic"]
                self.own[language, kind] = [name.split() for name in names]
        self.frames = yaml.safe_load((folder / "sentences.yaml").read_text(encoding="utf-8"))
        seen: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
        for row in rows:
            for first, last, kind in spans(row.get("names", [])):
                words = row["words"][first:last]
                if words[0][:1].isupper() and not words[-1].endswith("s"):
                    seen[row["language"], TYPE_OF.get(kind, kind)].add(tuple(words))
        self.seen = {key: [list(name) for name in sorted(names)] for key, names in seen.items()}

    def draw(self, language: str, kind: str, rng: random.Random) -> list[str] | None:
        kind = TYPE_OF.get(kind, kind)
        own, seen = self.own.get((language, kind)), self.seen.get((language, kind))
        source = own if own and (not seen or rng.random() < OWN) else seen
        if not source:
            return None
        words = list(rng.choice(source))
        if kind == "PER" and len(words) > 1 and rng.random() < 0.4:
            words = words[-1:]
        return words

    def sentence(self, language: str, rng: random.Random) -> Row:
        """A frame with names put in; it teaches names only."""
        words, tags = [], []
        for word in rng.choice(self.frames[language]).split():
            if word.startswith("{"):
                kind = word[1:-1]
                name = self.draw(language, kind, rng) or ["Damaskus"]
                words += name
                tags += [f"{'I' if k else 'B'}-{kind}" for k in range(len(name))]
            else:
                words.append(word)
                tags.append("O")
        return {"corpus": "frames", "language": language, "words": words, "names": tags, "scheme": "own"}


class Swaps:
    """The new names of one window: who is called anew once is called so each time, by full name or by the last part of it."""

    def __init__(self, pool: Pool, rng: random.Random) -> None:
        self.pool, self.rng = pool, rng
        self.known: dict[tuple[str, str], list[str] | None] = {}

    def new(self, language: str, old: list[str], kind: str) -> list[str] | None:
        """What to write for a name, or None to leave it."""
        kind = TYPE_OF.get(kind, kind)
        key = (kind, old[-1].rstrip("'s").casefold() if kind == "PER" else " ".join(old).rstrip("'s").casefold())
        if key not in self.known:
            drawn = self.pool.draw(language, kind, self.rng) if self.rng.random() < SWAP_EACH else None
            self.known[key] = drawn
            return drawn
        found = self.known[key]
        if found is None or kind != "PER":
            return found
        return found[-1:] if len(old) == 1 else found


def swap_names(row: Row, swaps: Swaps) -> Row:
    """A copy with some names replaced; trees follow where the name is one unit in them."""
    tags = row["names"]
    for first, last, kind in reversed(spans(tags)):
        old = row["words"][first:last]
        if not old[0][:1].isupper():
            continue
        new = swaps.new(row["language"], old, kind)
        if not new:
            continue
        lemma = row["lemmas"][last - 1] if "lemmas" in row else None
        if row["language"] != "en" and old[-1].endswith("s"):
            if lemma is None or lemma == old[-1]:
                if lemma is None:
                    continue  # without a lemma nobody knows whether the s is a genitive
            else:
                new = [*new[:-1], new[-1] + ("'" if new[-1][-1] in "sxz" else "s")]
        changed = _replace(row, first, last, new, kind)
        if changed is not None:
            row = changed
    return row


def _replace(row: Row, first: int, last: int, new: list[str], kind: str) -> Row | None:
    size, grow = len(new), len(new) - (last - first)
    out = dict(row)
    out["words"] = row["words"][:first] + new + row["words"][last:]
    out["names"] = row["names"][:first] + [f"{'I' if k else 'B'}-{kind}" for k in range(size)] + row["names"][last:]
    if "heads" not in row:
        return out
    heads, rels = row["heads"], row["rels"]
    outer = [i for i in range(first, last) if not first <= heads[i] < last]
    if len(outer) != 1:
        return None
    top = outer[0]

    def moved(head: int) -> int:
        if head < first:
            return head
        return first if head < last else head + grow

    flat = {"en": "flat", "da": "flat"}.get(row["language"], "flat:name")
    out["heads"] = [moved(h) for h in heads[:first]] + [moved(heads[top])] + [first] * (size - 1) + [moved(h) for h in heads[last:]]
    out["rels"] = rels[:first] + [rels[top]] + [flat] * (size - 1) + rels[last:]
    for key, value in (("upos", "PROPN"), ("feats", None), ("lemmas", None), ("sure", None)):
        if key in row:
            old = row[key]
            middle = new if key == "lemmas" else [value or old[top]] * size
            if key == "lemmas" and row["language"] != "en" and old[last - 1] != row["words"][last - 1]:
                middle = [*new[:-1], new[-1].rstrip("'")[: len(new[-1]) - 1]]
            out[key] = old[:first] + middle + old[last:]
    return out


def noise(row: Row, rng: random.Random) -> Row:
    """Headline capitals, lower case, ASCII, typographic marks: each on a small share of sentences."""
    draw = rng.random()
    words = row["words"]
    if draw < 0.015:
        words = [w.upper() for w in words]
    elif draw < 0.025:
        words = [w.lower() for w in words]
    elif draw < 0.045:
        words = [unicodedata.normalize("NFKD", w.translate(FOLD)).encode("ascii", "ignore").decode() or w for w in words]
    elif draw < 0.2:
        marks = rng.choice([{'"': "“"}, {'"': "”"}, {"«": '"', "»": '"'}, {'"': "«"}, {"-": "–"}, {"'": "’"}, {"«": "”", "»": "”"}])
        words = [marks.get(w, w) for w in words]
    return {**row, "words": words} if words is not row["words"] else row


def augment(window: list[Row], pool: Pool, rng: random.Random) -> list[Row]:
    """Neighbouring sentences, changed alike."""
    if rng.random() < SWAP:
        swaps = Swaps(pool, rng)
        window = [swap_names(row, swaps) if "names" in row and row["corpus"] != "frames" else row for row in window]
    return [noise(row, rng) for row in window]
