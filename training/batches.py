"""Rows to tensors, in batches of like length."""

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
         "ewt": 0.7, "gum": 2.0, "re3d": 2.0}
FRAMES = 900  # made sentences in one round
EWT_NAMES = 4.0


def feature_ids(feats: str) -> list[int]:
    """One value id for each feature in FEATURES, 0 for none."""
    found = dict(part.split("=", 1) for part in feats.split("|") if "=" in part)
    return [values.index(found[name]) + 1 if found.get(name) in values else 0 for name, values in FEATURES.items()]


def encode(row: Row, segmenter: Segmenter, labels: Labels) -> dict[str, Any] | None:
    """Numbers of one sentence, or None if it has more than 510 pieces."""
    ids, first = [segmenter.bos], []
    for word in row["words"]:
        first.append(len(ids))
        ids.extend(segmenter.word(word))
    ids.append(segmenter.eos)
    if len(ids) > 512:
        return None
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


def collate(items: list[dict[str, Any]], pad: int) -> dict[str, Tensor]:
    """One batch. `names` (B, W, tags) is 1 for each tag allowed; a token to leave out has all zero."""
    ids = _pad([i["ids"] for i in items], pad)
    batch = {"ids": ids, "valid": ids != pad, "first": _pad([i["first"] for i in items], 0),
             "inside": _pad([[1] * len(i["first"]) for i in items], 0).bool()}
    batch["language"] = torch.tensor([i["language"] for i in items])
    for key in ("upos", "lemmas", "heads", "rels"):
        batch[key] = _pad([i[key] for i in items], LEAVE_OUT)
    batch["feats"] = _pad([i["feats"] for i in items], [LEAVE_OUT] * len(FEATURES))
    masks = _pad([i["names"] for i in items], 0)
    batch["names"] = (masks[..., None] >> torch.arange(len(NAME_TAGS))) & 1
    return batch


def share(row: Row) -> float:
    return EWT_NAMES if row["corpus"] == "ewt" and "names" in row else SHARE[row["corpus"]]


def rounds(rows: list[Row], pool: Pool, segmenter: Segmenter, labels: Labels, size: int, seed: int, number: int) -> Iterator[dict[str, Tensor]]:
    """All batches of round `number`: sampled, augmented, of at most `size` pieces with padding; the same for the same seed."""
    rng = random.Random(f"{seed}:{number}")
    drawn: list[Row] = []
    for row in rows:
        times = share(row)
        drawn.extend([row] * (int(times) + (rng.random() < times % 1)))
    drawn += [pool.sentence(rng.choice(("nb", "nn", "da", "sv", "en")), rng) for _ in range(FRAMES)]
    rng.shuffle(drawn)
    for start in range(0, len(drawn), 4000):
        items = [encode(augment(row, pool, rng), segmenter, labels) for row in drawn[start:start + 4000]]
        kept = sorted((i for i in items if i), key=lambda i: len(i["ids"]) + rng.random())
        groups: list[list[dict[str, Any]]] = [[]]
        for item in kept:
            if groups[-1] and len(item["ids"]) * (len(groups[-1]) + 1) > size:
                groups.append([])
            groups[-1].append(item)
        rng.shuffle(groups)
        for group in groups:
            yield collate(group, segmenter.pad)
