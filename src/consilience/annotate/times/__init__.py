"""Time expressions of news English: TIMEX3 for what the words say, EDTF for what the record holds.

After TimeML 1.2.1 (extent, type, value, mod). Relative expressions count from the publication; where only bounds of it
are known, from both ends, and a date is given only if both agree. Where nothing is known of it, the latest day that the
text tells as past with its year bounds what is counted from it; no year is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from spacy.tokens import Token

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.annotate.times.context import Context, Reference, Resolved, Tense
from consilience.annotate.times.grammar import expressions
from consilience.annotate.times.meaning import Found, Meaning
from consilience.annotate.times.nouns import is_name_of_event, is_of_an_age
from consilience.annotate.times.resolve import resolved
from consilience.annotate.times.tense import is_beside_tense, is_timetabled, tense_at, tense_until, verb_above
from consilience.model import Annotations, Span, TimeExpression, ZoneType
from consilience.text.dates import bounds
from consilience.text.word_sets import word_set

ORIGIN: Final = "times.rules@2"
RAW_ZONES: Final[frozenset[ZoneType]] = frozenset({"dateline", "byline", "metadata"})
"""Zones that are not read but may hold a date in print."""

_ROLES: Final = re.compile(
    r"(?P<SINCE>since|ever since)(?: the| early| late)?\s*$"
    r"|(?P<AS_OF>as of)(?: the)?\s*$"
    r"|(?P<FROM>from|as from|starting|beginning|effective|starting from|with effect from)(?: on| from)?\s*$"
    r"|(?P<UNTIL>until|till|through|by|no later than|up to)(?: the)?\s*$",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\s*(?P<comma>,\s*)?(?:\b(to|until|till|through|and)\b|[–-])\s*(?:the\s+)?", re.IGNORECASE
)
_DECREED: Final = re.compile(
    r"\b(?:declared|decreed|ordered|imposed|proclaimed|announced)\b(?:(?!\b(?:that|had|was|were)\b)[^.;,])*$",
    re.IGNORECASE,
)
"""In front of "from Monday to Wednesday": then what lasts so long is not over."""
_MOVED: Final = re.compile(
    r"\b(?:moved|postponed|delayed|rescheduled|brought|pushed|put|changed|switched|shifted|deferred)\b[^.;]*$",
    re.IGNORECASE,
)
"""In front of "from Monday to Wednesday": then nothing lasts from the one to the other."""
_POSSESSIVE: Final = re.compile(r"['’]s?(?!\w)")
_AHEAD: Final = re.compile(r"\b(?:as (?:early|soon|late) as|no later than)\s*$", re.IGNORECASE)
_BY: Final = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_THROUGH: Final = re.compile(r"\bthrough\s+$", re.IGNORECASE)
_STARTING: Final = re.compile(r"\b(?:starting|beginning|effective|with effect)(?: on| from)?\s*$", re.IGNORECASE)
_BACK: Final = re.compile(r"\bback (?:in|on)\s+(?:the\s+)?$", re.IGNORECASE)
_RETURNING: Final = word_set("be bring come fly get go put return send take travel")
"""Verbs whose "back" is a way: "she is back in June"."""
_NOT_UNTIL: Final = re.compile(r"(?:\bnot|n['’]t|\bonly)\s+(?:until|till)\s*$", re.IGNORECASE)
_SIDES: Final = re.compile(r"\b(?:(?P<BEFORE>before|prior to)|(?P<AFTER>after))\s*$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|moments?|shortly|soon|immediately|just|right)\s*$",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile(r"P[1-9][0-9]?M")
_SIDED: Final = ("date", "weekday", "quarter", "half", "season", "decade", "century", "feast")
_HEDGE: Final = re.compile(
    r"\s*[,–—-]?\s*or\s+(?:(?:[\w’']+\s+){0,7}?(?:few|couple of|several)\s+(?:more\s+)?(?:days|weeks|months)\b"
    r"|(?:even\s+)?(?:later|thereafter|after(?:wards)?|beyond)\b|soon after\b|shortly (?:there)?after\b)",
    re.IGNORECASE,
)


def times(reading: Reading, annotations: Annotations) -> list[TimeExpression]:
    """The time expressions of a document: of what is read, and of datelines, bylines and metadata lines."""
    del annotations
    writer = _Writer(reading.document.id, bounds(reading.document.published.edtf))
    for zone in reading.document.zones:
        if zone.type in RAW_ZONES:
            raw = zone.span.of(reading.document.text)
            for found in expressions(raw):
                writer.add(found, Span(zone.start + found.start, zone.start + found.end), Context(None, sentence=-1))
    placed = list(_placed_expressions(reading))
    writer.floor = writer.floor or _latest_whole_day(placed)
    years: dict[int, tuple[Token, Reference]] = {}
    for found, verb, context in placed:
        year = years.get(context.sentence)
        if year and verb and year[0].i == verb.i and found.role is None:
            context = replace(context, year=year[1])
        row = writer.add(found, reading.span(found.start, found.end), context)
        if row and verb and found.role is None and row.type == "DATE" and len(row.value) == 4:
            years[context.sentence] = verb, Reference(row.id, row.value, row.edtf, row.mod, context.sentence)
    return sorted(_stretches(writer.rows, reading, writer.floor), key=lambda row: (row.start, row.end))


def _placed_expressions(reading: Reading) -> Iterator[tuple[Found, Token | None, Context]]:
    """The expressions of what is read, with the verb above each and what surrounds it."""
    starts = [reading.columns.start[first] for first, _ in reading.columns.sentences]
    sentence = 0
    for found in expressions(reading.text):
        while sentence + 1 < len(starts) and starts[sentence + 1] <= found.start:
            sentence += 1
        tokens = reading.doc.char_span(found.start, found.end, alignment_mode="expand")
        root = tokens.root if tokens is not None and len(tokens) else None
        found = _placed(found, reading.text, root)
        tense = _tense(reading, found, root)
        yield found, verb_above(root) if root is not None else None, Context(None, tense, found.role, sentence=sentence)


def _latest_whole_day(placed: list[tuple[Found, Token | None, Context]]) -> date | None:
    """The latest day told as past with its year: a text that prints no date was not published before it."""
    days = (
        bounds(row.edtf)[0]
        for found, _, context in placed
        if context.tense == "past" and found.role is None and found.meaning.year and found.meaning.day
        if (row := resolved(found.meaning, context)) is not None
    )
    return max((day for day in days if day), default=None)


def _stretches(rows: list[TimeExpression], reading: Reading, floor: date | None) -> Iterator[TimeExpression]:
    """The rows, where both ends of "from 2015 to 2018" or "between May and July" hold the stretch between them."""
    text = reading.document.text
    skip = False
    for row, following in zip_longest(rows, rows[1:]):
        if skip:
            skip = False
            continue
        if following and following.type == row.type == "DATE" and _is_stretch(text, row, following):
            following = _next_week(row, following)
            if floor and _DECREED.search(text, max(0, row.start - 60), row.start):
                row, following = _not_over(row, following, floor)
            first, last = bounds(row.edtf)[0], bounds(following.edtf)[1]
            if first and last and first < last:
                if _MOVED.search(text, max(0, row.start - 60), row.start):
                    yield from (row, following)
                    skip = True
                    continue
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


def _not_over(
    row: TimeExpression, following: TimeExpression, publication: date
) -> tuple[TimeExpression, TimeExpression]:
    """Two weekdays, a week later where the second lies before the publication."""
    last = bounds(following.value)[1]
    if last is None or last >= publication or {row.anchor, following.anchor} != {"publication"}:
        return row, following
    if len(row.value) != 10 or publication - last > timedelta(6):
        return row, following
    days = [str(date.fromisoformat(end.value) + timedelta(7)) for end in (row, following)]
    return replace(row, value=days[0], edtf=days[0]), replace(following, value=days[1], edtf=days[1])


def _is_stretch(text: str, row: TimeExpression, following: TimeExpression) -> bool:
    gap = text[row.end : following.start]
    if len(gap) > 12 or not (between := _BETWEEN.fullmatch(gap)):
        return False
    opening = _OPENING.search(text, max(0, row.start - 14), row.start)
    if between["comma"] and (opening is None or between[2] is None):
        return False
    is_and = (between[2] or "").lower() == "and"
    if opening is None:
        return not is_and and len(row.value) == len(following.value)
    return (opening[1].lower() == "between") == is_and


class _Writer:
    """Collects rows, and remembers the dates that later expressions count from."""

    def __init__(self, document_id: str, publication: tuple[date | None, date | None]) -> None:
        self.document_id = document_id
        self.days = tuple(sorted({day for day in publication if day is not None})) if publication[1] else ()
        self.floor = publication[0]
        self.rows: list[TimeExpression] = []
        self.references: list[Reference] = []
        self.is_of_months = False

    def add(self, found: Found, span: Span, context: Context) -> TimeExpression | None:
        """One more row, unless the expression turns out to be none."""
        context = replace(context, references=tuple(self.references[-6:]), is_of_months=self.is_of_months)
        row = self._resolved(found.meaning, context)
        if row is None:
            return None
        id_ = f"{self.document_id}/time-{len(self.rows) + 1}"
        self.rows.append(
            TimeExpression(
                id_, self.document_id, span.start, span.end, row.type, row.value, row.mod, row.edtf, row.anchor, ORIGIN
            )
        )
        if row.type == "DURATION" and _MONTHS.fullmatch(row.value):
            self.is_of_months = True
        is_comparison = found.meaning.kind == "same_part" or (found.meaning.kind, found.meaning.unit) == ("ago", "Y")
        if row.type == "DATE" and not is_comparison and row.edtf and bounds(row.edtf) != (None, None):
            self.references.append(Reference(id_, row.value, row.edtf, row.mod, context.sentence))
            self.is_of_months = self.is_of_months and "-Q" not in row.value
        elif row.type == "TIME" and row.edtf and bounds(row.value[:10]) != (None, None):
            day = row.value[:10]
            self.references.append(Reference(id_, day, day, None, context.sentence, row.value[11:]))
        return self.rows[-1]

    def _resolved(self, meaning: Meaning, context: Context) -> Resolved | None:
        """The row for the publication day, or what the rows for its earliest and its latest day agree on."""
        if not self.days:
            return self._bounded(meaning, context)
        rows = [resolved(meaning, replace(context, publication=day)) for day in self.days]
        first, last = rows[0], rows[-1]
        if first is None or last is None or first == last:
            return first
        unknown = resolved(meaning, context)
        if first.value == last.value:
            return replace(first, edtf=None if first.edtf is None else _hull(first.edtf, last.edtf))
        return None if unknown is None else replace(unknown, edtf=_hull(first.edtf, last.edtf), anchor=first.anchor)

    def _bounded(self, meaning: Meaning, context: Context) -> Resolved | None:
        """The row without a publication day: no date, but a bound where the publication has one.

        What is counted from the publication lies no earlier than it would for the earliest publication.
        """
        row = resolved(meaning, context)
        if row is None or self.floor is None or row.edtf or row.type not in ("DATE", "TIME"):
            return row
        earliest = resolved(meaning, replace(context, publication=self.floor))
        start = bounds(earliest.edtf)[0] if earliest and earliest.anchor == "publication" else None
        return replace(row, edtf=f"[{start}..]", anchor="publication") if start else row


def _hull(one: str | None, other: str | None) -> str | None:
    """One of the days between two dates, as an EDTF set."""
    starts, ends = zip(bounds(one), bounds(other), strict=True)
    days = [day for day in starts if day], [day for day in ends if day]
    if len(days[0]) < 2:
        return None
    end = str(max(days[1])) if len(days[1]) == 2 else ""
    return f"[{min(days[0])}..{end}]"


def _placed(found: Found, text: str, root: Token | None) -> Found:
    """With the preposition's part, and with an end that is left open in the words behind."""
    meaning = found.meaning
    role = _ROLES.search(text, max(0, found.start - 24), found.start)
    if meaning.kind in ("date", "weekday", "day", "unit") and _HEDGE.match(text, found.end, found.end + 90):
        meaning = replace(meaning, is_hedged=True)
    name = role.lastgroup if role else None
    if root is not None:
        meaning = _before_noun(meaning, root)
        if meaning.kind == "date" and meaning.year is None and meaning.step is None and _is_back(text, found, root):
            meaning = replace(meaning, step=-1)
    if (
        name == "UNTIL"
        and root is not None
        and root.dep_ != "pobj"
        and _BY.search(text, max(0, found.start - 9), found.start)
    ):
        name = None  # "hurt by overnight losses"
    if name == "UNTIL" and meaning.step == -1 and _THROUGH.search(text, max(0, found.start - 9), found.start):
        name = None  # "rushed through last week"
    name = name or _side(meaning, text[max(0, found.start - 30) : found.start], root)
    return replace(
        found, meaning=meaning, role=None if _NOT_UNTIL.search(text, max(0, found.start - 16), found.start) else name
    )


def _before_noun(meaning: Meaning, root: Token) -> Meaning:
    """What the noun behind makes of it: the name of an event, or these times instead of a day."""
    if meaning.kind == "date" and meaning.month and meaning.day and not meaning.year and is_name_of_event(root):
        return replace(meaning, is_name=True)
    if meaning.kind == "day" and meaning.step == 0 and meaning.part is None and is_of_an_age(root):
        return Meaning("vague", value="PRESENT_REF", word="today")
    return meaning


def _is_back(text: str, found: Found, root: Token) -> bool:
    """Whether "back in" says that it is past: "back in March", not "she will be back in March"."""
    back = _BACK.search(text, max(0, found.start - 16), found.start)
    verb = verb_above(root) if back else None
    if verb is None:
        return back is not None
    is_way = verb.lemma_.lower() in _RETURNING and verb.idx < found.start
    return not is_way and tense_at(root, is_headline=False) != "future"


def _side(meaning: Meaning, before: str, root: Token | None) -> str | None:
    """`BEFORE` or `AFTER` for a date right behind that word; not for "before the 2016 vote", "a week after Monday"."""
    side = _SIDES.search(before)
    if side is None or root is None or root.dep_ != "pobj" or meaning.part or meaning.kind not in _SIDED:
        return None
    return None if _COUNTED.search(before, 0, side.start()) else side.lastgroup


def _is_ahead(text: str, start: int) -> bool:
    """Whether the words in front point ahead whatever the tense: "as early as Tuesday"."""
    return _AHEAD.search(text, max(0, start - 16), start) is not None


def _tense(reading: Reading, found: Found, root: Token | None) -> Tense | None:
    """Tense around an expression; none for "Wednesday's ruling", whose verb is not the ruling's."""
    if found.meaning.kind == "weekday" and _POSSESSIVE.match(reading.text, found.end):
        return "future" if found.role == "UNTIL" else None
    if _STARTING.search(reading.text, max(0, found.start - 24), found.start):
        return None  # "effective May 1": the nearest
    if _is_ahead(reading.text, found.start):
        return "future"
    if root is None:
        return None
    zone = reading.zone_at(found.start)
    is_headline = zone is not None and zone.is_headline
    if found.role == "UNTIL":
        return tense_until(root, is_headline)
    if found.role == "SINCE" or (found.meaning.step is None and _is_back(reading.text, found, root)):
        return "past"
    if found.role == "AS_OF":
        return "future" if tense_at(root, is_headline=False) == "future" else "past"
    if is_beside_tense(root):
        return None
    tense = tense_at(root, is_headline)
    is_day = found.meaning.kind == "weekday" and found.role is None and found.meaning.part is None
    return "future" if tense == "present" and is_day and is_timetabled(root) else tense


ANNOTATOR = Annotator(origin=ORIGIN, assigns="times", rows=times)
