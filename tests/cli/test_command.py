"""The installed command from outside: what it prints where, and its exit codes."""

import json
import os
import subprocess
import sys

import pytest

BOKMAAL = " date 2024-12 Regjeringen sier at minst to soldater ble drept i Goma i går, skriver Reuters.\n"


@pytest.fixture
def kilde(tmp_path):
    environment = {**os.environ, "KILDE_ARCHIVE": str(tmp_path / "archive" / "archive.sqlite"), "PYTHONWARNINGS": "error", "COLUMNS": "100"}

    def run(*arguments, stdin=b""):
        done = subprocess.run([sys.executable, "-m", "kilde", *map(str, arguments)], input=stdin, capture_output=True, env=environment, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(BOKMAAL, encoding="utf-8")
    return folder


def test_help_names_every_command(kilde):
    code, out, _ = kilde("--help")
    assert code == 0
    assert all(f"\n  {command} " in out for command in ("read", "extract", "show", "explain", "eval", "doctor"))


def test_extract_prints_a_record_to_a_line(kilde, texts):
    code, out, err = kilde("extract", texts, "--outlet", "NTB")
    assert (code, err) == (0, "")
    (record,) = map(json.loads, out.splitlines())
    assert record["schema"] == "kilde/1"
    assert record["document"]["text"] == BOKMAAL
    assert (record["document"]["path"], record["document"]["outlet"]) == (str(texts / "good.txt"), "NTB")
    assert (record["document"]["language"], record["document"]["published"]) == ("nb", "2024-12")


def test_extract_names_what_fails_and_reads_the_rest(kilde, texts):
    (texts / "empty.txt").write_bytes(b"")
    (texts / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    code, out, err = kilde("extract", texts, texts / "missing.txt")
    assert code == 1
    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        f"kilde: {texts}/empty.txt: is empty (nothing to read here)",
        f"kilde: {texts}/photo.txt: is a PNG image, not text (save it as UTF-8 text)",
        f"kilde: {texts}/missing.txt: no such file or directory (check the path)",
    ]


def test_extract_reads_standard_input_and_writes_a_list_to_a_file(kilde, tmp_path):
    rows = "".join(json.dumps({"id": f"r{number}", "text": BOKMAAL}) + "\n" for number in range(2)).encode()
    code, out, _ = kilde("extract", "-", "--format", "json", "-o", tmp_path / "out.json", stdin=rows)
    assert (code, out) == (0, "")
    records = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [record["document"]["path"] for record in records] == ["-#r0", "-#r1"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "-", "--published", "yesterday"], "'yesterday' is no publication date"),
        (["extract", "-", "--language", "de"], "language 'de' is not installed"),
        (["extract", "-", "--format", "xml"], "xml"),
        (["extract", "-", "-o", "/nowhere/at/all.json"], "cannot be written"),
        (["show", "ebe4/s3"], "there is no archive"),
        (["nothing"], "nothing"),
    ],
)
def test_wrong_use_is_2_and_says_why(kilde, arguments, message):
    code, out, err = kilde(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_a_reader_that_leaves_ends_the_run_quietly(texts):
    for number in range(20):
        (texts / f"{number}.txt").write_text(BOKMAAL, encoding="utf-8")
    command = subprocess.Popen([sys.executable, "-m", "kilde", "extract", str(texts)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout.readline().startswith(b"{")
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait(timeout=60) == 1


def test_what_is_less_sure_is_stored_and_not_shown(kilde, texts):
    everything = json.loads(kilde("extract", texts)[1])
    code, out, _ = kilde("extract", texts, "--min-confidence", "1")
    assert code == 0
    assert len(json.loads(out)["statements"]) < len(everything["statements"])
    shown = kilde("read", texts, "--min-confidence", "1")[1]
    assert "WHO SAYS WHAT" not in shown
    assert "WHO SAYS WHAT" in kilde("show", everything["document"]["id"])[1]
    assert kilde("extract", texts, "--min-confidence", "2")[0] == 2


def test_read_stores_shows_and_knows_what_it_has_read(kilde, texts):
    (texts / "empty.txt").write_bytes(b"")
    code, out, err = kilde("read", texts)
    assert code == 1
    assert "published December 2024" in out
    assert "1 read, 0 known before, 1 failed" in out
    assert "empty.txt: is empty" in err
    code, out, _ = kilde("read", texts / "good.txt", "--quiet")
    assert code == 0
    assert out.startswith("0 read, 1 known before, 0 failed")


def test_explain_says_why(kilde, texts):
    kilde("read", texts, "--quiet")
    text_id = json.loads(kilde("extract", texts)[1])["document"]["id"]
    code, out, err = kilde("explain", f"{text_id[:6]}/s1")
    assert (code, err) == (0, "")
    assert "languages/nb/speech.yaml, verbs: " in out
    assert json.loads(kilde("explain", f"{text_id}/s1", "--json")[1])["id"] == f"{text_id}/{kilde_version()}/s1"
    assert kilde("explain", text_id)[0] == 2
    assert kilde("explain", f"{text_id}/s99")[0] == 2


def kilde_version():
    from kilde.model.version import VERSION

    return VERSION


def test_show_finds_what_read_stored(kilde, texts):
    kilde("read", texts, "--quiet")
    record = json.loads(kilde("extract", texts)[1])
    text_id = record["document"]["id"]
    code, out, _ = kilde("show", text_id[:6])
    assert (code, text_id in out) == (0, True)
    entity = record["entities"][0]
    code, out, _ = kilde("show", f"{text_id}/{entity['id']}")
    assert code == 0
    assert entity["label"] in out
    assert "⟦" in out
    assert json.loads(kilde("show", f"{text_id[:4]}/{entity['id']}", "--json")[1]) == entity
    code, _, err = kilde("show", f"{text_id[:4]}/s99")
    assert code == 2
    assert "has no item 's99'" in err


def test_read_survives_an_archive_that_is_none(kilde, texts, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("a letter, and not a short one either " * 50)
    code, _, err = kilde("read", texts, "--archive", other)
    assert code == 2
    assert "is no Kilde archive" in err
    assert other.read_text().startswith("a letter")


def test_doctor_finds_this_installation_well(kilde):
    code, out, _ = kilde("doctor")
    assert code == 0, out
    assert "da, en, nb, nn, sv" in out
    assert "none yet" in out
