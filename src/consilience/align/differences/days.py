"""The day of what happens to a person once in a story: of a death, an arrest, a disappearance, a release."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Actor, Evidence, Judgement, Mention, Record, Side
from consilience.text.dates import days_apart

_ONCE: Final = {
    "death": re.compile(r"\b(?:died|dies|passed away|was found dead)\b"),
    "disappearance": re.compile(
        r"\b(?:(?:went|gone|been|reported) missing|disappeared|vanished|unaccounted for"
        r"|(?:was|were|been|being) (?:kidnapped|abducted|seized|captured|taken (?:captive|hostage|prisoner))"
        r"|(?:been|was|were) (?:last )?(?:in contact|heard from))\b"
    ),
    "arrest": re.compile(r"\b(?:(?:was|were|been) (?:re)?(?:arrested|detained)|taken into custody)\b"),
    "release": re.compile(r"\b(?:was|were|been) (?:freed|released|set free|let go)\b"),
}
"""What a story tells of a person once, by the words that say so."""
_DAY: Final = re.compile(
    r"\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? (?P<day>\d{1,2})(?!\d)"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)? "
    r"(?P<month2>January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_DEFINITE: Final = re.compile(r"(?:the|his|her|their) ")
"""How a role begins that stands for somebody of whom the text has told; "a man" may be anybody."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_AFTER: Final = 60
"""Characters behind the words of the event within which its day stands."""
_BEFORE: Final = 140
"""Characters before them within which the person is named."""
_BREAK: Final = re.compile(
    r"[.;:“”\"()]|\b(?:after(?! (?:midnight|dark|dawn|noon))|before(?! (?:midnight|dawn|noon))|when|until|where|who"
    r"|which|while|but|said|says|told)\b"
)
_LAG: Final = 6
"""Days between two days of print within which weekdays can be compared."""


@dataclass(frozen=True, eq=False)
class _Dated:
    statement: Statement
    words: str
    weekday: int | None
    date: tuple[int, int] | None
    evidence: Evidence
    actor: Actor
    is_named: bool


def differing_days(record: Record, rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two weekdays, or two days of a month, for what happens to one person once.

    Weekdays are compared as they are printed: the date that they are counted from is often that of the crawl. An
    account that gives two days itself tells of two events, and is left out.
    """
    for event, found in sorted(_by_event(record, rows).items()):
        days: dict[str, set[object]] = defaultdict(set)
        for row in found:
            days[row.statement.document.id].add(row.weekday if row.weekday is not None else row.date)
        found = [row for row in found if len(days[row.statement.document.id]) == 1]
        pair = next(((a, b) for n, a in enumerate(found) for b in found[n + 1 :] if _differ(a, b)), None)
        if pair is None:
            continue
        people = {row.actor.id for row in pair}
        found = [row for row in found if row.actor.id in people]
        groups = [[row for row in found if (row.weekday, row.date) == (one.weekday, one.date)] for one in pair]
        name = max((row.is_named, len(row.actor.name), row.actor.name) for row in pair)[-1]
        yield Judgement(
            "date",
            "different",
            "contradiction",
            tuple(Side(g[0].words, tuple(dict.fromkeys(row.evidence for row in g))[:6]) for g in groups),
            told(
                f"Day of the {event} of {name}",
                [([row.statement.outlet for row in g], g[0].words) for g in groups],
                "it has one day",
            ),
            tuple(dict.fromkeys(id_ for g in groups for row in g for id_ in row.statement.fact_ids)),
            settled_by="The first announcement, with its date.",
            confidence=0.7,
        )


def _differ(one: _Dated, other: _Dated) -> bool:
    lag = days_apart(one.statement.published, other.statement.published)
    if one.statement.document.id == other.statement.document.id or (lag is not None and lag > _LAG):
        return False
    if one.actor.id != other.actor.id:
        if one.is_named == other.is_named:
            return False
        named = one if one.is_named else other
        if named.actor.role is None:  # "the reporter" may be he only where his own account says what he is
            return False
    if one.weekday is not None and other.weekday is not None:
        return one.weekday != other.weekday
    return one.date is not None and other.date is not None and one.date != other.date


def _by_event(record: Record, rows: tuple[Statement, ...]) -> dict[str, list[_Dated]]:
    found: dict[str, list[_Dated]] = defaultdict(list)
    people: dict[str, list[Mention]] = {
        document.id: sorted(
            (row for row in record.annotations[document.id].mentions if row.kind == "person"), key=lambda row: row.start
        )
        for document in record.documents
    }
    sentences = {(row.document.id, row.sentence): row for row in reversed(rows)}
    for (document_id, span), row in sorted(sentences.items(), key=lambda item: (item[0][0], item[0][1].start)):
        text = row.document.text
        for event, pattern in _ONCE.items():
            for match in pattern.finditer(text, span.start, span.end):
                day = _day(text, match.end(), span.end)
                who = [
                    m for m in people[document_id] if span.start <= m.start and 0 <= match.start() - m.end <= _BEFORE
                ]
                if day is None or not who:
                    continue
                person = who[-1]
                actor = record.actor_of_chain.get(person.chain)
                is_named = actor is not None and not actor.name[:1].islower()
                if actor is None or actor.kind != "person" or not (is_named or _DEFINITE.match(actor.name)):
                    continue
                weekday = day["weekday"]
                month, number = day["month"] or day["month2"], day["day"] or day["day2"]
                found[event].append(
                    _Dated(
                        row,
                        day.group(),
                        _WEEKDAYS.index(weekday.lower()) if weekday else None,
                        (_MONTHS.index(month[:3].lower()) + 1, int(number)) if month else None,
                        Evidence(document_id, match.start(), day.end()),
                        actor,
                        is_named,
                    )
                )
    return found


def _day(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The day in the clause behind the words of an event."""
    end = min(stop, start + _AFTER)
    cut = _BREAK.search(text, start, end)
    return _DAY.search(text, start, cut.start() if cut else end)
