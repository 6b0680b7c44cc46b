"""The lines of a strip: the wordings of one utterance as printed, their words in columns under each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from consilience.model import AlignedToken, Quote, Span

LINE = 108
"""Characters of an aligned line; a longer utterance goes on in a further block."""
RARE = 40
"""Characters from which words that at most half of the rows have stand in a block of their own."""
CUT = "[…]"
"""The program's sign that a printing goes on where the strip does not show it; a printed ellipsis has no brackets."""

RunRelation = Literal["equal", "none", "reworded", "added", "gap", "moved", "away", "ellipsis"]
_DIFFERING: frozenset[RunRelation] = frozenset({"reworded", "added", "gap"})
_OPENERS, _CLOSERS = '“"«„', '”"»'
_EDGES = re.compile(r"^\W+|\W+$")
_SPACE = re.compile(r"[\s\0]")
_SPACES = re.compile(r"[\s\0]*")
_MARKS = re.compile(r"\W*")
_PASSED = re.compile(r"[\w\0]")
_OPENING = re.compile(r"(?<![^\s\0])[^\w\s\0]+$")
_CLOSING = re.compile(r"[^\w\s\0]*(?:[\s\0]+[^\w\s\0]+(?=[\s\0]|\Z))*")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one row that stand in one column. `relation` is how they compare with the other rows.

    `equal`: as most print it; `reworded`; `added`: only here; `gap`: others print words here; `none`: few do;
    `moved`: the same words stand elsewhere in the others; `away`: from here they moved; `ellipsis`: an editor's marks.
    """

    text: str
    relation: RunRelation


@dataclass(frozen=True, slots=True)
class Block:
    """Aligned lines that fit the page: the numbers of the wordings that have one, and their runs, column by column.

    A wording in the same words as the one before it has none.
    """

    rows: tuple[int, ...]
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One word: as compared, as printed with the marks around it, and what the record says of it."""

    key: str
    text: str
    is_moved: bool = False
    is_ellipsis: bool = False


_EMPTY, _AWAY = _Cell("", ""), _Cell("", "", is_moved=True)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    stretch: Span | None


def strip(
    alignment: Sequence[Sequence[AlignedToken]], quotes: Sequence[Quote], texts: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[Span | None, ...]]:
    """The blocks of a strip with one line a quotation, and for each quotation the stretch of its text that they show.

    Args:
        alignment: the columns of the family.
        quotes: the members that get a line, in the order of the lines.
        texts: the raw text of each one's document.

    A quotation in the same words as the one before it has no line of its own (`told_alike` puts such together).
    A stretch is None where no word of the alignment was found in the quotation; the words are then the record's.
    """
    rows = []
    cells_of = [{cell.quote_id: cell for cell in reversed(column)} for column in alignment]
    for quote, text in zip(quotes, texts, strict=True):
        rows.append(_row(quote, text, [cells.get(quote.id) for cells in cells_of]))
        if quote.kind != "indirect":
            rows[-1] = _Row(_in_marks(rows[-1].cells), rows[-1].stretch)
    columns: list[list[Run]] = []
    for cells in zip(*(row.cells for row in rows), strict=True):
        if any(cell.text for cell in cells):
            _put(columns, _compared(cells))
    own = [n for n, quote in enumerate(quotes) if not n or not told_alike(alignment, quotes[n - 1], quote)]
    return _blocks(columns, own), tuple(row.stretch for row in rows)


def told_alike(alignment: Sequence[Sequence[AlignedToken]], one: Quote, other: Quote) -> bool:
    """Whether two quotations hold the same words in an alignment, apart from case and punctuation."""
    if (one.kind == "indirect") != (other.kind == "indirect"):
        return False
    both = zip_longest(_said(alignment, one), _said(alignment, other))
    return all(word == another for word, another in both)


def _said(alignment: Sequence[Sequence[AlignedToken]], quote: Quote) -> Iterator[str]:
    """The words of a quotation in an alignment, without case and punctuation."""
    for column in alignment:
        for cell in column:
            if cell.quote_id == quote.id and cell.text:
                yield _bare(cell.text) or cell.text


def _bare(word: str) -> str:
    """A word without case and the punctuation around it; `""` where it is only that."""
    return (word if word.isalnum() else _EDGES.sub("", word)).casefold()


# A row: where its words stand in print, with the marks around them


def _row(quote: Quote, text: str, tokens: Sequence[AlignedToken | None]) -> _Row:
    """The cells of one quotation, each with the punctuation that is printed around its word."""
    there = [(at, token) for at, token in enumerate(tokens) if token and token.text]
    words = _inside(quote, text)
    places = _places(words, [token.text for _, token in there])
    cells = [_AWAY if token and not token.text and token.relation == "moved" else _EMPTY for token in tokens]
    highest = -1
    for n, (at, token) in enumerate(there):
        place = places[n]
        printed, is_moved = f"{token.text} ", token.relation == "moved"
        if place:
            following = places[n + 1] if n + 1 < len(there) else None
            printed = _printed(words, place, places[n - 1] if n else None, following)
            is_moved = is_moved or place.start < highest
            highest = max(highest, place.end)
        key = _bare(token.text)
        cells[at] = _Cell(key, printed, is_moved, token.relation == "ellipsis" or not key)
    found = [place for place in places if place]
    if not found:
        return _Row(tuple(cells), None)
    stretch = Span(min(place.start for place in found), max(place.end for place in found))
    if any(mark.isalnum() for mark in words[: stretch.start]):
        first = there[places.index(min(found))][0]
        cells[first] = _with(cells[first], f"{CUT} {cells[first].text}")
    if any(mark.isalnum() for mark in words[stretch.end :]):
        last = there[places.index(max(found))][0]
        cells[last] = _with(cells[last], f"{cells[last].text.rstrip()} {CUT}")
    return _Row(tuple(cells), Span(stretch.start + quote.start, stretch.end + quote.start))


def _in_marks(cells: tuple[_Cell, ...]) -> tuple[_Cell, ...]:
    """The cells with quotation marks around what is printed in marks."""
    told = [at for at, cell in enumerate(cells) if cell.text]
    if not told:
        return cells
    marked = list(cells)
    first, last = cells[told[0]], cells[told[-1]]
    if first.text[0] not in _OPENERS:
        marked[told[0]] = _with(first, f"“{first.text}")
    last = marked[told[-1]]
    if last.text.rstrip()[-1] not in _CLOSERS:
        marked[told[-1]] = _with(last, f"{last.text.rstrip()}”")
    return tuple(marked)


def _with(cell: _Cell, text: str) -> _Cell:
    return _Cell(cell.key, text, cell.is_moved, cell.is_ellipsis)


def _inside(quote: Quote, text: str) -> str:
    """The quotation's stretch of text; what lies between its parts (a cue) is blanked by null characters."""
    marks = ["\0"] * (quote.end - quote.start)
    for part in quote.parts or (Span(quote.start, quote.end),):
        marks[part.start - quote.start : part.end - quote.start] = text[part.start : part.end]
    return "".join(marks)


def _places(words: str, tokens: Sequence[str]) -> list[Span | None]:
    """Where each token stands: stretches of neighbouring tokens are looked up together, the longest first."""
    places: list[Span | None] = []
    cursor = 0
    while len(places) < len(tokens):
        runs = [_run(words, start, tokens[len(places) :]) for start in _occurrences(words, tokens[len(places)])]
        if not runs:
            places.append(None)
            continue
        best = max(runs, key=lambda run: (len(run), run[0].start >= cursor, -run[0].start))
        places.extend(best)
        cursor = best[-1].end
    return places


def _occurrences(words: str, token: str) -> Iterator[int]:
    """Where a token begins, one that begins with a letter or a digit only where it is no part of a word."""
    is_word = token[:1].isalnum()
    start = words.find(token)
    while start >= 0:
        end = start + len(token)
        beside = words[start - 1 : start] + words[end : end + 1] if is_word else ""
        is_part = any(mark.isalnum() or mark == "_" for mark in beside)
        if not is_part:
            yield start
        start = words.find(token, start + 1 if is_part else end)


def _run(words: str, start: int, tokens: Sequence[str]) -> list[Span]:
    """The tokens that stand one after the other from `start` on, with no word between them."""
    run: list[Span] = []
    at = start
    for token in tokens:
        starts = (at, _SPACES.match(words, at).end(), _MARKS.match(words, at).end())  # type: ignore[union-attr]
        here = next((place for place in starts if words.startswith(token, place)), None)
        if here is None or (token[-1].isalnum() and words[here + len(token) : here + len(token) + 1].isalnum()):
            break
        at = here + len(token)
        run.append(Span(here, at))
    return run


def _printed(words: str, place: Span, before: Span | None, after: Span | None) -> str:
    """A word with the marks that touch it, and a space unless print has none. Marks that stand free go with the word
    before them; where the strip passes over words, the sign says so.
    """
    is_next = before is not None and before.end <= place.start
    least = before.end if before and is_next else 0
    opening = _OPENING.search(words[max(place.start - 8, 0) : place.start])
    lead = opening[0] if opening and place.start - len(opening[0]) >= least else ""
    if is_next and _PASSED.search(words, least, place.start):
        lead = f"{CUT} {lead}"
    end = _CLOSING.match(words, place.end).end()  # type: ignore[union-attr]  # it matches the empty string
    if after and after.start >= place.end:
        end = min(end, after.start)
    tail = " ".join(words[place.end : end].replace("\0", " ").split())
    tail = f" {tail}" if tail and _SPACE.match(words, place.end) else tail
    is_glued = end < len(words) and not _SPACE.match(words, end)
    return f"{lead}{words[place.start : place.end]}{tail}{'' if is_glued else ' '}"


# Columns: how the words of one column compare, and which columns are read together


def _compared(cells: Sequence[_Cell]) -> list[Run]:
    """The words of one column, each with how it stands to the others. Case and punctuation do not count."""
    there = [cell for cell in cells if cell.key and not cell.is_ellipsis]
    most, number = Counter(cell.key for cell in there).most_common(1)[0] if there else ("", 0)
    away = sum(cell.is_moved and not cell.text for cell in cells)
    is_usual = (len(there) + away) * 2 > len(cells)
    is_missed = (is_usual or len(cells) == 2) and not all(cell.is_moved for cell in there)
    runs = []
    for cell in cells:
        relation: RunRelation
        if cell.is_ellipsis:
            relation = "ellipsis"
        elif not cell.text:
            relation = "away" if cell.is_moved else "gap" if is_missed else "none"
        elif cell.is_moved:
            relation = "moved"
        elif (number + away) * 2 > len(there) + away and cell.key == most:
            relation = "equal" if is_usual else "added"
        else:
            relation = "reworded"
        runs.append(Run(cell.text, relation))
    return runs


def _put(columns: list[list[Run]], runs: list[Run]) -> None:
    """Adds a column, or joins it to the last where the same rows are quiet in both."""
    if columns:
        last = columns[-1]
        if [_kind(run) for run in last] == [_kind(run) for run in runs]:
            joined = [Run(old.text + new.text, old.relation) for old, new in zip(last, runs, strict=True)]
            if max(len(run.text) for run in joined) <= LINE // 2:
                told = sum(bool(run.text) for run in joined)
                columns[-1] = [_differing(run.text, told) if run.relation in _DIFFERING else run for run in joined]
                return
    columns.append(runs)


def _kind(run: Run) -> str:
    return "differs" if run.relation in _DIFFERING else run.relation


def _differing(text: str, told: int) -> Run:
    if not text:
        return Run(text, "gap")
    return Run(text, "added" if told == 1 else "reworded")


def _blocks(columns: Sequence[Sequence[Run]], own: Sequence[int]) -> tuple[Block, ...]:
    """Columns cut into lines of about `LINE` characters, for the rows that have words of their own.

    Long stretches that few rows have stand in blocks of their own, so that they do not push the words of all others
    to the side.
    """
    if len(own) == 1:  # all print the same words: they may run on
        return (Block((0,), ((Run("".join(runs[0].text for runs in columns).strip(), "equal"),),)),)
    blocks: list[list[Sequence[Run]]] = []
    for stretch in _stretches(columns):
        used = LINE
        for runs in stretch:
            if used + _width(runs) > LINE:
                blocks.append([])
                used = 0
            blocks[-1].append([Run(run.text.strip(), run.relation) for run in runs])
            used += _width(runs)
    return tuple(_block(tuple(zip(*block, strict=True)), own, is_first=not n) for n, block in enumerate(blocks))


def _block(lines: tuple[tuple[Run, ...], ...], own: Sequence[int], is_first: bool) -> Block:
    """The first block has a line for every wording, a further one for those that it concerns."""
    rows = tuple(n for n in own if is_first or any(run.relation != "none" for run in lines[n]))
    return Block(rows, tuple(lines[n] for n in rows))


def _stretches(columns: Sequence[Sequence[Run]]) -> list[list[Sequence[Run]]]:
    """Neighbouring columns, parted where a long stretch begins or ends that at most half of the rows have."""
    found: list[list[Sequence[Run]]] = []
    was_long = True
    for is_rare, group in groupby(columns, key=_is_rare):
        members = list(group)
        is_long = is_rare and sum(map(_width, members)) > RARE
        if is_long or was_long:
            found.append(members)
        else:
            found[-1].extend(members)
        was_long = is_long
    return found


def _is_rare(runs: Sequence[Run]) -> bool:
    return len(runs) > 2 and sum(bool(run.text) for run in runs) * 2 <= len(runs)


def _width(runs: Sequence[Run]) -> int:
    return max(len(run.text.strip()) for run in runs) + 2
