"""Scores the cases: `python tools/cases.py nb statements --show` for looking; `--scored` prints figures of the scored-only part.

usage: cases.py [LANGUAGE...] [LAYER...] [--show] [--scored] [--from NUMBER] [--to NUMBER]

Errors are printed for the looking part only; of the scored-only part nothing but the table is shown. --from and --to take only cases
whose number is that or higher, that or lower.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kilde.model.article import LANGUAGES, Article
from kilde.reading.pipeline import read
from kilde.services.scoring.cases import LAYERS, read_cases
from kilde.services.scoring.rows import table
from kilde.services.scoring.score import Score

CASES = Path(__file__).parent.parent / "tests" / "cases"
HIGHEST = 9999  # number that a case can have


def score(language: str, layers: list[str], scored: bool, show: bool, numbers: range) -> Score:
    result = Score()
    if show and not scored:
        result.say = print
    for layer in layers:
        path = CASES / language / ("scored" if scored else "") / f"{layer}.yaml"
        if path.exists():
            for case in (c for c in read_cases(path, language) if int(c.id.rsplit("-", 1)[1]) in numbers):
                result.add(case, read(Article(case.text, case.published, language)))
    return result


def option(name: str, otherwise: int) -> int:
    """The number behind an option of the command line."""
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise


def main() -> int:
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    first, last = option("--from", 0), option("--to", HIGHEST)
    languages = [w for w in words if w in LANGUAGES] or list(LANGUAGES)
    layers = [w for w in words if w in LAYERS] or list(LAYERS)
    for language in languages:
        result = score(language, layers, "--scored" in sys.argv, "--show" in sys.argv, range(first, last + 1))
        print(f"== {language}")
        print("\n".join([*table(result.rows), f"claims made facts: {result.facts}"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
