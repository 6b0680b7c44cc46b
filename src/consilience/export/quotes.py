"""The quotes of a record as one table, a row a printed quotation: as CSV and as Parquet.

The source is a record as plain rows (`record.json`, or `record_row`): its rows carry their words, so no document is
needed. The CSV follows RFC 4180 and is UTF-8. Where a cell begins with a character that a spreadsheet would run as a
formula, a `'` stands in front of it; Parquet holds the words as they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from consilience.errors import UsageError

Json = Mapping[str, Any]
Row = dict[str, str | int | None]

COLUMNS: Final = (
    *("record", "quote", "document", "outlet", "published", "kind", "text", "content", "speaker", "actor", "name"),
    *("role", "resolution", "cue", "addressee", "addressee_name", "via", "venue", "said_on", "family"),
    *("relation", "start", "end", "sha256"),
)
"""The columns, in order; `docs/reference/exports.md` says what each holds."""
NUMBERS: Final = frozenset({"start", "end"})
INTERRUPTED: Final = " […] "
"""Stands in `content` where the words of saying interrupt the quotation."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def quote_rows(record: Json, record_id: str) -> Iterator[Row]:
    """One row a printed quotation, in the record's order; what is missing is None.

    Args:
        record: the record as plain rows.
        record_id: what the column `record` holds: see `record_hash`.
    """
    documents = {row["id"]: row for row in record["documents"]}
    outlets = {row["id"]: row["name"] for row in record["sources"]}
    actors = {row["id"]: row for row in record["actors"]}
    families: dict[str, list[Json]] = {}
    for family in record["quote_families"]:
        for member in family["members"]:
            families.setdefault(member, []).append(family)
    for quote in record["quotes"]:
        document = documents[quote["document_id"]]
        actor = actors.get(quote.get("actor_id")) or {}
        belongs = families.get(quote["id"], [])
        yield {
            "record": record_id,
            "quote": quote["id"],
            "document": document["id"],
            "outlet": outlets.get(document["source_id"]),
            "published": document["published"].get("edtf"),
            "kind": quote["kind"],
            "text": quote["text"],
            "content": INTERRUPTED.join(part["text"] for part in quote["parts"]),
            "speaker": _words(quote.get("speaker")),
            "actor": quote.get("actor_id"),
            "name": actor.get("name"),
            "role": actor.get("role"),
            "resolution": quote.get("resolution"),
            "cue": _words(quote.get("cue")),
            "addressee": _words(quote.get("addressee")),
            "addressee_name": (actors.get(quote.get("addressee_id")) or {}).get("name"),
            "via": _words(quote.get("via")),
            "venue": _words(quote.get("venue")),
            "said_on": _words(quote.get("said_on")),
            "family": "; ".join(family["id"] for family in belongs) or None,
            "relation": "; ".join(family["relation"] for family in belongs) or None,
            "start": quote["start"],
            "end": quote["end"],
            "sha256": document["sha256"],
        }


def record_hash(payload: str | bytes) -> str:
    """The sha256 of a `record.json`, hexadecimal: the id of a record in a table that holds several."""
    return hashlib.sha256(payload.encode() if isinstance(payload, str) else payload).hexdigest()


def quotes_csv(rows: Sequence[Row]) -> str:
    """The rows as CSV (RFC 4180: lines end in CR LF) with a head line; missing values are empty."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_harmless(row[name]) for name in COLUMNS])
    return lines.getvalue()


def quotes_parquet(rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file: text columns, `start` and `end` as 64-bit integers, missing values null.

    Raises:
        UsageError: if pyarrow is not installed (`pip install consilience[parquet]`).
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install consilience[parquet], or export to .csv") from error
    fields = [(name, pyarrow.int64() if name in NUMBERS else pyarrow.string()) for name in COLUMNS]
    table = pyarrow.Table.from_pylist(list(rows), schema=pyarrow.schema(fields))
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    return sink.getvalue()


def _words(span: Json | None) -> str | None:
    return None if span is None else str(span["text"])


def _harmless(value: str | int | None) -> str | int | None:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
