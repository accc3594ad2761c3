"""The one way in: a decoded text and what is known about its publication."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

LANGUAGES = ("nb", "nn", "da", "sv", "en")


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was published.

    text       decoded, otherwise unchanged; all offsets count its code points
    published  publication date as EDTF: "2020-10", "2023-09-19"
    language   one of LANGUAGES
    path       where it was read from, as the user named it
    """

    text: str
    published: str
    language: str
    path: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the UTF-8 text, in hexadecimal: equal texts are one text."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
