"""Reading texts into the archive: each text, its record or its failure, one transaction each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kilde.archive.archive import Archive
from kilde.intake import articles
from kilde.model.article import Article
from kilde.model.errors import KildeError, UnreadableText
from kilde.model.record import Reader, Record
from kilde.model.version import VERSION
from kilde.services.extract import record_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one text gave; `new` says whether the archive had its record already."""

    record: Record
    new: bool


def read_paths(
    paths: Iterable[str], archive: Archive, published: str | None = None, language: str | None = None, outlet: str | None = None
) -> Iterator[Reading | KildeError]:
    """Reads the texts of files, directories and standard input ("-") and stores what came of each, in order.

    A text that this reader has read before is not read again. What fails is stored as a failure and given as its error.
    Raises WrongUse for options that are none, and when the archive cannot be written.
    """
    given = articles(paths, published, language, outlet)
    return (_read(item, archive) for item in given)


def _read(item: Article | UnreadableText, archive: Archive) -> Reading | KildeError:
    if isinstance(item, UnreadableText):
        archive.fail(item)
        return item
    try:
        record = archive.stored(item, reader(item.language)) or record_of(item)
    except KildeError as error:
        archive.fail(error)
        return error
    return Reading(record, archive.store(item, record))


def reader(language: str) -> Reader:
    """Who would read a text of this language now."""
    from kilde.reading import pipeline

    return Reader(version=VERSION, model=pipeline.default_encoder(language).version, ontology=pipeline.ontology_version())


def count(paths: Iterable[str]) -> int | None:
    """How many texts there are to read; None when only reading tells (rows, standard input)."""
    from kilde.intake.sources import STDIN, Source, find

    found = list(find(paths))
    if any(isinstance(source, Source) and (source.rows or source.name == STDIN) for source in found):
        return None
    return len(found)
