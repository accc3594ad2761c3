"""Makes a network fit for 8-bit activations: what is large in a product's input is moved into its weights.

A few channels of a layer's states are ten to twenty times as large as the rest, so that one scale for all leaves the rest hardly
any of the 256 steps. Each channel is multiplied by a factor and its weights are divided by it, which changes nothing in full precision
(SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import torch
from torch import Tensor, nn

from kilde.encoder.pieces import Segmenter
from model import Model

SMOOTHED = ("qkv", "ao", "fi")  # `fo` is quantised in blocks instead
SHARE = 0.75  # of a channel's size that goes into the weights; 0.5 and 0.65 leave more to lose
SEED, SENTENCES, WINDOW = 11, 120, 120  # sentences of each language, in stretches as they stand; pieces read together
SMALLEST = 1e-3


class Scaled(nn.Module):
    """A linear map whose input channels are scaled first, the weights scaled back."""

    def __init__(self, plain: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.linear = plain
        self.scale = nn.Parameter(scale, requires_grad=False)
        with torch.no_grad():
            self.linear.weight /= scale

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.linear(x * self.scale)
        return result


def sample(rows: Iterable[dict[str, Any]], segmenter: Segmenter) -> Iterator[Tensor]:
    """Piece ids (1, P) of windows of neighbouring training sentences, a stretch from each language."""
    by_language: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        by_language[row["language"]].append(row["words"])
    choose = random.Random(SEED)
    for _, sentences in sorted(by_language.items()):
        at = choose.randrange(max(1, len(sentences) - SENTENCES))
        window = [segmenter.bos]
        for words in sentences[at:at + SENTENCES]:
            window += [piece for word in words for piece in segmenter.word(word)] + [segmenter.eos]
            if len(window) > WINDOW:
                yield torch.tensor([window[:WINDOW]])
                window = [segmenter.bos]


def smooth(model: Model, windows: Iterable[Tensor]) -> None:
    """Scale the inputs of the products in every layer of `model`, in place, by what is seen in `windows`."""
    largest: dict[nn.Module, Tensor] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].detach().abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest[module], seen) if module in largest else seen

    places = [(layer, name) for layer in model.enc.layers for name in SMOOTHED]
    hooks = [getattr(layer, name).register_forward_pre_hook(note) for layer, name in places]
    with torch.no_grad():
        for ids in windows:
            model.enc(ids, torch.ones_like(ids, dtype=torch.float32))
    for hook in hooks:
        hook.remove()
    for layer, name in places:
        plain = getattr(layer, name)
        size = largest[plain].clamp_min(SMALLEST)
        scale = plain.weight.detach().abs().amax(0) ** (1 - SHARE) / size ** SHARE
        setattr(layer, name, Scaled(plain, scale / scale.median()))
