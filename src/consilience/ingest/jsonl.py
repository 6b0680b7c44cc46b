"""Items of JSON and JSONL: `id, text, title, published, source, url`, other keys are let be."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from consilience.errors import UnreadableDocument
from consilience.ingest import published
from consilience.ingest.decoding import decoded
from consilience.ingest.headline import with_headline
from consilience.ingest.source import domain_of, printed_source, source_in, source_of, web_address
from consilience.ingest.text import title_of
from consilience.ingest.zones import zones
from consilience.model import Document, Skipped, Source, Zone


class _Origin(NamedTuple):
    name: str | None
    url: str | None
    path: str | None


# Half a UTF-16 pair is no character: it could not be written again. One character for one, so offsets stay.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LISTS: Final = ("articles", "documents", "items")
_KEYS: Final = ("id", "text", "title", "published", "source", "url")


def canonical(item: Mapping[str, object]) -> bytes:
    """The bytes that an item's sha256 is taken over: JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(item, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def documents_of(payload: bytes, name: str, path: str | None = None) -> Iterator[Document | Skipped]:
    """The documents of a JSON or JSONL file, in order; an item that cannot be read is listed with its reason.

    Raises:
        UnreadableDocument: if the payload is no text, or holds no item at all.
    """
    is_empty = True
    for id_, item in items_of(payload, name):
        is_empty = False
        try:
            if isinstance(item, str):
                raise UnreadableDocument(item)
            document = document_of({**item, "id": id_}, path)
            yield replace(document, sha256=hashlib.sha256(canonical(item)).hexdigest())
        except UnreadableDocument as error:
            yield Skipped(id_ if id_.startswith(name) else f"{name}: {id_}", str(error))
    if is_empty:
        raise UnreadableDocument("the file holds no items")


def items_of(payload: bytes, name: str) -> Iterator[tuple[str, dict[str, object] | str]]:
    """(id, item) of every item of a JSON or JSONL file; in place of an item that is none, what is wrong with it.

    An item without an id gets the file's name and its number ("accounts.jsonl/3"; in JSONL the number of its line).
    """
    text = decoded(payload).text
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        return
    whole = _parsed(text) if len(lines) == 1 or isinstance(_parsed(lines[0][1]), str) else ""
    if not isinstance(whole, str):
        found = _rows(whole)
        if len(found) == 1 and isinstance(found[0], dict) and not found[0].get("id"):
            yield name, found[0]
            return
        rows = list(enumerate(found, 1))
    else:
        rows = [(number, _parsed(line)) for number, line in lines]
    for number, row in rows:
        fallback = f"{name}/{number}"
        if isinstance(row, dict):
            own = row.get("id")
            is_usable = isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip()
            yield (_LONE_SURROGATE.sub("\ufffd", str(own).strip()) if is_usable else fallback), row
        else:
            yield fallback, row if isinstance(row, str) else "this is no JSON object with a text"


def _rows(found: object) -> list[object]:
    """The items of a whole JSON file: a list, one object, or an object that holds a list of them."""
    if isinstance(found, list):
        return [row if isinstance(row, dict) else None for row in found]
    if isinstance(found, dict) and "text" not in found:
        for key in _LISTS:
            if isinstance(found.get(key), list):
                return _rows(found[key])
    return [found]


def _parsed(text: str) -> object:
    """The JSON value of a text, never a string: what is wrong with the text comes as one."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return f"this is no JSON: {error.msg} at character {error.pos}"
    except (ValueError, RecursionError):
        return "this is no JSON that can be read: a number too long, or nested too deeply"
    return None if isinstance(value, str) else value


def document_of(item: Mapping[str, object], path: str | None = None) -> Document:
    """One item as a document; a title that the text does not print is read as its headline, see `with_headline`.

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
    document = Document(
        id=id_,
        text=text,
        source=_source(id_, text, found, _Origin(values["source"], url, path)),
        published=published.given(values["published"], url) or published.best(id_, text, found, None, url),
        sha256=hashlib.sha256(canonical(item)).hexdigest(),
        zones=found,
        media_type="application/json",
        path=path,
        url=url,
        title=title or title_of(text, found),
    )
    return with_headline(document, values["title"] or "")


def title_of_item(item: Mapping[str, object]) -> str:
    """An item's title just as it came, into which offsets of the field `title` point; "" where it has none."""
    title = item.get("title")
    return _LONE_SURROGATE.sub("\ufffd", title) if isinstance(title, str) else ""


def _text_of(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    if key in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if value is None:
        return None
    raise UnreadableDocument(f"`{key}` must be text, but is {type(value).__name__}")


def _source(id_: str, text: str, zones: tuple[Zone, ...], item: _Origin) -> Source:
    domain = domain_of(item.url)
    if item.name and item.name.strip():
        return source_of(item.name, "given", domain)
    return (None if domain else printed_source(id_, text, zones)) or source_in(id_, item.url, item.path)
