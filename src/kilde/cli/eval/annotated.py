"""`kilde eval names` and `kilde eval syntax`: the language model on a file of annotated sentences."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kilde.services.evaluation.annotated import Evaluated


class Format(StrEnum):
    table = "table"
    json = "json"


Language = Annotated[str | None, typer.Option(help="Language of the file: nb, nn, da, sv or en. Found when left out.", show_default=False)]
Model = Annotated[Path | None, typer.Option(help="Another model folder than the shipped one.", show_default=False, metavar="FOLDER")]
Predictions = Annotated[Path | None, typer.Option(help="Write the model's answer here, in the file's format.", show_default=False, metavar="OUT")]
ALONE = "Read each sentence by itself, or with its neighbours. Left out: by itself where neighbours share no words, as in a shuffled file."
Alone = Annotated[bool | None, typer.Option("--alone/--together", help=ALONE, show_default=False)]
Printed = Annotated[Format, typer.Option("--format", help="table: for reading. json: all figures with their intervals.")]


def names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="iob2 or CoNLL: a word and its name tag on a line.", show_default=False)],
    language: Language = None,
    model: Model = None,
    predictions: Predictions = None,
    alone: Alone = None,
    format: Printed = Format.table,
) -> None:
    """Precision, recall and F1 of names by type, with 95 % intervals."""
    from kilde.services.evaluation.annotated import names

    _print(names(file, language, model, predictions, alone), format)


def syntax(
    file: Annotated[Path, typer.Argument(metavar="FILE.conllu", help="CoNLL-U, Universal Dependencies version 2.", show_default=False)],
    language: Language = None,
    model: Model = None,
    predictions: Predictions = None,
    alone: Alone = None,
    format: Printed = Format.table,
) -> None:
    """UPOS, UAS, LAS, features and lemmas, with 95 % intervals."""
    from kilde.services.evaluation.annotated import syntax

    _print(syntax(file, language, model, predictions, alone), format)


def _print(found: Evaluated, format: Format) -> None:
    if format is Format.json:
        import json
        from dataclasses import asdict

        print(json.dumps({name: value for name, value in asdict(found).items() if name != "table"}, indent=1, ensure_ascii=False))
        return
    told = "found by its words" if found.found else "as given"
    print(f"{found.path}: {found.sentences:,} sentences, {found.words:,} words, language {found.language} ({told}), encoder {found.encoder}")
    print(found.table)
    print("Values in percent with 95 % intervals, from 1,000 resamples of the sentences; the last column counts what a value rests on.")
