"""`kilde explain`: the characters and the rule behind each value of a stored item."""

from __future__ import annotations

from typing import Annotated

import typer

from kilde.cli.options import ArchiveFile


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="An item of a record (ebe4/s3); unique beginnings do.", show_default=False)],
    archive: ArchiveFile = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Explain a stored item: the characters and the rule behind each value."""
    from kilde.cli.console import results
    from kilde.cli.view.explained import as_json, show_explanation
    from kilde.services.explain import explain
    from kilde.services.store import opened

    with opened(archive, make=False) as store:
        found = explain(id, store)
    if json:
        print(as_json(found))
    else:
        show_explanation(found, results())
