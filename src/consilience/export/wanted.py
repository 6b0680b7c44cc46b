"""What an export needs of a record: said before anything is written, and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from consilience.errors import UsageError

_ROWS: Final[Mapping[str, Mapping[str, type]]] = {
    "sources": {"id": str, "name": str},
    "actors": {"id": str, "name": str},
    "documents": {"id": str, "source_id": str, "published": dict, "sha256": str},
    "quotes": {"id": str, "document_id": str, "kind": str, "text": str, "start": int, "end": int, "parts": list},
    "quote_families": {"id": str, "members": list, "relation": str, "alignment": list},
    "facts": {"id": str, "statement": str, "status": str, "accounts": list, "silent": list},
    "conflicts": {"id": str, "type": str, "class": str, "sides": list, "explanation": str},
}
"""The keys that rows must have. Whatever else is missing is read as `null`: older records lack some."""


def refuse_incomplete(record: Mapping[str, Any]) -> None:
    """Refuse a record that cannot be exported.

    Raises:
        UsageError: with the first thing that is missing or is not what it should be.
    """
    for problem in _problems(record):
        raise UsageError(f"the record cannot be exported: {problem}; make it again with `consilience report`")


def _problems(record: Mapping[str, Any]) -> Iterator[str]:
    for layer, keys in _ROWS.items():
        rows = record.get(layer)
        if not isinstance(rows, list):
            yield f"it has no list `{layer}`"
            return
        for number, row in enumerate(rows):
            for key, kind in keys.items():
                if not isinstance(row, dict) or not isinstance(row.get(key), kind):
                    yield f"`{layer}[{number}]` lacks `{key}`"
                    return
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
