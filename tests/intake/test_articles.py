"""Files, directories, rows and streams, good and bad, through the one way in."""

import io
import json
import sys

import pytest

from kilde.intake import articles, limits, make_article
from kilde.model.article import Article
from kilde.model.errors import NoDate, UnknownLanguage, UnreadableText, WrongUse

BOKMAAL = "Regjeringen sier at de ikke vet hvem som sto bak angrepet mot byen i går."


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def test_a_text_with_a_header_is_kept_unchanged(tmp_path):
    text = f" date 2020-10 {BOKMAAL}\r\n\r\nSlutt."
    path = write(tmp_path / "a.txt", text)
    (article,) = articles([path])
    assert article == Article(text=text, published="2020-10", language="nb", path=path)


def test_options_win_over_what_the_text_says(tmp_path):
    path = write(tmp_path / "a.txt", f" date 2020-10 {BOKMAAL}")
    (article,) = articles([path], published="2020-10-27", language="da", outlet="NTB")
    assert (article.published, article.language, article.outlet) == ("2020-10-27", "da", "NTB")


def test_rows_carry_what_they_know(tmp_path):
    row = {"id": "x1", "text": BOKMAAL, "published": "2024-01-05T08:00:00Z", "language": "nb-NO", "outlet": "NRK", "url": "https://e.no/1", "title": "T"}
    path = write(tmp_path / "a.jsonl", json.dumps(row) + "\n\n" + json.dumps({"text": f" date 2024-02 {BOKMAAL}"}))
    first, second = articles([path])
    assert first == Article(BOKMAAL, "2024-01-05", "nb", f"{path}#x1", "NRK", "https://e.no/1", "T")
    assert (second.published, second.path) == ("2024-02", f"{path}:3")


def test_bad_rows_are_named_by_line_and_stop_nobody(tmp_path):
    good = json.dumps({"text": BOKMAAL, "published": "2024-01"})
    bad = ["{", "[1]", '{"published": "2024-01"}', json.dumps({"text": BOKMAAL}), json.dumps({"text": BOKMAAL, "published": 2024}), '{"text": "\\ud800", "published": "2024-01"}']
    path = write(tmp_path / "a.jsonl", "\n".join([good, *bad, good]))
    found = list(articles([path]))
    assert [type(item) for item in found] == [Article, UnreadableText, UnreadableText, UnreadableText, NoDate, UnreadableText, UnreadableText, Article]
    assert [item.source for item in found[1:-1]] == [f"{path}:{number}" for number in range(2, 8)]


def test_a_row_in_another_encoding_or_too_long_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": BOKMAAL, "published": "2024-01"}).encode()
    path.write_bytes(b'{"text": "\xe5"}\n' + b"x" * (limits.MAX_ROW_BYTES * 2 + 5) + b"\n" + good)
    encoding, long, article = articles([str(path)])
    assert "UTF-8" in encoding.cause
    assert "a line of more than" in long.cause
    assert isinstance(article, Article)


def test_a_directory_gives_its_texts_in_order_and_skips_the_hidden(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "1.txt", ".git/3.txt", "note.md"):
        write(tmp_path / name, f" date 2020-10 {BOKMAAL}")
    assert [article.path for article in articles([str(tmp_path)])] == [str(tmp_path / "1.txt"), str(tmp_path / "b" / "2.txt")]


@pytest.mark.parametrize(
    ("content", "kind", "cause"),
    [
        (b"", UnreadableText, "is empty"),
        (b" date 2020-10 ", UnreadableText, "is empty after its date"),
        (BOKMAAL.encode(), NoDate, "has no publication date"),
        (b" date 2020-13 " + BOKMAAL.encode(), NoDate, "no date of the calendar"),
        (b" date 2020-10 \x00\x01\x02", UnreadableText, "not text"),
        (b" date 2020-10 " + b"ord " * 5_000_000, UnreadableText, "line of more than"),
        (" date 2020-10 Die Regierung hat mitgeteilt, dass zwei Soldaten getötet wurden.".encode(), UnknownLanguage, "'de'"),
        (" date 2020-10 Власти России сообщили во вторник о гибели двух солдат.".encode(), UnknownLanguage, "language"),
        (b" date 2020-10 1234 5678", UnknownLanguage, "no words"),
    ],
)
def test_what_cannot_be_read_names_file_and_cause_and_the_others_are_read(tmp_path, content, kind, cause):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(content)
    write(good, f" date 2020-10 {BOKMAAL}")
    error, article = articles([str(bad), str(good)])
    assert type(error) is kind
    assert error.source == str(bad)
    assert cause in error.cause
    assert error.remedy
    assert isinstance(article, Article)


def test_missing_paths_and_empty_directories_are_named(tmp_path):
    missing, empty = articles([str(tmp_path / "none.txt"), str(tmp_path)])
    assert (missing.cause, empty.cause) == ("no such file or directory", "directory without texts")


class Stdin:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("data", [f" date 2020-10 {BOKMAAL}".encode(), json.dumps({"text": f" date 2020-10 {BOKMAAL}"}).encode() + b"\n"])
def test_standard_input_is_a_text_or_rows(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    (article,) = articles(["-"])
    assert article.text == f" date 2020-10 {BOKMAAL}"
    assert article.path in ("-", "-:1")


def test_rows_are_rows_whatever_their_file_is_called(tmp_path):
    path = write(tmp_path / "a.json", json.dumps({"text": BOKMAAL, "published": "2024-01"}) + "\n" + "{}")
    article, error = articles([path])
    assert (article.text, error.source) == (BOKMAAL, f"{path}:2")


def test_standard_input_that_closes_at_once_is_empty(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stdin(b""))
    (error,) = articles(["-"])
    assert (error.source, error.cause) == ("-", "is empty")


@pytest.mark.parametrize("options", [{"published": "yesterday"}, {"language": "de"}])
def test_options_that_are_none_are_refused_before_anything_is_read(options):
    with pytest.raises(WrongUse):
        articles(["-"], **options)


def test_an_article_from_python_needs_no_file():
    article = make_article({"text": BOKMAAL, "published": "2024-01"})
    assert article == Article(BOKMAAL, "2024-01", "nb")
    with pytest.raises(NoDate):
        make_article({"text": BOKMAAL})
