"""Kilde from Python."""

import subprocess
import sys

import pytest

import kilde
from kilde.model.article import Article
from kilde.model.errors import KildeError, NoDate, UnreadableText
from kilde.services import extract as service

TEXT = "Regjeringen sier at minst to soldater ble drept i Goma i går, skriver Reuters."


def test_extract_gives_a_record_that_keeps_what_it_was_told():
    record = kilde.extract(TEXT, published="2025-01-27", outlet="NTB", url="https://example.org/1", title="To drept", path="a.txt")
    document = record.document
    assert isinstance(record, kilde.Record)
    assert (document.text, document.published, document.language) == (TEXT, "2025-01-27", "nb")
    assert (document.outlet, document.url, document.title, document.path) == ("NTB", "https://example.org/1", "To drept", "a.txt")
    assert document.id == kilde.Article(TEXT, "2025-01-27", "nb").hash[:12]
    assert kilde.Record.model_validate_json(record.model_dump_json()) == record


def test_the_same_text_gives_the_same_record():
    assert kilde.extract(TEXT, published="2025-01") == kilde.extract(TEXT, published="2025-01")


def test_the_date_may_stand_in_the_text():
    assert kilde.extract(f" date 2025-01 {TEXT}").document.published == "2025-01"
    with pytest.raises(NoDate):
        kilde.extract(TEXT)


def test_extract_many_gives_a_record_or_the_error_in_order():
    items = [Article(TEXT, "2025-01", "nb"), {"text": ""}, f" date 2025-01 {TEXT}", {"text": TEXT, "published": "2025-01"}, {"published": "2025-01"}, "12"]
    found = list(kilde.extract_many(items))
    assert [type(item) for item in found] == [kilde.Record, UnreadableText, kilde.Record, kilde.Record, UnreadableText, NoDate]


def test_extract_many_reads_as_it_is_asked():
    def endless():
        while True:
            yield f" date 2025-01 {TEXT}"

    found = kilde.extract_many(endless())
    assert next(found) == next(found)


def test_a_fault_of_the_reader_is_the_failure_of_that_text(monkeypatch):
    from kilde.reading import pipeline

    def broken(article, **_):
        if "Goma" in article.text:
            raise IndexError("list index out of range")
        return original(article)

    original = pipeline.read
    monkeypatch.setattr(pipeline, "read", broken)
    bad, good = kilde.extract_many([{"text": TEXT, "published": "2025-01", "path": "a.txt"}, {"text": TEXT.replace("Goma", "Bukavu"), "published": "2025-01"}])
    assert isinstance(bad, KildeError) and not isinstance(bad, UnreadableText)
    assert (bad.source, bad.cause) == ("a.txt", "the reader failed: IndexError: list index out of range")
    assert isinstance(good, kilde.Record)
    with pytest.raises(KildeError, match="the reader failed"):
        service.extract(TEXT, published="2025-01")


def test_importing_kilde_loads_nothing_and_offers_its_names():
    code = "import sys, kilde; print([name for name in sys.modules if name.split('.')[0] in ('pydantic', 'yaml', 'typer', 'sqlalchemy')], dir(kilde))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.startswith("[] ")
    assert all(f"'{name}'" in out for name in ("extract", "extract_many", "Record", "KildeError"))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kilde.nothing


def test_help_loads_neither_the_reader_nor_the_archive():
    code = "import sys; sys.argv = ['kilde', '--help']\nfrom kilde.cli.main import app\ntry: app()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert not {"pydantic", "sqlalchemy", "alembic", "numpy", "yaml", "kilde.model.record"} & set(loaded)
