"""Bytes to text, with nothing lost in silence."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from consilience.errors import UnreadableDocument

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What binary files start with: their first bytes name them more plainly than a count of odd characters.
_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x7fELF", "a program"),
)
_TEXT_CONTROLS: Final = b"\t\n\r\x0b\x0c\x1b\x85"
_SAMPLE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how its bytes were read. `note` is a sentence for the reader where something was not as it should be."""

    text: str
    encoding: str
    note: str | None = None


def decoded(payload: bytes) -> Decoded:
    """The text of a payload: UTF-8, or what a byte-order mark names, or the Western code page that fits.

    Bytes that fit nowhere become U+FFFD, and the note says how many: the rest of the text is worth more than a refusal.

    Raises:
        UnreadableDocument: if the payload is empty or is no text.
    """
    if not payload.strip():
        raise UnreadableDocument("the file is empty" if not payload else "the file holds only white space")
    for magic, kind in _MAGIC:
        if payload.startswith(magic):
            raise UnreadableDocument(f"this is {kind}, not text: save it as text, HTML or JSONL first")
    for mark, encoding in _BOMS:
        if payload.startswith(mark):
            return _with_replacement(payload, encoding)
    _refuse_binary(payload)
    try:
        return Decoded(payload.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(payload, error)


def _refuse_binary(payload: bytes) -> None:
    sample = payload[:_SAMPLE]
    controls = sum(1 for byte in sample if byte < 32 and byte not in _TEXT_CONTROLS)
    if sample.count(0) or controls > len(sample) // 50:
        raise UnreadableDocument("this is binary data, not text")


def _not_utf8(payload: bytes, error: UnicodeDecodeError) -> Decoded:
    """Mostly UTF-8 with a few broken bytes stays UTF-8; otherwise the bytes are a Western code page (Windows-1252)."""
    text = payload.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for byte in payload if byte >= 0xC2) - broken
    if good > broken:
        return Decoded(text, "utf-8", _note(broken, "UTF-8"))
    try:
        western = payload.decode("cp1252")
    except UnicodeDecodeError:
        return Decoded(text, "utf-8", _note(broken, "UTF-8"))
    return Decoded(western, "cp1252", f"not UTF-8 (byte {error.start}): read as Windows-1252, so accents may be wrong")


def _with_replacement(payload: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(payload.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = payload.decode(encoding, errors="replace")
        return Decoded(text.removeprefix("\ufeff"), encoding, _note(text.count("\ufffd"), encoding.upper()))


def _note(broken: int, name: str) -> str:
    places = "1 place is" if broken == 1 else f"{broken} places are"
    return f"broken {name}: {places} shown as \ufffd; the rest is as it came"
