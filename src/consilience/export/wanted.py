"""What an export needs of a record: said before anything is written, and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from consilience.errors import UsageError

_Keys: TypeAlias = "Mapping[str, type | _Keys]"
"""The keys that a row must have: of a kind, or a list of rows that have keys of their own."""

_PASSAGE: Final[_Keys] = {"document_id": str, "start": int, "end": int, "text": str}
_ROWS: Final[Mapping[str, _Keys]] = {
    "sources": {"id": str, "name": str},
    "actors": {"id": str, "name": str},
    "documents": {"id": str, "source_id": str, "published": dict, "sha256": str},
    "quotes": {
        "id": str, "document_id": str, "kind": str, "text": str, "start": int, "end": int,
        "parts": {"start": int, "end": int},
    },
    "quote_families": {"id": str, "members": list, "relation": str, "alignment": list},
    "facts": {
        "id": str, "statement": str, "status": str, "silent": list,
        "accounts": {"document_id": str, "evidence": _PASSAGE},
    },
    "conflicts": {
        "id": str, "type": str, "class": str, "explanation": str,
        "sides": {"evidence": _PASSAGE},
    },
}  # fmt: skip
"""Whatever else is missing is read as `null`: older records lack some."""
_YOUNGER: Final[Mapping[str, _Keys]] = {
    "stories": {"document_ids": list},
    "relevance": {"document_id": str, "degree": str},
    "skipped": {"name": str, "reason": str},
}
"""Layers that an older record may lack."""
_WITNESS: Final[_Keys] = {"quote_id": str, "words": str}


def refuse_incomplete(record: Mapping[str, Any]) -> None:
    """Refuse a record that cannot be exported.

    Raises:
        UsageError: with the first thing that is missing or is not what it should be.
    """
    for problem in _problems(record):
        raise UsageError(f"the record cannot be exported: {problem}; make it again with `consilience report`")


def _problems(record: Mapping[str, Any]) -> Iterator[str]:
    for layer, keys in _ROWS.items():
        if not isinstance(record.get(layer), list):
            yield f"it has no list `{layer}`"
            return
        yield from _lacking(record[layer], keys, layer)
    for layer, keys in _YOUNGER.items():
        if record.get(layer) is not None:
            yield from _lacking(record[layer], keys, layer)
    for number, row in enumerate(record["quote_families"]):
        for place, column in enumerate(row["alignment"]):
            yield from _lacking(column, _WITNESS, f"quote_families[{number}].alignment[{place}]")
    documents = {row["id"] for row in record["documents"]}
    quotes = {row["id"] for row in record["quotes"]}
    yield from (
        f"`{row['id']}` points to the document {row['document_id']!r}, which is not there"
        for row in record["quotes"]
        if row["document_id"] not in documents
    )
    yield from (
        f"`{row['id']}` points to the quotation {member!r}, which is not there"
        for row in record["quote_families"]
        for member in row["members"]
        if member not in quotes
    )


def _lacking(rows: object, keys: _Keys, where: str) -> Iterator[str]:
    """Each key that a row of a list lacks, or that is of another kind; the place is named as a path into the record."""
    if not isinstance(rows, list):
        yield f"`{where}` is no list"
        return
    for number, row in enumerate(rows):
        for key, kind in keys.items():
            value = row.get(key) if isinstance(row, dict) else None
            if not isinstance(value, kind if isinstance(kind, type) else list):
                yield f"`{where}[{number}]` lacks `{key}`"
            elif not isinstance(kind, type):
                yield from _lacking(value, kind, f"{where}[{number}].{key}")
