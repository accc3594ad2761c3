import pytest

from kilde.intake import limits
from kilde.intake.decoding import check, decode
from kilde.model.errors import UnreadableText

NORDIC = "Både regjeringa og opprørarane på øya sa «nei» i går – ærleg talt. Malmö, Århus."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_what_nordic_newsrooms_write(encoding):
    assert decode(NORDIC.encode(encoding)) == NORDIC


def test_keeps_newlines_and_composition():
    text = "A\r\nB\rC\n\n e\u0301 \u2028 D"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF file"),
        (b"PK\x03\x04rest", "zip or office"),
        (bytes(range(256)) * 4, "not text"),
        ("på øya ".encode() + b"og p\xe5 land", "broken encoding: byte 0xe5 at position 13 is not UTF-8"),
        ("kjære".encode()[:3], "broken encoding"),
        (b"abc \xfe\xff \x81", "broken encoding"),
        (b"\xff\xfea\x00\x00\xd8", "broken encoding"),
        (b"abc\0def", "control characters"),
        (b"<!DOCTYPE html><html><p>x</p></html>", "HTML page"),
        (b"\x05\x06\x07 a", "control characters"),
    ],
)
def test_says_why_it_cannot_read(data, cause):
    with pytest.raises(UnreadableText, match=cause):
        decode(data)


def test_reads_the_marks_of_a_wire_header():
    assert decode(b"\x01NTB0412\x02" + b"En lang nok tekst. " * 20 + b"\x03").startswith("\x01NTB")


def test_a_line_beyond_the_limit_is_named_as_such():
    with pytest.raises(UnreadableText, match="line of more than"):
        decode(b"ord " * (limits.MAX_BYTES // 4 + 1))
    with pytest.raises(UnreadableText, match="has a line of 60,001 characters"):
        check("o" * (limits.MAX_LINE + 1))


def test_a_text_beyond_the_limit_is_named_as_such():
    with pytest.raises(UnreadableText, match="is larger than"):
        decode(b"en linje\n" * (limits.MAX_BYTES // 9 + 2))
    with pytest.raises(UnreadableText, match="characters, more than 300,000"):
        check("en linje\n" * (limits.MAX_CHARACTERS // 9 + 2))


def test_half_a_pair_is_broken():
    with pytest.raises(UnreadableText, match="UTF-16 pair"):
        check("abc \ud800")
