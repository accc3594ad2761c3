"""The repository: storing records and failures, a transaction for each text, and finding them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Select, Table, and_, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from kilde.archive.engine import opened
from kilde.archive.tables import appearances, failures, records, texts
from kilde.model.article import Article
from kilde.model.edtf import Edtf
from kilde.model.errors import KildeError, WrongUse
from kilde.model.record import Reader, Record

# A record's id: a prefix of the text's hash, and the reader's version where it matters.
RECORD_ID = re.compile(r"(?P<hash>[0-9a-f]{4,64})(?:/(?P<reader>[^/]+))?")


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of each table."""

    texts: int
    appearances: int
    records: int
    failures: int


class Archive:
    """An archive's file, open. Use it in a `with`, or call `close`. Several processes may have it open."""

    def __init__(self, path: Path, make: bool = True) -> None:
        """Makes the archive when there is none, unless `make` says no.

        Raises WrongUse when it cannot be opened, BadData when the file is something else.
        """
        if not make and not path.exists():
            raise WrongUse("there is no archive", source=str(path), remedy="kilde read makes one")
        self.path = path
        self._engine = opened(path)
        self._writer = self._engine.execution_options(writes=True)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def store(self, article: Article, record: Record) -> bool:
        """Keeps the text, this appearance of it and the record; what is there already is left as it is.

        Returns whether the record is new. Raises KildeError when the disk refuses; then nothing of this text is stored.
        """
        now = _now()
        published = Edtf(article.published)
        with self._writing() as connection:
            _add(connection, texts, hash=article.hash, text=article.text, recorded=now)
            _add(
                connection,
                appearances,
                text_hash=article.hash,
                outlet=article.outlet or "",
                url=article.url or "",
                path=article.path or "",
                title=article.title or "",
                published=article.published,
                published_earliest=str(published.earliest),
                published_latest=str(published.latest),
                fetched=now,
            )
            return _add(connection, records, **_key(article, record.reader), json=record.model_dump_json(), recorded=now)

    def fail(self, error: KildeError) -> None:
        """Keeps that a text failed, and why. Touches nothing else."""
        with self._writing() as connection:
            _add(connection, failures, source=error.source, kind=type(error).__name__, cause=error.cause, recorded=_now())

    def stored(self, article: Article, reader: Reader) -> Record | None:
        """The record of this text, date and language by this reader, if there is one."""
        wanted = and_(*(records.c[name] == value for name, value in _key(article, reader).items()))
        with self._engine.connect() as connection:
            found = connection.execute(select(records.c.json).where(wanted)).scalar()
        return Record.model_validate_json(found) if found else None

    def record(self, id: str) -> Record:
        """The record of an id such as "ebe4dd91" or "ebe4dd916377/0.1.0": the one recorded last that fits.

        Raises WrongUse when the id fits no text, or more than one.
        """
        match = RECORD_ID.fullmatch(id.strip().lower())
        if not match:
            raise WrongUse(f"{id!r} is no id", remedy="an id is at least four characters of a text's hash, as in ebe4/s3")
        query = select(records.c.text_hash, records.c.json).where(records.c.text_hash.startswith(match["hash"], autoescape=True))
        if match["reader"]:
            query = query.where(records.c.reader == match["reader"])
        with self._engine.connect() as connection:
            hashes = connection.execute(query.with_only_columns(records.c.text_hash).distinct().limit(6)).scalars().all()
            if len(hashes) == 1:
                found = connection.execute(query.order_by(records.c.id.desc()).limit(1)).one()
                return Record.model_validate_json(found.json)
        if not hashes:
            raise WrongUse(f"no record has the id {id!r}", source=str(self.path), remedy="kilde read shows the ids of what it reads")
        raise WrongUse(f"{id!r} fits more than one text: {', '.join(h[:12] for h in hashes)}", remedy="give more characters")

    def search(self, words: str, limit: int = 20) -> list[Record]:
        """The latest records of the texts that hold all the words, best match first (FTS5's rank, which is BM25)."""
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not phrase:
            return []
        ranked = "select texts.hash from texts_search join texts on texts.id = texts_search.rowid where texts_search match :phrase order by rank limit :limit"
        with self._engine.connect() as connection:
            hashes = connection.execute(text(ranked), {"phrase": phrase, "limit": limit}).scalars().all()
            latest = _latest().where(records.c.text_hash.in_(hashes))
            found = {row.text_hash: Record.model_validate_json(row.json) for row in connection.execute(latest)}
        return [found[hash] for hash in hashes if hash in found]

    def all(self) -> Iterator[Record]:
        """The latest record of each text, in the order of recording."""
        with self._engine.connect() as connection:
            for row in connection.execute(_latest().order_by(records.c.id)):
                yield Record.model_validate_json(row.json)

    def failed(self) -> list[KildeError]:
        """What failed, in the order of recording."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.id)).all()
        return [KildeError(row.cause, source=row.source) for row in rows]

    def counts(self) -> Counts:
        with self._engine.connect() as connection:
            return Counts(*(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (texts, appearances, records, failures)))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A writing transaction; a disk that refuses speaks of the archive, not of the driver."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise WrongUse(f"cannot be written: {error.orig}", source=str(self.path), remedy="check its permissions and the disk") from error


def _add(connection: Connection, table: Table, **values: str) -> bool:
    """Inserts a row unless its unique key is there; says whether it did."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return bool(connection.execute(insert(table).values(**values).on_conflict_do_nothing()).rowcount)


def _key(article: Article, reader: Reader) -> dict[str, str]:
    """What a record is unique by: all that reading is a function of."""
    return {
        "text_hash": article.hash,
        "reader": reader.version,
        "model": reader.model,
        "ontology": reader.ontology,
        "published": article.published,
        "language": article.language,
    }


def _latest() -> Select[tuple[str, str]]:
    newest = select(func.max(records.c.id)).group_by(records.c.text_hash)
    return select(records.c.text_hash, records.c.json).where(records.c.id.in_(newest))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
