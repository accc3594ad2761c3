"""Which archive is meant, and opening it."""

from __future__ import annotations

from pathlib import Path

from kilde.archive.archive import Archive
from kilde.archive.place import archive_path

__all__ = ["archive_path", "opened"]


def opened(given: str | Path | None = None, make: bool = True) -> Archive:
    """The archive that the call, KILDE_ARCHIVE or the platform names; made when there is none, unless `make` says no.

    Raises WrongUse when it cannot be opened, BadData when the file is something else.
    """
    return Archive(archive_path(given), make=make)
