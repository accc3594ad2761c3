"""What is stored stays, what is there is not stored twice, and a failure touches nothing else."""

import sqlite3
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.records import TEXT, article, record_of

from kilde.archive.archive import Archive, Counts
from kilde.archive.engine import HEAD
from kilde.model.errors import BadData, NoDate, WrongUse


def test_a_record_comes_back_as_it_went_in(archive):
    given = article(path="a.txt", outlet="NTB")
    record = record_of(given)
    assert archive.store(given, record)
    assert archive.record(given.hash[:4]) == record
    assert archive.record(f"{given.hash[:12]}/0.1.0") == record
    assert archive.stored(given, record.reader) == record


def test_the_same_text_again_stores_nothing(archive):
    given = article(path="a.txt")
    assert archive.store(given, record_of(given))
    assert not archive.store(given, record_of(given))
    assert archive.counts() == Counts(1, 1, 1, 0)


def test_the_same_text_elsewhere_is_one_more_appearance(archive):
    for outlet in ("NRK", "DR", "DR"):
        given = article(outlet=outlet)
        archive.store(given, record_of(given))
    assert archive.counts() == Counts(1, 2, 1, 0)


def test_a_new_reader_or_date_adds_a_record_and_keeps_the_old(archive):
    given = article()
    later = article(published="2024-12")
    archive.store(given, record_of(given))
    archive.store(given, record_of(given, version="0.2.0"))
    archive.store(later, record_of(later, version="0.2.0"))
    assert archive.counts() == Counts(1, 2, 3, 0)
    assert archive.record(given.hash[:8]).document.published == "2024-12"
    assert archive.record(f"{given.hash[:8]}/0.1.0").reader.version == "0.1.0"
    assert [record.document.published for record in archive.all()] == ["2024-12"]


def test_publication_is_kept_with_its_earliest_and_latest_day(archive):
    for published in ("2024-02", "2024-12-08"):
        given = article(published=published)
        archive.store(given, record_of(given))
    with archive._engine.connect() as connection:
        rows = connection.execute(text("select published_earliest, published_latest from appearances order by id")).all()
    assert rows == [("2024-02-01", "2024-02-29"), ("2024-12-08", "2024-12-08")]


def test_a_failure_is_a_row_and_touches_nothing_else(archive):
    given = article()
    archive.store(given, record_of(given))
    archive.fail(NoDate("has no publication date", source="b.txt"))
    assert archive.counts() == Counts(1, 1, 1, 1)
    assert [(error.source, error.cause) for error in archive.failed()] == [("b.txt", "has no publication date")]


def test_a_text_is_stored_whole_or_not_at_all(archive):
    given = article()
    with archive._writer.begin() as connection:
        connection.execute(text("create trigger refuse before insert on records begin select raise(abort, 'disk full'); end"))
    with pytest.raises(WrongUse, match="cannot be written: disk full"):
        archive.store(given, record_of(given))
    assert archive.counts() == Counts(0, 0, 0, 0)


def test_texts_cannot_be_changed(archive):
    given = article()
    archive.store(given, record_of(given))
    with pytest.raises(DBAPIError, match="immutable"), archive._writer.begin() as connection:
        connection.execute(text("update texts set text = 'x'"))


@pytest.mark.parametrize(("words", "found"), [("Damaskus", 1), ("damaskus reuters", 1), ("Damaskus Aleppo", 0), ("drept, sier", 1), ('"', 0), ("", 0), ("sondag", 0)])
def test_search_finds_texts_by_their_words(archive, words, found):
    given = article()
    archive.store(given, record_of(given))
    assert len(archive.search(words)) == found


def test_an_id_that_fits_no_text_or_several_is_refused(archive):
    hashes = set()
    number = 0
    while len(hashes) == number:  # until two texts share the first four characters of their hash
        given = article(text=TEXT + str(number))
        hashes.add(given.hash[:4])
        archive.store(given, record_of(given)) if number < 2 else None
        number += 1
    twin = given.hash[:4]
    for candidate in range(number):
        given = article(text=TEXT + str(candidate))
        if given.hash.startswith(twin):
            archive.store(given, record_of(given))
    with pytest.raises(WrongUse, match="more than one text"):
        archive.record(twin)
    with pytest.raises(WrongUse, match="no record has the id"):
        archive.record("0000ffff0000")
    for bad in ("", "abc", "xyz1", "%%%%"):
        with pytest.raises(WrongUse, match="is no id"):
            archive.record(bad)


def test_two_may_write_at_once(tmp_path):
    path = tmp_path / "new" / "archive.sqlite"
    errors = []

    def write(start):
        try:
            with Archive(path) as mine:
                for number in range(start, start + 20):
                    given = article(text=TEXT + str(number))
                    mine.store(given, record_of(given))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Archive(path) as mine:
        assert mine.counts() == Counts(40, 40, 40, 0)


def test_many_may_open_a_new_archive_at_once(tmp_path):
    errors = []

    def begin(path):
        try:
            Archive(path).close()
        except Exception as error:
            errors.append(error)

    for number in range(40):
        threads = [threading.Thread(target=begin, args=(tmp_path / f"{number}.sqlite",)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []


def test_the_archive_uses_a_write_ahead_log(archive):
    with archive._engine.connect() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"


def test_head_is_the_newest_migration_and_makes_the_declared_tables(archive):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from kilde.archive.migrations import config
    from kilde.archive.tables import metadata

    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD
    with archive._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, kind, _: kind != "table" or not name.startswith("texts_search")})
        assert compare_metadata(context, metadata) == []


def test_migrations_go_down_again(archive):
    from alembic import command

    from kilde.archive.migrations import config

    with archive._writer.begin() as connection:
        command.downgrade(config(connection), "base")
        assert connection.execute(text("select name from sqlite_master where name like 'texts%'")).all() == []


def test_what_is_no_archive_is_left_alone(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but long enough to be looked at " * 30)
    with pytest.raises(BadData, match="is no Kilde archive"):
        Archive(other)
    assert other.read_text().startswith("not a database")
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("create table mine (x)")
    connection.close()
    with pytest.raises(BadData, match="no Kilde archive"):
        Archive(foreign)


def test_an_archive_of_a_newer_kilde_is_refused(archive):
    with archive._writer.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(WrongUse, match="newer Kilde"):
        Archive(archive.path)


def test_looking_makes_no_archive(tmp_path):
    with pytest.raises(WrongUse, match="there is no archive"):
        Archive(tmp_path / "none.sqlite", make=False)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUse, match="cannot be made"):
        Archive(tmp_path / "file" / "archive.sqlite")
