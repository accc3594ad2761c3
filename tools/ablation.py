"""What the network adds to the lists: all cases and articles read with the lists alone, the network alone, and both.

usage: ablation.py [GOLD.yaml FOLDER]...

Prints Markdown tables of F1 over everything in tests/cases and tests/gold, and what else is named: a gold file and the folder of its texts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gate import GOLD, TESTS, case_score

from kilde.encoder.interface import Encoder
from kilde.model.article import LANGUAGES
from kilde.reading import pipeline
from kilde.reading.actors.names import by_lists
from kilde.services.scoring.gold import score_gold
from kilde.services.scoring.rows import Rows

ROWS = ("statements", "statement speaker", "statement via", "statement addressee", "references", "events", "event actors", "event recipients",
        "figures", "times", "places", "agreements", "controls")  # fmt: skip


BOTH = pipeline.default_encoder
ENCODERS: dict[str, Callable[[str], Encoder]] = {"lists": by_lists, "network": lambda _: pipeline.network(), "both": BOTH}


def parts(gold: list[tuple[Path, Path]]) -> Iterator[tuple[str, Callable[[], Rows]]]:
    """(name, what scores it) of everything that is read."""
    for scored in (False, True):
        yield "cases, scored only" if scored else "cases", lambda scored=scored: _cases(scored)  # type: ignore[misc]
    for name in ("articles", "articles, scored only"):
        yield name, lambda hidden="scored" in name: _articles([pair for pair in gold if ("scored" in str(pair[0])) == hidden])  # type: ignore[misc]


def _cases(scored: bool) -> Rows:
    total = Rows()
    for language in LANGUAGES:
        total.merge(case_score(language, scored))
    return total


def _articles(gold: list[tuple[Path, Path]]) -> Rows:
    total = Rows()
    for file, folder in gold:
        total.merge(score_gold(file, folder))
    return total


def main() -> int:
    given = [Path(argument) for argument in sys.argv[1:]]
    gold = [(TESTS / "gold" / f"{name}.yaml", TESTS / "gold" / name) for name in GOLD] + list(zip(given[::2], given[1::2], strict=True))
    for name, score in parts(gold):
        found: dict[str, Rows] = {}
        for label, encoder in ENCODERS.items():
            pipeline.default_encoder = encoder  # type: ignore[assignment]
            found[label] = score()
        print(f"\n| {name} | " + " | ".join(found) + " |\n" + "| --- " * (len(found) + 1) + "|")
        for row in ROWS:
            if any(row in rows.rows for rows in found.values()):
                print(f"| {row} | " + " | ".join(f"{rows.rows[row].f1:.3f}" for rows in found.values()) + " |")
        print("| claims made facts | " + " | ".join(str(rows.facts) for rows in found.values()) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
