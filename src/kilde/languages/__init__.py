"""What Kilde knows of each language: a folder of YAML files for each, and nothing else.

A stage asks for the section it reads, `section("nb", "times")`, and compiles it for itself. A section that a language
does not have is empty, so that a new language can start thin.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kilde.model import yaml_file


@cache
def section(language: str, name: str) -> Mapping[str, Any]:
    """The parsed YAML file `<language>/<name>.yaml`; empty where the language has no such file.

    Raises BadData when the file is not a mapping or not YAML.
    """
    file = files(__package__) / language / f"{name}.yaml"
    if not file.is_file():
        return {}
    return yaml_file.read_mapping(file, f"languages/{language}/{name}.yaml")


def particles(row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The particles of a verb's row, each of which makes a verb of its own: "shot down", "shot up"; (None,) for a verb without."""
    return tuple(row.get("particles", (row.get("particle"),)))


@cache
def installed() -> tuple[str, ...]:
    """The codes of the languages that have a folder, sorted."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if entry.is_dir() and len(entry.name) == 2))
