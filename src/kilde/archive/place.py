"""Where the archive is: what the call says, else KILDE_ARCHIVE, else the platform's folder for a user's data."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "KILDE_ARCHIVE"


def archive_path(given: str | Path | None = None) -> Path:
    """The path of the archive's file; nothing is made."""
    if given:
        return Path(given).expanduser()
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("kilde", appauthor=False) / "archive.sqlite"
