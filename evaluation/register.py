"""The register of the five accounts beyond what the shared scorers count: relations of acts, and the state on days.

A relation is found if its kind is right and both ends are the gold's acts (paired as the shared scorers pair measures
and events). A row of a state is right if its leading word is the gold's ("suspended", "closure announced"), and if what
the gold marks as announced is marked so; a number, if it is among those that the row gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from evaluation.scorers import scorer

Row = Mapping[str, Any]
DAYS: Final = ("2021-10-17", "2021-10-18", "2021-11-01")
_WORDS: Final = (
    ("closure_announced", "closure.announced"),
    ("suspension_announced", "suspension.announced"),
    ("unused", r"not designated|no role"),
    ("suspended", "suspended"),
    ("closed", r"closed|no direct"),
    ("designated", "designated"),
    ("dormant", "dormant"),
    ("reduced", r"^(?:open )?\(?reduced"),
    ("operating", r"operating|open"),
)
"""Words for a state, the one that decides first."""


def register_scores(record: Row) -> dict[str, dict[str, Any]]:
    """{section: {measure: value}} for relations and for the three days."""
    register = record.get("register") if isinstance(record.get("register"), dict) else {}
    return {
        "relations, nato-mission": relations(record, register or {}),
        "states, nato-mission": {day: len(list(rows_off(register or {}, day))) for day in DAYS},
    }


def relations(record: Row, register: Row) -> dict[str, Any]:
    """Share of the gold's relations found, and of the relations given that the gold has."""
    shared, gold = scorer("register"), scorer("gold")
    wanted_measures, made_measures = gold.nato("register")["measures"], register.get("measures") or []
    wanted_events, made_events = gold.nato("events")["events"], record.get("events") or []
    match = scorer("spans").match
    name_of: dict[str, set[str]] = {}
    for i, j, _ in match(wanted_measures, made_measures, shared.measure_weight):
        name_of.setdefault(str(made_measures[j].get("id")), set()).add(wanted_measures[i]["id"])
    for i, j, _ in match(wanted_events, made_events, lambda e, r: scorer("events").grade(e, r) ** 2):
        name_of.setdefault(str(made_events[j].get("id")), set()).add(wanted_events[i]["id"])
    event_of = {row["id"]: set(row.get("events") or []) for row in wanted_measures}
    wanted = gold.nato("register")["relations"]
    made = register.get("relations") or []
    found, right = set(), 0
    for row in made:
        ends = [{*name_of.get(str(row.get(end)), set())} for end in ("from", "to")]
        ends = [names | {event for name in names for event in event_of.get(name, ())} for names in ends]
        hits = {
            n
            for n, relation in enumerate(wanted)
            if relation["relation"] == row.get("kind")
            and _is_end(relation["source"], ends[0], event_of)
            and _is_end(relation["target"], ends[1], event_of)
        }
        found |= hits
        right += bool(hits)
    return {
        "found": {"R": len(found) / len(wanted), "P": right / len(made) if made else None},
        "missed": [f"{w['source']} {w['relation']} {w['target']}" for n, w in enumerate(wanted) if n not in found],
    }


def _is_end(name: str, given: set[str], event_of: Mapping[str, set[str]]) -> bool:
    return name in given or bool(event_of.get(name, set()) & given)


def rows_off(register: Row, day: str) -> Iterator[str]:
    """A line for each row of the gold's state on a day that the register's state does not carry."""
    gold = scorer("gold").nato("register")
    wanted = gold["snapshots"][day]
    made = _on_day(register, day)
    bodies = _paired(gold["institutions"], register.get("institutions") or [], "labels")
    for name, text in wanted["institutions"].items():
        row = made.get(("institutions", bodies.get(name, "")))
        if not _agree(text, row):
            yield f"{name}: {text!r}, not {_value(row)!r}"
    of_channel = _paired(gold["channels"], register.get("channels") or [], "evidence")
    for name, text in wanted["channels"].items():
        row = made.get(("channels", of_channel.get(name, "")))
        if not _agree(text, row):
            yield f"{name}: {text!r}, not {_value(row)!r}"
    counts = {row.get("id"): row for row in register.get("headcounts") or []}
    given: dict[tuple[str, str], set[str]] = {}
    for (part, id_), row in made.items():
        count = counts.get(id_)
        if part == "headcounts" and count:
            key = str(count.get("institution_id")), str(count.get("quantity"))
            given.setdefault(key, set()).update(
                _numbers(" ".join(map(str, (row["value"], *(row.get("others") or [])))))
            )
    for name, value in wanted["headcounts"].items():
        body, _, quantity = name.rpartition(".")
        key = bodies.get(body, ""), {"accreditations_withdrawn": "withdrawn"}.get(quantity, quantity.split("_")[0])
        if not _numbers(re.sub(r"\d{4}-\d\d-\d\d|\(.*?\)", "", str(value))) & given.get(key, set()):
            yield f"{name}: {value!r}, not {sorted(given.get(key, set()))}"


def _on_day(register: Row, day: str) -> dict[tuple[str, str], Row]:
    """The rows of the last snapshot on or before a day."""
    before = [row for row in register.get("snapshots") or [] if str(row.get("as_of")) <= day]
    latest: Row = max(before, key=lambda row: str(row["as_of"]), default={})
    return {(row["part"], row["id"]): row for row in latest.get("rows") or []}


def _paired(wanted: list[Row], made: list[Row], key: str) -> dict[str, str]:
    """The id of the made row for each gold row, by places and names."""
    places = scorer("gold").places
    rows = [{"name": row["name"], "places": places(item.get("span", item) for item in row[key])} for row in wanted]
    pairs = scorer("spans").match(rows, made, scorer("register").by_words)
    return {str(wanted[i]["id"]): str(made[j].get("id")) for i, j, _ in pairs}


def _agree(text: str, row: Row | None) -> bool:
    word = _word(text)
    if word == "unused":
        return row is None or _word(str(row["value"])) != "designated"
    if row is None or _word(str(row["value"])) != word:
        return False
    return "(announced" not in text or bool(row.get("is_announced"))


def _word(text: str) -> str:
    return next((name for name, pattern in _WORDS if re.search(pattern, text.replace("_", " "))), text)


def _value(row: Row | None) -> str:
    return "" if row is None else str(row["value"])


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))
