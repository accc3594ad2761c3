"""Fit confidence: `src/kilde/ontology/confidence.yaml` from the cases and articles for looking; prints what it gives on those scored only.

usage: calibrate.py [--write]
       calibrate.py --first-sight NUMBER SUFFIX

For statements, events and figures: logistic regression (L2, Newton's method) of "is it right" on what is known of an item
(`kilde.reading.confidence`). Prints the expected calibration error before and after, looking and scored only, and the curve of
`--min-confidence` on what is scored only. Needs numpy.

Rules meet what they were made for, and then its finds are surer than those in new copy. So what the reader made of new cases and articles before any
rule met them is kept in tests/first_sight.jsonl, and counts FIRST times. --first-sight adds to it: the looking cases from NUMBER on, and the
articles wire/look/<language>SUFFIX. Run it when they are new, never later.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from gate import TESTS, case_score, parts

from kilde.model.article import LANGUAGES
from kilde.reading import confidence
from kilde.services.scoring.calibration import calibration_error, curve
from kilde.services.scoring.gold import score_gold
from kilde.services.scoring.rows import Rows

FIRST_SIGHT = TESTS / "first_sight.jsonl"
FIRST = 3  # times that an outcome at first sight counts
OUT = Path(__file__).resolve().parent.parent / "src" / "kilde" / "ontology" / "confidence.yaml"
HEAD = """# Weights of the logistic regression that makes confidence the share of right items (reading/confidence.py): a feature's weight, by layer.
# Written by tools/calibrate.py from the cases and articles for looking, and from tests/first_sight.jsonl; its errors on the rest are in docs/evaluation.md.
"""
LAYERS = ("statements", "events", "figures")
PENALTY, STEPS, SEEN = 1.0, 30, 5  # a feature that fewer items have gets no weight
THRESHOLDS = (0.0, 0.8, 0.9, 0.95, 0.97, 0.99)
Judged = list[tuple[dict[str, float], bool]]


def new_parts(first: int, suffix: str) -> Iterator[tuple[str, Rows]]:
    for language in LANGUAGES:
        yield language, case_score(language, scored=False, first=first)
        name = f"wire/look/{language}{suffix}"
        if (TESTS / "gold" / f"{name}.yaml").exists():
            yield name, score_gold(TESTS / "gold" / f"{name}.yaml", TESTS / "gold" / name)


def at_first_sight() -> dict[str, Judged]:
    """Layer -> (features, right) of what was kept."""
    found: dict[str, Judged] = defaultdict(list)
    for row in map(json.loads, FIRST_SIGHT.read_text(encoding="utf-8").splitlines()):
        found[row["layer"]].append((row["features"], row["right"]))
    return found


def keep_first_sight(first: int, suffix: str) -> None:
    judged, _ = gathered(new_parts(first, suffix))
    rows = [{"layer": layer, "right": right, "features": {name: round(value, 3) for name, value in features.items() if value}}
            for layer in LAYERS for features, right in judged[False][layer]]
    with FIRST_SIGHT.open("a", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def gathered(scores: Iterable[tuple[str, Rows]]) -> tuple[dict[bool, dict[str, Judged]], dict[bool, dict[str, int]]]:
    """Scored only or not -> layer -> (features, right) of every item, and what was missed; confidence is the rules' own word meanwhile."""
    known: dict[tuple[str, int, int, str], list[dict[str, float]]] = defaultdict(list)

    def noting(draft: Any) -> None:
        for layer, item, features in confidence.described(draft):
            kind = getattr(item, "act", None) or getattr(item, "type", None) or item.kind  # type: ignore[union-attr]
            known[draft.text, item.evidence[0].start, item.evidence[0].end, f"{layer} {kind}"].append(features)

    confidence.read = noting
    judged: dict[bool, dict[str, Judged]] = {True: defaultdict(list), False: defaultdict(list)}
    missed: dict[bool, dict[str, int]] = {True: defaultdict(int), False: defaultdict(int)}
    for name, rows in scores:
        scored = "scored" in name
        for layer, text, item, right in rows.judged:
            kind = getattr(item, "act", None) or getattr(item, "type", None) or item.kind
            judged[scored][layer].append((known[text, item.start, item.end, f"{layer} {kind}"][0], right))
        for layer in LAYERS:
            missed[scored][layer] += rows.rows[layer].miss
    return judged, missed


def fit(judged: Judged) -> dict[str, float]:
    """The weights by feature, the bias among them."""
    counts: dict[str, int] = defaultdict(int)
    for features, _ in judged:
        for name, value in features.items():
            counts[name] += bool(value)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    x = np.array([[1.0, *(features.get(name, 0.0) for name in names)] for features, _ in judged])
    y = np.array([float(right) for _, right in judged])
    w = np.zeros(x.shape[1])
    penalty = PENALTY * np.eye(len(w))
    penalty[0, 0] = 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
    return {name: round(float(value), 3) for name, value in zip(["bias", *names], w, strict=True)}


def rated(judged: Judged, weights: dict[str, float] | None) -> list[tuple[float, bool]]:
    """(confidence, right): by the weights, or the rules' own word."""
    if weights is None:
        return [(1 / (1 + float(np.exp(-features["own word"]))), right) for features, right in judged]
    return [(confidence.probability(weights, features), right) for features, right in judged]


def main() -> int:
    if "--first-sight" in sys.argv:
        number, suffix = sys.argv[sys.argv.index("--first-sight") + 1 :]
        keep_first_sight(int(number), suffix)
        return 0
    judged, missed = gathered(parts())
    seen = at_first_sight()
    weights = {layer: fit(judged[False][layer] + FIRST * seen[layer]) for layer in LAYERS}
    print("| expected calibration error | rules, looking | fitted, looking | rules, scored only | fitted, scored only | items |\n" + "| --- " * 6 + "|")
    for layer in LAYERS:
        cells = [calibration_error(rated(judged[scored][layer], w)) for scored in (False, True) for w in (None, weights[layer])]
        print(f"| {layer} | " + " | ".join(f"{cell:.3f}" for cell in cells) + f" | {len(judged[False][layer])}, {len(judged[True][layer])} |")
    for layer in LAYERS:
        print(f"\n| {layer}, scored only: at least | precision | recall | items |\n" + "| --- " * 4 + "|")
        for threshold, precision, recall, kept in curve(rated(judged[True][layer], weights[layer]), missed[True][layer], THRESHOLDS):
            print(f"| {threshold} | {precision:.2f} | {recall:.2f} | {kept} |")
    if "--write" in sys.argv:
        OUT.write_text(HEAD + yaml.safe_dump(weights, allow_unicode=True, sort_keys=True), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
