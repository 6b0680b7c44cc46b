"""The system on a day as a table for a notebook. Words of documents are shown, never run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from consilience.export.register import Citation
from consilience.export.standing.words import NOTHING, between, cause, headed, left_out, said, shown, unchanged

if TYPE_CHECKING:
    from consilience.export.standing import Changes, Standing
    from consilience.export.standing.rows import Change, Line


def standing_page(given: Standing) -> str:
    """A table, or a sentence where there is nothing."""
    if not given.lines:
        return f"<p>{escape(NOTHING)}</p>"
    head = "".join(f"<p>{escape(words)}</p>" for words in headed(given))
    return head + _table(("", "how it stands", "since when; who says so", "words"), map(_cells, given.lines))


def changes_page(given: Changes) -> str:
    """A table, or a sentence where nothing changed."""
    head = f"<p>{escape(between(given) if given.lines else unchanged(given))}</p>"
    rest = f"<p>{escape(left_out(given))}</p>" if given.undated else ""
    if not given.lines:
        return head + rest
    columns = ("", "before", "after", "by what; who says so", "words")
    return head + _table(columns, map(_change_cells, given.lines)) + rest


def _cells(line: Line) -> tuple[bool, tuple[str, ...], tuple[Citation, ...]]:
    return line.is_announced, (line.name, shown(line), said(line)), line.citations


def _change_cells(line: Change) -> tuple[bool, tuple[str, ...], tuple[Citation, ...]]:
    gone = line.after if line.after is not None else "no longer"
    return line.is_announced, (line.name, line.before or "", gone, cause(line)), line.citations


def _table(head: Sequence[str], rows: Iterable[tuple[bool, tuple[str, ...], tuple[Citation, ...]]]) -> str:
    body = []
    for is_announced, cells, citations in rows:
        shown = [f"<td>{escape(cell)}</td>" for cell in cells]
        if is_announced:
            shown[-2] = shown[-2].replace("<td>", "<td><i>").replace("</td>", "</i></td>")
        words = "<br>".join(
            f"{escape(item.document_id)} {item.start}–{item.end}: “{escape(' '.join(item.text.split()))}”"
            for item in citations
        )
        body.append(f"<tr>{''.join(shown)}<td><small>{words}</small></td></tr>")
    columns = "".join(f"<th>{escape(name)}</th>" for name in head)
    return f"<table><thead><tr>{columns}</tr></thead><tbody>{''.join(body)}</tbody></table>"
