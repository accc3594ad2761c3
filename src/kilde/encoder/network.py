"""Runs the network: words in, scores out. Needs onnxruntime and numpy, nothing else.

The network reads windows of neighbouring sentences, as many as fit into WINDOW pieces, so that a name that one sentence explains
is known in the next. Windows go through the network in batches of like length.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kilde.encoder.files import NETWORK, PIECES, RELATIONS, EncoderError
from kilde.encoder.pieces import Segmenter

Array = NDArray[Any]
OLDEST = (1, 22)  # the first onnxruntime whose MatMulNBits takes 8 bits
INSTALL = "pip install 'onnxruntime>=1.22'"
POSITIONS = 512  # pieces the network can tell apart by place
ROOM = POSITIONS - 2  # without the marks at the start and end
LONGEST_WORD = 64  # pieces; what follows in a longer "word" (a web address, noise) is not looked at
BATCH = 1024  # pieces with padding; more gains nothing on one core, and memory grows
WINDOW = 120  # pieces read together; a longer sentence has a window of its own; more gains little and takes longer
INPUTS = ("ids", "valid", "places", "language")


@dataclass(frozen=True, slots=True)
class Scores:
    """The network's answer for one sentence of n words.

    names       (n, tags) logits
    upos        (n,) tag ids
    feats       (n, values) logits, the values of each feature side by side, each feature's "none" first
    arcs        (n, n + 1) scores of heads, column 0 the root
    heads       (n + 1, 96) and dependents (n, 96): states for choosing relations
    """

    names: Array
    upos: Array
    feats: Array
    arcs: Array
    heads: Array
    dependents: Array


class Network:
    """An open model. Not to be shared across a fork: whoever forks opens another."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        try:
            onnxruntime: Any = import_module("onnxruntime")
        except ImportError as error:
            raise EncoderError("the encoder needs the package onnxruntime", remedy=INSTALL) from error
        if tuple(map(int, onnxruntime.__version__.split(".")[:2])) < OLDEST:
            raise EncoderError(f"onnxruntime {onnxruntime.__version__} cannot read 8-bit blocks", remedy=INSTALL)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.process = os.getpid()
        self.segmenter = Segmenter.load(folder / PIECES)
        self._session = onnxruntime.InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
        if tuple(one.name for one in self._session.get_inputs()) != INPUTS:
            raise EncoderError("the network is of another form than this version reads", source=str(folder / NETWORK), remedy="export it again with training/export.py")
        relations: Array = np.load(folder / RELATIONS).astype(np.float32)
        self._count, size, _ = relations.shape
        # (97, relations * 97): one product gives all relations' bilinear forms of a dependent.
        self._relations = np.ascontiguousarray(relations.transpose(1, 0, 2).reshape(size, -1))

    def pieces(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Piece ids of each word."""
        return [self.segmenter.word(word)[:LONGEST_WORD] for word in words]

    def run(self, sentences: Sequence[Sequence[tuple[int, ...]]], language: int) -> list[Scores]:
        """Scores of sentences in the order of the text, given as the piece ids of their words.

        sentences  each at least one word and at most ROOM pieces
        language   its place in the list of languages of the labels file
        """
        sizes = [sum(map(len, sentence)) + 1 for sentence in sentences]
        windows = _windows(sizes)
        found: list[Scores | None] = [None] * len(sentences)
        for batch in _batches([sum(sizes[i] for i in window) + 1 for window in windows]):
            chosen = [windows[k] for k in batch]
            scores = self._run_batch([[sentences[i] for i in window] for window in chosen], language)
            for at, one in zip((i for window in chosen for i in window), scores, strict=True):
                found[at] = one
        return [scores for scores in found if scores is not None]

    def relations(self, scores: Scores, heads: Array) -> Array:
        """(n, relations) scores for the chosen heads (columns of `scores.arcs`)."""
        n = len(scores.dependents)
        one = np.ones((n, 1), np.float32)
        dependents = np.concatenate([scores.dependents, one], 1)
        chosen = np.concatenate([scores.heads[heads], one], 1)
        forms = (dependents @ self._relations).reshape(n, self._count, -1)
        result: Array = np.matmul(forms, chosen[:, :, None])[:, :, 0]
        return result

    def _run_batch(self, windows: Sequence[Sequence[Sequence[tuple[int, ...]]]], language: int) -> Iterator[Scores]:
        s = self.segmenter
        rows: list[list[int]] = []
        firsts: list[tuple[int, int, Array]] = []  # the window, the place of a sentence in it, the places of its words in the sentence
        for number, window in enumerate(windows):
            row = [s.bos]
            for sentence in window:
                firsts.append((number, len(row), np.cumsum([0, *map(len, sentence[:-1])])))
                row.extend(piece for word in sentence for piece in word)
                row.append(s.eos)
            rows.append(row)
        longest, most_words = max(map(len, rows)), max(len(words) for _, _, words in firsts)
        ids = np.full((len(rows), longest), s.pad, np.int64)
        valid = np.zeros((len(rows), longest), np.float32)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            valid[i, : len(row)] = 1
        first = np.zeros((len(firsts), most_words), np.int64)
        for i, (number, at, words) in enumerate(firsts):
            first[i, : len(words)] = number * longest + at + words
        values = (ids, valid, first, np.full(len(firsts), language, np.int64))
        names, upos, feats, arcs, heads, dependents = self._session.run(None, dict(zip(INPUTS, values, strict=True)))
        for i, (_, _, words) in enumerate(firsts):
            n = len(words)
            yield Scores(names[i, :n], upos[i, :n], feats[i, :n], arcs[i, :n, : n + 1], heads[i, : n + 1], dependents[i, :n])


def _windows(sizes: Sequence[int]) -> list[list[int]]:
    """Indices of neighbouring sentences that are read together, as few windows as may be, about equally full."""
    full = sum(sizes) / max(1, -(-sum(sizes) // WINDOW))
    windows: list[list[int]] = []
    taken = full
    for i, size in enumerate(sizes):
        if taken + size / 2 > full:
            windows.append([])
            taken = 0
        windows[-1].append(i)
        taken += size
    return windows


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Indices in batches of like size, the longest first, so that padding is small."""
    batch: list[int] = []
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i]):
        if batch and sizes[batch[0]] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
