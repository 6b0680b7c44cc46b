"""How near documents stand to each other: the log-odds that two of them are about one happening."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from typing import Final

from consilience.align.groups import Connected
from consilience.align.similarity import cosine
from consilience.align.vectors import vectors
from consilience.align.vocabulary import COMMON
from consilience.model import Annotations, Document, Record, TimeExpression, Zone
from consilience.text.dates import bounds

WEIGHTS: Final[Mapping[str, float]] = {"names": 2.9, "words": 4.8, "opening": 6.2}
"""What each likeness adds to the log-odds of two documents being about one happening (a logistic regression over
19,900 pairs of 200 articles of 52 stories, rounded)."""
_PRIOR: Final = -7.25
_UNREAD: Final = (12.7, -8.9)
"""Weight and prior where a document has nothing to read but captions, and only they and its title can be compared."""
SURE: Final = 0.3
"""Nearness that two openings are taken to have at least: of 700 pairs of documents, those whose words and names make
them one story with it lie above 0.5. Only where it joins not all documents are the openings encoded."""
FAR: Final = 10
"""Days between two publications that speak against one happening."""
_EARLIER: Final = -3.4
"""Added where the later of two documents far apart was certainly published when it says: the earlier one cannot know
what the later one reports."""
_LATER: Final = -3.0
"""Added, for the share of names that differ, where the later date may be only that of a crawl."""
THRESHOLD: Final = -1.0
"""Least log-odds to join two documents. Below 0, because documents that a person puts together mostly belong
together."""
BRIDGE: Final = -1.6
"""Least log-odds of the nearest documents of two groups to take both for one story: to throw out an account is worse
than to keep a stranger."""
LEAST: Final = -2.0
"""Least log-odds at which a document that is near to no other still belongs to a story, in part."""
CENTRAL: Final = -2.0
"""Mean log-odds to the rest of a story from which a document belongs to its core."""
_CONFIRMING: Final = 2
"""Days between two outlets' dates that confirm each other. The same day does not: a crawler fetches all on one."""
_ALIKE: Final = 0.3
"""Likeness of the names of two documents that may confirm each other's dates."""
_AFFAIR: Final = 183
"""Days after which a report that follows another one up is of a later happening all the same."""
_SAME_NAMES: Final = 0.7
"""Likeness of names from which one account may follow another up. In a series of like happenings (missiles, storms)
that each look back to the last one it stays below 0.66; in later accounts of one affair it is 0.76 and more."""
_LIKE_NAMES: Final = 0.5
"""Likeness of names that is enough where the earlier account printed the very day about which the later one came."""
_WITHIN: Final = 3
"""Days between a day that is told and a publication that it may stand for."""
_MONTH: Final = 31
"""Days of the longest stretch of time that can point to another publication."""
_LEAD: Final = 600
"""Characters of the opening that say what a report is about."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CALENDAR: Final = re.compile(rf"\b(?:{_MONTHS})[a-z]*\.?\s*\d|\d\s*(?:{_MONTHS})|\d{{4}}-\d\d-\d\d|\bEve\b")
"""A day that is printed by the calendar, and so does not hang on the date of publication (but for its year)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is compared by.

    Attributes:
        names, words: the words of its names, and its other telling words, as vectors of length 1.
        day: when it was published, as far as known.
        printed: calendar days that its text prints (`"02-07"`).
        told: first and last days of the days and months that its text tells of.
        is_dated: whether its day is confirmed, by a calendar day in the text or by another outlet.
    """

    document: Document
    names: Mapping[str, float]
    words: Mapping[str, float]
    day: date | None
    printed: frozenset[str]
    told: frozenset[tuple[date, date]] = frozenset()
    is_dated: bool = False

    @property
    def terms(self) -> frozenset[str]:
        """Its names and its words."""
        return frozenset((*self.names, *self.words))


class Nearness:
    """The documents of a record, and how near they are to each other. Documents are known by their place."""

    def __init__(self, record: Record) -> None:
        found = [_profile(document, record.annotations[document.id]) for document in record.documents]
        self.profiles = tuple(replace(profile, is_dated=_is_dated(profile, found)) for profile in found)

    @cached_property
    def odds(self) -> Mapping[tuple[int, int], float]:
        """Log-odds of every pair (i < j) that they are about one happening."""
        assumed = self._odds(lambda *_: SURE)
        if self._is_settled(assumed):
            return assumed
        openings = vectors([_opening(profile.document) for profile in self.profiles])
        near = openings @ openings.T
        return self._odds(lambda one, other: max(SURE, round(float(near[one, other]), 4)))

    def _is_settled(self, odds: Mapping[tuple[int, int], float]) -> bool:
        """Whether names and words alone make one story of all, so that no opening can change it."""
        groups = Connected(len(self.profiles))
        sums = [0.0] * len(self.profiles)
        for (one, other), value in odds.items():
            sums[one] += value
            sums[other] += value
            if value >= THRESHOLD:
                groups.join(one, other)
        days = [profile.day for profile in self.profiles if profile.day is not None]
        is_near = not days or (max(days) - min(days)).days <= FAR
        return is_near and len(groups.groups()) == 1 and all(s >= CENTRAL * (len(sums) - 1) for s in sums)

    def best(self, place: int, others: Sequence[int]) -> float:
        """The highest log-odds of a document with any of some others."""
        return max((self.odds[pair(place, n)] for n in others if n != place), default=-math.inf)

    def mean(self, place: int, others: Sequence[int]) -> float:
        """The mean log-odds of a document with some others."""
        found = [self.odds[pair(place, n)] for n in others if n != place]
        return sum(found) / len(found) if found else 0.0

    def _odds(self, nearness: Callable[[int, int], float]) -> Mapping[tuple[int, int], float]:
        return {
            (one, other): _pair_odds(self.profiles[one], self.profiles[other], nearness(one, other))
            for one, other in combinations(range(len(self.profiles)), 2)
        }

    def are_apart(self, group: Sequence[int], other: Sequence[int]) -> bool:
        """Whether one of two groups was out long before the other, whose dates are confirmed, was published, and none
        of the later accounts follows an earlier one up."""
        return (self._is_before(group, other) or self._is_before(other, group)) and not any(
            _is_followed_up(self.profiles[one], self.profiles[two]) for one in group for two in other
        )

    def _is_before(self, group: Sequence[int], other: Sequence[int]) -> bool:
        days = sorted(day for n in group if (day := self.profiles[n].day) is not None)
        later = sorted(day for n in other if (day := self.profiles[n].day) is not None and self.profiles[n].is_dated)
        return bool(days and later) and (later[len(later) // 2] - days[len(days) // 2]).days > FAR


def pair(one: int, other: int) -> tuple[int, int]:
    """The key of a pair."""
    return (one, other) if one < other else (other, one)


def _profile(document: Document, rows: Annotations) -> Profile:
    """What the text itself tells; a headline beside it may be of something else, and counts as part of the opening."""
    length = document.own_length
    names = Counter(
        word
        for mention in rows.mentions
        if mention.form in {"name", "acronym"} and mention.start < length
        for word in _WORD.findall(mention.name.lower())
        if len(word) > 2 and word not in COMMON
    )
    words = Counter(
        term
        for claim in rows.claims
        if claim.evidence[0].start < length
        for term in claim.terms
        if term not in COMMON and not term.isdigit()
    )
    printed = frozenset(found for row in rows.times if row.start < length and (found := _calendar_day(document, row)))
    stretches = (bounds(row.edtf) for row in rows.times if row.start < length)
    told = frozenset((first, last) for first, last in stretches if first and last and (last - first).days < _MONTH)
    return Profile(document, _unit(names), _unit(words), _day(document.published.edtf), printed, told)


def _unit(counts: Mapping[str, int]) -> dict[str, float]:
    weights = {word: 1.0 + math.log(count) for word, count in sorted(counts.items())}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / norm for word, weight in weights.items()}


def _day(edtf: str | None) -> date | None:
    match = re.search(r"\d{4}-\d\d-\d\d", edtf or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def _calendar_day(document: Document, row: TimeExpression) -> str | None:
    match = re.match(r"\d{4}-(\d\d-\d\d)\b", row.edtf or "")
    return match.group(1) if match and _CALENDAR.search(document.text, row.start, row.end) else None


def _is_just_before(printed: str, day: date) -> bool:
    try:
        return -1 <= (day - date.fromisoformat(f"{day.year}-{printed}")).days <= 3
    except ValueError:  # 29 February
        return False


def _is_dated(profile: Profile, profiles: Sequence[Profile]) -> bool:
    """Whether a date of publication is printed, or just after a calendar day of the text, or near that of another
    outlet that tells of the same names."""
    day, document = profile.day, profile.document
    if day is None:
        return False
    if document.published.method == "printed" or any(_is_just_before(printed, day) for printed in profile.printed):
        return True
    return any(
        other.day is not None
        and 1 <= abs((day - other.day).days) <= _CONFIRMING
        and other.document.source.id != document.source.id
        and cosine(profile.names, other.names) >= _ALIKE
        for other in profiles
    )


def _told(document: Document) -> tuple[Zone, ...]:
    """Where a document tells anything: its article, or the captions of a picture gallery."""
    return document.readable or tuple(zone for zone in document.zones if zone.type == "caption")


def _opening(document: Document) -> str:
    opening = " ".join(document.text[zone.start : zone.end] for zone in _told(document))[:_LEAD]
    return f"{document.title or ''}. {opening}"


def _pair_odds(one: Profile, other: Profile, nearness: float) -> float:
    names = cosine(one.names, other.names)
    dates = _date_odds(one, other, names)
    if not (one.document.readable and other.document.readable):
        weight, prior = _UNREAD
        is_told = bool(_told(one.document) and _told(other.document))
        return weight * nearness * is_told + prior + dates
    alike = WEIGHTS["names"] * names + WEIGHTS["words"] * cosine(one.words, other.words)
    return alike + WEIGHTS["opening"] * nearness + dates + _PRIOR


def _date_odds(one: Profile, other: Profile, names: float) -> float:
    """What the dates of publication say against one happening. A late date may be that of a crawl, an early one not."""
    if one.day is None or other.day is None or abs((one.day - other.day).days) <= FAR:
        return 0.0
    later = one if one.day > other.day else other
    if _is_followed_up(one, other):
        return 0.0
    if later.is_dated:
        return _EARLIER
    return 0.0 if one.printed & other.printed else _LATER * (1.0 - names)


def _is_followed_up(one: Profile, other: Profile) -> bool:
    """Whether the later of two documents far apart goes on with what the earlier one reports: it tells of the same
    names, and looks back to the days of the earlier one or was published when the earlier one said something was due.
    """
    if one.day is None or other.day is None:
        return False
    earlier, later = (one, other) if one.day < other.day else (other, one)
    if not FAR < abs((one.day - other.day).days) <= _AFFAIR:
        return False
    likeness = cosine(one.names, other.names)
    if likeness >= _SAME_NAMES:
        return _tells(later, earlier.day) or _tells(earlier, later.day)
    return likeness >= _LIKE_NAMES and _tells(earlier, later.day, is_day=True)


def _tells(profile: Profile, day: date | None, *, is_day: bool = False) -> bool:
    """Whether a text tells of some day, or, unless it must be a day, of the month that holds it."""
    near = timedelta(days=_WITHIN)
    return day is not None and any(
        first - near <= day <= last + near if first == last else not is_day and first <= day <= last
        for first, last in profile.told
    )
