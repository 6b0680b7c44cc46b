"""Items of JSON and JSONL: `id, text, title, published, source, url`, other keys are let be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from consilience.errors import UnreadableDocument
from consilience.ingest.source import domain_of, source_of
from consilience.ingest.zones import zones
from consilience.model import Document, Published, Source

_KEYS = ("id", "text", "title", "published", "source", "url")


def canonical(item: Mapping[str, object]) -> bytes:
    """The bytes that an item's sha256 is taken over: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(item, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def document_of(item: Mapping[str, object], path: str | None = None) -> Document:
    """One item as a document.

    Args:
        item: `text` is needed; `id`, `title`, `published`, `source` and `url` are used, other keys are let be.
        path: the file that holds the item.

    Raises:
        UnreadableDocument: if `text` is missing or empty, or a used key holds something else than text.
    """
    values = {key: _text_of(item, key) for key in _KEYS}
    text = values["text"]
    if text is None or not text.strip():
        raise UnreadableDocument("the item has no text")
    id_ = values["id"] or "item"
    published = values["published"]
    return Document(
        id=id_,
        text=text,
        source=_source(id_, values["source"], values["url"]),
        published=Published(published, "given") if published else Published(None, "unknown"),
        sha256=hashlib.sha256(canonical(item)).hexdigest(),
        zones=zones(text, values["title"]),
        media_type="application/json",
        path=path,
        url=values["url"],
        title=values["title"],
    )


def _text_of(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableDocument(f"`{key}` must be text, but is {type(value).__name__}")


def _source(id_: str, name: str | None, url: str | None) -> Source:
    domain = domain_of(url)
    if name and name.strip():
        return source_of(name, "given", domain)
    if domain:
        return source_of(domain, "url", domain)
    return source_of(id_, "file_name")
