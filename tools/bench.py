"""How fast Kilde reads: articles per second, the share of each stage, and the cold start.

usage: python tools/bench.py PATH... [--rounds N] [--once]

Reads every article of the paths once to warm up and then N times (3), in one process. Cold start is a new process, from its start
to its end: `kilde --help`, and `kilde extract` of the first article (median of three). --once leaves the cold start out.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections import defaultdict
from time import perf_counter, process_time

from kilde.intake import articles
from kilde.model.article import Article
from kilde.services.extract import record_of


def main() -> int:
    arguments = sys.argv[1:]
    rounds = 3
    if "--rounds" in arguments:
        at = arguments.index("--rounds")
        rounds = int(arguments[at + 1])
        del arguments[at : at + 2]
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if not paths:
        print(__doc__)
        return 2
    started = perf_counter()
    texts = [item for item in articles(paths) if isinstance(item, Article)]
    intake = perf_counter() - started
    if not texts:
        print("no article could be read")
        return 1
    words = [len(text.text.split()) for text in texts]
    print(f"{len(texts)} articles, {min(words)} to {max(words)} words, median {statistics.median(words):.0f}; {os.cpu_count()} processors, one used")
    print(f"intake with language detection, first use included: {intake:.2f} s")
    started = perf_counter()
    record_of(texts[0])
    print(f"first article in this process: {perf_counter() - started:.2f} s")
    for text in texts:
        record_of(text)
    read(texts, rounds)
    if "--once" not in arguments:
        cold(paths, texts[0])
    return 0


def read(texts: list[Article], rounds: int) -> None:
    """Prints the warm figures: seconds per article, and each stage's part of them."""
    stages: dict[str, float] = defaultdict(float)
    seconds = []

    def clock(stage: str, spent: float) -> None:
        stages[stage] += spent

    cpu = process_time()
    for _ in range(rounds):
        for text in texts:
            started = perf_counter()
            record_of(text, clock=clock)
            seconds.append(perf_counter() - started)
    cpu = process_time() - cpu
    whole = sum(seconds)
    words = rounds * sum(len(text.text.split()) for text in texts)
    print(f"warm: {len(seconds) / whole:.1f} articles/s, {words / whole:,.0f} words/s; median {1000 * statistics.median(seconds):.1f} ms, slowest {1000 * max(seconds):.1f} ms")
    print(f"of processor time: {len(seconds) / cpu:.1f} articles/s, {1000 * cpu / len(seconds):.1f} ms an article (compare this one where other work runs too)")
    for stage, spent in sorted(stages.items(), key=lambda item: -item[1]):
        print(f"  {stage:12} {100 * spent / whole:5.1f} %  {1000 * spent / len(seconds):7.2f} ms an article")
    rest = whole - sum(stages.values())
    print(f"  {'the rest':12} {100 * rest / whole:5.1f} %  {1000 * rest / len(seconds):7.2f} ms an article (the record is put together and checked)")


def cold(paths: list[str], first: Article) -> None:
    """Prints what a new process takes."""
    name = (first.path or paths[0]).split("#")[0]
    for arguments in (["--help"], ["extract", name]):
        took = []
        for _ in range(3):
            started = perf_counter()
            subprocess.run([sys.executable, "-m", "kilde", *arguments], stdout=subprocess.DEVNULL, check=False)
            took.append(perf_counter() - started)
        print(f"cold: kilde {' '.join(arguments)}: {statistics.median(took):.2f} s")


if __name__ == "__main__":
    sys.exit(main())
