"""The tables, in SQLAlchemy Core: SQLite now, nothing in them that PostgreSQL lacks.

Times of recording are UTC in ISO 8601 to the second; publication is EDTF with its earliest and latest possible day beside it, so that
"as of" is a comparison of strings. What is unknown of an appearance is the empty string: NULLs would not be unique.
Full-text search (`texts_search`, FTS5) is made by the migration, since only SQLite has it in that form.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

texts = Table(
    "texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),  # SHA-256 of the UTF-8 text
    Column("text", Text, nullable=False),
    Column("recorded", String(20), nullable=False),
)

appearances = Table(
    "appearances",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text_hash", ForeignKey("texts.hash"), nullable=False),
    Column("outlet", Text, nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    Column("path", Text, nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("published", String(10), nullable=False),
    Column("published_earliest", String(10), nullable=False),
    Column("published_latest", String(10), nullable=False),
    Column("fetched", String(20), nullable=False),
    UniqueConstraint("text_hash", "outlet", "url", "path", "published"),
    Index(None, "published_latest"),
)

records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text_hash", ForeignKey("texts.hash"), nullable=False),
    Column("reader", String(40), nullable=False),
    Column("model", String(80), nullable=False),
    Column("ontology", String(80), nullable=False),
    Column("published", String(10), nullable=False),
    Column("language", String(2), nullable=False),
    Column("json", Text, nullable=False),
    Column("recorded", String(20), nullable=False),
    UniqueConstraint("text_hash", "reader", "model", "ontology", "published", "language"),
    Index(None, "recorded"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("kind", String(40), nullable=False),  # the error's class
    Column("cause", Text, nullable=False),
    Column("recorded", String(20), nullable=False),
)
