"""Places of a document as plain dictionaries: the position and the words themselves, in every row alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consilience.model import Document, Evidence, Span

Json = dict[str, Any]
Documents = Mapping[str, Document]


def evidence_row(pointer: Evidence, documents: Documents) -> Json:
    """A pointer with its document, offsets and words."""
    return {"document_id": pointer.document_id} | place_row(documents[pointer.document_id], pointer.start, pointer.end)


def span_row(span: Span | None, document: Document) -> Json | None:
    """The place of a span, or None without one."""
    return None if span is None else place_row(document, span.start, span.end)


def place_row(document: Document, start: int, end: int) -> Json:
    """Offsets into the text and its words; of a headline beside the text with `field`, and offsets into the title."""
    headline = document.headline
    words = document.text[start:end]
    if headline is None or start < headline.start:
        return {"start": start, "end": end, "text": words}
    return {"field": "title", "start": start - headline.start, "end": end - headline.start, "text": words}
