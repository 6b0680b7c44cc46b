"""Where the words of each wording of a family are printed, place by place, each witness in its own order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = Mapping[str, Any]
_JOINT: Final = re.compile(r"[^\w\s]*\s*[^\w\s]*")
"""What may stand between two words of one reading: white space and marks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one witness in one column: where they stand in its quotation."""

    start: int
    end: int


Column = dict[str, Cell]
"""What each quotation prints at one place; a quotation without words there is absent."""


def places(family: Json, quotes: Mapping[str, Json]) -> list[Column]:
    """The columns of a family's alignment with the place of every word, each witness in its own order.

    Neighbouring columns in which the same witnesses agree, and whose words stand side by side wherever they are
    printed, become one.

    Args:
        family: a row of `quote_families`.
        quotes: the rows of its members, by id; cells count from their `start`.
    """
    columns: list[Column] = [{} for _ in family["alignment"]]
    strays: list[tuple[int, str, Cell]] = []
    for member in family["members"]:
        printed = Printed.of(quotes[member])
        cells = [
            (number, cell["words"], cell["relation"] == "moved")
            for number, column in enumerate(family["alignment"])
            for cell in column
            if cell["quote_id"] == member and cell["words"]
        ]
        kept = printed.in_order([(number, words) for number, words, is_moved in cells if not is_moved])
        for number, cell in kept.items():
            columns[number][member] = cell
        taken = list(kept.values())
        for words in (words for _, words, is_moved in cells if is_moved):
            stray = printed.elsewhere(words, taken)
            if stray:
                taken.append(stray)
                before = [number for number, cell in kept.items() if cell.end <= stray.start]
                strays.append((max(before, default=-1), member, stray))
    rows = [{member: cell} for place, member, cell in _of(-1, strays)]
    for number, column in enumerate(columns):
        rows += [column, *({member: cell} for _, member, cell in _of(number, strays))]
    texts = {member: str(quotes[member]["text"]) for member in family["members"]}
    return _joined([column for column in rows if column], texts)


def _of(place: int, strays: Sequence[tuple[int, str, Cell]]) -> list[tuple[int, str, Cell]]:
    """The words that stand behind a column in their own witness, in its order."""
    return sorted((row for row in strays if row[0] == place), key=lambda row: (row[1], row[2].start))


@dataclass(frozen=True, slots=True)
class Printed:
    """A quotation as printed: its text from `start` to `end`, and its parts in it, without the words of saying."""

    text: str
    parts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, quote: Json) -> Printed:
        """The printed form of a row of `quotes`."""
        start = quote["start"]
        return cls(quote["text"], tuple((part["start"] - start, part["end"] - start) for part in quote["parts"]))

    def in_order(self, cells: Sequence[tuple[int, str]]) -> dict[int, Cell]:
        """Where words in order stand, by column: of all places, the closest together, for a family may hold one
        sentence of a long quotation and a sentence begins like another."""
        if not cells:
            return {}
        best: dict[int, Cell] = {}
        for first in self._all(cells[0][1], 0):
            found = {cells[0][0]: first}
            done = first.end
            for number, words in cells[1:]:
                cell = next(self._all(words, done), None)
                if cell:
                    found[number] = cell
                    done = cell.end
            if (len(found), -_length(found)) > (len(best), -_length(best)):
                best = found
        return best

    def elsewhere(self, words: str, taken: Sequence[Cell]) -> Cell | None:
        """The place of a moved word nearest to the others: one that none of them takes."""
        middle = sum(cell.start for cell in taken) / len(taken) if taken else 0
        free = [
            cell
            for cell in self._all(words, 0)
            if not any(cell.start < other.end and other.start < cell.end for other in taken)
        ]
        return min(free, key=lambda cell: abs(cell.start - middle), default=None)

    def _all(self, words: str, start: int) -> Iterator[Cell]:
        """Where some words stand as words of their own, from a character on, inside the parts."""
        for match in re.compile(re.escape(words)).finditer(self.text, start):
            is_inside = any(first <= match.start() and match.end() <= last for first, last in self.parts)
            if is_inside and not (self._is_in_a_word(match.start()) or self._is_in_a_word(match.end())):
                yield Cell(match.start(), match.end())

    def _is_in_a_word(self, place: int) -> bool:
        """Whether letters, or figures, stand on both sides: "1st" may be cut, "first" may not."""
        beside = self.text[max(0, place - 1) : place + 1]
        return len(beside) == 2 and place > 0 and (beside.isalpha() or beside.isdigit())


def _length(cells: Mapping[int, Cell]) -> int:
    return max(cell.end for cell in cells.values()) - min(cell.start for cell in cells.values()) if cells else 0


def _joined(columns: Sequence[Column], texts: Mapping[str, str]) -> list[Column]:
    rows: list[Column] = []
    agreeing: set[frozenset[str]] = set()
    for column in columns:
        groups = _groups(column, texts)
        if rows and groups == agreeing and all(_is_beside(rows[-1][m], column[m], texts[m]) for m in column):
            rows[-1] = {member: Cell(rows[-1][member].start, cell.end) for member, cell in column.items()}
        else:
            rows.append(column)
            agreeing = groups
    return rows


def _groups(column: Column, texts: Mapping[str, str]) -> set[frozenset[str]]:
    """The witnesses that print the same words, group by group."""
    by_words: dict[str, set[str]] = {}
    for member, cell in column.items():
        by_words.setdefault(texts[member][cell.start : cell.end], set()).add(member)
    return {frozenset(members) for members in by_words.values()}


def _is_beside(left: Cell, right: Cell, text: str) -> bool:
    return left.end <= right.start and _JOINT.fullmatch(text, left.end, right.start) is not None
