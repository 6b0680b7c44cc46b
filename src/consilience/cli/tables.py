"""Rows as a table for the terminal, one row a line."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size

from consilience.cli.terminal import shown
from consilience.model import Actor, Annotations, Document, Quantity, TimeExpression

_GAP: Final = "  "
_LEAST: Final = 24
"""Columns that the words keep on however narrow a terminal."""


def times_table(document: Document, rows: Sequence[TimeExpression]) -> str:
    """Words, TIMEX3 type, value and modifier, the date in EDTF, and what it was counted from."""
    words = {row.id: document.text[row.start : row.end] for row in rows}
    cells = [
        (words[row.id], row.type, row.value, row.mod or "", row.edtf or "", _anchor(row, words, document))
        for row in rows
    ]
    return table(("words", "type", "value", "mod", "date", "counted from"), cells, "no time expression was found")


def quantities_table(document: Document, rows: Sequence[Quantity]) -> str:
    """Words, modifier, value, unit, what is counted, `up` or `down` for the size of a change, and its earlier value."""
    cells = [
        (
            document.text[row.start : row.end],
            row.modifier or "",
            "–".join(f"{n:,}" for n in row.value) if isinstance(row.value, tuple) else f"{row.value:,}",
            row.unit,
            row.counts or "",
            row.change or "",
            "" if row.previous is None else f"{row.previous:,}",
        )
        for row in rows
    ]
    return table(("words", "modifier", "value", "unit", "counts", "change", "before"), cells, "no number was found")


def quotes_table(document: Document, rows: Annotations, actors: Sequence[Actor]) -> str:
    """Who, the speaker as printed, the verb of saying, how the words are printed, and the words."""
    names = {chain: actor.name for actor in actors for chain in actor.chains}
    cells = [
        (
            names.get(row.speaker_chain or "", ""),
            row.speaker.of(document.text) if row.speaker else "",
            row.cue.of(document.text) if row.cue else "",
            row.kind,
            " […] ".join(part.of(document.text) for part in row.parts),
        )
        for row in rows.quotes
    ]
    return table(("who", "speaker", "cue", "kind", "words"), cells, "no reported speech was found")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], otherwise: str) -> str:
    """Aligned columns with a final newline. On a narrow terminal the column `words` gives way; a pipe cuts nothing.

    Args:
        head: the names of the columns; one of them is `words`.
        rows: cells; runs of white space become one space.
        otherwise: the line that is printed if there is no row.
    """
    if not rows:
        return f"{otherwise}\n"
    cells = [[shown(" ".join(cell.split())) for cell in row] for row in (head, *rows)]
    widths = [max(cell_len(row[n]) for row in cells) for n in range(len(head))]
    room = shutil.get_terminal_size((0, 0)).columns
    if room:
        words = head.index("words")
        others = sum(widths) - widths[words] + len(_GAP) * (len(widths) - 1)
        widths[words] = min(widths[words], max(_LEAST, room - others))
    return "".join(_line(row, widths) for row in cells)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [_short(cell, width) for cell, width in zip(row, widths, strict=True)]
    return _GAP.join(cells).rstrip() + "\n"


def _short(cell: str, width: int) -> str:
    return set_cell_size(cell, width) if cell_len(cell) <= width else set_cell_size(cell, width - 1) + "…"


def _anchor(row: TimeExpression, words: dict[str, str], document: Document) -> str:
    if row.anchor == "publication":
        return document.published.edtf or row.anchor
    return words.get(row.anchor or "", row.anchor or "")
