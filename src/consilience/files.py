"""Files that are either whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_atomically(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files (text as UTF-8); none appears before all are complete.

    Raises:
        OSError: if a folder cannot be written to; no file is changed then.
    """
    written: list[tuple[str, Path]] = []
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append((_beside(path, [content]), path))
        for temporary, path in written:
            os.replace(temporary, path)
    finally:
        _remove(temporary for temporary, _ in written)


def stream_atomically(path: Path | None, lines: Iterable[str]) -> None:
    """Write lines as they come (UTF-8); the file appears when all are there. None prints to standard output.

    Raises:
        OSError: if the folder cannot be written to.
    """
    if path is None:
        for line in lines:
            sys.stdout.write(line)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(_beside(path, lines), path)


def _beside(path: Path, pieces: Iterable[str | bytes]) -> str:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
        os.chmod(temporary, 0o644)
    except BaseException:
        _remove([temporary])
        raise
    return temporary


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        Path(path).unlink(missing_ok=True)
