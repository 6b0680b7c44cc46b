"""`--fail-on`: an exit code for pipelines that must stop where accounts differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from consilience.errors import DifferenceError
from consilience.model import Record


def refuse(record: Record, classes: Collection[str]) -> None:
    """Refuse a record that holds a difference of one of the classes; `any` stands for every class worth a look.

    Raises:
        DifferenceError: says how many there are of which class, and the first of them.
    """
    found = [row for row in record.conflicts if row.is_worth_a_look and (row.class_ in classes or "any" in classes)]
    if found:
        counts = Counter(row.class_ for row in found)
        named = ", ".join(f"{count} {class_.replace('_', ' ')}" for class_, count in sorted(counts.items()))
        raise DifferenceError(f"the accounts differ ({named}; --fail-on): {found[0].explanation}")
