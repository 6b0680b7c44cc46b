"""Two accounts side by side on the terminal: what both report, where they differ, what only one of them has."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from consilience.cli.terminal import shown
from consilience.model import Account, Conflict, Document, Evidence, Fact, Record

WIDTH: Final = 100
MOST: Final = 8
"""Rows of a section that are shown unless all are asked for."""
_LETTERS: Final = "AB"

T = TypeVar("T")


def comparison(record: Record, order: Sequence[str], is_whole: bool = False) -> str:
    """Plain text of at most 100 columns, with a final newline.

    Args:
        record: a record of two documents.
        order: their ids, the first one is A.
        is_whole: whether every row is shown.
    """
    return shown("\n".join(_Comparison(record, order, None if is_whole else MOST).lines()) + "\n")


class _Comparison:
    def __init__(self, record: Record, order: Sequence[str], most: int | None) -> None:
        self._record, self._most = record, most
        self._letter = dict(zip(order, _LETTERS, strict=True))
        self._names = {actor.id: actor.name for actor in record.actors} | {
            chain: actor.name for chain, actor in record.actor_of_chain.items()
        }

    def lines(self) -> Iterator[str]:
        for id_, letter in self._letter.items():
            yield f"{letter}  {_named(self._record.document_of[id_])}"
        for note in self._record.notes:
            yield from _wrapped(note, "! ", "  ")
        facts, conflicts = self._record.facts, self._record.conflicts
        worth = [row for row in conflicts if row.is_worth_a_look]
        between = [row for row in worth if not row.is_between_parties]
        yield from self._section("Differ on", between, self._conflict, "no difference worth a look was found")
        disputes = [row for row in worth if row.is_between_parties]
        if disputes:
            yield from self._section("Competing statements", disputes, self._conflict, "")
        both = [fact for fact in facts if len({account.document_id for account in fact.accounts}) > 1]
        yield from self._section("Both report", both, self._shared, "no fact that both report was found")
        for id_, letter in self._letter.items():
            own = [fact for fact in facts if {account.document_id for account in fact.accounts} == {id_}]
            yield from self._section(f"Only {letter}", own, self._single, "nothing")
        cleared = [row for row in conflicts if not row.is_worth_a_look]
        if cleared:
            yield from self._section("Only look different", cleared, self._conflict, "")

    def _section(
        self, title: str, rows: Sequence[T], lines_of: Callable[[T], Iterator[str]], otherwise: str
    ) -> Iterator[str]:
        yield ""
        yield f"{title} ({len(rows)})" if rows else title
        if not rows:
            yield f"  {otherwise}"
        for row in rows[: self._most]:
            yield from lines_of(row)
        if self._most is not None and len(rows) > self._most:
            yield f"  … and {len(rows) - self._most} more (--all)"

    def _shared(self, fact: Fact) -> Iterator[str]:
        yield from _wrapped(fact.statement, "  - ", "    ")
        for id_, letter in self._letter.items():
            told = [account for account in fact.accounts if account.document_id == id_]
            for account in told[:1]:
                yield from _wrapped(self._told(account), f"      {letter}  ", "         ")

    def _told(self, account: Account) -> str:
        name = self._names.get(account.voice)
        return f"“{' '.join(account.wording.split())}”" + (f" ({name})" if name else "")

    def _single(self, fact: Fact) -> Iterator[str]:
        yield from _wrapped(fact.statement, "  - ", "    ")

    def _conflict(self, row: Conflict) -> Iterator[str]:
        yield from _wrapped(f"{row.explanation}  [{row.type}, {row.class_.replace('_', ' ')}]", "  - ", "    ")
        for side in row.sides:
            for pointer in side.evidence[:2]:
                yield from _wrapped(self._passage(pointer), f"      {self._letter[pointer.document_id]}  ", "         ")
        if row.is_worth_a_look and row.settled_by:
            yield from _wrapped(f"What would settle it: {row.settled_by}", "      ", "      ")

    def _passage(self, pointer: Evidence) -> str:
        document = self._record.document_of[pointer.document_id]
        words = " ".join(document.text[pointer.start : pointer.end].split())
        if document.headline is None or pointer.start < document.headline.start:
            return f"“{words}” ({pointer.start}–{pointer.end})"
        first = document.headline.start
        return f"“{words}” (headline, {pointer.start - first}–{pointer.end - first})"


def _named(document: Document) -> str:
    source = "" if document.source.name == document.id else f" · {document.source.name}"
    return f"{document.id}{source} · {document.published.edtf or 'no date'}"


def _wrapped(sentence: str, first: str, following: str) -> list[str]:
    return textwrap.wrap(
        " ".join(sentence.split()), WIDTH, initial_indent=first, subsequent_indent=following, break_on_hyphens=False
    )
