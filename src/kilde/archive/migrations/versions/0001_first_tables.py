"""The first tables: texts, appearances, records, failures, and search over texts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "texts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(20), nullable=False),
        sa.UniqueConstraint("hash", name="uq_texts_hash"),
    )
    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text_hash", sa.String(64), sa.ForeignKey("texts.hash", name="fk_appearances_text_hash"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("outlet", "url", "path", "title")),
        *(sa.Column(name, sa.String(10), nullable=False) for name in ("published", "published_earliest", "published_latest")),
        sa.Column("fetched", sa.String(20), nullable=False),
        sa.UniqueConstraint("text_hash", "outlet", "url", "path", "published", name="uq_appearances_text_hash"),
    )
    op.create_index("ix_appearances_published_latest", "appearances", ["published_latest"])
    op.create_table(
        "records",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text_hash", sa.String(64), sa.ForeignKey("texts.hash", name="fk_records_text_hash"), nullable=False),
        sa.Column("reader", sa.String(40), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("ontology", sa.String(80), nullable=False),
        sa.Column("published", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(20), nullable=False),
        sa.UniqueConstraint("text_hash", "reader", "model", "ontology", "published", "language", name="uq_records_text_hash"),
    )
    op.create_index("ix_records_recorded", "records", ["recorded"])
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("recorded", sa.String(20), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        # The index points into `texts` and holds no copy. Letters with marks stay letters of their own: å is no a.
        op.execute(
            "create virtual table texts_search using fts5(text, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
        )
        op.execute("create trigger texts_search_add after insert on texts begin insert into texts_search(rowid, text) values (new.id, new.text); end")
        op.execute(
            "create trigger texts_search_drop after delete on texts "
            "begin insert into texts_search(texts_search, rowid, text) values ('delete', old.id, old.text); end"
        )
        # Texts are immutable: what cites them must find them as they were.
        op.execute("create trigger texts_immutable before update on texts begin select raise(abort, 'texts are immutable'); end")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("texts_search_add", "texts_search_drop", "texts_immutable"):
            op.execute(f"drop trigger {trigger}")
        op.execute("drop table texts_search")
    for table in ("failures", "records", "appearances", "texts"):
        op.drop_table(table)
