"""The arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, directories, or - for standard input.", show_default=False)]
Published = Annotated[str | None, typer.Option(help="Publication date of all texts: YYYY-MM or YYYY-MM-DD.", show_default=False)]
Language = Annotated[str | None, typer.Option(help="Language of all texts: nb, nn, da, sv or en. Found when left out.", show_default=False)]
Outlet = Annotated[str | None, typer.Option(help="Who published the texts.", show_default=False)]
ArchiveFile = Annotated[
    str | None, typer.Option("--archive", help="The archive's file. Else KILDE_ARCHIVE, else your data folder.", show_default=False, metavar="FILE")
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", min=0, max=1, metavar="X", show_default=False,
        help="Leave out statements, events and figures below this confidence (0 to 1), and what refers to them. Only in what is printed.",
    ),
]  # fmt: skip
