"""Whether this installation has what it needs, and where the archive is."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kilde.model.errors import KildeError

PARTS = ("pydantic", "PyYAML", "SQLAlchemy", "alembic", "py3langid", "typer", "rich", "numpy", "onnxruntime")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `fine` is False only for what keeps Kilde from working."""

    name: str
    found: str
    fine: bool = True


def checks(archive: Path) -> Iterator[Check]:
    """Every check, in the order in which a person wants to know. Makes nothing."""
    yield Check("kilde", _version("kilde"))
    yield Check("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for part in PARTS:
        found = _version(part)
        yield Check(part, found, fine=found != "missing")
    yield from _languages()
    yield _gazetteer()
    yield _example()
    yield _archive(archive)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _languages() -> Iterator[Check]:
    from kilde.languages import installed

    found = installed()
    yield Check("languages", ", ".join(found) or "none", fine=bool(found))


def _gazetteer() -> Check:
    spec = find_spec("kilde.knowledge.gazetteer")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    indexes = sorted(folder.glob("*.bin")) if folder else []
    if not indexes:
        return Check("places", "the place index is missing", fine=False)
    return Check("places", ", ".join(f"{index.name}, {index.stat().st_size / 1e6:.1f} MB" for index in indexes))


def _example() -> Check:
    """Reads one word, so that a part that cannot be loaded shows, whatever is wrong with it."""
    from kilde.services.extract import extract

    try:
        record = extract("Kilde.", published="2024-01", language="en")
    except Exception as error:
        return Check("reader", f"{type(error).__name__}: {error}", fine=False)
    return Check("reader", f"{record.reader.version}, model {record.reader.model}, ontology {record.reader.ontology}")


def _archive(path: Path) -> Check:
    from kilde.archive.archive import Archive

    if not path.exists():
        return Check("archive", f"{path}: none yet; kilde read makes it")
    try:
        with Archive(path, make=False) as archive:
            counts = archive.counts()
    except KildeError as error:
        return Check("archive", str(error), fine=False)
    return Check("archive", f"{path}: {counts.texts} texts, {counts.appearances} appearances, {counts.records} records, {counts.failures} failures")
