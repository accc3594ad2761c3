"""Opening an archive: one SQLite file, brought to this version's tables when it is older."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from kilde.model.errors import BadData, WrongUse

HEAD = "0001"  # the newest migration; known here so that an archive that has it opens without loading Alembic
BUSY_SECONDS = 30  # how long one writer waits for another


def opened(path: Path) -> Engine:
    """The engine of the archive at `path`, made when there is none.

    Raises WrongUse when the place cannot be written or the archive is of a newer Kilde, BadData when the file is no archive.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"cannot be made: {error.strerror}", source=str(path), remedy="give --archive FILE or set KILDE_ARCHIVE") from error
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            current = _is_current(connection, path)
        if not current:
            _migrate(engine, path)
    except DBAPIError as error:
        engine.dispose()
        raise _explained(error, path) from error
    return engine


def revision(connection: Connection) -> str | None:
    """The migration an archive stands at; None where there are no tables yet. Raises BadData for somebody else's tables."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.execute(text("select version_num from alembic_version")).scalar())
    if names:
        raise BadData("is a database, but no Kilde archive", remedy="give another file")
    return None


def _is_current(connection: Connection, path: Path) -> bool:
    try:
        now = revision(connection)
    except BadData as error:
        raise error.at(str(path)) from error
    if now is not None and now > HEAD:
        raise WrongUse(f"was written by a newer Kilde (tables {now}, this one knows {HEAD})", source=str(path), remedy="upgrade kilde")
    return now == HEAD


def _migrate(engine: Engine, path: Path) -> None:
    """All or nothing, and once: whoever waited for another process's migration finds it done."""
    from kilde.archive.migrations import upgrade

    with engine.execution_options(writes=True).begin() as connection:
        if not _is_current(connection, path):
            upgrade(connection)


def _prepare(connection: Any, _: Any) -> None:
    """Write-ahead log (readers never wait for a writer), checked references, patience; transactions begin where we say."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"pragma busy_timeout = {BUSY_SECONDS * 1000}")
    _write_ahead(cursor)
    cursor.execute("pragma synchronous = normal")
    cursor.execute("pragma foreign_keys = on")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Switches to the write-ahead log, which SQLite refuses at once, whatever its timeout, while another does the same to a new file."""
    patience = monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > patience:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("begin immediate" if connection.get_execution_options().get("writes") else "begin")


def _explained(error: DBAPIError, path: Path) -> BadData | WrongUse:
    cause = str(error.orig)
    if "not a database" in cause or "malformed" in cause:
        return BadData("is no Kilde archive, or a damaged one", source=str(path), remedy="give another file")
    return WrongUse(f"cannot be opened: {cause}", source=str(path), remedy="give --archive FILE or set KILDE_ARCHIVE")
