"""Vocabulary files: small texts that a person without Python can extend. A mistake is refused with its line."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.errors import VocabularyError

Line = tuple[str, int, str]
"""A file's name, a line's number and its text."""


def lines(name: str, text: str) -> Iterator[Line]:
    """The lines of a file that say something: neither empty nor notes ("# ...")."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield name, number, line.strip()


def refused(line: Line, why: str) -> VocabularyError:
    """The error for a line."""
    name, number, text = line
    return VocabularyError(f"{name}, line {number}: {why} ({text[:60]!r})")
