"""The consoles of the command line: results on standard output, everything about the run on standard error."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from rich.console import Console

from kilde.model.errors import KildeError

PIPE_WIDTH = 100  # columns where nobody says how many there are


def results(out: TextIO | None = None) -> Console:
    """For what was asked for, on standard output unless told. Never fails on a letter that the terminal lacks."""
    if out is None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(file=out, highlight=False, emoji=False, markup=False)
    if not console.is_terminal and not os.environ.get("COLUMNS"):
        console.width = PIPE_WIDTH
    return console


def messages() -> Console:
    """For progress and errors."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def complain(error: KildeError) -> None:
    """Names on standard error what failed, on one line that can be searched for."""
    print(f"kilde: {error}", file=sys.stderr)
