"""Rows to tensors: windows of neighbouring sentences, in batches of like length.

A window is what the network reads at once: sentences of one document in their order, each after a mark, up to a drawn number of
pieces. Single sentences are windows too, so that the network reads them well alone and in company.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from augment import Pool, Row, augment
from kilde.encoder.lemmas import script
from kilde.encoder.pieces import Segmenter
from labels import FEATURES, LANGUAGES, NAME_TAGS, UPOS, Labels, allowed

LEAVE_OUT = -100
UPOS_INDEX = {tag: i for i, tag in enumerate(UPOS)}
# How often a sentence is drawn in one round: corpora that are small, true (not converted) or close to news count more.
SHARE = {"norne": 1.0, "ud-no": 2.0, "cdt": 2.0, "uner-da": 2.0, "ud-da": 6.0, "talbanken-1": 2.0, "uner-sv": 2.0, "ud-sv": 6.0, "sv-web": 1.0,
         "ewt": 0.5, "gum": 2.0, "re3d": 2.0}
FRAMES = 900  # made sentences in one round
EWT_NAMES = 4.0
STRETCHES = (0, 0, 120, 200, 300, 420)  # pieces in a window, drawn anew for each; 0: one sentence
PIECES_A_WORD = 1.35
LONGEST, AT_ONCE = 512, 2000


def feature_ids(feats: str) -> list[int]:
    """One value id for each feature in FEATURES, 0 for none."""
    found = dict(part.split("=", 1) for part in feats.split("|") if "=" in part)
    return [values.index(found[name]) + 1 if found.get(name) in values else 0 for name, values in FEATURES.items()]


def encode(row: Row, segmenter: Segmenter, labels: Labels) -> dict[str, Any]:
    """Numbers of one sentence: its pieces, and for each word the place of its first piece and what is to be learned."""
    ids, first = [], []
    for word in row["words"]:
        first.append(len(ids))
        ids.extend(segmenter.word(word))
    n = len(first)
    out: dict[str, Any] = {"ids": ids, "first": first, "language": LANGUAGES.index(row["language"])}
    out["names"] = [allowed(tag, row["scheme"]) for tag in row["names"]] if "names" in row else [0] * n
    out["upos"] = [UPOS_INDEX.get(tag, LEAVE_OUT) for tag in row["upos"]] if "upos" in row else [LEAVE_OUT] * n
    none = [LEAVE_OUT] * len(FEATURES)
    out["feats"] = [feature_ids(f) for f in row["feats"]] if "feats" in row else [none] * n
    out["lemmas"] = [LEAVE_OUT] * n
    if "lemmas" in row:
        out["lemmas"] = [LEAVE_OUT if tag == "PUNCT" else labels.script_index.get(script(w, lemma), LEAVE_OUT)
                         for w, lemma, tag in zip(row["words"], row["lemmas"], row["upos"], strict=True)]
    out["heads"], out["rels"] = [LEAVE_OUT] * n, [LEAVE_OUT] * n
    if "heads" in row:
        sure = row.get("sure") or [1] * n
        known = [s and rel in labels.relation_index for s, rel in zip(sure, row["rels"], strict=True)]
        out["heads"] = [h + 1 if k else LEAVE_OUT for h, k in zip(row["heads"], known, strict=True)]
        out["rels"] = [labels.relation_index[r] if k else LEAVE_OUT for r, k in zip(row["rels"], known, strict=True)]
    return out


def _pad(values: list[list[Any]], fill: Any) -> Tensor:
    longest = max(map(len, values))
    return torch.tensor([v + [fill] * (longest - len(v)) for v in values])


def collate(windows: list[list[dict[str, Any]]], segmenter: Segmenter) -> dict[str, Tensor]:
    """One batch: `ids`, `valid` by window, all else by sentence.

    first (S, W)          place of each word's first piece, counted through all windows of the batch
    names (S, W, tags)    1 for each tag allowed; a token to leave out has all zero
    """
    longest = max(map(pieces, windows))
    rows, items = [], []
    for number, window in enumerate(windows):
        row = [segmenter.bos]
        for item in window:
            at = number * longest + len(row)
            items.append({**item, "first": [at + place for place in item["first"]]})
            row += [*item["ids"], segmenter.eos]
        rows.append(row)
    ids = _pad(rows, segmenter.pad)
    batch = {"ids": ids, "valid": ids != segmenter.pad, "first": _pad([i["first"] for i in items], 0),
             "inside": _pad([[1] * len(i["first"]) for i in items], 0).bool()}
    batch["language"] = torch.tensor([i["language"] for i in items])
    for key in ("upos", "lemmas", "heads", "rels"):
        batch[key] = _pad([i[key] for i in items], LEAVE_OUT)
    batch["feats"] = _pad([i["feats"] for i in items], [LEAVE_OUT] * len(FEATURES))
    masks = _pad([i["names"] for i in items], 0)
    batch["names"] = (masks[..., None] >> torch.arange(len(NAME_TAGS))) & 1
    return batch


def pieces(window: list[dict[str, Any]]) -> int:
    """Pieces of a window, marks included."""
    return 1 + sum(len(item["ids"]) + 1 for item in window)


def share(row: Row) -> float:
    return EWT_NAMES if row["corpus"] == "ewt" and "names" in row else SHARE[row["corpus"]]


def documents(rows: list[Row]) -> list[list[Row]]:
    """Neighbouring rows of one corpus and document together. Some corpora are shuffled: their neighbours teach that neighbours may say nothing."""
    found: list[list[Row]] = []
    for row in rows:
        before = found[-1][-1] if found else None
        same = before is not None and all(before[key] == row[key] for key in ("corpus", "language", "document"))
        if same and share(row) == share(found[-1][0]):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def windows(document: list[Row], rng: random.Random) -> Iterator[list[Row]]:
    """A document cut into stretches of about a drawn number of pieces each."""
    stretch: list[Row] = []
    room = rng.choice(STRETCHES)
    for row in document:
        size = round(len(row["words"]) * PIECES_A_WORD) + 1
        if stretch and size > room:
            yield stretch
            stretch, room = [], rng.choice(STRETCHES)
        stretch.append(row)
        room -= size
    if stretch:
        yield stretch


def rounds(rows: list[Row], pool: Pool, segmenter: Segmenter, labels: Labels, size: int, seed: int, number: int) -> Iterator[dict[str, Tensor]]:
    """All batches of round `number`: sampled, augmented, of at most `size` pieces with padding (or one window); the same for the same seed."""
    rng = random.Random(f"{seed}:{number}")
    drawn: list[list[Row]] = []
    for document in documents(rows):
        times = share(document[0])
        for _ in range(int(times) + (rng.random() < times % 1)):
            drawn.extend(windows(document, rng))
    drawn += [[pool.sentence(rng.choice(("nb", "nn", "da", "sv", "en")), rng)] for _ in range(FRAMES)]
    rng.shuffle(drawn)
    for start in range(0, len(drawn), AT_ONCE):
        items = [[encode(row, segmenter, labels) for row in augment(window, pool, rng)] for window in drawn[start:start + AT_ONCE]]
        kept = sorted((i for i in items if pieces(i) <= LONGEST), key=lambda i: pieces(i) + rng.random())
        groups: list[list[list[dict[str, Any]]]] = [[]]
        for item in kept:
            if groups[-1] and pieces(item) * (len(groups[-1]) + 1) > size:
                groups.append([])
            groups[-1].append(item)
        rng.shuffle(groups)
        for group in groups:
            yield collate(group, segmenter)
