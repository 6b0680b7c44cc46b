"""A plain text file: decoded, zoned, dated."""

from __future__ import annotations

import hashlib

from consilience.ingest import published
from consilience.ingest.decoding import decoded
from consilience.ingest.source import printed_source, source_in
from consilience.ingest.zones import zones
from consilience.model import Document, Zone


def document(id_: str, payload: bytes, path: str | None = None) -> Document:
    """One plain text as a document.

    Args:
        id_: the document's id, unique in the run.
        payload: the file's bytes.
        path: where the file lies; its name may hold a date.

    Raises:
        UnreadableDocument: if the payload holds no text.
    """
    read = decoded(payload)
    found = zones(read.text)
    return Document(
        id=id_,
        text=read.text,
        source=printed_source(id_, read.text, found) or source_in(id_, None, path),
        published=published.best(id_, read.text, found, path or id_, None),
        sha256=hashlib.sha256(payload).hexdigest(),
        zones=found,
        path=path,
        title=title_of(read.text, found),
        remark=read.note,
    )


def title_of(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The words of the title zone, white space collapsed."""
    titles = (zone for zone in zones if zone.type == "title")
    first = next(titles, None)
    return " ".join(text[first.start : first.end].split()) if first else None
