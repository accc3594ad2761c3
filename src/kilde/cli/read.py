"""`kilde read`: reads texts, keeps them in the archive, and shows what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from kilde.cli.options import ArchiveFile, Language, MinConfidence, Outlet, Paths, Published

SHOWN = 12  # records; of a longer run only the sum is of use on a screen


def command(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    outlet: Outlet = None,
    archive: ArchiveFile = None,
    min_confidence: MinConfidence = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Store, and print only the sum.")] = False,
    everything: Annotated[bool, typer.Option("--all", help=f"Show every record, not only the first {SHOWN}.")] = False,
) -> None:
    """Read texts, store their records, and show them."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from kilde.cli.console import complain, messages, results
    from kilde.cli.view.record import show_record
    from kilde.model.record import Record
    from kilde.services.confidence import at_least
    from kilde.services.read import Reading, count, read_paths
    from kilde.services.store import opened

    new = known = failed = 0
    records: list[Record] = []
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    screen = messages()
    with opened(archive) as store, Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("reading", total=count(paths))
        for result in read_paths(paths, store, published, language, outlet):
            progress.advance(task)
            if not isinstance(result, Reading):
                failed += 1
                complain(result)
                continue
            new, known = new + result.new, known + (not result.new)
            if not quiet and (everything or len(records) < SHOWN):
                records.append(result.record)
    console = results()
    for record in records:
        show_record(at_least(record, min_confidence), console)
    more = new + known - len(records)
    if more and not quiet:
        console.print(f"and {more} more; --all shows them")
    console.print(f"{new} read, {known} known before, {failed} failed; archive {store.path}", style="dim", soft_wrap=True)
    if failed:
        raise typer.Exit(1)
