"""Conflicts of number and date, and the traps beside them: what is found, and what is taken for a contradiction.

The shared scorer counts all types together. Here a gold conflict counts if its type is number or date; a gold trap if
its kind is unit, rounding or update, or if every side of it prints a number, a day or a month. As in the scorer, one
row finds one conflict, only rows worth a look find any, and a row that fits a gold conflict steps into no trap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from evaluation.scorers import scorer

TYPES = frozenset({"number", "date"})
KINDS = frozenset({"unit", "rounding", "update"})
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|"
    r"million|dozens?|half|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|week|month|year|"
    r"january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


def is_of_number_or_date(trap: Mapping[str, Any]) -> bool:
    """Whether a gold trap is about a number, a date, a unit, a rounding or an update."""
    return trap["kind"] in KINDS or all(
        any(_NUMBER.search(place["text"]) for place in side["evidence"]) for side in trap["sides"]
    )


def reasoning(clusters: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, Any]:
    """Shares over all clusters.

    Args:
        clusters: (gold, record) of each cluster, as their JSON files hold them.

    Returns:
        `found`: of the gold conflicts of number or date that stand in the texts, the share shown as a difference;
        `traps reported`: of the gold traps of number or date, the share that an alarm steps into; with `of` each, and
        the names of what was missed or stepped into.
    """
    conflicts = scorer("conflicts")
    wanted, traps, found, trapped = [], [], set(), set()
    for gold, record in clusters:
        rows = conflicts.predicted_rows(record, gold["cluster"])
        items = {item["id"]: item for item in conflicts.cluster_items(gold)}
        real = [item for item in items.values() if item["tier"] in ("hard", "soft")]
        look = [row for row in rows if row["look"]]
        found |= conflicts.found(look, real)
        alarms = [row for row in look if row["alarm"] and not any(conflicts.sides_found(row, item) for item in real)]
        names = [f"{gold['cluster']} {row['id']}" for row in gold["conflicts"] if row["type"] in TYPES]
        wanted += [name for name in names if items[name]["reached"]]
        near = [f"{gold['cluster']} {row['id']}" for row in gold["traps"] if is_of_number_or_date(row)]
        traps += [name for name in near if name in items]
        trapped |= {n for n in near if n in items and any(conflicts.sides_found(row, items[n]) for row in alarms)}
    return {
        "found": {"R": len(found & set(wanted)) / len(wanted) if wanted else None, "of": len(wanted)},
        "traps reported": {"R": len(trapped) / len(traps) if traps else None, "of": len(traps)},
        "missed": [name for name in wanted if name not in found],
        "stepped into": sorted(trapped),
    }
