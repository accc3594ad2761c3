from pathlib import Path

from kilde.archive.place import archive_path


def test_the_call_wins_over_the_variable_and_the_variable_over_the_platform(monkeypatch, tmp_path):
    monkeypatch.setenv("KILDE_ARCHIVE", str(tmp_path / "b"))
    assert archive_path(tmp_path / "a") == tmp_path / "a"
    assert archive_path() == tmp_path / "b"
    monkeypatch.delenv("KILDE_ARCHIVE")
    assert archive_path().name == "archive.sqlite"
    assert archive_path("~/x").parent == Path.home()
