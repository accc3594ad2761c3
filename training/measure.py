"""Measure a model folder on the sentences set aside: writes them as iob2 and CoNLL-U, evaluates, prints a table.

    python training/measure.py --prepared PREPARED --model src/kilde/encoder/data [--out FIGURES.json]

Also prints size, loading time, words a second in batches and the time of one short sentence, on one core.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from kilde.encoder.evaluate import evaluate_names, evaluate_syntax
from kilde.encoder.interface import Token
from kilde.encoder.shipped import Shipped


def write_files(rows: list[dict[str, Any]], folder: Path) -> dict[str, list[tuple[str, Path]]]:
    """One file per group and kind; returns kind -> (language, file)."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["group"]].append(row)
    written: dict[str, list[tuple[str, Path]]] = {"names": [], "syntax": []}
    folder.mkdir(parents=True, exist_ok=True)
    for group, members in sorted(groups.items()):
        if "names" in members[0]:
            path = folder / f"{group}.iob2"
            with path.open("w", encoding="utf-8") as out:
                for row in members:
                    tags = ["O" if t == "?" else t for t in row["names"]]
                    out.writelines(f"{i}\t{w}\t{t}\n" for i, (w, t) in enumerate(zip(row["words"], tags, strict=True), 1))
                    out.write("\n")
            written["names"].append((members[0]["language"], path))
        if "heads" in members[0]:
            path = folder / f"{group}.conllu"
            with path.open("w", encoding="utf-8") as out:
                for row in members:
                    lemmas = row.get("lemmas") or ["_"] * len(row["words"])
                    for i, word in enumerate(row["words"]):
                        out.write(f"{i + 1}\t{word}\t{lemmas[i]}\t{row['upos'][i]}\t_\t{row['feats'][i]}\t{row['heads'][i] + 1}\t{row['rels'][i]}\t_\t_\n")
                    out.write("\n")
            written["syntax"].append((members[0]["language"], path))
    both = [folder / "names-sv.iob2", folder / "names-sv-web.iob2"]
    if all(path.exists() for path in both):
        path = folder / "names-sv-all.iob2"
        path.write_text("".join(p.read_text(encoding="utf-8") for p in both).replace("B-MISC", "O").replace("I-MISC", "O"), encoding="utf-8")
        written["names"].append(("sv", path))
    return written


def table(found: dict[str, Any]) -> str:
    """The figures as a Markdown table."""
    lines = ["| language | names | PER | ORG | LOC | UPOS | UAS | LAS | LAS, universal | features | lemmas |", "| --- " * 11 + "|"]
    for language in ("nb", "nn", "da", "sv", "en"):
        names = found.get(f"names-{language}-all") or found.get(f"names-{language}", {})
        syntax = found.get(f"syntax-{language}", {})
        cells = [names.get(k) for k in ("core", "PER", "ORG", "LOC")]
        cells += [syntax.get(k) for k in ("UPOS", "UAS", "LAS", "LAS, universal", "features", "lemmas")]
        lines.append(f"| {language} | " + " | ".join("" if c is None else f"{c:.1f}" for c in cells) + " |")
    return "\n".join(lines)


def speed(model: Path, rows: list[dict[str, Any]]) -> dict[str, float]:
    """Seconds to load, words a second in batches, milliseconds for one sentence of twelve words."""
    sentences = [_tokens(row["words"]) for row in rows if row["group"].startswith("syntax")][:1500]
    began = time.perf_counter()
    encoder = Shipped(model)
    encoder.network  # noqa: B018  (loading is the point)
    loaded = time.perf_counter() - began
    short = next(s for s in sentences if len(s) == 12)
    encoder.parse([short], "nb")
    began = time.perf_counter()
    for _ in range(50):
        encoder.parse([short], "nb")
    one = (time.perf_counter() - began) / 50
    began = time.perf_counter()
    for start in range(0, len(sentences), 256):
        encoder.parse(sentences[start:start + 256], "nb")
    taken = time.perf_counter() - began
    return {"load seconds": round(loaded, 3), "words a second": round(sum(map(len, sentences)) / taken), "short sentence ms": round(1000 * one, 1)}


def _tokens(words: list[str]) -> list[Token]:
    return [Token(i, i + 1, word) for i, word in enumerate(words)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--alone", action=argparse.BooleanOptionalAction, help="each sentence by itself, or with its neighbours; left out: as the file's words tell")
    parser.add_argument("--table", action="store_true", help="end with a Markdown table")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.prepared / "measure.jsonl").open(encoding="utf-8")]
    files = write_files(rows, options.prepared / "measure")
    encoder = Shipped(options.model)
    found: dict[str, Any] = {"version": encoder.version}
    for language, path in files["names"]:
        report = evaluate_names(encoder, path, language, alone=options.alone)
        print(f"\n{path.name}\n{report}", flush=True)
        found[path.stem] = {"core": round(report.core.f1.value, 2), **{k: round(v.f1.value, 2) for k, v in report.types.items()}}
    for language, path in files["syntax"]:
        syntax = evaluate_syntax(encoder, path, language, alone=options.alone)
        print(f"\n{path.name}\n{syntax}", flush=True)
        found[path.stem] = {**found.get(path.stem, {}), **{k: round(v.value, 2) for k, v in syntax.figures.items()}}
    if not options.no_speed:
        found["speed"] = speed(options.model, rows)
        print(found["speed"])
    if options.table:
        print("\n" + table(found))
    if options.out:
        options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
