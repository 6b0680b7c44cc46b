"""What the rows of a register point at: ids that no row has, and dates that are none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from consilience.text.dates import has_bound

_ANYBODY: Final = frozenset({"narrator", "unknown"})
"""Voices that are no actor."""
_ACTOR: Final = frozenset({"by", "co_by", "on", "sends", "receives", "actor_id", "said_by", "voice"})
_INSTITUTION: Final = frozenset({"target", "institution_id", "belongs_to", "via"})
_MEASURE: Final = frozenset({"part_of", "measure_id"})
_ACT: Final = frozenset({"in_response_to", "from", "to"})
_DATES: Final = frozenset({"announced_on", "effective_from", "valid_from", "valid_until", "known_from"})
_PARTS: Final = ("institutions", "measures", "relations", "headcounts", "statuses", "channels")


def broken_references(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a register that hold an id of no row of the record, or no date: the path, and what is wrong.

    Args:
        record: a record as it is written, with the parts of its register. Rows without ids are passed over, as are ids
            of the layers of a document (`mention_ids`, quantities).
    """
    register = record["register"]
    ids = {part: _ids(register.get(part)) for part in _PARTS}
    known: dict[str, tuple[Collection[str], str]] = {}
    events, actors = _ids(record.get("events")), _ids(record.get("actors"))
    known |= dict.fromkeys(_ACTOR, (actors | _ANYBODY, "actor"))
    known |= dict.fromkeys(_INSTITUTION, (ids["institutions"], "institution"))
    known |= dict.fromkeys(_MEASURE, (ids["measures"], "measure"))
    known |= dict.fromkeys(_ACT, (ids["measures"] | events, "measure or event"))
    known["event_id"] = events, "event"
    known["derived_from"] = ids["headcounts"] | ids["measures"], "headcount or measure"
    for part in _PARTS:
        yield from _broken(register.get(part), f"register.{part}", known)


def _ids(rows: object) -> frozenset[str]:
    return (
        frozenset(str(row["id"]) for row in rows if isinstance(row, Mapping) and "id" in row)
        if isinstance(rows, list)
        else frozenset()
    )


def _broken(value: object, where: str, known: Mapping[str, tuple[Collection[str], str]]) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from _broken(item, f"{where}[{n}]", known)
    if not isinstance(value, Mapping):
        return
    for key, held in value.items():
        path = f"{where}.{key}"
        is_dated = key in _DATES or (key == "value" and ".effective_statements[" in where)
        if is_dated and isinstance(held, str) and not has_bound(held):
            yield path, f"is {held!r}, which is no date in EDTF"
        elif key in known:
            rows, kind = known[key]
            for id_ in held if isinstance(held, list) else [held]:
                is_of_document = key == "derived_from" and "/" in str(id_)
                if isinstance(id_, str) and id_ not in rows and not is_of_document:
                    yield path, f"is {id_!r}, and the record has no such {kind}"
        elif key != "evidence":
            yield from _broken(held, path, known)
