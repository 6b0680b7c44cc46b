"""What an export needs of a record: said before anything is written, and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from consilience.errors import UsageError

_Keys: TypeAlias = "Mapping[str, type | tuple[type, ...] | _Keys]"
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
_STATED: Final[_Keys] = {"evidence": _PASSAGE, "valid_from": object, "valid_until": object, "known_from": object}
_EVENTS: Final[_Keys] = {
    "id": str, "title": str, "event": str, "mode": object, "cameo": str, "status": str, "date": object, "place": object,
    "context": list, "actor_ids": list, "recipient_ids": list, "in_response_to": list, "fact_ids": list,
    "mentions": {
        "id": str, "document_id": str, "start": int, "end": int, "text": str, "event": str, "mode": object,
        "cameo": str, "status": str, "rule": str, "origin": str, "date": object, "place": object, "context": list,
        "words": {"text": str}, "actor": object, "recipient": object, "evidence": dict,
    },
}  # fmt: skip
_PARTY: Final[_Keys] = {"start": int, "text": str, "actor_id": object, "country": object, "sector": object}
_REGISTER: Final[Mapping[str, _Keys]] = {
    "institutions": {
        "id": str, "name": str, "kind": str, "sends": object, "receives": object, "host_state": object,
        "belongs_to": object, "labels": list, "evidence": _PASSAGE,
    },
    "measures": {
        "id": str, "type": str, "title": str, "status": str, "by": object, "co_by": list, "on": object,
        "target": object, "target_words": object, "announced_on": object, "effective_from": object, "size": object,
        "condition": object, "in_response_to": list, "part_of": object, "event_id": object, "event": object,
        "mode": object, "cameo": object, "evidence": _PASSAGE,
        "reports": {"word": str, "voice": str, "status": str, "evidence": _PASSAGE},
    },
    "statuses": {"id": str, "institution_id": str, "status": str, "certainty": str, **_STATED},
    "headcounts": {
        "id": str, "quantity": str, "value": (int, float), "unit": str, "institution_id": object, "actor_id": object,
        "derived_from": list, "arithmetic": object, **_STATED,
    },
    "channels": {
        "id": str, "name": str, "kind": str, "condition": object,
        "periods": {"state": str, "certainty": str, **_STATED},
    },
}  # fmt: skip
"""Needed where events or the register are exported; older records have neither. `object` may be null."""
_WITNESS: Final[_Keys] = {"quote_id": str, "words": str}


def refuse_incomplete(record: Mapping[str, Any]) -> None:
    """Refuse a record that cannot be exported.

    Raises:
        UsageError: with the first thing that is missing or is not what it should be.
    """
    for problem in _problems(record):
        raise _refused(problem)


def refuse_without_system(record: Mapping[str, Any]) -> None:
    """Refuse a record without events or without a register, as older ones are, where an export is made from them.

    Raises:
        UsageError: with the first thing that is missing or is not what it should be.
    """
    for problem in _problems_of_system(record):
        raise _refused(problem)


def _refused(problem: str) -> UsageError:
    return UsageError(f"the record cannot be exported: {problem}; make it again with `consilience report`")


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


def _problems_of_system(record: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(record.get("events"), list) or not isinstance(record.get("register"), dict):
        yield "it was made before records held events and a register"
        return
    yield from _lacking(record["events"], _EVENTS, "events")
    register = record["register"]
    for part, keys in _REGISTER.items():
        yield from _lacking(register.get(part), keys, f"register.{part}")
    yield from _lacking(record["documents"], {"n_chars": int}, "documents")
    yield from _lacking([record.get("generator")], {"version": str}, "generator")
    actors = {row["id"] for row in record["actors"]}
    for number, event in enumerate(record["events"]):
        where = f"events[{number}]"
        if not event["mentions"]:
            yield f"`{where}` has no mentions"
        for row in event["mentions"]:
            yield from _lacking([row["evidence"]], _PASSAGE, f"{where}.evidence")
            yield from _lacking([row[side] for side in ("actor", "recipient") if row[side]], _PARTY, f"{where}.parties")
        for id_ in [*event["actor_ids"], *event["recipient_ids"]]:
            if id_ not in actors:
                yield f"`{where}` points to the actor {id_!r}, which is not there"
    documents = {row["id"] for row in record["documents"]}
    for layer in ("events", "register", "facts", "conflicts"):
        for id_ in _pointed(record[layer]):
            if id_ not in documents:
                yield f"`{layer}` points to the document {id_!r}, which is not there"


def _pointed(value: object) -> Iterator[object]:
    """The ids of all documents that rows point to."""
    if isinstance(value, dict) and "document_id" in value:
        yield value["document_id"]
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _pointed(item)


def _lacking(rows: object, keys: _Keys, where: str) -> Iterator[str]:
    """Each key that a row of a list lacks, or that is of another kind; the place is named as a path into the record."""
    if not isinstance(rows, list):
        yield f"`{where}` is no list"
        return
    for number, row in enumerate(rows):
        for key, kind in keys.items():
            value = row.get(key) if isinstance(row, dict) else None
            is_there = isinstance(row, dict) and key in row
            if not (is_there and isinstance(value, list if isinstance(kind, Mapping) else kind)):
                yield f"`{where}[{number}]` lacks `{key}`"
            elif isinstance(kind, Mapping):
                yield from _lacking(value, kind, f"{where}[{number}].{key}")
