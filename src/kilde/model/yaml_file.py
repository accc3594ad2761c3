"""Reading YAML, with the quick parser where PyYAML has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import yaml

from kilde.model.errors import BadData

_Quick: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Quick):  # type: ignore[misc]
    """As PyYAML's, but a key that stands twice in a mapping is an error: the first value would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError("in a mapping", node.start_mark, f"the key {key.value!r} stands twice", key.start_mark)
            seen.add(str(key.value))
        built: dict[Any, Any] = super().construct_mapping(node, deep)
        return built


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
