"""Every article of some paths, in order; what is not one comes as the error that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kilde.intake import dates, decoding, language, rows, sources
from kilde.model.article import Article
from kilde.model.errors import NoDate, UnreadableText, WrongUse


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of all texts at once; it wins over what a text or row says of itself."""

    published: str | None = None
    language: str | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        """Raises WrongUse for a date that is none and a language that is not installed."""
        if self.published is not None:
            try:
                object.__setattr__(self, "published", dates.checked(self.published))
            except NoDate as error:
                raise WrongUse(error.cause, remedy=error.remedy) from error
        if self.language is not None:
            object.__setattr__(self, "language", language.required(self.language))


def articles(
    paths: Iterable[str], published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Article | UnreadableText]:
    """The articles of files, directories and standard input ("-"), each as an Article or as the reason why it is none.

    `published`, `language` and `outlet` hold for all of them. Raises WrongUse, before anything is read, when one of them
    cannot be understood.
    """
    return _articles(paths, Given(published, language, outlet))


def make_article(row: Mapping[str, Any], given: Given | None = None, source: str = "") -> Article:
    """An article from a text and what is known of it: text, and published, language, outlet, url, title, path where known.

    The date may stand in the text's header, and the language is found when nobody gives it. Raises UnreadableText (NoDate,
    UnknownLanguage), naming `source`.
    """
    given = given or Given()
    try:
        return _made(row, given)
    except UnreadableText as error:
        raise error.at(source or str(row.get("path") or "")) from error


def _articles(paths: Iterable[str], given: Given) -> Iterator[Article | UnreadableText]:
    for source in sources.find(paths):
        if isinstance(source, UnreadableText):
            yield source
            continue
        try:
            for row in rows.of(source):
                if isinstance(row, UnreadableText):
                    yield row
                    continue
                try:
                    yield make_article(row.fields, given, row.source)
                except UnreadableText as error:
                    yield error
        except OSError as error:
            yield UnreadableText(f"cannot be read: {error.strerror or error}", source=source.name, remedy="check the file and its permissions")


def _made(row: Mapping[str, Any], given: Given) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableText("has no text", remedy='a row needs "text" and "published"')
    decoding.check(text)
    for name in ("published", "language", "outlet", "url", "title", "path"):
        if row.get(name) is not None and not isinstance(row[name], str):
            raise UnreadableText(f"{name!r} is not a string", remedy=f"write {name} as a JSON string")
    in_header, begin = dates.header(text)
    body = text[begin:]
    published = given.published or row.get("published") or in_header
    if not published:
        raise NoDate("has no publication date", remedy=dates.REMEDY)
    published = dates.checked(published)
    if not body.strip():
        raise UnreadableText("is empty after its date", remedy="nothing to read here")
    tag = given.language or row.get("language")
    return Article(
        text=text,
        published=published,
        language=language.named(tag, body) if tag else language.detect(body),
        path=row.get("path"),
        outlet=given.outlet or row.get("outlet"),
        url=row.get("url"),
        title=row.get("title"),
    )


