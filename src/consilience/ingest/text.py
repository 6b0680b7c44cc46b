"""A plain text file: decoded, zoned, dated."""

from __future__ import annotations

import hashlib

from consilience.ingest.decoding import decoded
from consilience.ingest.source import source_of
from consilience.ingest.zones import zones
from consilience.model import Document, Published


def document(id_: str, payload: bytes, path: str | None = None) -> Document:
    """One plain text as a document.

    Raises:
        UnreadableDocument: if the payload holds no text.
    """
    text = decoded(payload).text
    return Document(
        id=id_,
        text=text,
        source=source_of(id_, "file_name"),
        published=Published(None, "unknown"),
        sha256=hashlib.sha256(payload).hexdigest(),
        zones=zones(text),
        path=path,
    )
