"""The system on a day as a table of plain text, 100 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from consilience.export.register import Citation
from consilience.export.standing.words import (
    ANNOUNCED,
    MARK,
    NOTHING,
    SECTIONS,
    UNKNOWN,
    between,
    cause,
    change,
    headed,
    left_out,
    said,
    shown,
    unchanged,
)

if TYPE_CHECKING:
    from consilience.export.standing import Changes, Standing
    from consilience.export.standing.rows import Line

WIDTH: Final = 100
MOST: Final = 2
"""Passages of a row that the text shows; the rows hold one of each document."""
_COLUMNS: Final = (34, 36, 24)
"""Characters of the name, the value, and the rest; they wrap."""


def standing_text(given: Standing) -> Iterator[str]:
    """The lines of a table, or a sentence where there is nothing."""
    if not given.lines:
        yield NOTHING
        return
    for sentence in headed(given):
        yield from textwrap.wrap(sentence, WIDTH)
    for part, title in SECTIONS.items():
        of_part = [line for line in given.lines if line.part == part]
        told = [line for line in of_part if not _is_silent(line)]
        if told:
            yield ""
            yield _headline(title, "how it stands", "since when; who says so")
        for line in told:
            yield from _columns(line.is_announced, (line.name, shown(line), said(line)))
            yield from _passages(line.citations)
        silent = [line.name for line in of_part if _is_silent(line)]
        if silent:
            yield ""
            words = f"{title}, named without a word on how they stand: {'; '.join(silent)}"
            yield from textwrap.wrap(words, WIDTH, subsequent_indent="  ")


def changes_text(given: Changes) -> Iterator[str]:
    """The lines of a table, or a sentence where nothing changed."""
    yield between(given) if given.lines else unchanged(given)
    if any(line.is_announced for line in given.lines):
        yield ANNOUNCED
    for part, title in SECTIONS.items():
        of_part = [line for line in given.lines if line.part == part]
        if of_part:
            yield ""
            yield _headline(title, "before → after", "by what; who says so")
        for line in of_part:
            yield from _columns(line.is_announced, (line.name, change(line), cause(line)))
            yield from _passages(line.citations)
    if given.undated:
        yield ""
        yield from textwrap.wrap(left_out(given), WIDTH, subsequent_indent="  ")


def _headline(title: str, value: str, rest: str) -> str:
    """The head of a section; it stands out to the left."""
    name, middle, _ = _COLUMNS
    return f"{title.ljust(name + 2)}  {value.ljust(middle)}  {rest}"


def _columns(is_announced: bool, cells: Sequence[str]) -> Iterator[str]:
    """Cells side by side, wrapped; a mark in front of what is only announced."""
    wrapped = [
        textwrap.wrap(" ".join(cell.split()), width, break_on_hyphens=False)
        for cell, width in zip(cells, _COLUMNS, strict=True)
    ]
    for number, row in enumerate(zip_longest(*wrapped, fillvalue="")):
        mark = MARK if is_announced and number == 0 else " "
        padded = "  ".join(cell.ljust(width) for cell, width in zip(row, _COLUMNS, strict=True))
        yield f"{mark} {padded}".rstrip()


def _passages(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations[:MOST]:
        headline = ", headline" if citation.field == "title" else ""
        outlet = "" if citation.document_id.startswith(citation.outlet) else f" ({citation.outlet})"
        place = f"{citation.document_id}{outlet}{headline}, {citation.start}–{citation.end}"
        yield from textwrap.wrap(
            f"{place}: “{' '.join(citation.text.split())}”",
            WIDTH,
            initial_indent="      ",
            subsequent_indent="        ",
            break_on_hyphens=False,
            max_lines=2,
            placeholder=" …”",
        )
    if len(citations) > MOST:
        yield f"      … and {len(citations) - MOST} more"


def _is_silent(line: Line) -> bool:
    return line.value == UNKNOWN
