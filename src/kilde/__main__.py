"""`python -m kilde`: the command line where the installed command is not on the path."""

from kilde.cli.main import run

run()
