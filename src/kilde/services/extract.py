"""Reading texts into records and storing nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kilde.intake import articles, make_article
from kilde.model.article import Article
from kilde.model.errors import KildeError, UnreadableText
from kilde.model.record import Record

Clock = Callable[[str, float], None]


def extract(
    text: str,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    path: str | None = None,
) -> Record:
    """The record of one text.

    published  "2020-10" or "2023-09-19"; may be left out when the text begins with a ` date YYYY-MM[-DD] ` header
    language   nb, nn, da, sv or en; found when left out
    outlet, url, title, path  kept in the record's document as given

    Raises UnreadableText (NoDate, UnknownLanguage) when the text is no article that can be read.
    """
    row = {"text": text, "published": published, "language": language, "outlet": outlet, "url": url, "title": title, "path": path}
    return record_of(make_article(row))


def extract_many(items: Iterable[Article | Mapping[str, Any] | str]) -> Iterator[Record | KildeError]:
    """A record for each item, or the error that says why there is none, in the order of the items.

    An item is an Article, a mapping with the fields of `extract` (so a JSON line), or a text that begins with its date.
    One text that fails stops nobody else: its error is given, not raised.
    """
    for item in items:
        try:
            yield record_of(_article(item))
        except KildeError as error:
            yield error


def extract_paths(
    paths: Iterable[str], published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Record | KildeError]:
    """As `extract_many`, for the texts of files, directories and standard input ("-"). Raises WrongUse for options that are none."""
    given = articles(paths, published, language, outlet)
    return (_record_or_error(item) for item in given)


def record_of(article: Article, clock: Clock | None = None) -> Record:
    """The reader's record of an article; `clock` is told each stage's seconds.

    Raises KildeError also when a stage fails: a fault of ours must cost one text, not the run.
    """
    from kilde.reading.pipeline import read

    try:
        return read(article, clock=clock)
    except KildeError as error:
        raise error if error.source else error.at(article.path or "") from error
    except Exception as error:  # whatever a stage did wrong with this text
        cause = f"the reader failed: {type(error).__name__}: {error}"
        raise KildeError(cause, source=article.path or "", remedy="a fault of Kilde: please report it with the text") from error


def _article(item: Article | Mapping[str, Any] | str) -> Article:
    if isinstance(item, Article):
        return item
    return make_article({"text": item} if isinstance(item, str) else item)


def _record_or_error(item: Article | UnreadableText) -> Record | KildeError:
    if isinstance(item, UnreadableText):
        return item
    try:
        return record_of(item)
    except KildeError as error:
        return error
