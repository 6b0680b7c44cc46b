"""Time expressions of news English: TIMEX3 for what the words say, EDTF for what the record holds.

After TimeML 1.2.1 (extent, type, value, mod). Relative expressions count from the publication; where only bounds of it
are known, from both ends, and a date is given only if both agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.annotate.times.context import Context, Reference, Resolved, Tense
from consilience.annotate.times.grammar import expressions
from consilience.annotate.times.meaning import Found, Meaning
from consilience.annotate.times.resolve import resolved
from consilience.annotate.times.tense import tense_at
from consilience.model import Annotations, Span, TimeExpression, ZoneType
from consilience.text.dates import bounds

ORIGIN: Final = "times.rules@1"
RAW_ZONES: Final[frozenset[ZoneType]] = frozenset({"dateline", "byline", "metadata"})
"""Zones that are not read but may hold a date in print."""

_ROLES: Final = re.compile(
    r"(?P<SINCE>since|as of|ever since)(?: the| early| late)?\s*$"
    r"|(?P<FROM>from|as from|starting|beginning|effective|starting from|with effect from)(?: on| from)?\s*$"
    r"|(?P<UNTIL>until|till|through|by|no later than|up to)(?: the)?\s*$",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s+(to|until|till|through|and)\s+(?:the\s+)?", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?(?!\w)")
_AHEAD: Final = re.compile(r"\b(?:until|till|as (?:early|soon|late) as|no later than)\s*$", re.IGNORECASE)
_HEDGE: Final = re.compile(
    r"\s*[,–—-]?\s*or\s+(?:(?:[\w’']+\s+){0,7}?(?:few|couple of|several)\s+(?:more\s+)?(?:days|weeks|months)\b"
    r"|(?:even\s+)?(?:later|thereafter|after(?:wards)?|beyond)\b|soon after\b|shortly (?:there)?after\b)",
    re.IGNORECASE,
)


def times(reading: Reading, annotations: Annotations) -> list[TimeExpression]:
    """The time expressions of a document: of what is read, and of datelines, bylines and metadata lines."""
    del annotations
    publication = bounds(reading.document.published.edtf)
    writer = _Writer(reading.document.id, publication)
    for zone in reading.document.zones:
        if zone.type in RAW_ZONES:
            raw = zone.span.of(reading.document.text)
            for found in expressions(raw):
                writer.add(found, Span(zone.start + found.start, zone.start + found.end), Context(None, sentence=-1))
    starts = [sentence.start_char for sentence in reading.sentences]
    sentence = 0
    for found in expressions(reading.text):
        while sentence + 1 < len(starts) and starts[sentence + 1] <= found.start:
            sentence += 1
        found = _placed(found, reading.text)
        tense = _tense(reading, found)
        if (found.role == "UNTIL" and tense != "past") or _is_ahead(reading.text, found.start):
            tense = "future"
        context = Context(None, tense, found.role, sentence=sentence)
        writer.add(found, reading.span(found.start, found.end), context)
    return sorted(_stretches(writer.rows, reading), key=lambda row: (row.start, row.end))


def _stretches(rows: list[TimeExpression], reading: Reading) -> Iterator[TimeExpression]:
    """The rows, where both ends of "from 2015 to 2018" or "between May and July" hold the stretch between them."""
    text = reading.document.text
    skip = False
    for row, following in zip_longest(rows, rows[1:]):
        if skip:
            skip = False
            continue
        if following and following.type == row.type == "DATE" and _is_stretch(text, row, following):
            following = _next_week(row, following)
            first, last = bounds(row.edtf)[0], bounds(following.edtf)[1]
            if first and last and first < last:
                edtf = f"{(row.edtf or '').partition('/')[0]}/{(following.edtf or '').rpartition('/')[2]}"
                yield replace(row, edtf=edtf, mod=None)
                yield replace(following, edtf=edtf, mod=None)
                skip = True
                continue
        yield row


def _next_week(row: TimeExpression, following: TimeExpression) -> TimeExpression:
    """The second weekday of "from Monday to Wednesday", a week later where it was counted back behind the first."""
    first, last = bounds(row.value)[0], bounds(following.value)[0]
    if first and last and timedelta(-7) < last - first < timedelta(0) and len(row.value) == len(following.value) == 10:
        later = str(last + timedelta(7))
        return replace(following, value=later, edtf=later)
    return following


def _is_stretch(text: str, row: TimeExpression, following: TimeExpression) -> bool:
    gap = text[row.end : following.start]
    if len(gap) > 12 or not (between := _BETWEEN.fullmatch(gap)):
        return False
    opening = _OPENING.search(text, max(0, row.start - 14), row.start)
    return opening is not None and (opening[1].lower() == "between") == (between[1].lower() == "and")


class _Writer:
    """Collects rows, and remembers the dates that later expressions count from."""

    def __init__(self, document_id: str, publication: tuple[date | None, date | None]) -> None:
        self.document_id = document_id
        self.days = tuple(sorted({day for day in publication if day is not None}))
        self.rows: list[TimeExpression] = []
        self.references: list[Reference] = []

    def add(self, found: Found, span: Span, context: Context) -> None:
        """One more row, unless the expression turns out to be none."""
        context = replace(context, references=tuple(self.references[-6:]))
        row = self._resolved(found.meaning, context)
        if row is None:
            return
        id_ = f"{self.document_id}/time-{len(self.rows) + 1}"
        self.rows.append(
            TimeExpression(
                id_, self.document_id, span.start, span.end, row.type, row.value, row.mod, row.edtf, row.anchor, ORIGIN
            )
        )
        is_comparison = found.meaning.kind == "ago" and found.meaning.unit == "Y"
        if row.type == "DATE" and not is_comparison and row.edtf and bounds(row.edtf) != (None, None):
            self.references.append(Reference(id_, row.value, row.edtf, row.mod, context.sentence))

    def _resolved(self, meaning: Meaning, context: Context) -> Resolved | None:
        """The row for the publication day, or what the rows for its earliest and its latest day agree on."""
        if not self.days:
            return resolved(meaning, context)
        rows = [resolved(meaning, replace(context, publication=day)) for day in self.days]
        first, last = rows[0], rows[-1]
        if first is None or last is None or first == last:
            return first
        unknown = resolved(meaning, context)
        if first.value == last.value:
            return replace(first, edtf=None if first.edtf is None else _hull(first.edtf, last.edtf))
        return None if unknown is None else replace(unknown, edtf=_hull(first.edtf, last.edtf), anchor=first.anchor)


def _hull(one: str | None, other: str | None) -> str | None:
    """One of the days between two dates, as an EDTF set."""
    starts, ends = zip(bounds(one), bounds(other), strict=True)
    days = [day for day in starts if day], [day for day in ends if day]
    if len(days[0]) < 2:
        return None
    end = str(max(days[1])) if len(days[1]) == 2 else ""
    return f"[{min(days[0])}..{end}]"


def _placed(found: Found, text: str) -> Found:
    """With the preposition's part, and with an end that is left open in the words behind."""
    meaning = found.meaning
    role = _ROLES.search(text, max(0, found.start - 24), found.start)
    if meaning.kind in ("date", "weekday", "day", "unit") and _HEDGE.match(text, found.end, found.end + 90):
        meaning = replace(meaning, is_hedged=True)
    return replace(found, meaning=meaning, role=role.lastgroup if role else None)


def _is_ahead(text: str, start: int) -> bool:
    """Whether the words in front point ahead whatever the tense: "postponed until Tuesday", "as early as Tuesday"."""
    return _AHEAD.search(text, max(0, start - 16), start) is not None


def _tense(reading: Reading, found: Found) -> Tense | None:
    """Tense around an expression; none for "Wednesday's ruling", whose verb is not the ruling's."""
    if found.meaning.kind == "weekday" and _POSSESSIVE.match(reading.text, found.end):
        return None
    tokens = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    zone = reading.zone_at(found.start)
    return tense_at(tokens.root, zone is not None and zone.type == "title")


ANNOTATOR = Annotator(origin=ORIGIN, assigns="times", rows=times)
