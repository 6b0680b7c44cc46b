"""What a person names for the single-text commands: files, folders, standard input, or the words themselves."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import click

from consilience.cli.terminal import shown
from consilience.errors import InputError
from consilience.ingest.decoding import decoded
from consilience.ingest.plain import given_date, plain_document
from consilience.ingest.read import STDIN, read
from consilience.ingest.sniff import kind_of
from consilience.model import Document, Published

_STREAM: Final = "-"
_FILE_NAME: Final = re.compile(r"\S*\.(?:txt|text|html?|jsonl?|xhtml)", re.IGNORECASE)


def texts(given: Sequence[str], published: str | date | None = None, stdin: BinaryIO | None = None) -> list[Document]:
    """What a person names on the command line: a file, `-` for standard input, or the text itself.

    A file is read as for a report: page furniture is set aside, and its own date counts unless `published` is given.
    A text is read whole, on standard input too; only a page or JSONL is read there as the file that it would be.

    Raises:
        UsageError: if `published` is no date.
        InputError: if nothing of an argument can be read, or a text is empty.
    """
    when = given_date(published)
    found: list[Document] = []
    for number, words in enumerate(given, 1):
        if words == _STREAM:
            rows = _streamed((stdin or sys.stdin.buffer).read(), when)
        elif _is_path(words):
            rows = _read(words)
        else:
            rows = iter([_text("text" if len(given) == 1 else f"text-{number}", words, when)])
        found += [replace(row, published=when) if published else row for row in rows]
    return found


def _streamed(payload: bytes, published: Published) -> Iterator[Document]:
    words = decoded(payload).text if payload.strip() else ""
    if kind_of("", words) == "text":
        yield _text(STDIN, words, published)
    else:
        yield from _read(_STREAM, io.BytesIO(payload))


def _read(name: str, stdin: BinaryIO | None = None) -> Iterator[Document]:
    """The documents of one argument; of a folder or a JSONL file, what cannot be read is named on standard error."""
    ingested = read([name], stdin)
    for row in ingested.skipped:
        if not ingested.documents:
            raise InputError(f"{row.name}: {row.reason}")
        click.echo(shown(f"skipped {row.name}: {row.reason}"), err=True)
    yield from ingested.documents


def _text(id_: str, words: str, published: Published) -> Document:
    if not words.strip():
        raise InputError("the text is empty; give a text, a file, or - for standard input")
    return plain_document(id_, words, published)


def _is_path(words: str) -> bool:
    """Whether an argument names a file (there or not) or a folder; everything else is a text."""
    if _FILE_NAME.fullmatch(words):
        return True
    try:
        return bool(words) and Path(words).exists()  # an empty path is the folder that one stands in
    except (OSError, ValueError):  # too long for a name, or holds what no name may
        return False
