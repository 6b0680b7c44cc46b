"""Bars for long work: on a terminal only, on standard error, gone when done."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bars:
    """One bar for reading, one for comparing. A pipe gets none. Call it with (stage, done, total)."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        if self._console.is_terminal:
            self._progress = Progress(
                TextColumn("{task.description:<24}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=self._console,
                transient=True,
            )

    def __enter__(self) -> Bars:
        if self._progress:
            self._progress.start()
            self._progress.add_task("loading the language model", total=None)
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Move the bar of this stage."""
        if not self._progress:
            return
        task = self._progress.task_ids[-1]
        if self._progress.tasks[-1].total != total:
            self._progress.update(task, visible=False)
            task = self._progress.add_task(stage, total=total)
        self._progress.update(task, description=stage, completed=done)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()
