"""`kilde doctor`: whether everything is there, and where the archive is."""

from __future__ import annotations

import typer

from kilde.cli.options import ArchiveFile


def command(archive: ArchiveFile = None) -> None:
    """Check the installation and the archive."""
    from rich.table import Table

    from kilde.cli.console import results
    from kilde.services.health import checks
    from kilde.services.store import archive_path

    table = Table.grid(padding=(0, 2, 0, 0))
    fine = True
    for check in checks(archive_path(archive)):
        fine = fine and check.fine
        table.add_row("ok" if check.fine else "FAILS", check.name, check.found, style="" if check.fine else "bold red")
    results().print(table)
    if not fine:
        raise typer.Exit(1)
