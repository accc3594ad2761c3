"""The network: a 12-layer encoder and its heads for names, tags, features, lemmas and dependencies.

Shapes: B windows of neighbouring sentences, P pieces, S sentences, W words. Words are read from their first piece.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from labels import FEATURES, LANGUAGES, NAME_TAGS, UPOS

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512
ARC, LABEL = 256, 96


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.qkv, self.ao = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            weight = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask, -1)
            mixed = weight @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + self.drop(self.ao(mixed.transpose(1, 2).reshape(b, p, WIDTH))))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """ids (B, P), valid (B, P) -> states (B, P, 384)."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.ln = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, valid: Tensor) -> Tensor:
        return self.states(ids, valid)[-1]

    def states(self, ids: Tensor, valid: Tensor) -> list[Tensor]:
        """The states before the first layer and after each."""
        found = [self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]])]
        mask = (1.0 - valid[:, None, None, :].to(found[0].dtype)) * -1e4
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found


class Biaffine(nn.Module):
    """Dependency scores (Dozat and Manning 2017), with a learned state for the root."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.h, self.d = nn.Linear(WIDTH, ARC + LABEL), nn.Linear(WIDTH, ARC + LABEL)
        self.W = nn.Parameter(torch.empty(ARC, ARC))
        self.b = nn.Linear(ARC, 1)
        self.U = nn.Parameter(torch.zeros(relations, LABEL + 1, LABEL + 1))
        self.root = nn.Parameter(torch.randn(1, 1, WIDTH) * 0.05)
        nn.init.xavier_uniform_(self.W)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """words (S, W, 384) -> arc scores (S, W, W + 1; column 0 is the root), label states of heads and of dependents."""
        b = words.shape[0]
        heads = F.gelu(self.h(torch.cat([self.root.expand(b, -1, -1), words], 1)))
        dependents = F.gelu(self.d(words))
        h_arc, d_arc = heads[..., :ARC], dependents[..., :ARC]
        arcs = (d_arc @ self.W) @ h_arc.transpose(1, 2) / 16 + self.b(h_arc).transpose(1, 2)
        return arcs, heads[..., ARC:], dependents[..., ARC:]

    def relations(self, heads: Tensor, dependents: Tensor) -> Tensor:
        """(N, 96), (N, 96) for N chosen arcs -> relation scores (N, relations)."""
        one = torch.ones_like(heads[:, :1])
        h, d = torch.cat([heads, one], 1), torch.cat([dependents, one], 1)
        return torch.einsum("ni,rij,nj->nr", d, self.U, h)


class Model(nn.Module):
    """Encoder and heads; `lin` in the order names, upos, features, scripts."""

    def __init__(self, vocabulary: int, relations: int, scripts: int, dropout: float = 0.15, inner_dropout: float = 0.0) -> None:
        super().__init__()
        self.enc = Encoder(vocabulary, inner_dropout)
        self.drop = nn.Dropout(dropout)
        sizes = {"names": len(NAME_TAGS), "upos": len(UPOS), "feats": sum(len(v) + 1 for v in FEATURES.values()), "lemmas": scripts}
        self.lin = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.items()})
        self.bi = Biaffine(relations)
        # Treebanks differ in habits (commas, particles, flat names) that no word shows: the heads are told the language.
        self.language = nn.Embedding(len(LANGUAGES), WIDTH)
        nn.init.zeros_(self.language.weight)

    def words(self, ids: Tensor, valid: Tensor, first: Tensor, language: Tensor) -> Tensor:
        """first (S, W): the place of each word's first piece among the B x P of all windows; language (S,) -> states (S, W, 384)."""
        states = self.enc(ids, valid).reshape(-1, WIDTH)
        words = self.drop(F.embedding(first, states))
        return words + self.language(language)[:, None, :]
