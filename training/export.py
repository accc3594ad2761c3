"""Write the shipped model folder from a finished (or running) training run.

    python training/export.py --run RUN --prepared PREPARED --out src/kilde/encoder/data --version kilde-encoder/1 [--weights average|last|checkpoint]

The network becomes one ONNX file with 8-bit weights, per channel. Activations are quantised as the network runs: in blocks of 128
for the second product of each layer's feed-forward part, whose input has a few large values that drown the rest, and whole for
the other products, whose inputs are smoothed first (`smooth.py`). The relation tensor goes beside the network in half precision,
since its product is taken only for the arcs of the chosen tree. The lemma head is not exported: it only helped training, a table
of endings does better.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from endings import learn
from kilde.encoder import files
from kilde.encoder.network import INPUTS
from kilde.encoder.pieces import Segmenter
from labels import Labels
from model import Model
from smooth import sample, smooth


class Exported(nn.Module):
    """The network as it ships: choices that need no context are taken inside, so that little leaves the graph."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, valid: Tensor, first: Tensor, language: Tensor) -> tuple[Tensor, ...]:
        m = self.model
        words = m.words(ids, valid, first, language)
        arcs, heads, dependents = m.bi(words)
        return (m.lin["names"](words), m.lin["upos"](words).argmax(-1), m.lin["feats"](words),
                arcs, heads, dependents)


BLOCK, ACTIVATIONS_8_BIT = 128, 4
DELICATE = "/fo/"
OUTPUTS = ("names", "upos", "feats", "arcs", "heads", "dependents")


def load(run: Path, weights: str) -> tuple[Model, Labels]:
    """The model of a run: its averaged or last weights, or those of a checkpoint of a run that still goes on."""
    labels = Labels.load(run / "labels.json")
    saved = torch.load(run / ("checkpoint.pt" if weights == "checkpoint" else "final.pt"), weights_only=False, map_location="cpu")
    state = saved["model"]
    if weights == "average":
        state.update(saved["average"])
    model = Model(state["enc.word.weight"].shape[0], len(labels.relations), len(labels.scripts))
    model.load_state_dict(state)
    return model.eval(), labels


def export(model: Model, path: Path) -> None:
    """The network in full precision."""
    ids = torch.randint(5, 1000, (2, 12))
    example = (ids, torch.ones(2, 12), torch.tensor([[1, 2, 4, 7], [8, 9, 9, 9], [13, 15, 16, 18]]), torch.tensor([0, 0, 0]))
    pieces, words = {0: "windows", 1: "pieces"}, {0: "sentences", 1: "words"}
    axes = {"ids": pieces, "valid": pieces, "places": words, "language": {0: "sentences"}, **dict.fromkeys(OUTPUTS, words)}
    axes["arcs"] = {**words, 2: "columns"}
    axes["heads"] = {0: "sentences", 1: "columns"}
    torch.onnx.export(Exported(model), example, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS),
                      dynamic_axes=axes, opset_version=17, dynamo=False)


def quantise(plain: Path, path: Path) -> None:
    """Write the 8-bit network."""
    delicate = [node.name for node in onnx.load(plain).graph.node if node.op_type in ("MatMul", "Gemm") and DELICATE in node.name]
    quantize_dynamic(plain, path, op_types_to_quantize=["MatMul", "Gemm", "Gather"], per_channel=True, weight_type=QuantType.QInt8,
                     nodes_to_exclude=delicate)
    blocks = MatMulNBitsQuantizer(onnx.load(path), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=ACTIVATIONS_8_BIT)
    blocks.process()
    blocks.model.save_model_to_file(str(path), False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--prepared", type=Path, required=True, help="for the table of lemma endings, and to see how large activations are")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--weights", choices=("average", "last", "checkpoint"), default="average")
    parser.add_argument("--full", action="store_true", help="leave the weights in full precision, to see what 8 bits cost")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    model, labels = load(options.run, options.weights)
    rows = [json.loads(line) for line in (options.prepared / "train.jsonl").open(encoding="utf-8")]
    if not options.full:
        smooth(model, sample(rows, Segmenter.load(options.run / "pieces.bin")))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        with torch.no_grad():
            export(model, plain)
        if options.full:
            shutil.copy(plain, options.out / files.NETWORK)
        else:
            quantise(plain, options.out / files.NETWORK)
    np.save(options.out / files.RELATIONS, model.bi.U.detach().numpy().astype(np.float16))
    shutil.copy(options.run / "pieces.bin", options.out / files.PIECES)
    labels.save(options.out / files.LABELS, scripts=False)
    learn(rows).save(options.out / files.ENDINGS)
    files.write_manifest(options.out, options.version)
    for name in files.ALL:
        print(f"{name:16} {(options.out / name).stat().st_size / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
