"""What is timed: whole processes for the cold figures, this process for the warm ones and for the stages' shares."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from consilience.annotate.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Figure:
    """One figure and what it should stay under, or over. `runs` are the single values; the median counts."""

    name: str
    runs: tuple[float, ...]
    unit: str
    goal: float | None = None
    is_more_better: bool = False

    @property
    def median(self) -> float:
        """The middle of the runs."""
        return statistics.median(self.runs)

    @property
    def is_within_goal(self) -> bool:
        """Whether the median keeps the goal, or there is none."""
        if self.goal is None:
            return True
        return self.median >= self.goal if self.is_more_better else self.median <= self.goal

    def line(self) -> str:
        """The figure as a line of the table."""
        verdict = "ok" if self.is_within_goal else "UNDER" if self.is_more_better else "OVER"
        goal = "" if self.goal is None else f"goal {self.goal:g} {verdict}"
        spread = f"{min(self.runs):.2f} to {max(self.runs):.2f}" if len(self.runs) > 1 else ""
        return f"{self.name:<58}{self.median:>9.2f} {self.unit:<5}{spread:>18}  {goal}".rstrip()


@dataclass(frozen=True)
class Process:
    """A whole run: seconds from its start to its end, when every file is written, and its peak memory in MB."""

    seconds: float
    megabytes: float


def process(documents: list[Path]) -> Process:
    """Run `consilience report` once in a process of its own.

    Raises:
        RuntimeError: if it fails.
    """
    with tempfile.TemporaryDirectory(prefix="consilience-bench-") as folder:
        command = [sys.executable, "-m", "consilience", "report", *map(str, documents), "--output", folder]
        silent = os.open(os.devnull, os.O_RDWR)
        started = time.perf_counter()
        files = [(os.POSIX_SPAWN_DUP2, silent, stream) for stream in (0, 1)]
        child = os.posix_spawn(sys.executable, command, os.environ, file_actions=files)
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - started
        os.close(silent)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"consilience report failed on {documents[0].name} and others")
    return Process(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def cold(documents: list[Path], repeats: int) -> tuple[Figure, Figure]:
    """Seconds from process start to files written, and peak memory. One run before warms the disk's cache."""
    process(documents)
    runs = [process(documents) for _ in range(repeats)]
    return (
        Figure("five accounts, cold: process start to files written", tuple(run.seconds for run in runs), "s", 6.0),
        Figure("five accounts, peak memory", tuple(run.megabytes for run in runs), "MB", 1000.0),
    )


def warm(documents: list[Path], repeats: int) -> tuple[Figure, ...]:
    """Reading, comparing and writing with both models loaded; the parse; all the rest against the parse.

    The share is taken of processor time, so that other work on the machine does not count; it is the median of the
    single runs' shares.
    """
    import consilience
    from consilience.export.html import html
    from consilience.export.json import record_json
    from consilience.verbs import language_parser

    parser = language_parser()
    read, _ = consilience.read([str(path) for path in documents])

    def whole() -> None:
        record = consilience.corroborate([str(path) for path in documents])
        record_json(record)
        html(record)

    whole()
    wholes, parses, shares = [], [], []
    for _ in range(repeats):  # in turn, so that a busy moment of the machine hits both
        of_whole = _timed(whole)
        of_parse = _timed(lambda: list(parser.readings(read)))
        wholes.append(of_whole.wall)
        parses.append(of_parse.wall)
        shares.append(of_whole.processor / of_parse.processor - 1)
    return (
        Figure("five accounts, warm: read, compare, write", tuple(wholes), "s", 1.5),
        Figure("five accounts, the parse alone", tuple(parses), "s"),
        Figure("five accounts, all other stages together / the parse", tuple(shares), "x", 1.0),
    )


SYSTEM: Final = frozenset({"events", "institutions", "measures", "relations", "headcounts", "statuses", "channels"})
"""Layers of one document that the register is made from."""


def system(documents: list[Path], repeats: int) -> Figure:
    """Events and the register, from the documents' layers to the snapshots, against the parse; processor time."""
    import consilience
    from consilience.components import ANNOTATORS
    from consilience.model import Annotations
    from consilience.pipeline import record_of
    from consilience.record.events import events
    from consilience.record.register import register
    from consilience.record.register.institutions import institutions
    from consilience.record.register.measures import grouped_measures
    from consilience.verbs import language_parser

    parser = language_parser()
    read, _ = consilience.read([str(path) for path in documents])
    record = record_of(read, parser)
    shares = []
    for _ in range(repeats):
        readings: list[Reading] = []
        of_parse = _timed(lambda found=readings: found.extend(parser.readings(read)))  # type: ignore[misc]
        spent = 0.0
        for reading in readings:
            rows = Annotations()
            for annotator in ANNOTATORS:
                began = time.process_time()
                rows = replace(rows, **{annotator.assigns: tuple(annotator.rows(reading, rows))})
                spent += time.process_time() - began if annotator.assigns in SYSTEM else 0.0
        began = time.process_time()
        bodies = institutions(record)
        grouped = grouped_measures(record, bodies)
        register(replace(record, events=events(record, bodies, grouped)), bodies, grouped)
        shares.append((spent + time.process_time() - began) / of_parse.processor)
    return Figure("five accounts, events and register / the parse", tuple(shares), "x", 0.2)


def story(documents: Path) -> tuple[Figure, Figure]:
    """One big story in a process of its own, once."""
    run = process([documents])
    return (
        Figure("a story of 46 articles, cold", (run.seconds,), "s", 60.0),
        Figure("a story of 46 articles, peak memory", (run.megabytes,), "MB", 1000.0),
    )


@dataclass(frozen=True)
class Seconds:
    """How long a piece of work took: by the clock, and of the processor."""

    wall: float
    processor: float


def _timed(work: Callable[[], object]) -> Seconds:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - wall, time.process_time() - processor)
