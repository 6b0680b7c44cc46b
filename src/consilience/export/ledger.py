"""The ledger and the differences of a record as tables.

The source is a record as plain rows, as for the quotes: its rows carry their words, so no document is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.export.table import Json, Row, Table
from consilience.model import WORTH_A_LOOK

LEDGER: Final = (
    *("record", "fact", "statement", "slot", "status", "independent", "shared", "is_main", "weight"),
    *("document", "outlet", "published", "account", "value", "voice", "name", "modality", "wording"),
    *("field", "start", "end", "sha256"),
)
DIFFERENCES: Final = (
    *("record", "conflict", "type", "class", "is_worth_a_look", "severity", "fact", "explanation", "settled_by"),
    *("arithmetic", "side", "value", "voice", "name", "document", "outlet", "published", "text"),
    *("field", "start", "end", "sha256"),
)
"""The columns, in order; `docs/reference/exports.md` says what each holds."""
NARRATOR: Final = "narrator"


def ledger_table(record: Json, record_id: str) -> Table:
    """One row a fact and an account; an account that says two things of a fact has two rows.

    An account that is silent has a row too (`account` is `silent`), and so has one of which the program cannot say
    (`unsure`). Documents about another event have none.

    Args:
        record: the record as plain rows.
        record_id: what the column `record` holds: see `record_hash`.
    """
    whole = frozenset({"independent", "start", "end"})
    rows = list(_ledger_rows(record, record_id))
    return Table(LEDGER, rows, integers=whole, numbers=frozenset({"weight"}), flags=frozenset({"is_main"}))


def differences_table(record: Json, record_id: str) -> Table:
    """One row a passage on a side of a difference, those that are explained away included; see `ledger_table`."""
    whole = frozenset({"side", "start", "end"})
    rows = list(_difference_rows(record, record_id))
    return Table(DIFFERENCES, rows, integers=whole, flags=frozenset({"is_worth_a_look"}))


def _ledger_rows(record: Json, record_id: str) -> Iterator[Row]:
    printed = Printed(record)
    for fact in record["facts"]:
        told = {account["document_id"] for account in fact["accounts"]}
        common: Row = {
            "record": record_id,
            "fact": fact["id"],
            "statement": fact["statement"],
            "slot": fact.get("slot"),
            "status": fact["status"],
            "independent": fact.get("independent"),
            "shared": "; ".join(bond["reason"] for bond in fact.get("shared") or ()) or None,
            "is_main": fact.get("is_main"),
            "weight": fact.get("weight"),
        }
        for id_ in printed.story(told):
            of_document = common | printed.document(id_)
            for account in fact["accounts"]:
                if account["document_id"] == id_:
                    yield of_document | printed.account(account)
            if id_ not in told:
                yield of_document | {"account": "silent" if id_ in fact["silent"] else "unsure"} | _NOTHING


_NOTHING: Final[Row] = dict.fromkeys(("value", "voice", "name", "modality", "wording", "field", "start", "end"))


def _difference_rows(record: Json, record_id: str) -> Iterator[Row]:
    printed = Printed(record)
    for row in record["conflicts"]:
        for number, side in enumerate(row["sides"], 1):
            for pointer in side["evidence"]:
                yield {
                    "record": record_id,
                    "conflict": row["id"],
                    "type": row["type"],
                    "class": row["class"],
                    "is_worth_a_look": row["class"] in WORTH_A_LOOK,
                    "severity": row.get("severity"),
                    "fact": row.get("fact_id"),
                    "explanation": row["explanation"],
                    "settled_by": row.get("settled_by"),
                    "arithmetic": row.get("arithmetic"),
                    "side": number,
                    "value": side["value"],
                    **printed.voice(side),
                    **printed.document(pointer["document_id"]),
                    "text": pointer["text"],
                    "field": pointer.get("field") or "text",
                    "start": pointer["start"],
                    "end": pointer["end"],
                }


class Printed:
    """The documents of a record and who stands behind a voice."""

    def __init__(self, record: Json) -> None:
        self._documents = {row["id"]: row for row in record["documents"]}
        self._outlets = {row["id"]: row["name"] for row in record["sources"]}
        self._actors = {row["id"]: row["name"] for row in record["actors"]}
        self._stories = [row["document_ids"] for row in record.get("stories") or ()]

    def story(self, told: set[str]) -> list[str]:
        """The documents about the event that these are about."""
        own = next((ids for ids in self._stories if told <= set(ids)), list(self._documents))
        return [id_ for id_ in self._documents if id_ in set(own)]

    def document(self, id_: str) -> Row:
        """The cells that name an account."""
        row = self._documents[id_]
        return {
            "document": id_,
            "outlet": self._outlets.get(row["source_id"]),
            "published": row["published"].get("edtf"),
            "sha256": row["sha256"],
        }

    def voice(self, row: Json) -> Row:
        """The cells that say on whose word a row stands."""
        voice = row.get("voice") or NARRATOR
        return {"voice": voice, "name": self._actors.get(voice)}

    def account(self, row: Json) -> Row:
        """The cells of what an account reports of a fact."""
        first = row["evidence"][0]
        return {
            "account": "reports",
            "value": row["value"],
            **self.voice(row),
            "modality": row.get("modality"),
            "wording": row["wording"],
            "field": first.get("field") or "text",
            "start": first["start"],
            "end": first["end"],
        }
