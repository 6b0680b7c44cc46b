"""Files, folders and standard input to documents. What cannot be read is listed with its reason; the run goes on."""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from consilience.errors import UnreadableDocument
from consilience.ingest import html, jsonl, text
from consilience.ingest.decoding import decoded
from consilience.ingest.files import Found, found_files
from consilience.ingest.language import READ, language_of, name_of
from consilience.ingest.sniff import kind_of
from consilience.model import Document, Skipped

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total)."""
STDIN: Final = "stdin"
"""The id of a document that came through standard input without one of its own."""
_COPY: Final = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What was read, in the order of the inputs, and what was not."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def read(inputs: Iterable[str | Path], stdin: BinaryIO | None = None, progress: Progress | None = None) -> Ingested:
    """Read files, folders (with all that is in them, in the order of their names) and `-` for standard input.

    Args:
        inputs: paths, or "-".
        stdin: where "-" reads from; the process's own standard input if None.
        progress: is told ("loading", done, total) for every file.

    Nothing is raised for an input that cannot be read: it becomes a row of `skipped`. Ids are unique: of two files
    with one name each gets as much of its folder in front as tells them apart, whatever the order of the inputs.
    """
    files = list(found_files(inputs))
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for done, file in enumerate(files, 1):
        for row in _rows(file, stdin):
            if isinstance(row, Document):
                documents.append(row)
            else:
                skipped.append(row)
        if progress:
            progress("loading", done, len(files))
    return Ingested(tuple(with_unique_ids(documents)), tuple(skipped))


@dataclass(frozen=True, slots=True)
class Reread:
    """One document, read again: its text as it came, the title that an item gives beside it (else ""), its sha256."""

    text: str
    title: str
    sha256: str


def reread(path: Path, document_id: str, media_type: str, sha256: str = "") -> Reread:
    """One document, read again from its file just as `read` does.

    Args:
        path: the file that the record names.
        document_id: the document's id in the record; tells which item of a JSON or JSONL file is meant.
        media_type: as the record gives it.
        sha256: as the record gives it; tells apart the items of one file that have one id.

    Raises:
        UnreadableDocument: if the file cannot be read or no longer holds the document.
    """
    payload = _payload(Found(path.name, path), None)
    if media_type != "application/json":
        reader = html.page_text if media_type == "text/html" else _plain_text
        return Reread(reader(payload), "", hashlib.sha256(payload).hexdigest())
    wanted = [document_id, _COPY.sub("", document_id)]
    items = [
        (id_, item, hashlib.sha256(jsonl.canonical(item)).hexdigest())
        for id_, item in jsonl.items_of(payload, path.name)
        if isinstance(item, dict) and any(one == id_ or one.endswith(f"/{id_}") for one in wanted)
    ]
    if not items:
        raise UnreadableDocument(f"{path} no longer holds an item with the id {document_id}")
    id_, item, found = next((row for row in items if row[2] == sha256), items[0])
    return Reread(jsonl.document_of(item | {"id": id_}).own_text, jsonl.title_of_item(item), found)


def _plain_text(payload: bytes) -> str:
    return decoded(payload).text


def _rows(file: Found, stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    """The documents of one file, or why there are none."""
    if file.reason:
        yield Skipped(file.name, file.reason)
        return
    try:
        payload = _payload(file, stdin)
        name = file.path.name if file.path else STDIN
        content = decoded(payload)
        kind = kind_of(name if file.path else "", content.text)
        path = str(file.path) if file.path else None
        if kind in ("json", "jsonl"):
            for row in jsonl.documents_of(payload, name, path):
                yield _judged(row, row.id) if isinstance(row, Document) else row
        else:
            yield _judged((html if kind == "html" else text).document(name, payload, path), file.name)
    except UnreadableDocument as error:
        yield Skipped(file.name, str(error))


def _payload(file: Found, stdin: BinaryIO | None) -> bytes:
    try:
        if file.path is None:
            return (stdin or sys.stdin.buffer).read()
        return file.path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"the file cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        ) from error


def _judged(row: Document, name: str) -> Document | Skipped:
    """The document with its language, or why it is not read: no words, or a language that is not read yet."""
    words = "\n".join(row.text[zone.start : zone.end] for zone in row.readable)[:20_000]
    if not re.search(r"[^\W\d_]{2}", words):
        return Skipped(name, _without_words(row))
    language = language_of(words)
    if language not in (None, READ):
        return Skipped(name, f"the text is in {name_of(language or '')}; only English is read")
    return replace(row, language=language or row.language)


def _without_words(document: Document) -> str:
    kinds = Counter(zone.type.replace("_", " ") for zone in document.zones)
    most = sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:3]
    if not most or document.readable:
        return "no article to read: the text holds no words"
    return f"no article to read: the text holds only {', '.join(most)}"


def with_unique_ids(documents: Sequence[Document]) -> Iterator[Document]:
    """Each document under an id of its own; clashes are told apart by folder, else by number."""
    clashes = Counter(document.id for document in documents)
    named = [_in_folder(document, documents) if clashes[document.id] > 1 else document.id for document in documents]
    seen: Counter[str] = Counter()
    taken = set(named)
    for document, name in zip(documents, named, strict=True):
        seen[name] += 1
        id_ = name
        while seen[name] > 1 and id_ in taken:
            id_ = f"{name} ({seen[name]})"
            seen[name] += id_ in taken
        taken.add(id_)
        yield document if id_ == document.id else _renamed(document, id_)


def _in_folder(document: Document, documents: Sequence[Document]) -> str:
    """The id with as many of its file's folders in front as tell it from its namesakes."""
    own = _parts(document)
    others = [parts for one in documents if one.id == document.id and (parts := _parts(one)) != own]
    for length in range(1, len(own) + 1):
        if all(other[-length:] != own[-length:] for other in others):
            return "/".join(own[-length:])
    return document.id


def _parts(document: Document) -> tuple[str, ...]:
    path = Path(document.path).resolve().parts[1:] if document.path else ()
    return path if path and path[-1] == document.id else (*path, document.id)


def _renamed(document: Document, id_: str) -> Document:
    """The document under another id, its evidence too."""
    published, source = document.published, document.source
    if published.evidence:
        published = replace(published, evidence=replace(published.evidence, document_id=id_))
    if source.evidence:
        source = replace(source, evidence=replace(source.evidence, document_id=id_))
    return replace(document, id=id_, published=published, source=source)
