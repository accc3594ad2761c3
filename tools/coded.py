"""Adds up how Kilde met the records that people had written of real articles first: python tools/coded.py [--half unseen|looking]"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

COUNTS = Path(__file__).resolve().parent.parent / "tests" / "judged" / "coded.csv"
LAYERS = ("statements", "events", "actors", "recipients", "figures")
HALVES, READERS = ("unseen", "looking"), ("before", "after")


def sums(half: str, reader: str) -> dict[str, Counter[str]]:
    """The counts of each language, and of all, by column."""
    found: dict[str, Counter[str]] = {}
    with COUNTS.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if (line["half"], line["reader"]) == (half, reader):
                for part in (line["language"], "all"):
                    found.setdefault(part, Counter()).update({name: int(value) for name, value in line.items() if value.isdigit()})
    return {name: found[name] for name in sorted(found, key=lambda name: name == "all")}  # all of them last


def rates(one: Counter[str], layer: str) -> tuple[float, float]:
    """Precision and recall of a layer."""
    hit, extra, missed = (one[f"{layer}_{column}"] for column in ("hit", "extra", "missed"))
    return hit / (hit + extra or 1), hit / (hit + missed or 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=HALVES, default=HALVES[0])
    half = options.parse_args().half
    for reader in READERS:
        found = sums(half, reader)
        print(f"{half}, {reader}")
        print(f"{'':20}" + "".join(f"{language:>12}" for language in found))
        for layer in LAYERS:
            print(f"{layer:20}" + "".join(f"{precision:>7.2f} {recall:.2f}" for precision, recall in (rates(one, layer) for one in found.values())))
        print(f"{'claims made facts':20}" + "".join(f"{one['claims_made_facts']:>12}" for one in found.values()))


if __name__ == "__main__":
    main()
