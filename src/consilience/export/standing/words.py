"""The sentences and cells that the text and the page of a state share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from consilience.export.register import NARRATOR
from consilience.text.dates import bounds
from consilience.text.days import date_words

if TYPE_CHECKING:
    from consilience.export.standing import Changes, Standing
    from consilience.export.standing.rows import Change, Line

NOTHING: Final = "The accounts name no institution and no measure."
MARK: Final = "›"
ANNOUNCED: Final = f"{MARK} announced only: no account tells it as done."
UNKNOWN: Final = "unknown"
SECTIONS: Final = {
    "institutions": "Institutions and posts",
    "headcounts": "Headcounts",
    "channels": "Channels",
    "measures": "Measures",
}


def headed(given: Standing) -> Iterator[str]:
    """What the day is, by whose news, and how to read it."""
    by = f"what was known on {date_words(given.known_at)}" if given.known_at else "all that the accounts tell"
    of = f"; the latest is of {date_words(given.latest)}" if given.latest else ""
    yield f"The system on {date_words(given.as_of)}, by {by}{of}."
    day, last = bounds(given.as_of)[1], bounds(given.latest)[1]
    if day and last and day > last:
        yield "No account is as late as that day: what is shown follows from what they announced."
    if any(line.is_announced for line in given.lines):
        yield ANNOUNCED


def between(given: Changes) -> str:
    """The two days that are compared."""
    return f"What changed from {date_words(given.before)} to {date_words(given.after)}{_known(given)}."


def unchanged(given: Changes) -> str:
    """That nothing changed, or that there is nothing that could."""
    if given.before is None:
        return NOTHING
    return f"Nothing changed from {date_words(given.before)} to {date_words(given.after)}{_known(given)}."


def left_out(given: Changes) -> str:
    """The measures that no account dates."""
    return f"Without a date, so perhaps of another time: {'; '.join(given.undated)}"


def shown(line: Line) -> str:
    """The value, and what accounts tell otherwise, lower ranks too."""
    others = [words for words in line.others if words not in line.value]
    return f"{line.value}; also told: {', '.join(others)}" if others else line.value


def said(line: Line) -> str:
    """Since when, and on whose word; a measure tells its days itself."""
    is_dated = line.since and not line.is_announced and line.part != "measures"
    since = f"since {date_words(line.since)}" if is_dated else ""
    told = _voices(line.said_by)
    how = line.certainty if line.certainty in ("implied", "derived") and line.part != "measures" else ""
    return "; ".join(filter(None, (since, told or how)))


def _voices(said_by: Iterable[str]) -> str:
    names = ["the accounts themselves" if voice == NARRATOR else voice for voice in said_by]
    return ", ".join(names)


def change(line: Change) -> str:
    """From what to what."""
    if line.before is None:
        return f"new: {line.after}"
    return f"{line.before} → {line.after if line.after is not None else 'no longer'}"


def cause(line: Change) -> str:
    """By which measures, and on whose word."""
    return "; ".join(filter(None, (", ".join(line.measures), _voices(line.said_by))))


def _known(given: Changes) -> str:
    return f", by what was known on {date_words(given.known_at)}" if given.known_at else ""
