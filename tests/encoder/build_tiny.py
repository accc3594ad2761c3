"""Builds tests/encoder/tiny: a network of look-up tables with the inputs and outputs of the real one (needs the package onnx).

    python tests/encoder/build_tiny.py

It knows five words. "Baku" and "Putin" are names, verbs attract their neighbours, all else hangs on the root.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kilde.encoder import files
from kilde.encoder.endings import Endings
from kilde.encoder.pieces import Segmenter

FOLDER = Path(__file__).with_name("tiny")
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581Putin", "\u2581besøkte", "\u2581Baku", "\u2581i", "\u2581", ".", "er", "e", "r", "s"]
LABELS = {
    "languages": ["nb", "nn", "da", "sv", "en"],
    "names": ["O", "B-PER", "I-PER", "B-GPE", "I-GPE"],
    "upos": ["NOUN", "PROPN", "VERB", "PUNCT", "ADP"],
    "features": {"Tense": ["Past", "Pres"], "Number": ["Sing", "Plur"]},
    "relations": ["root", "nsubj", "obj", "punct"],
}


def table(*rows: list[float]) -> np.ndarray:
    """One row per piece; pieces beyond those given repeat the first row."""
    return np.array([rows[i] if i < len(rows) else rows[0] for i in range(len(PIECES))], np.float32)


def main() -> None:
    neutral = [0.0] * 4
    names = table([9, 0, 0, 0, 0], *[[9, 0, 0, 0, 0]] * 3, [0, 9, 0, 0, 0], [9, 0, 0, 0, 0], [0, 0, 0, 9, 1])
    upos = table([9, 0, 0, 0, 0], *[[9, 0, 0, 0, 0]] * 3, [0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [0, 9, 0, 0, 0], [0, 0, 0, 0, 9])
    feats = np.zeros((len(PIECES), 6), np.float32)
    feats[5, 1], feats[4, 4] = 9, 9
    heads = table(neutral, *[neutral] * 4, [5, 1, 0, 0])
    dependents = table([1, 0, 1, 0], *[[1, 0, 1, 0]] * 4, [-1, 0, 0, 1])
    relations = np.zeros((4, 5, 5), np.float16)
    relations[1, 2, 1], relations[2, 4, 1], relations[3, 4, 4] = 1, 0.5, 0.1
    constants = {"t_names": names, "t_upos": upos, "t_feats": feats, "t_heads": heads, "t_dependents": dependents,
                 "root": np.array([[[0, 0, 0, 3]]], np.float32), "one": np.array([1], np.int64), "four": np.array([4], np.int64)}  # fmt: skip
    node = helper.make_node
    nodes = [
        node("Reshape", ["ids", "all"], ["row"]),
        node("Gather", ["row", "places"], ["words"]),
        *(node("Gather", [f"t_{name}", "words"], [out]) for name, out in
          (("names", "names"), ("upos", "upos_scores"), ("feats", "feats"), ("heads", "word_heads"), ("dependents", "dependents"))),
        node("ArgMax", ["upos_scores"], ["upos"], axis=-1, keepdims=0),
        node("Shape", ["words"], ["shape"]),
        node("Gather", ["shape", "zero"], ["batch"]),
        node("Concat", ["batch", "one", "four"], ["root_shape"], axis=0),
        node("Expand", ["root", "root_shape"], ["roots"]),
        node("Concat", ["roots", "word_heads"], ["heads"], axis=1),
        node("Transpose", ["heads"], ["turned"], perm=[0, 2, 1]),
        node("MatMul", ["dependents", "turned"], ["arcs"]),
        node("Identity", ["valid"], ["unused"]),
        node("Identity", ["language"], ["unused_too"]),
    ]  # fmt: skip
    constants["zero"], constants["all"] = np.array([0], np.int64), np.array([-1], np.int64)
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    inputs = [("ids", whole, 2), ("valid", real, 2), ("places", whole, 2), ("language", whole, 1)]
    outputs = [("names", real, 3), ("upos", whole, 2), ("feats", real, 3), ("arcs", real, 3), ("heads", real, 3), ("dependents", real, 3)]
    info = [[helper.make_tensor_value_info(n, kind, [f"{n}{i}" for i in range(rank)]) for n, kind, rank in group] for group in (inputs, outputs)]
    graph = helper.make_graph(nodes, "tiny", info[0], info[1], [numpy_helper.from_array(v, k) for k, v in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / files.NETWORK).write_bytes(model.SerializeToString())
    np.save(FOLDER / files.RELATIONS, relations)
    (FOLDER / files.LABELS).write_text(json.dumps(LABELS, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    scores = [0.0] * 4 + [-1.0] * (len(PIECES) - 4)
    Segmenter(PIECES, scores, {"bos": 0, "pad": 1, "eos": 2, "unk": 3}, -11.0, {"\u00a0": " "}).save(FOLDER / files.PIECES)
    Endings({"nb": {"VERB": {"": "l0|", "økte": "l2|e"}, "PROPN": {"": "k0|"}}}, {"nb": {"PROPN": {"": ["_"]}}}).save(FOLDER / files.ENDINGS)
    files.write_manifest(FOLDER, "tiny/1")


if __name__ == "__main__":
    main()
