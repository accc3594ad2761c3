"""The `kilde` command: its commands, and what becomes of errors.

Exit codes: 0 every text was read; 1 some were not, each named on standard error with its cause; 2 wrong use.
"""

from __future__ import annotations

import os
import sys

import typer

from kilde.cli import doctor, eval, explain, extract, read, show
from kilde.model.errors import KildeError

app = typer.Typer(name="kilde", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command("read")(read.command)
app.command("extract")(extract.command)
app.command("show")(show.command)
app.command("explain")(explain.command)
app.add_typer(eval.app, name="eval")
app.command("doctor")(doctor.command)


@app.callback()
def main() -> None:
    """Reads dated news about armed conflict and keeps the record: who said what, what happened, how many, and where accounts disagree."""


def run() -> None:
    """The entry point of the installed command."""
    try:
        app()
    except KildeError as error:
        print(f"kilde: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more when it flushes standard output at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
