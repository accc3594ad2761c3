"""From bytes to text: UTF-8 first, Windows-1252 where nothing speaks against it, and a clear word for everything else.

The rule, in order:

1. a byte order mark decides (UTF-8, UTF-16); it is not part of the text;
2. what is valid UTF-8 is UTF-8;
3. what holds no valid UTF-8 sequence beyond ASCII, and whose other bytes are all letters or marks that printed Nordic and English
   texts use, is Windows-1252 (and so Latin-1): old wire archives are;
4. anything else is broken. A file that is UTF-8 in one place and not in another is broken, not Windows-1252.

Nothing is replaced or dropped: a text is read as it was written, or not at all.
"""

from __future__ import annotations

import codecs
import re

from kilde.intake.limits import MAX_BYTES, MAX_CHARACTERS, MAX_LINE
from kilde.model.errors import UnreadableText

SAVE_AS = "save it as UTF-8 text"
# First bytes of what is often handed in by mistake (the formats' own signatures).
SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Without Â and Ã: alone they are the first half of a UTF-8 letter that was cut.
WINDOWS_1252_MARKS = "æøåäöÆØÅÄÖéèêëáàâãíìîïóòôõúùûüýçñšžßÉÈÊËÁÀÍÌÎÏÓÒÔÕÚÙÛÜÝÇÑŠŽ«»‹›“”„‘’‚–—…•·´§°©®€£½¼¾²³±×\xa0\xad"
ACCEPTED = frozenset(WINDOWS_1252_MARKS.encode("cp1252"))
UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# Tab, line breaks, form feed, and the start, text and end marks of wire headers (IPTC 7901) do occur in texts.
CONTROL = re.compile(r"[\x04-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text of a file's bytes. Raises UnreadableText with the cause; the caller names the file."""
    if not data.strip():
        raise UnreadableText("is empty", remedy="nothing to read here")
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableText(f"is {what}, not text", remedy=SAVE_AS)
    if len(data) > MAX_BYTES:
        _refuse_size(data)
    text = _decoded(data)
    check(text)
    return text


def check(text: str) -> None:
    """Raises UnreadableText for a decoded text that is none: empty, binary, HTML, or beyond the limits."""
    if not text.strip():
        raise UnreadableText("is empty", remedy="nothing to read here")
    if len(text) > MAX_CHARACTERS:
        _refuse_long_line(text)
        raise UnreadableText(f"has {len(text):,} characters, more than {MAX_CHARACTERS:,}", remedy="give one article to a file")
    _refuse_long_line(text)
    if "\0" in text or len(CONTROL.findall(text)) * 100 > len(text):
        raise UnreadableText("is not text: it holds control characters", remedy=SAVE_AS)
    if HTML.match(text):
        raise UnreadableText("is an HTML page, not an article's text", remedy="save the article's text alone")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableText("broken encoding: half of a UTF-16 pair stands alone", remedy=SAVE_AS)


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _broken(data, error.start + len(mark), encoding.upper()) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise UnreadableText("is not text: it holds bytes of value zero", remedy=SAVE_AS) from error
        foreign = {byte for byte in data if byte >= 0x80} - ACCEPTED
        if foreign or UTF8_SEQUENCE.search(data):
            raise _broken(data, error.start, "UTF-8") from error
        return data.decode("cp1252")


def _broken(data: bytes, at: int, encoding: str) -> UnreadableText:
    byte = f"byte 0x{data[at]:02x} at position {at:,}" if at < len(data) else "the end"
    return UnreadableText(f"broken encoding: {byte} is not {encoding}", remedy=SAVE_AS)


def _refuse_long_line(text: str) -> None:
    longest = max(map(len, text.splitlines()), default=0)
    if longest > MAX_LINE:
        raise UnreadableText(f"has a line of {longest:,} characters, more than {MAX_LINE:,}", remedy="break it into paragraphs")


def _refuse_size(data: bytes) -> None:
    """Speaks of a file that was read only as far as one byte beyond the limit."""
    if max(map(len, data.splitlines())) > MAX_LINE * 4:
        raise UnreadableText(f"has a line of more than {MAX_LINE:,} characters", remedy="break it into paragraphs")
    raise UnreadableText(f"is larger than {MAX_BYTES:,} bytes", remedy="give one article to a file")
