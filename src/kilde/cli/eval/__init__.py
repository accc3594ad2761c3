"""`kilde eval`: figures on a user's own files. `names` and `syntax` are commands of the group; anything else is a gold file.

    kilde eval names FILE       kilde eval syntax FILE       kilde eval GOLD
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from kilde.cli.eval import annotated, gold

DEFAULT = "gold"


class OrGold(TyperGroup):
    """A group that takes what is none of its commands for the path of a gold file: `kilde eval FILE` is `kilde eval gold FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=OrGold, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
app.command("names")(annotated.names)
app.command("syntax")(annotated.syntax)
app.command(DEFAULT)(gold.command)


@app.callback()
def group() -> None:
    """Measure how good Kilde is on your own files.

    `kilde eval names FILE` and `kilde eval syntax FILE` measure the language model on annotated sentences. `kilde eval PATH` scores
    the records of articles against a gold file, or against cases (a YAML list, or a folder of them).
    """
