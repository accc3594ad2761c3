"""The closed lists of the record, each entry with a definition and an example, as YAML: what the words of a record mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kilde.model import yaml_file


@cache
def listing(name: str) -> Mapping[str, Any]:
    """One list: "acts", "events", "figures", "agreements", "sectors". Raises FileNotFoundError when there is none of that name."""
    return yaml_file.read_mapping(files(__package__) / f"{name}.yaml", f"ontology/{name}.yaml")


def version() -> str:
    """The ontology's version, as each record names it."""
    return "plover-kilde/1"
