"""The files of an encoder model: where they are, what they say of themselves, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kilde.model.errors import KildeError

SHIPPED = Path(__file__).parent / "data"
MANIFEST = "manifest.json"
NETWORK, PIECES, LABELS, RELATIONS, ENDINGS = "encoder.onnx", "pieces.bin", "labels.json", "relations.npy", "endings.bin"
ALL = (NETWORK, PIECES, LABELS, RELATIONS, ENDINGS)


class EncoderError(KildeError):
    """The encoder cannot be used: a file is missing or damaged, or a package that it needs is not installed."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers that come out of the network stand for.

    features  name -> values; value 0 of the network is "none", value i + 1 the i-th
    """

    languages: tuple[str, ...]
    names: tuple[str, ...]
    upos: tuple[str, ...]
    features: Mapping[str, tuple[str, ...]]
    relations: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Labels:
        found = json.loads(path.read_text(encoding="utf-8"))
        features = {name: tuple(values) for name, values in found["features"].items()}
        return cls(tuple(found["languages"]), tuple(found["names"]), tuple(found["upos"]), features, tuple(found["relations"]))


def version(folder: Path) -> str:
    """The version that the manifest names, for example "kilde-encoder/1"."""
    return str(_manifest(folder)["version"])


def check(folder: Path) -> None:
    """Compare every file with its SHA-256 in the manifest.

    Raises EncoderError for a missing or changed file, with the file's name and what to do.
    """
    for name, wanted in _manifest(folder)["sha256"].items():
        path = folder / name
        if not path.is_file():
            raise EncoderError("the file is missing", source=str(path), remedy="install kilde again, or name a whole model folder")
        if digest(path) != wanted:
            raise EncoderError("the file is damaged: its SHA-256 is not the manifest's", source=str(path), remedy="install kilde again")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, version: str) -> None:
    """Write the manifest of a new model folder."""
    content = {"version": version, "sha256": {name: digest(folder / name) for name in ALL}}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _manifest(folder: Path) -> Mapping[str, dict[str, str]]:
    try:
        found: Mapping[str, dict[str, str]] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EncoderError("there is no model here", source=str(folder), remedy="install kilde again, or name a model folder") from error
    return found
