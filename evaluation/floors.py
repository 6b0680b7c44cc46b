"""The floors: what each figure must reach. A floor is raised freely and lowered only with a reason, which is kept."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.corpora import CORPUS
from evaluation.measures import MEASURES, Measure

FLOORS = Path(__file__).with_name("floors.toml")
Key = tuple[str, str]
"""(corpus, measure)."""


@dataclass(frozen=True)
class Lowered:
    """One time that a floor was lowered, or a corpus was replaced (then `measure` is "data")."""

    corpus: str
    measure: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Floors:
    """What floors.toml holds: corpus hashes, floors (ceilings where more is worse), and the log."""

    hashes: Mapping[str, str]
    floors: Mapping[Key, float]
    log: tuple[Lowered, ...] = ()

    def raised(self, values: Mapping[Key, float]) -> Floors:
        """Floors at what was reached, where that is better. Rounded to the worse side: 61.78 % becomes 61."""
        best = dict(self.floors)
        for measure in MEASURES:
            key = measure.corpus, measure.name
            if key in values:
                rounded = _rounded(measure, values[key])
                old = best.get(key, rounded)
                best[key] = min(old, rounded) if measure.is_ceiling else max(old, rounded)
        return replace(self, floors=best)

    def lowered(self, key: Key, value: float, reason: str) -> Floors:
        """One floor at a worse value, logged.

        Raises:
            ValueError: if there is no such floor, or no reason.
        """
        if key not in self.floors:
            raise ValueError(f"no floor for {key[1]!r} on {key[0]!r}")
        if not reason.strip():
            raise ValueError("lowering a floor needs --reason")
        entry = Lowered(*key, f"{self.floors[key]:g}", f"{value:g}", reason.strip())
        return replace(self, floors={**self.floors, key: value}, log=(*self.log, entry))

    def rehashed(self, corpus: str, reason: str) -> Floors:
        """The hash of a corpus as its files are now, logged.

        Raises:
            ValueError: if there is no reason.
        """
        if not reason.strip():
            raise ValueError("replacing a corpus needs --reason")
        now = CORPUS[corpus].sha256
        entry = Lowered(corpus, "data", self.hashes.get(corpus, "")[:12], now[:12], reason.strip())
        return replace(self, hashes={**self.hashes, corpus: now}, log=(*self.log, entry))

    def changed(self) -> tuple[str, ...]:
        """The corpora whose files are not those that the floors were set on."""
        return tuple(name for name, known in self.hashes.items() if CORPUS[name].sha256 != known)


def is_met(measure: Measure, value: float, floor: float) -> bool:
    """Whether a figure keeps its floor."""
    return value <= floor if measure.is_ceiling else value >= floor


def _rounded(measure: Measure, value: float) -> float:
    """To the worse side: per cent and counts to a whole number, small ceilings of per cent to a tenth."""
    if not measure.is_ceiling:
        return float(math.floor(value))
    return math.ceil(value * 10) / 10 if measure.of == 100 else float(math.ceil(value))


def loaded(path: Path = FLOORS) -> Floors:
    """The floors on disk; none where there is no file yet."""
    if not path.is_file():
        return Floors({}, {})
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    floors = {(row["corpus"], row["measure"]): float(row["floor"]) for row in data.get("floor", [])}
    return Floors(data.get("corpora", {}), floors, tuple(Lowered(**row) for row in data.get("lowered", [])))


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, in the order of the measures."""
    lines = [
        "# What each figure must reach (`python -m evaluation`). Raise with --raise; lower with --lower and --reason.",
        "# Ceilings (more is worse) are marked. The hashes notice changed data.",
        "",
        "[corpora]",
        *(f"{_quoted(name)} = {_quoted(value)}" for name, value in floors.hashes.items()),
    ]
    for measure in MEASURES:
        floor = floors.floors.get((measure.corpus, measure.name))
        if floor is not None:
            note = " ".join(part for part in (measure.unit, "at most" if measure.is_ceiling else "") if part)
            lines += ["", "[[floor]]", f"corpus = {_quoted(measure.corpus)}", f"measure = {_quoted(measure.name)}"]
            lines += [f"floor = {floor:g}" + (f"  # {note}" if note else "")]
    for row in floors.log:
        lines += ["", "[[lowered]]", *(f"{name} = {_quoted(getattr(row, name))}" for name in row.__dataclass_fields__)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
