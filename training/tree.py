"""The best dependency tree for a matrix of scores: exactly one root, no cycle (Chu, Liu, Edmonds)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from kilde.encoder.decoding import best_tree  # noqa: E402

__all__ = ["best_tree"]
