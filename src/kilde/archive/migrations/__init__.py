"""Alembic migrations, shipped with the package and run by `kilde.archive.engine` when an archive is older than they are."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Brings the archive of this connection to the newest tables, within its transaction."""
    command.upgrade(config(connection), "head")
