"""Reads golden text cases: blank-line-separated blocks of `> input` lines and expected lines; `#` is a comment."""

from pathlib import Path
from typing import NamedTuple

GOLDEN = Path(__file__).resolve().parent / "golden"


class Case(NamedTuple):
    """One case: its input lines, its expected lines."""

    given: tuple[str, ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return self.given[0][:60]


def cases(layer: str) -> list[Case]:
    """The cases of `tests/golden/<layer>.txt`, in order."""
    found = []
    for block in (GOLDEN / f"{layer}.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        given = tuple(line[1:].strip() for line in lines if line.startswith(">"))
        expected = tuple(line.strip() for line in lines if not line.startswith(">"))
        if given:
            found.append(Case(given, expected))
    return found
