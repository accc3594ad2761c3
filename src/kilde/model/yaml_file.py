"""Reading YAML, with the quick parser where PyYAML has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import yaml

from kilde.model.errors import BadData

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Readable(Protocol):
    """A path, or a file inside a package."""

    def read_text(self, encoding: str) -> str: ...


def read(file: Readable, source: str) -> Any:
    """What the file holds. Raises BadData that names `source` when it is not YAML, OSError when it cannot be read."""
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise BadData(f"not valid YAML: {error}", source=source) from error


def read_mapping(file: Readable, source: str) -> Mapping[str, Any]:
    """As `read`; raises BadData also when the file holds no mapping."""
    data = read(file, source)
    if not isinstance(data, dict):
        raise BadData("must be a mapping", source=source)
    return data
