"""`kilde eval PATH`: the records of articles against what careful coders wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kilde.cli.eval.annotated import Format, Printed

if TYPE_CHECKING:
    from kilde.services.evaluation.scored import Scored

NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


def command(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A gold file, a file of cases, or a folder of case files.", show_default=False)],
    texts: Annotated[Path | None, typer.Option(help="Where a gold file's texts lie. Else beside it.", show_default=False, metavar="DIR")] = None,
    records: Annotated[
        Path | None, typer.Option(help="Score these records instead of reading the texts: what `kilde extract` prints.", show_default=False, metavar="RECORDS.jsonl")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Language of cases whose folders name none. Found when left out.", show_default=False)] = None,
    show: Annotated[bool, typer.Option("--show", help="List what was missed, what was wrong and what nobody asked for.")] = False,
    format: Printed = Format.table,
) -> None:
    """Score records against a gold file or cases (`gold` may be left out)."""
    from kilde.services.evaluation.scored import score

    found = score(path, texts, records, language)
    if show and not found.shown:
        typer.echo("kilde: errors of scored-only cases are not shown", err=True)
    errors = found.errors if show and found.shown else []
    if format is Format.json:
        _json(found, errors if show else None)
    else:
        _table(found, errors)


def _table(found: Scored, errors: list[str]) -> None:
    """Errors, a table for each language where there are several, the table of all, and the two last lines."""
    from kilde.services.scoring.rows import table

    for error in errors:
        print(error)
    if len(found.languages) > 1:
        for language, counted in sorted(found.languages.items()):
            print(f"== {language}")
            print("\n".join(table(counted.rows)))
            print(f"claims made facts: {counted.facts}\n")
        print("== all languages")
    print("\n".join(table(found.total.rows)))
    print(f"claims made facts: {found.total.facts}")
    if found.layers:
        print(f"mean F1 of the {NUMBERS[len(found.layers)]} layer{'s' * (len(found.layers) > 1)}: {found.mean_f1:.3f}")


def _json(found: Scored, errors: list[str] | None) -> None:
    import json

    def part(counted: Any) -> dict[str, Any]:
        rows = {
            name: {"hit": row.hit, "extra": row.extra, "miss": row.miss, "precision": row.precision, "recall": row.recall, "f1": row.f1}
            for name, row in counted.rows.items()
        }
        return {"rows": rows, "claims_made_facts": counted.facts}

    everything = {"path": found.path, "kind": found.kind, **part(found.total), "mean_f1": found.mean_f1 if found.layers else None, "layers": found.layers}
    everything["languages"] = {language: part(counted) for language, counted in sorted(found.languages.items())}
    if errors is not None:
        everything["errors"] = errors
    print(json.dumps(everything, indent=1, ensure_ascii=False))
