"""The events, the measures and the register of a record as tables, a row a passage that tells them.

The source is a record as plain rows, as for the quotes: its rows carry their words, so no document is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from consilience.export.coded import Coded, Side, all_of
from consilience.export.ledger import Printed
from consilience.export.table import Cell, Json, Row, Table
from consilience.text.dates import bounds

_PASSAGE: Final = ("document", "outlet", "published", "text", "field", "start", "end", "sha256")
EVENTS: Final = (
    *("record", "event", "title", "code", "mode", "context", "cameo", "status", "date", "first_day", "last_day"),
    *("actor", "actor_name", "recipient", "recipient_name", "place", "in_response_to", "facts"),
    *("mention", "act", "mention_status", "mention_date", "actor_words", "actor_country", "actor_sector"),
    *("recipient_words", "recipient_country", "recipient_sector", "place_words", "rule", *_PASSAGE),
)
MEASURES: Final = (
    *("record", "measure", "type", "title", "status", "by", "by_name", "co_by", "co_by_name"),
    *("on", "on_name", "target", "target_name"),
    *("target_words", "announced_on", "effective_from", "effective_first_day", "effective_last_day"),
    *("size", "size_before", "size_after", "size_share", "size_of", "condition", "in_response_to", "part_of"),
    *("event", "code", "mode", "cameo", "word", "voice", "name", "account_status", *_PASSAGE),
)
REGISTER: Final = (
    *("record", "part", "statement", "of", "of_name", "of_kind", "quantity", "value", "number", "unit", "rank"),
    *("certainty", "is_derived", "arithmetic", "valid_from", "valid_until", "known_from", "said_by", "measure"),
    *("condition", *_PASSAGE),
)
"""The columns, in order; `docs/reference/exports.md` says what each holds."""
_OFFSETS: Final = frozenset({"start", "end"})


def events_table(record: Json, record_id: str) -> Table:
    """One row a mention of a sure event: what the event is by all accounts, and what this account says of it.

    Args:
        record: the record as plain rows.
        record_id: what the column `record` holds: see `record_hash`.
    """
    return Table(EVENTS, list(_events(record, record_id)), integers=_OFFSETS)


def measures_table(record: Json, record_id: str) -> Table:
    """One row a passage in which an account reports a measure; see `events_table`."""
    sizes = frozenset({"size", "size_before", "size_after", "size_share"})
    return Table(MEASURES, list(_measures(record, record_id)), integers=_OFFSETS, numbers=sizes)


def register_table(record: Json, record_id: str) -> Table:
    """One row a statement of the register and a passage that carries it: statuses, headcounts and channels.

    Conflicting statements have rows of their own, told apart by `rank`; see `events_table`.
    """
    rows = list(_register(record, record_id))
    return Table(REGISTER, rows, integers=_OFFSETS, numbers=frozenset({"number"}), flags=frozenset({"is_derived"}))


def _events(record: Json, record_id: str) -> Iterator[Row]:
    printed, names = Printed(record), _names(record)
    coded = Coded(record)
    for event in coded.events:
        first, last = bounds(event["date"])
        common: Row = {
            "record": record_id,
            "event": event["id"],
            "title": event["title"],
            "code": event["event"],
            "mode": event["mode"],
            "context": _joined(event["context"]),
            "cameo": event["cameo"],
            "status": event["status"],
            "date": event["date"],
            "first_day": first.isoformat() if first else None,
            "last_day": last.isoformat() if last else None,
            "actor": _joined(event["actor_ids"]),
            "actor_name": _joined(names.get(id_, id_) for id_ in event["actor_ids"]),
            "recipient": _joined(event["recipient_ids"]),
            "recipient_name": _joined(names.get(id_, id_) for id_ in event["recipient_ids"]),
            "place": event["place"],
            "in_response_to": _joined(coded.answered(event)),
            "facts": _joined(event["fact_ids"]),
        }
        for row in coded.mentions(event):
            yield {
                **common,
                "mention": row["id"],
                "act": row["text"],
                "mention_status": row["status"],
                "mention_date": row["date"],
                **_party("actor", row),
                **_party("recipient", row),
                "place_words": row["place"]["text"] if row["place"] else None,
                "rule": row["rule"],
                **_passage(row["evidence"], printed),
            }


def _party(side: Side, mention: Json) -> Row:
    """The words and codes of a side; of several parties those of each, in one order."""
    parties = all_of(mention, side)
    keys = (("words", "text"), ("country", "country"), ("sector", "sector"))
    if len(parties) < 2:
        return {f"{side}_{name}": parties[0][key] if parties else None for name, key in keys}
    return {f"{side}_{name}": _joined(row[key] or "-" for row in parties) for name, key in keys}


def _measures(record: Json, record_id: str) -> Iterator[Row]:
    printed, names = Printed(record), _names(record)
    for measure in record["register"]["measures"]:
        first, last = bounds(measure["effective_from"])
        size = measure["size"] or {}
        common: Row = {
            "record": record_id,
            "measure": measure["id"],
            **{key: measure[key] for key in ("type", "title", "status", "by", "on", "target", "target_words")},
            **{f"{key}_name": names.get(measure[key]) for key in ("by", "on", "target")},
            "co_by": _joined(measure["co_by"]),
            "co_by_name": _joined(names.get(id_, id_) for id_ in measure["co_by"]),
            "announced_on": measure["announced_on"],
            "effective_from": measure["effective_from"],
            "effective_first_day": first.isoformat() if first else None,
            "effective_last_day": last.isoformat() if last else None,
            "size": size.get("value"),
            "size_before": size.get("before"),
            "size_after": size.get("after"),
            "size_share": size.get("share"),
            "size_of": size.get("counts"),
            "condition": measure["condition"],
            "in_response_to": _joined(measure["in_response_to"]),
            "part_of": measure["part_of"],
            "event": measure["event_id"],
            "code": measure["event"],
            "mode": measure["mode"],
            "cameo": measure["cameo"],
        }
        for report in measure["reports"]:
            account: Row = {"word": report["word"], **printed.voice(report), "account_status": report["status"]}
            yield from (common | account | _passage(pointer, printed) for pointer in report["evidence"])
        if not measure["reports"]:
            unsaid: Row = dict.fromkeys(("word", "voice", "name", "account_status"))
            yield from (common | unsaid | _passage(pointer, printed) for pointer in measure["evidence"])


def _register(record: Json, record_id: str) -> Iterator[Row]:
    printed, register = Printed(record), record["register"]
    names = _names(record)
    kinds = {row["id"]: row["kind"] for row in register["institutions"]}
    for row in register["statuses"]:
        of = row["institution_id"]
        yield from _statement(
            {"part": "status", "of": of, "of_name": names.get(of), "of_kind": kinds.get(of), "value": row["status"]},
            row,
            record_id,
            printed,
        )
    for row in register["headcounts"]:
        of = row["institution_id"] or row["actor_id"]
        yield from _statement(
            {
                **{"part": "headcount", "of": of, "of_name": names.get(of), "of_kind": kinds.get(of)},
                **{key: row[key] for key in ("quantity", "unit", "arithmetic")},
                "value": str(row["value"]),
                "number": row["value"],
                "is_derived": bool(row["derived_from"]),
            },
            row,
            record_id,
            printed,
        )
    for channel in register["channels"]:
        for number, row in enumerate(channel["periods"], 1):
            about: Row = {
                "part": "channel",
                "of": channel["id"],
                "of_name": channel["name"],
                "of_kind": channel["kind"],
            }
            own = row | {"id": f"{channel['id']}-{number}"}
            told: Row = {"value": row["state"], "condition": channel["condition"]}
            yield from _statement(about | told, own, record_id, printed)


def _statement(about: Row, row: Json, record_id: str, printed: Printed) -> Iterator[Row]:
    """A row for each passage of a statement; one without passage where a derived value has none."""
    common: Row = {
        **dict.fromkeys(REGISTER),
        "record": record_id,
        "statement": row["id"],
        "certainty": certainty(row),
        "is_derived": False,
        **{key: row.get(key) for key in ("rank", "valid_from", "valid_until", "known_from")},
        "said_by": _joined(row.get("said_by") or ()),
        "measure": row.get("measure_id"),
        **about,
    }
    yield from (common | _passage(pointer, printed) for pointer in row["evidence"])
    if not row["evidence"]:
        yield common


def certainty(row: Json) -> str:
    """How sure a statement of the register is; a value that is computed is no report, whatever else it is."""
    stated = row.get("certainty") or "reported"
    return "derived" if row.get("derived_from") and stated == "reported" else str(stated)


def _passage(pointer: Json, printed: Printed) -> Row:
    return {
        **printed.document(pointer["document_id"]),
        "text": pointer["text"],
        "field": pointer.get("field") or "text",
        "start": pointer["start"],
        "end": pointer["end"],
    }


def _names(record: Json) -> dict[str, str]:
    """The names of actors and institutions, by id."""
    return {row["id"]: row["name"] for row in [*record["actors"], *record["register"]["institutions"]]}


def _joined(values: Iterable[Cell]) -> str | None:
    return "; ".join(str(value) for value in values) or None
