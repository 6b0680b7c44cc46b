"""Quote families as a critical apparatus: TEI P5, parallel segmentation (Guidelines, chapter 12).

Documents are the witnesses. Each `app` holds what every witness of the family prints at one place: a `rdg` a wording,
an empty one where a witness has nothing there. There is no `lem` and no text outside the readings: nobody is right, and
no composite reading is made. Every reading is a stretch of the printed words, so the readings of one witness, in order,
are its wording; a word that stands at another place than in the others has an `app` of its own there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from consilience.export.markup import attribute, content

Json = Mapping[str, Any]
_LEAST: Final = 2
"""Wordings that there must be for an apparatus."""
_JOINT: Final = re.compile(r"[^\w\s]*\s*[^\w\s]*")
"""What may stand between two words of one reading: white space and marks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one witness in one column: where they stand in its quotation."""

    start: int
    end: int


Column = dict[str, Cell]
"""What each quotation prints at one place; a quotation without words there is absent."""


def tei(record: Json) -> str:
    """The families of a record as one TEI document, ending in a newline.

    Args:
        record: the record as plain rows (`record.json`, or `record_row`).
    """
    quotes = {row["id"]: row for row in record["quotes"]}
    names = {row["id"]: row["name"] for row in record["actors"]}
    families = [row for row in record["quote_families"] if len(row["members"]) >= _LEAST]
    numbers = {row["id"]: number for number, row in enumerate(record["documents"], 1)}
    sigla = {row["id"]: _sigla([quotes[member] for member in row["members"]], numbers) for row in families}
    printings = sorted({siglum for of_family in sigla.values() for siglum in of_family.values()}, key=_order)
    body = [_division(row, quotes, names, sigla[row["id"]]) for row in families]
    empty = "<p>No utterance of this record is printed in two wordings.</p>"
    lines = [*_head(record, printings), "<text><body>", *(body or [empty]), "</body></text>", "</TEI>"]
    return "\n".join(lines) + "\n"


def _sigla(members: Sequence[Json], numbers: Mapping[str, int]) -> dict[str, str]:
    """The witness of each member: its document, and from the second printing on the number of the printing."""
    seen: dict[str, int] = {}
    sigla = {}
    for row in sorted(members, key=lambda row: (numbers[row["document_id"]], row["start"], row["id"])):
        seen[row["document_id"]] = printing = seen.get(row["document_id"], 0) + 1
        siglum = f"d{numbers[row['document_id']]}"
        sigla[row["id"]] = siglum if printing == 1 else f"{siglum}-{printing}"
    return sigla


def _order(siglum: str) -> tuple[int, ...]:
    return tuple(int(number) for number in siglum[1:].split("-"))


def _head(record: Json, printings: Sequence[str]) -> Iterator[str]:
    version = content(record["generator"]["version"])
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    yield "<teiHeader><fileDesc>"
    yield "<titleStmt><title>The wordings of each utterance, side by side</title></titleStmt>"
    yield f"<publicationStmt><p>Made by Consilience {version} from a record of the format "
    yield f"{content(record['format'])}.</p></publicationStmt>"
    yield "<sourceDesc>"
    yield from _witnesses(record, printings)
    yield "</sourceDesc>"
    yield "</fileDesc><encodingDesc>"
    yield '<variantEncoding method="parallel-segmentation" location="internal"/>'
    yield "<editorialDecl><p>Readings only: no lemma, no composite. An empty reading says that a witness has no words "
    yield "there.</p></editorialDecl>"
    yield "</encodingDesc></teiHeader>"


def _witnesses(record: Json, printings: Sequence[str]) -> Iterator[str]:
    if not printings:
        yield "<p>No document of this record prints an utterance that another wording stands beside.</p>"
        return
    outlets = {row["id"]: row["name"] for row in record["sources"]}
    yield "<listWit>"
    for siglum in printings:
        number, *printing = _order(siglum)
        document = record["documents"][number - 1]
        outlet, title = outlets.get(document["source_id"]), document["title"]
        words = [document["id"], outlet if outlet != document["id"] else None, title, document["published"]["edtf"]]
        again = f"; printing {printing[0]} of an utterance" if printing else ""
        named = content(", ".join(word for word in words if word) + again)
        yield f'<witness xml:id="{siglum}" n={attribute(document["id"])}>{named}</witness>'
    yield "</listWit>"


def _division(family: Json, quotes: Mapping[str, Json], names: Mapping[str, str], sigla: Mapping[str, str]) -> str:
    """One family: who said it, where each witness prints it and with which verb, and the apparatus."""
    speaker = names.get(family["actor_id"] or "") or "speaker not resolved"
    lines = [f'<div type="utterance" subtype="{family["relation"]}" xml:id="{family["id"]}">']
    lines.append(f"<head>{content(speaker)}</head>")
    lines.append('<list type="printings">')
    for member, siglum in sorted(sigla.items(), key=lambda item: _order(item[1])):
        row = quotes[member]
        cue = f"“{row['cue']['text']}”, " if row["cue"] else ""
        where = f"{cue}{row['kind']}, characters {row['start']} to {row['end']}"
        lines.append(f'<item corresp="#{siglum}" n={attribute(member)}>{content(where)}</item>')
    lines.append("</list>")
    texts = {member: str(quotes[member]["text"]) for member in family["members"]}
    lines.append("<ab>" + " ".join(_app(column, texts, sigla) for column in places(family, quotes)) + "</ab>")
    return "\n".join([*lines, "</div>"])


def _app(column: Column, texts: Mapping[str, str], sigla: Mapping[str, str]) -> str:
    readings: dict[str, list[str]] = {}
    for member in texts:
        cell = column.get(member)
        readings.setdefault(texts[member][cell.start : cell.end] if cell else "", []).append(sigla[member])
    rows = []
    for words, found in sorted(readings.items(), key=lambda item: (item[0] == "", min(map(_order, item[1])))):
        witnesses = " ".join(f"#{siglum}" for siglum in sorted(found, key=_order))
        rows.append(f'<rdg wit="{witnesses}">{content(words)}</rdg>' if words else f'<rdg wit="{witnesses}"/>')
    return f"<app>{''.join(rows)}</app>"


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
        for words in (words for _, words, is_moved in cells if is_moved):
            stray = printed.elsewhere(words, kept.values())
            if stray:
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

    def elsewhere(self, words: str, taken: Iterable[Cell]) -> Cell | None:
        """The place of a moved word nearest to the others: one that none of them takes."""
        others = list(taken)
        middle = sum(cell.start for cell in others) / len(others) if others else 0
        free = [
            cell
            for cell in self._all(words, 0)
            if not any(cell.start < other.end and other.start < cell.end for other in others)
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
