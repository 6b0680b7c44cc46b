"""How the system stands on a day, and what changed between two, for a person to read: text, HTML and plain rows.

What is only announced is marked and says so in words, since italics or colour do not reach every reader.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from consilience.export.register import Registered
from consilience.export.standing.page import changes_page, standing_page
from consilience.export.standing.rows import Change, Line, difference, key_of, line_of
from consilience.export.standing.text import changes_text, standing_text
from consilience.model import Snapshot
from consilience.text.dates import bounds

__all__ = ["Change", "Changes", "Line", "Standing", "changes", "earliest", "latest", "nothing", "standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The system on a day. `str()` is a table, a notebook shows one too; `row()` is plain for JSON.

    Attributes:
        as_of: the day, EDTF; None where the register is empty.
        known_at: only what was known on this day counts; None for all that the accounts tell.
        latest: the last day of publication of the accounts, EDTF.
    """

    as_of: str | None
    known_at: str | None
    latest: str | None
    lines: tuple[Line, ...]

    def row(self) -> dict[str, Any]:
        """Plain rows, as `--json` prints them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(standing_text(self))

    def _repr_html_(self) -> str:
        return standing_page(self)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one day (`before`) to another (`after`), both EDTF; prints like `Standing`.

    `undated` are the titles of measures that no account dates: whether they fall between the two days nobody says.
    """

    before: str | None
    after: str | None
    known_at: str | None
    lines: tuple[Change, ...]
    undated: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """Plain rows, as `--json` prints them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(changes_text(self))

    def _repr_html_(self) -> str:
        return changes_page(self)


def standing(snapshot: Snapshot, given: Registered) -> Standing:
    """A snapshot of a register with its words and names."""
    lines = tuple(line_of(row, given) for row in snapshot.rows)
    return Standing(snapshot.as_of, snapshot.known_at, latest(given), lines)


def nothing(given: Registered) -> Standing:
    """The state of a register without rows."""
    return Standing(None, None, latest(given), ())


def latest(given: Registered) -> str | None:
    """The last day on which an account was published, as far as it is known."""
    days = [last for edtf in given.published if (last := bounds(edtf)[1]) is not None]
    return max(days).isoformat() if days else None


def earliest(given: Registered) -> str | None:
    """The day on which the first account was published, as far as it is known."""
    days = [last for edtf in given.published if (last := bounds(edtf)[1]) is not None]
    return min(days).isoformat() if days else None


def changes(before: Snapshot, after: Snapshot, given: Registered) -> Changes:
    """What two snapshots of a register show differently, in the order of the later one."""
    old = {key_of(row, given.register): row for row in before.rows}
    new = {key_of(row, given.register): row for row in after.rows}
    lines, undated = [], []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and was.value == now.value:
            continue
        shown = now or was
        assert shown is not None
        if shown.part == "measures" and shown.since is None:
            undated.append(shown.name)
            continue
        lines.append(difference(was, now, line_of(shown, given), given))
    return Changes(before.as_of or None, after.as_of or None, after.known_at, tuple(lines), tuple(undated))
