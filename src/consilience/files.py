"""Files that are either whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import errno
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
            _refuse_folder(path)
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
            printed(line)
        return
    _refuse_folder(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(_beside(path, lines), path)


def printed(text: str) -> None:
    """Print to standard output what would stand in a file: UTF-8 and its own line ends, whatever the terminal takes."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _refuse_folder(path: Path) -> None:
    """Raise what moving a file there would raise, before anything is written, and with the name that was given."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "that is a folder; name a file", str(path))


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
