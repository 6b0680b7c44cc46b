"""How the system stands on a day, and what changed between two, for a person to read: text, HTML and plain rows.

What is only announced is marked and says so in words, since italics or colour do not reach every reader.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from html import escape
from itertools import zip_longest
from typing import Any, Final

from consilience.export.register import NARRATOR, Citation, Registered
from consilience.model import ChannelPeriod, Headcount, Register, Snapshot, StateRow, StatusPeriod
from consilience.text.dates import bounds
from consilience.text.days import date_words

WIDTH: Final = 100
MOST: Final = 2
"""Passages of a row that the text shows; the rows hold one of each document."""
NOTHING: Final = "The accounts name no institution and no measure."
_MARK: Final = "›"
_SECTIONS: Final = {
    "institutions": "Institutions and posts",
    "headcounts": "Headcounts",
    "channels": "Channels",
    "measures": "Measures",
}
_COLUMNS: Final = (34, 36, 24)
"""Characters of the name, the value, and the rest; they wrap."""
_UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the system: what, its value in words, since when (EDTF), on whose word, and the words themselves.

    Attributes:
        said_by: names; `narrator` for what accounts tell in their own voice.
        certainty: `reported`, `announced_only`, `implied` (it follows from what comes later), or `derived`.
        others: further values, where accounts conflict.
        row_ids: the rows of the register that it is read from.
    """

    part: str
    id: str
    name: str
    value: str
    is_announced: bool
    certainty: str
    since: str | None
    said_by: tuple[str, ...]
    others: tuple[str, ...]
    row_ids: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The system on a day. `str()` is a table, a notebook shows one too; `row()` is plain for JSON.

    Attributes:
        as_of: the day, EDTF; None where the register is empty.
        known_at: only what was known on this day counts; None for all that the accounts tell.
        latest: the last day of publication of the accounts, EDTF.
    """

    as_of: str | None
    known_at: str | None
    latest: str | None
    lines: tuple[Line, ...]

    def row(self) -> dict[str, Any]:
        """Plain rows, as `--json` prints them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(_standing(self))

    def _repr_html_(self) -> str:
        if not self.lines:
            return f"<p>{escape(NOTHING)}</p>"
        head = "".join(f"<p>{escape(words)}</p>" for words in _headed(self))
        return head + _table(("", "how it stands", "since when; who says so", "words"), map(_cells, self.lines))


@dataclass(frozen=True, slots=True)
class Change:
    """What stands otherwise on the later day. `before` is None for what was not known of, `after` for what is gone.

    `measures` are the titles of those that changed it.
    """

    part: str
    id: str
    name: str
    before: str | None
    after: str | None
    is_announced: bool
    measures: tuple[str, ...]
    said_by: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one day (`before`) to another (`after`), both EDTF; prints like `Standing`.

    `undated` are the titles of measures that no account dates: whether they fall between the two days nobody says.
    """

    before: str | None
    after: str | None
    known_at: str | None
    lines: tuple[Change, ...]
    undated: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """Plain rows, as `--json` prints them."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(_changes(self))

    def _repr_html_(self) -> str:
        head = f"<p>{escape(_between(self) if self.lines else _unchanged(self))}</p>"
        left_out = f"<p>{escape(_left_out(self))}</p>" if self.undated else ""
        if not self.lines:
            return head + left_out
        columns = ("", "before", "after", "by what; who says so", "words")
        return head + _table(columns, map(_change_cells, self.lines)) + left_out


def standing(snapshot: Snapshot, given: Registered) -> Standing:
    """A snapshot of a register with its words and names."""
    lines = tuple(_line(row, given) for row in snapshot.rows)
    return Standing(snapshot.as_of, snapshot.known_at, latest(given), lines)


def nothing(given: Registered) -> Standing:
    """The state of a register without rows."""
    return Standing(None, None, latest(given), ())


def latest(given: Registered) -> str | None:
    """The last day on which an account was published, as far as it is known."""
    days = [last for edtf in given.published if (last := bounds(edtf)[1]) is not None]
    return max(days).isoformat() if days else None


def changes(before: Snapshot, after: Snapshot, given: Registered) -> Changes:
    """What two snapshots of a register show differently, in the order of the later one."""
    old = {_key(row, given.register): row for row in before.rows}
    new = {_key(row, given.register): row for row in after.rows}
    lines, undated = [], []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and was.value == now.value:
            continue
        shown = now or was
        assert shown is not None
        if shown.part == "measures" and shown.since is None:
            undated.append(shown.name)
            continue
        lines.append(_difference(was, now, _line(shown, given), given))
    return Changes(before.as_of or None, after.as_of or None, after.known_at, tuple(lines), tuple(undated))


def _line(row: StateRow, given: Registered) -> Line:
    name = row.name
    counted = next((item for item in given.register.headcounts if item.id == row.id), None)
    if row.part == "headcounts" and counted is not None and counted.actor_id and not counted.institution_id:
        name = name.replace(counted.actor_id, given.names.get(counted.actor_id, counted.actor_id), 1)
    return Line(
        part=row.part,
        id=row.id,
        name=name,
        value=row.value,
        is_announced=row.is_announced,
        certainty=row.certainty,
        since=row.since,
        said_by=tuple(given.names.get(voice, voice) for voice in row.said_by),
        others=row.others,
        row_ids=row.row_ids,
        citations=tuple(given.citations[place] for place in row.evidence if place in given.citations),
    )


def _key(row: StateRow, register: Register) -> tuple[str | None, ...]:
    """What a row is about: a number is another row of the register on another day."""
    if row.part == "headcounts":
        counted: Headcount | None = next((item for item in register.headcounts if item.id == row.id), None)
        if counted is not None:
            return row.part, counted.institution_id, counted.actor_id, counted.quantity
    return row.part, row.id


def _difference(was: StateRow | None, now: StateRow | None, line: Line, given: Registered) -> Change:
    """A change, with what is behind it: the rows, the words and the voices that the earlier day did not rest on."""
    new = [id_ for id_ in line.row_ids if was is None or id_ not in was.row_ids] or line.row_ids
    periods = _periods(given.register)
    voices = [voice for id_ in new if id_ in periods for voice in periods[id_].said_by]
    old = {given.citations.get(place) for place in was.evidence} if was else set()
    return Change(
        part=line.part,
        id=line.id,
        name=line.name,
        before=was.value if was else None,
        after=now.value if now else None,
        is_announced=line.is_announced,
        measures=() if line.part == "measures" else tuple(_measures(new, given.register)),
        said_by=tuple(dict.fromkeys(given.names.get(voice, voice) for voice in voices)) or line.said_by,
        citations=tuple(place for place in line.citations if place not in old) or line.citations,
    )


def _periods(register: Register) -> dict[str, StatusPeriod | ChannelPeriod]:
    """The periods by the ids that the rows of a state give them."""
    of_channels = {f"{row.id}.{n}": period for row in register.channels for n, period in enumerate(row.periods)}
    return {**{period.id: period for period in register.statuses}, **of_channels}


def _measures(row_ids: Iterable[str], register: Register) -> Iterator[str]:
    """The titles of the measures that rows of the register rest on."""
    ids, periods = set(row_ids), _periods(register)
    counts = [row for row in register.headcounts if row.id in ids]
    behind = {periods[id_].measure_id for id_ in ids if id_ in periods} | {
        id_ for row in counts for id_ in row.derived_from
    }
    for measure in register.measures:
        is_its_day = any(
            row.institution_id is not None
            and measure.target == row.institution_id
            and row.valid_from is not None
            and row.valid_from in (measure.announced_on, measure.effective_from)
            for row in counts
        )
        if measure.id in behind or is_its_day:
            yield measure.title


def _standing(given: Standing) -> Iterator[str]:
    if not given.lines:
        yield NOTHING
        return
    for sentence in _headed(given):
        yield from textwrap.wrap(sentence, WIDTH)
    for part, title in _SECTIONS.items():
        of_part = [line for line in given.lines if line.part == part]
        told = [line for line in of_part if not _is_silent(line)]
        if told:
            yield ""
            yield _headline(title, "how it stands", "since when; who says so")
        for line in told:
            yield from _columns(line.is_announced, (line.name, _shown(line), _word(line)))
            yield from _passages(line.citations)
        silent = [line.name for line in of_part if _is_silent(line)]
        if silent:
            yield ""
            words = f"{title}, named without a word on how they stand: {'; '.join(silent)}"
            yield from textwrap.wrap(words, WIDTH, subsequent_indent="  ")


def _headed(given: Standing) -> Iterator[str]:
    by = f"what was known on {date_words(given.known_at)}" if given.known_at else "all that the accounts tell"
    of = f"; the latest is of {date_words(given.latest)}" if given.latest else ""
    yield f"The system on {date_words(given.as_of)}, by {by}{of}."
    day, last = bounds(given.as_of)[1], bounds(given.latest)[1]
    if day and last and day > last:
        yield "No account is as late as that day: what is shown follows from what they announced."
    if any(line.is_announced for line in given.lines):
        yield f"{_MARK} announced only: no account tells it as done."


def _changes(given: Changes) -> Iterator[str]:
    yield _between(given) if given.lines else _unchanged(given)
    if any(line.is_announced for line in given.lines):
        yield f"{_MARK} announced only: no account tells it as done."
    for part, title in _SECTIONS.items():
        of_part = [line for line in given.lines if line.part == part]
        if of_part:
            yield ""
            yield _headline(title, "before → after", "by what; who says so")
        for line in of_part:
            yield from _columns(line.is_announced, (line.name, _change(line), _cause(line)))
            yield from _passages(line.citations)
    if given.undated:
        yield ""
        yield from textwrap.wrap(_left_out(given), WIDTH, subsequent_indent="  ")


def _between(given: Changes) -> str:
    known = f", by what was known on {date_words(given.known_at)}" if given.known_at else ""
    return f"What changed from {date_words(given.before)} to {date_words(given.after)}{known}."


def _left_out(given: Changes) -> str:
    return f"Without a date, so perhaps of another time: {'; '.join(given.undated)}"


def _unchanged(given: Changes) -> str:
    if given.before is None:
        return NOTHING
    known = f", by what was known on {date_words(given.known_at)}" if given.known_at else ""
    return f"Nothing changed from {date_words(given.before)} to {date_words(given.after)}{known}."


def _is_silent(line: Line) -> bool:
    return line.value == _UNKNOWN


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
        mark = _MARK if is_announced and number == 0 else " "
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


def _shown(line: Line) -> str:
    """The value, and what accounts tell otherwise, lower ranks too."""
    others = [words for words in line.others if words not in line.value]
    return f"{line.value}; also told: {', '.join(others)}" if others else line.value


def _word(line: Line) -> str:
    """Since when, and on whose word; a measure tells its days itself."""
    is_dated = line.since and not line.is_announced and line.part != "measures"
    since = f"since {date_words(line.since)}" if is_dated else ""
    told = _voices(line.said_by)
    how = line.certainty if line.certainty in ("implied", "derived") and line.part != "measures" else ""
    return "; ".join(filter(None, (since, told or how)))


def _voices(said_by: Iterable[str]) -> str:
    names = ["the accounts themselves" if voice == NARRATOR else voice for voice in said_by]
    return ", ".join(names)


def _change(line: Change) -> str:
    if line.before is None:
        return f"new: {line.after}"
    return f"{line.before} → {line.after if line.after is not None else 'no longer'}"


def _cause(line: Change) -> str:
    return "; ".join(filter(None, (", ".join(line.measures), _voices(line.said_by))))


def _cells(line: Line) -> tuple[bool, tuple[str, ...], tuple[Citation, ...]]:
    return line.is_announced, (line.name, _shown(line), _word(line)), line.citations


def _change_cells(line: Change) -> tuple[bool, tuple[str, ...], tuple[Citation, ...]]:
    gone = line.after if line.after is not None else "no longer"
    return line.is_announced, (line.name, line.before or "", gone, _cause(line)), line.citations


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
