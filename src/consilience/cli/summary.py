"""The short summary on the terminal: what was read, what the accounts agree and differ on, what was skipped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from consilience.cli.terminal import shown
from consilience.model import Conflict, Document, Fact, Record
from consilience.model.facts import RelevanceDegree

WIDTH = 100
MOST = 5
"""Rows a section shows; the report has them all."""
_ABOUT: Final[Mapping[RelevanceDegree, str]] = {
    "about": "",
    "in_part": " · about the event in part",
    "off_event": " · off the event",
}


def summary(record: Record, folder: Path) -> str:
    """Plain text of at most 100 columns, with a final newline."""
    return shown("\n".join(_lines(record, folder)) + "\n")


def _lines(record: Record, folder: Path) -> Iterator[str]:
    yield f"Read {_count(len(record.documents), 'document')}"
    for document in record.documents:
        yield from _wrapped(_document(document, record))
    for note in record.notes:
        yield from _wrapped(note, "  ! ")
    shared = [fact for fact in record.facts if fact.status in ("agreed", "partial")]
    if len(record.documents) > 1:
        yield from _section(
            "Agree on", [_fact(fact, record) for fact in shared], "nothing that two accounts share was found"
        )
        worth = [row for row in record.conflicts if row.is_worth_a_look]
        yield from _section("Differ on", [_conflict(row) for row in worth], "no difference worth a look was found")
        cleared = len(record.conflicts) - len(worth)
        if cleared:
            yield f"  ({_count(cleared, 'look-alike')} explained away: see Differences in the report)"
    if record.register.measures:
        yield from _section("Changed in the system", list(_measures(record)), "")
        yield f"  (on any day: consilience register {folder / 'record.json'} --as-of DATE)"
    if record.skipped:
        yield ""
        yield f"Skipped {_count(len(record.skipped), 'input')}"
        for row in record.skipped:
            yield from _wrapped(f"{row.name}: {row.reason}")
    yield ""
    yield f"Report  {folder / 'report.html'}"
    yield f"Record  {folder / 'record.json'}"


def _section(title: str, rows: list[str], otherwise: str) -> Iterator[str]:
    yield ""
    yield title
    if not rows:
        yield f"  {otherwise}"
    for row in rows[:MOST]:
        yield from _wrapped(row)
    if len(rows) > MOST:
        yield f"  … and {len(rows) - MOST} more in the report"


def _document(document: Document, record: Record) -> str:
    date = document.published.edtf or "no date"
    aside = sum(len(zone.span) for zone in document.zones if not zone.is_readable)
    read = sum(len(zone.span) for zone in document.readable)
    # A file without a printed outlet is its own source, so its name would stand twice.
    source = "" if document.source.name == document.id else f" · {document.source.name}"
    about = next((_ABOUT[row.degree] for row in record.relevance if row.document_id == document.id), "")
    return f"{document.id}{source} · {date} · {read:,} characters read, {aside:,} set aside{about}"


def _fact(fact: Fact, record: Record) -> str:
    told = len({account.document_id for account in fact.accounts})
    origins = f", {_count(fact.independent, 'origin')}" if fact.independent < told else ""
    silent = f", {len(fact.silent)} silent" if fact.silent else ""
    compared = len(record.documents) - len(record.off_event)
    return f"{_short(fact.statement)}  [{told} of {compared} accounts{origins}{silent}]"


def _conflict(row: Conflict) -> str:
    return f"{_short(row.explanation)}  [{row.type}, {row.class_.replace('_', ' ')}]"


def _measures(record: Record) -> Iterator[str]:
    """Each measure as it stands on the last day of the register, those that most accounts tell first."""
    standing = {row.id: row for taken in record.register.snapshots[-1:] for row in taken.rows if row.part == "measures"}
    for measure in sorted(record.register.measures, key=lambda row: -len({told.document_id for told in row.reports})):
        row = standing.get(measure.id)
        how = row.value if row else measure.status.replace("_", " ")
        announced = "announced; " if row and row.is_announced and "announced" not in how else ""
        yield f"{_short(measure.title)}  [{announced}{how}]"


def _short(sentence: str, most: int = 180) -> str:
    return textwrap.shorten(sentence, most, placeholder=" …")


def _wrapped(sentence: str, mark: str = "  - ") -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent="    ", break_on_hyphens=False)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
