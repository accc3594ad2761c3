"""Every error Kilde raises on purpose, with the word for what went wrong.

KildeError
├── UnreadableText      a text that cannot be read: empty, not text, broken encoding, too long a line
│   ├── NoDate          a text without a publication date
│   └── UnknownLanguage a text in no language that is installed
├── WrongUse            a call that cannot be carried out as it was put (a missing path, an unknown id)
└── BadData             a file of the package or the user that does not hold what it should
"""

from __future__ import annotations


class KildeError(Exception):
    """Base of all. `source` names the file or row, `cause` says what is wrong, `remedy` what to do about it."""

    def __init__(self, cause: str, *, source: str = "", remedy: str = "") -> None:
        self.cause, self.source, self.remedy = cause, source, remedy
        super().__init__(": ".join(part for part in (source, cause) if part) + (f" ({remedy})" if remedy else ""))

    def at(self, source: str) -> KildeError:
        """The same error, naming the file or row it came from."""
        return type(self)(self.cause, source=source, remedy=self.remedy)


class UnreadableText(KildeError):
    pass


class NoDate(UnreadableText):
    pass


class UnknownLanguage(UnreadableText):
    pass


class WrongUse(KildeError):
    pass


class BadData(KildeError):
    pass
