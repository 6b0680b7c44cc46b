"""Proof that a record shows the words that stand in its documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consilience.errors import ConsilienceError, UsageError
from consilience.ingest.read import Reread, reread
from consilience.model import FORMAT


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found.

    Attributes:
        spans: spans that were checked.
        documents: documents that were read again.
        problems: one sentence a span or document that does not hold; empty if the record is proved.
    """

    spans: int
    documents: int
    problems: tuple[str, ...]

    @property
    def is_proved(self) -> bool:
        """Whether every span slices to the words that the record shows."""
        return not self.problems


def verified(path: str | Path, folder: str | Path | None = None) -> Verification:
    """Read a record's documents again and compare every span with the words that the record shows.

    Args:
        path: a `record.json`.
        folder: where the documents lie now, if not where they lay when the record was made.

    Raises:
        UsageError: if the file is not a record.
    """
    record, _ = loaded(Path(path))
    problems: list[str] = []
    found: dict[str, Reread] = {}
    for row in record.get("documents", []):
        try:
            again = _read_again(row, Path(path).parent, Path(folder) if folder else None)
        except (ConsilienceError, OSError) as error:
            problems.append(f"{row.get('id')}: cannot be read again ({error})")
            continue
        if again.sha256 != row.get("sha256"):
            problems.append(f"{row.get('id')}: the file has changed since the record was made (its sha256 differs)")
        found[str(row["id"])] = again
    known = {str(row.get("id")) for row in record.get("documents", [])}
    checked = 0
    for place in _places(record, "record", None):
        if place.document_id not in found:
            if place.document_id not in known:
                problems.append(f"{place.where}: points into {place.document_id!r}, which is not among the documents")
            continue
        checked += 1
        problems.extend(_problems(place, found[place.document_id]))
    return Verification(checked, len(found), tuple(problems))


def unchanged_texts(record: Mapping[str, Any], beside: Path, folder: Path | None = None) -> dict[str, str]:
    """The texts of a record's documents by id, of those that can be read again and have not changed.

    Args:
        record: the record as plain rows.
        beside: the folder that the record lies in.
        folder: where the documents lie now, if not where they lay when the record was made.
    """
    found: dict[str, str] = {}
    for row in record["documents"]:
        with suppress(ConsilienceError, OSError):
            again = _read_again(row, beside, folder)
            if again.sha256 == row.get("sha256"):
                found[str(row["id"])] = again.text
    return found


def _problems(place: _Place, document: Reread) -> Iterator[str]:
    """What is wrong with one place, if anything."""
    text, name = document.text, place.document_id
    if place.field == "title":
        text, name = document.title, f"the title of {name}"
    elif place.field != "text":
        yield f"{place.where}: points into {place.field!r} of {name}, which is no field of a document"
        return
    if not 0 <= place.start < place.end <= len(text):
        yield f"{place.where}: {place.start}–{place.end} lies outside {name} ({len(text)} characters)"
    elif place.words is not None and text[place.start : place.end] != place.words:
        yield f"{place.where}: shows {place.words!r}, but {name} has {text[place.start : place.end]!r} there"


def loaded(path: Path) -> tuple[dict[str, Any], bytes]:
    """A `record.json` as plain rows, and its bytes.

    Raises:
        UsageError: if the file is not a record.
    """
    try:
        payload = path.read_bytes()
        record = json.loads(payload.decode("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{path}: no such file; give the record.json that `consilience report` wrote") from error
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not a record ({error}); give the record.json of `consilience report`") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise UsageError(f"{path}: not a record of the format {FORMAT}; give the record.json of `consilience report`")
    documents = record.get("documents")
    if not isinstance(documents, list) or not all(isinstance(row, dict) and "id" in row for row in documents):
        raise UsageError(f"{path}: a record without its list of documents; make it again with `consilience report`")
    return record, payload


def _read_again(row: Mapping[str, Any], beside: Path, folder: Path | None) -> Reread:
    """The document, from the first place where its file is found."""
    given = row.get("path")
    if not given:
        raise UsageError("it came from standard input or from memory; save it to a file and pass --documents FOLDER")
    path = Path(given)
    places = [folder / path.name, folder / path] if folder else [path, beside / path]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise UsageError(f"{path} is not there; say where the documents lie with --documents FOLDER")
    return reread(found, str(row["id"]), str(row.get("media_type")), str(row.get("sha256")))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the record, and the words that it shows of a document's text or title."""

    where: str
    document_id: str
    field: str
    start: int
    end: int
    words: str | None


def _places(value: object, where: str, document_id: str | None) -> Iterator[_Place]:
    """Everything with a start and an end."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _places(item, f"{where}[{number}]", document_id)
    elif isinstance(value, dict):
        named = value.get("document_id") or (value.get("id") if "zones" in value else None) or document_id
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and named is not None:
            yield _Place(where, str(named), str(value.get("field") or "text"), start, end, value.get("text"))
        for key, item in value.items():
            if isinstance(item, dict | list):
                yield from _places(item, f"{where}.{key}", str(named) if named is not None else None)
