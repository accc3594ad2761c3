"""The evaluation gate: scores the cases and whole articles and fails when a figure is below its floor.

usage: gate.py [--print]

Floors stand in tests/gate.yaml, a little below what was measured when they were set; a lower figure needs a lower floor, and a
reason in the commit. --print shows all rows, not only those that have a floor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from kilde.model.article import LANGUAGES, Article
from kilde.reading.pipeline import read
from kilde.services.scoring.calibration import calibration_error
from kilde.services.scoring.cases import LAYERS, read_cases
from kilde.services.scoring.gold import score_gold
from kilde.services.scoring.rows import Rows, table
from kilde.services.scoring.score import Score

TESTS = Path(__file__).resolve().parent.parent / "tests"
SETS = ("", "3", "4", "5", "6", "7", "8")  # as articles were added; not every set has every language and part
GOLD = ("twins", "scored", *(f"wire/{part}/{language}{set_}" for part in ("look", "scored") for set_ in SETS for language in LANGUAGES if (TESTS / f"gold/wire/{part}/{language}{set_}.yaml").exists()))
CALIBRATED = ("statements", "events", "figures")


def case_score(language: str, scored: bool, first: int = 0) -> Score:
    """Everything in one language: the looking part, or the scored-only part, or its cases from a number on."""
    result = Score()
    for layer in LAYERS:
        path = TESTS / "cases" / language / ("scored" if scored else "") / f"{layer}.yaml"
        if path.exists():
            for case in (c for c in read_cases(path, language) if int(c.id.rsplit("-", 1)[1]) >= first):
                result.add(case, read(Article(case.text, case.published, language)))
    return result


def parts() -> Iterator[tuple[str, Rows]]:
    """("nb", rows), ("nb scored", rows), ... of the cases, then ("gold twins", rows), ("gold wire/look/nb", rows), ... of whole articles."""
    for language in LANGUAGES:
        yield language, case_score(language, scored=False)
        yield f"{language} scored", case_score(language, scored=True)
    for name in GOLD:
        yield f"gold {name}", score_gold(TESTS / "gold" / f"{name}.yaml", TESTS / "gold" / name)


def below(part: str, score: Rows, floors: Mapping[str, Any]) -> list[str]:
    """What falls short in one part, in words."""
    short = []
    for row, floor in floors.items():
        got = score.facts if row == "claims made facts" else score.rows[row].f1
        if got > floor if row == "claims made facts" else got < floor:
            short.append(f"{part}: {row} {got:.3f} where {floor} is asked")
    return short


def main() -> int:
    floors = yaml.safe_load((TESTS / "gate.yaml").read_text(encoding="utf-8"))
    short: list[str] = []
    unseen: dict[str, list[tuple[float, bool]]] = {layer: [] for layer in CALIBRATED}
    for part, score in parts():
        for layer, _, item, right in score.judged if "scored" in part else ():
            unseen[layer].append((item.confidence, right))
        wanted = floors.get(part, {})
        print(f"== {part}")
        rows = score.rows if "--print" in sys.argv else {name: row for name, row in score.rows.items() if name in wanted}
        print("\n".join([*table(rows), f"claims made facts: {score.facts}"]))
        short += below(part, score, wanted)
    print("== expected calibration error, scored only")
    for layer, judged in unseen.items():
        error, ceiling = calibration_error(judged), floors["calibration"][layer]
        print(f"{layer:22} {error:.3f} of {len(judged)}")
        short += [f"calibration: {layer} {error:.3f} where at most {ceiling} is asked"] if error > ceiling else []
    print("\n".join(["", "below the floor:", *short] if short else ["", "the gate holds"]))
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
