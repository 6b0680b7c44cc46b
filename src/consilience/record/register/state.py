"""How the system stands on a day, by what was known on another."""

from __future__ import annotations

from consilience.model import Register, Snapshot


def state(register: Register, as_of: str, known_at: str | None = None) -> Snapshot:  # noqa: ARG001
    """The register on one day.

    Args:
        register: what all accounts together say.
        as_of: the day, EDTF.
        known_at: leave out what became known only later; None for all that the accounts tell.
    """
    return Snapshot(as_of, known_at, ())


def snapshots(register: Register) -> tuple[Snapshot, ...]:  # noqa: ARG001
    """The register on the day before the first change, and on each day on which something changes."""
    return ()
