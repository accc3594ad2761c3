"""`kilde show`: a stored record, or one item of it with its words in context."""

from __future__ import annotations

from typing import Annotated

import typer

from kilde.cli.options import ArchiveFile


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A record (ebe4dd91) or an item of it (ebe4/s3); unique beginnings do.", show_default=False)],
    archive: ArchiveFile = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show a stored record, or one item with its words in context."""
    from kilde.cli.console import results
    from kilde.cli.view.item import show_item
    from kilde.cli.view.record import show_record
    from kilde.services.show import referring, show
    from kilde.services.store import opened

    with opened(archive, make=False) as store:
        found = show(id, store)
    if json:
        print((found.item or found.record).model_dump_json(indent=1))
    elif found.item is None:
        show_record(found.record, results())
    else:
        show_item(found.record, found.item, referring(found.record, found.item.id), results())
