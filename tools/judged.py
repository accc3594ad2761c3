"""Adds up what readers counted in real articles: python tools/judged.py [--round 1|2|3] [--half mended|judged] [--reader older|newer]"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

COUNTS = Path(__file__).resolve().parent.parent / "tests" / "judged" / "articles.csv"
KEYS = ("language", "round", "half", "reader", "article")
ROUNDS, HALVES, READERS = ("3", "2", "1"), ("judged", "mended"), ("newer", "older")


def rows() -> list[dict[str, str]]:
    """The lines of the file, by column."""
    with COUNTS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sums(lines: Iterable[Mapping[str, str]]) -> dict[str, Counter[str]]:
    """The counts of each language, and of all, by column."""
    found: dict[str, Counter[str]] = {}
    for line in lines:
        for part in (line["language"], "all"):
            found.setdefault(part, Counter()).update({name: int(value) for name, value in line.items() if name not in KEYS})
    return {name: found[name] for name in sorted(found, key=lambda name: name == "all")}  # all of them last


def differing(round: str) -> tuple[int, int]:
    """How many of the judged articles of a round were counted otherwise for its two readers, and how many there are."""
    told: dict[tuple[str, str], list[dict[str, str]]] = {}
    for line in rows():
        if (line["round"], line["half"]) == (round, HALVES[0]):
            told.setdefault((line["language"], line["article"]), []).append({name: value for name, value in line.items() if name not in KEYS})
    return sum(one != other for one, other in told.values()), len(told)


def shares(one: Counter[str]) -> list[tuple[str, float]]:
    """Precision and recall of statements (act and speaker) and of events (type)."""
    told = one["statements_right"] + one["statements_wrong_speaker"]
    events = one["events_right_type"]
    return [
        ("statement precision", one["statements_right"] / (told + one["statements_extra"])),
        ("statement recall", one["statements_right"] / (told + one["statements_missed"])),
        ("event precision", events / (events + one["events_wrong"])),
        ("event recall", events / (events + one["events_missed"])),
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--round", choices=ROUNDS, default=ROUNDS[0])
    options.add_argument("--half", choices=HALVES, default=HALVES[0])
    options.add_argument("--reader", choices=READERS, default=READERS[0])
    chosen = options.parse_args()
    found = sums(line for line in rows() if (line["round"], line["half"], line["reader"]) == (chosen.round, chosen.half, chosen.reader))
    if not found:
        raise SystemExit(f"{COUNTS.name} has no {chosen.half} articles of round {chosen.round} and the {chosen.reader} reader; try --reader older")
    print(" " * 26, *(f"{name:>5}" for name in found))
    for column in next(iter(found.values())):
        print(f"{column.replace('_', ' '):26}", *(f"{one[column]:5}" for one in found.values()))
    for at, (name, _) in enumerate(shares(found["all"])):
        print(f"{name:26}", *(f"{shares(one)[at][1]:5.2f}" for one in found.values()))
    print("judged articles counted otherwise for the two readers: {} of {}".format(*differing(chosen.round)))


if __name__ == "__main__":
    main()
