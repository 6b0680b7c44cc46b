"""Items of JSON and JSONL: `id, text, title, published, source, url`, other keys are let be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from typing import Final, NamedTuple

from consilience.errors import UnreadableDocument
from consilience.ingest import published
from consilience.ingest.source import domain_of, printed_source, source_in, source_of, web_address
from consilience.ingest.text import title_of
from consilience.ingest.zones import zones
from consilience.model import Document, Source, Zone


class _Origin(NamedTuple):
    name: str | None
    url: str | None
    path: str | None


_KEYS: Final = ("id", "text", "title", "published", "source", "url")


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
    url = web_address(values["url"])
    title = " ".join((values["title"] or "").split()) or None
    found = zones(text, title)
    return Document(
        id=id_,
        text=text,
        source=_source(id_, text, found, _Origin(values["source"], url, path)),
        published=published.given(values["published"]) or published.best(id_, text, found, None, url),
        sha256=hashlib.sha256(canonical(item)).hexdigest(),
        zones=found,
        media_type="application/json",
        path=path,
        url=url,
        title=title or title_of(text, found),
    )


def _text_of(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    if key in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableDocument(f"`{key}` must be text, but is {type(value).__name__}")


def _source(id_: str, text: str, zones: tuple[Zone, ...], item: _Origin) -> Source:
    domain = domain_of(item.url)
    if item.name and item.name.strip():
        return source_of(item.name, "given", domain)
    return (None if domain else printed_source(id_, text, zones)) or source_in(id_, item.url, item.path)
