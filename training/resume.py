"""The weights of a shipped model folder, back as trainable tensors, so that a next version goes on from the last one.

Weights come back as they were stored in 8 bits. The word table, which training leaves as it is, is stored again without loss.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from kilde.encoder import files


def shipped_state(folder: Path) -> tuple[dict[str, Tensor], list[str]]:
    """Tensors by their names in `model.Model` (all but the lemma head, which is not shipped) and the relation labels.

    Raises SystemExit for a network that was not written by `export.py`.
    """
    graph = onnx.load(folder / files.NETWORK).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = {name.removeprefix("model."): value for name, value in stored.items()
             if name.startswith("model.") and not name.endswith(("_scale", "_zero_point", "_quantized"))}
    for node in graph.node:
        where = node.name.strip("/").split("/")[:-1]
        if node.op_type == "MatMulInteger" and node.name.endswith("_quant"):
            table = _whole(stored, node.input[1].removesuffix("_quantized"))
            name, value = ("bi.W", table) if where == ["bi"] else (f"{_module(where)}.weight", table.T)
        elif node.op_type == "MatMulNBits":
            name, value = f"{_module(where)}.weight", _blocks(stored, node)
        elif node.op_type == "Gather" and node.input[0].endswith("_quantized"):
            name, value = f"{_module(where)}.weight", _whole(stored, node.input[0].removesuffix("_quantized"))
        else:
            continue
        state[name] = value
    if "enc.word.weight" not in state:
        raise SystemExit(f"{folder}: not a network that export.py wrote")
    _unsmooth(state)
    state["bi.U"] = np.load(folder / files.RELATIONS).astype(np.float32)
    relations = json.loads((folder / files.LABELS).read_text(encoding="utf-8"))["relations"]
    return {name: torch.tensor(np.ascontiguousarray(value, dtype=np.float32)) for name, value in state.items()}, relations


def _unsmooth(state: dict[str, np.ndarray]) -> None:  # type: ignore[type-arg]
    """Takes back what `smooth.py` did, in place."""
    for name in [name for name in state if name.endswith(".scale")]:
        product = name.removesuffix(".scale")
        state[f"{product}.weight"] = state.pop(f"{product}.linear.weight") * state.pop(name)
        state[f"{product}.bias"] = state.pop(f"{product}.linear.bias")


def _module(where: list[str]) -> str:
    """The module's name from its place in the graph: heads are called there without their list."""
    return "lin." + where[0] if where[0] in ("names", "upos", "feats") else ".".join(where)


def _whole(stored: dict[str, np.ndarray], name: str) -> np.ndarray:  # type: ignore[type-arg]
    """A table of 8-bit integers with a scale and a zero point, for the whole or for each column."""
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    return (stored[f"{name}_quantized"].astype(np.float32) - zero) * stored[f"{name}_scale"]


def _blocks(stored: dict[str, np.ndarray], node: onnx.NodeProto) -> np.ndarray:  # type: ignore[type-arg]
    """(outputs, inputs) from 8-bit blocks that stand symmetric around 128."""
    values, scales = stored[node.input[1]].astype(np.float32), stored[node.input[2]]
    return ((values - 128.0) * scales.reshape(*values.shape[:2], 1)).reshape(values.shape[0], -1)
