"""Train the encoder: two processes, one thread each, gradients averaged over gloo.

    nice -n 19 python training/train.py --prepared PREPARED --warm WARM --out RUN --minutes 80 [--start MODEL]

The learning rate falls linearly to zero as the minutes run out, so the run ends when it should however busy the machine is.
A checkpoint is written every ten minutes and replaced in one step; the same command goes on from it. With --start the run
begins with the weights of a shipped model folder instead of the warm start's. Over the last part
of the run the weights are averaged. RUN gets log.txt, checkpoint.pt, labels.json, pieces.bin, final.pt.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from augment import Pool
from batches import LEAVE_OUT, rounds
from kilde.encoder.pieces import Segmenter
from labels import FEATURES, NAME_TAGS, Labels
from model import Model
from resume import shipped_state
from weights import read_pieces

SEED, WARM_UP, AVERAGE_FROM, AVERAGE_EVERY, CHECKPOINT = 7, 60, 0.72, 20, 600.0
WEIGHTS = {"names": 1.5, "upos": 0.5, "feats": 0.5, "lemmas": 0.1, "arcs": 1.0, "rels": 0.7}


def losses(model: Model, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Mean loss of each head over the words it may learn from; a head without any is absent."""
    words = model.words(batch["ids"], batch["valid"], batch["first"], batch["language"])
    out: dict[str, Tensor] = {}
    known = batch["names"].sum(-1) > 0
    if known.any():
        scores = F.log_softmax(model.lin["names"](words[known]), -1)
        # A corpus may leave a type open (LOC may be GPE): the probability of all allowed tags together counts.
        # Where "no name" is among them the others count for less, so that what nobody marks is not made a name.
        open_tags = batch["names"][known].bool()
        scores = torch.cat([scores[:, :1], scores[:, 1:] - 1.0 * open_tags[:, :1]], 1)
        out["names"] = -torch.logsumexp(scores.masked_fill(~open_tags, -1e4), -1).mean()
    for key in ("upos", "lemmas"):
        known = batch[key] != LEAVE_OUT
        if known.any():
            out[key] = F.cross_entropy(model.lin[key](words[known]), batch[key][known])
    known = batch["feats"][..., 0] != LEAVE_OUT
    if known.any():
        parts = model.lin["feats"](words[known]).split([len(v) + 1 for v in FEATURES.values()], -1)
        wanted = batch["feats"][known]
        out["feats"] = sum((F.cross_entropy(part, wanted[:, i]) for i, part in enumerate(parts)), torch.zeros(()))
    known = batch["heads"] != LEAVE_OUT
    if known.any():
        arcs, heads, dependents = model.bi(words)
        inside = torch.cat([torch.ones_like(batch["inside"][:, :1]), batch["inside"]], 1)
        arcs = arcs.masked_fill(~inside[:, None, :], -1e4)
        out["arcs"] = F.cross_entropy(arcs[known], batch["heads"][known])
        sentence, word = known.nonzero(as_tuple=True)
        scores = model.bi.relations(heads[sentence, batch["heads"][known]], dependents[sentence, word])
        out["rels"] = F.cross_entropy(scores, batch["rels"][known])
    return out


def start(options: argparse.Namespace, rows: list[dict[str, Any]]) -> tuple[Model, Labels, Segmenter]:
    """The model with the warm start's weights, the label lists, the tokenizer. New outputs begin at zero."""
    pieces = read_pieces()
    lowest = min(pieces.scores) - 10
    kept = pieces.keep(json.loads((options.warm / "keep.json").read_text()))
    special = {"bos": kept.bos, "eos": kept.eos, "pad": kept.pad, "unk": kept.unk}
    segmenter = Segmenter(kept.texts, kept.scores, special, lowest, kept.characters)
    if options.start:
        shipped, relations = shipped_state(options.start)
        labels = Labels.gather(rows, relations)
        model = Model(len(kept.texts), len(labels.relations), len(labels.scripts), inner_dropout=options.dropout)
        state = model.state_dict()
        state.update({**shipped, "bi.U": torch.cat([shipped["bi.U"], torch.zeros_like(state["bi.U"][len(relations):])])})
        model.load_state_dict(state)
        return model, labels, segmenter
    known = json.loads((options.warm / "labels.json").read_text())
    labels = Labels.gather(rows, known["ud"])
    model = Model(len(kept.texts), len(labels.relations), len(labels.scripts), inner_dropout=options.dropout)
    warm = {key: value.float() for key, value in load_file(options.warm / "warm.safetensors").items()}
    state = model.state_dict()
    for key in state:
        if key.startswith("enc."):
            state[key] = warm[key]
        elif key.startswith("bi.") and key != "bi.U":
            state[key] = warm["bi.ud." + key[3:]]
    state["bi.U"].zero_()[: len(known["ud"])] = warm["bi.ud.U"]
    for part in ("weight", "bias"):
        state[f"lin.upos.{part}"] = warm[f"lin.upos.{part}"]
        old = warm[f"lin.ner.{part}"]
        new = state[f"lin.names.{part}"].zero_()
        for i, tag in enumerate(NAME_TAGS):
            same = [k for k, o in enumerate(known["ner"]) if o.replace("_LOC", "").replace("_ORG", "") == tag]
            if same:
                new[i] = old[same].mean(0)
            elif part == "bias":
                new[i] = -4.0  # a type the warm start did not know: rare until learned
    model.load_state_dict(state)
    return model, labels, segmenter


def log(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as out:
        out.write(time.strftime("%H:%M:%S ") + text + "\n")


class Average:
    """The running mean of the trained weights."""

    def __init__(self) -> None:
        self.count, self.mean = 0, {}  # type: int, dict[str, Tensor]

    def add(self, parameters: dict[str, Tensor]) -> None:
        self.count += 1
        for key, value in parameters.items():
            if key not in self.mean:
                self.mean[key] = value.detach().clone()
            else:
                self.mean[key].lerp_(value.detach(), 1 / self.count)


def worker(rank: int, ranks: int, options: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(options.port))
    if ranks > 1:
        dist.init_process_group("gloo", rank=rank, world_size=ranks)
    torch.manual_seed(SEED)
    rows = [json.loads(line) for line in (options.prepared / "train.jsonl").open(encoding="utf-8")]
    model, labels, segmenter = start(options, rows)
    pool = Pool(rows, Path(__file__).parent)
    out: Path = options.out
    if rank == 0:
        labels.save(out / "labels.json")
        segmenter.save(out / "pieces.bin")
    frozen = ["enc.word.", "enc.pos.", *(f"enc.layers.{i}." for i in range(options.frozen))]
    if options.frozen:
        frozen.append("enc.ln.")
    trained = {k: p for k, p in model.named_parameters() if not k.startswith(tuple(frozen))}
    for key, parameter in model.named_parameters():
        parameter.requires_grad_(key in trained)
    groups = [{"params": [p for k, p in trained.items() if k.startswith("enc.") == encoder], "base": rate, "lr": 0.0}
              for encoder, rate in ((True, options.rate), (False, options.head_rate))]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    average, step, number, done, before = Average(), 0, 0, 0, 0.0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average.count, average.mean = saved["average"]
        step, number, done, before = saved["step"], saved["round"], saved["done"], saved["elapsed"]
    flat = torch.zeros(sum(p.numel() for p in trained.values()) + 1)
    began, total = time.monotonic(), options.minutes * 60
    saved_at, seen = began, 0
    recent: dict[str, list[float]] = defaultdict(list)
    elapsed = before
    model.train()
    while elapsed < total:
        stream = rounds(rows, pool, segmenter, labels, options.size, SEED, number)
        for batch in islice(stream, done * ranks + rank, None, ranks):
            torch.manual_seed(SEED * 1_000_003 + step * ranks + rank)
            parts = losses(model, batch)
            loss = sum((WEIGHTS[key] * value for key, value in parts.items()), torch.zeros(()))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            at = 0
            for p in trained.values():
                flat[at:at + p.numel()] = p.grad.reshape(-1) if p.grad is not None else 0.0
                at += p.numel()
            # The clock rides along, so that all processes see the same time and stop at the same step.
            flat[-1] = before + time.monotonic() - began
            if ranks > 1:
                dist.all_reduce(flat)
                flat /= ranks
            elapsed = float(flat[-1])
            norm = float(flat[:-1].norm())
            flat[:-1] *= min(1.0, 1.0 / (norm + 1e-6))
            at = 0
            for p in trained.values():
                p.grad = flat[at:at + p.numel()].view_as(p).clone()
                at += p.numel()
            decay = max(0.0, 1 - elapsed / total) * min(1.0, (step + 1) / WARM_UP)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * decay
            optimizer.step()
            step, done, seen = step + 1, done + 1, seen + int(batch["valid"].sum())
            if rank == 0:
                for key, value in parts.items():
                    recent[key].append(value.item())
                if elapsed > AVERAGE_FROM * total and step % AVERAGE_EVERY == 0:
                    average.add(trained)
                if step % 50 == 0:
                    speed = seen * ranks / (time.monotonic() - began)
                    log(out / "log.txt", f"step {step} round {number} {100 * elapsed / total:.1f} % lr {groups[0]['base'] * decay:.2e} {speed:.0f} pieces/s "
                        + " ".join(f"{k} {np.mean(v):.3f}" for k, v in sorted(recent.items())))
                    recent.clear()
                if time.monotonic() - saved_at > CHECKPOINT:
                    saved_at = time.monotonic()
                    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": (average.count, average.mean),
                                "step": step, "round": number, "done": done, "elapsed": elapsed}, out / "checkpoint.tmp")
                    os.replace(out / "checkpoint.tmp", checkpoint)
            if elapsed >= total:
                break
        else:
            number, done = number + 1, 0
    if rank == 0:
        torch.save({"model": model.state_dict(), "average": average.mean, "step": step}, out / "final.tmp")
        os.replace(out / "final.tmp", out / "final.pt")
        log(out / "log.txt", f"done after {step} steps, {average.count} averaged")
    if ranks > 1:
        dist.barrier()
        dist.destroy_process_group()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--warm", type=Path, required=True, help="folder with warm.safetensors, keep.json, labels.json")
    parser.add_argument("--start", type=Path, help="folder of a shipped model whose weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dropout", type=float, default=0.0, help="inside the encoder's layers")
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--size", type=int, default=600, help="pieces in a batch of one process")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers left as they are")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--port", type=int, default=29517)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    random.seed(SEED)
    if options.processes == 1:
        worker(0, 1, options)
    else:
        torch.multiprocessing.spawn(worker, (options.processes, options), nprocs=options.processes)


if __name__ == "__main__":
    main()
