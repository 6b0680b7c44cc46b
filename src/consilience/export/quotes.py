"""The quotes of a record as one table, a row a printed quotation.

The source is a record as plain rows (`record.json`, or `record_row`): its rows carry their words, so no document is
needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.export.table import Json, Row, Table

COLUMNS: Final = (
    *("record", "quote", "document", "outlet", "published", "kind", "text", "content", "speaker", "actor", "name"),
    *("role", "resolution", "cue", "addressee", "addressee_name", "via", "venue", "said_on", "family"),
    *("relation", "start", "end", "sha256"),
)
"""The columns, in order; `docs/reference/exports.md` says what each holds."""
INTERRUPTED: Final = " […] "
"""Stands in `content` where the words of saying interrupt the quotation."""


def quotes_table(record: Json, record_id: str) -> Table:
    """The table of `quote_rows`."""
    return Table(COLUMNS, list(quote_rows(record, record_id)), integers=frozenset({"start", "end"}))


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


def _words(span: Json | None) -> str | None:
    return None if span is None else str(span["text"])
