"""Which files the inputs name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read (`path` is None for standard input), or why there is none."""

    name: str
    path: Path | None = None
    reason: str | None = None


def found_files(inputs: Iterable[str | Path]) -> Iterator[Found]:
    """The files of all inputs, in order; of a folder all that are not hidden, in the order of their paths."""
    for given in inputs:
        name = str(given)
        if name == "-":
            yield Found("standard input")
            continue
        if not name.strip():
            yield Found("''", None, "the name is empty")
            continue
        path = Path(given)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except (OSError, ValueError):
            yield Found(name, path, "the name cannot be used as a path")
            continue
        if is_folder:
            yield from _in_folder(path)
        elif not is_there:
            yield Found(name, path, "there is no such file or folder")
        else:
            yield Found(name, path)


def _in_folder(folder: Path) -> Iterator[Found]:
    failures: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent) / name for name in names if not name.startswith(".")]
    for failure in failures:
        reason = (failure.strerror or "unknown reason").lower()
        yield Found(str(failure.filename or folder), None, f"the folder cannot be opened: {reason}")
    if not files and not failures:
        yield Found(str(folder), None, "the folder holds no documents")
    for file in sorted(files):
        yield Found(str(file), file) if file.is_file() else Found(str(file), file, "this is not a regular file")
