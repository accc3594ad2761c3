"""Kilde reads dated news about armed conflict and keeps the record: who said what, what happened, how many, where accounts disagree.

>>> import kilde
>>> record = kilde.extract("Russland angrep Kyjiv i natt, sier president Zelenskyj.", published="2023-05-18")  # doctest: +SKIP

`extract` and `extract_many` store nothing; `KildeError` and its children are what they raise or give. The names are loaded
when they are first used, so that `import kilde` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kilde.model.version import VERSION

if TYPE_CHECKING:
    from kilde.model.article import Article as Article
    from kilde.model.errors import KildeError as KildeError
    from kilde.model.record import Record as Record
    from kilde.services.extract import extract as extract
    from kilde.services.extract import extract_many as extract_many

__version__ = VERSION
__all__ = ["Article", "KildeError", "Record", "__version__", "extract", "extract_many"]

_PLACES = {
    "Article": "kilde.model.article",
    "KildeError": "kilde.model.errors",
    "Record": "kilde.model.record",
    "extract": "kilde.services.extract",
    "extract_many": "kilde.services.extract",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'kilde' has no attribute {name!r}")
    value = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
