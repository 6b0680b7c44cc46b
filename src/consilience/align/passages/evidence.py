"""What two passages share and where they cannot both be about the same: numbers, dates, names and denials, in words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from consilience.align.compare import names, numbers, polarity, times
from consilience.align.compare.comparison import Comparison, unsure
from consilience.align.compare.count import Count
from consilience.align.compare.words import overlap, stems
from consilience.model import Annotations, Mention

_SAME_WORDS: Final = 0.6
"""Shared stems, of the longer passage and without its names, from which another name is another fact."""
_SAME_ACT: Final = 0.5
"""The same, without its dates, from which another date is another fact."""
_SAME_SUBJECT: Final = 0.5
"""Shared stems, of the shorter passage, from which words that exclude each other do ("rose" and "fell")."""
_MOST: Final = 6
"""Words that a reason lists."""

_REJECTING: Final = stems(
    "against oppose opposed avoid ban block cancel end halt prevent refuse reject stop withdraw forbid abandon drop "
    "decline declined"
)
"""Stems of words that reject without a negation."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])$")

Row = TypeVar("Row")


@dataclass(frozen=True)
class Passage:
    """A passage with its rows."""

    text: str
    annotations: Annotations

    @cached_property
    def counts(self) -> list[Count]:
        """Its numbers, with the words around them."""
        return [
            Count(row, self.text[row.start : row.end], self.text[: row.start], self.text[row.end :])
            for row in self.annotations.quantities
        ]

    @cached_property
    def dates(self) -> list[str]:
        """Its dates, as EDTF; words that fix none ("on Monday") are left out."""
        return [row.edtf for row in self.annotations.times if row.type in ("DATE", "TIME") and row.edtf]

    @cached_property
    def weekdays(self) -> list[int]:
        """Its days of the week without a date ("on Monday"), Monday is 1."""
        return [int(found[1]) for row in self.annotations.times if (found := _WEEKDAY.match(row.value))]

    @cached_property
    def names(self) -> list[Mention]:
        """Who and what is named in it, but for those whose words it reports: two may say the same."""
        speakers = [quote.speaker for quote in self.annotations.quotes if quote.speaker]
        return [
            row
            for row in self.annotations.mentions
            if row.form != "pronoun"
            and row.form != "role"
            and not any(row.start < span.end and span.start < row.end for span in speakers)
        ]

    @cached_property
    def stems_of_times(self) -> frozenset[str]:
        """The stems of its times."""
        return stems(" ".join(self.text[row.start : row.end] for row in self.annotations.times))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems(self.text)


@dataclass(frozen=True, slots=True)
class Findings:
    """What speaks against and for two passages' reporting the same fact; one sentence each."""

    differences: tuple[str, ...]
    shared: tuple[str, ...]


def findings(one: Passage, other: Passage, about: str) -> Findings:
    """Compare two passages by type; `about` is the question or topic, whose words every passage may share."""
    topic = stems(about)
    pairs = (
        _matched(one.counts, other.counts, numbers.compared),
        _dates(one, other, topic),
        _names(one, other, topic),
        _denials(one, other, topic),
    )
    found = [row for rows in pairs for row in rows]
    differences = tuple(dict.fromkeys(row.explanation for row in found if row.relation == "different"))
    shared = tuple(dict.fromkeys(row.explanation for row in found if row.relation in ("same", "compatible")))
    return Findings(differences, (*shared, *_words(one, other, topic)))


def _matched(left: Sequence[Row], right: Sequence[Row], compared: Callable[[Row, Row], Comparison]) -> list[Comparison]:
    """For each value of the side with fewer, the best that it has on the other side."""
    fewer, more, is_turned = (left, right, False) if len(left) <= len(right) else (right, left, True)
    found = []
    for value in fewer:
        results = [compared(partner, value) if is_turned else compared(value, partner) for partner in more]
        found += sorted(results, key=lambda row: _ORDER.index(row.relation))[:1]
    return found


_ORDER: Final = ("same", "compatible", "superseded", "different", "unsure")


def _dates(one: Passage, other: Passage, topic: frozenset[str]) -> list[Comparison]:
    """Dates and days of the week: the same, or another in what else tells of one act."""
    found = [
        *_matched(one.dates, other.dates, times.compared),
        *_matched(one.weekdays, other.weekdays, _same_weekday),
    ]
    bare = [passage.stems - topic - passage.stems_of_times for passage in (one, other)]
    is_one_act = not all(bare) or _common(*bare) >= _SAME_ACT
    return [row for row in found if is_one_act or row.relation != "different"]


def _common(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared stems, over those of the longer side."""
    return len(left & right) / max(len(left), len(right), 1)


def _denials(one: Passage, other: Passage, topic: frozenset[str]) -> list[Comparison]:
    """A negation or a word that excludes another, in passages of one subject. "Not to sign" is no denial of "against".

    What they share is counted on the longer one: a word alone is not what a sentence around it denies.
    """
    left, right = one.stems - topic, other.stems - topic
    if overlap(left, right) < _SAME_SUBJECT:
        return []
    affirming = [passage for passage in (one, other) if not polarity.is_negated(passage.text)]
    if len(affirming) == 1 and _REJECTING & affirming[0].stems:
        return []
    return [polarity.compared(one.text, other.text, _common(left, right))]


def _same_weekday(left: int, right: int) -> Comparison:
    if left == right:
        return Comparison("same", None, f"Both say {calendar.day_name[left - 1]}.")
    days = " and ".join(calendar.day_name[day - 1] for day in sorted((left, right)))
    return Comparison("different", "contradiction", f"{days} are two days.")


def _names(one: Passage, other: Passage, topic: frozenset[str]) -> list[Comparison]:
    """Names of one kind: the same, or another in what are else the same words."""
    found = []
    for kinds in (("person",), ("state", "place"), ("organisation", "institution")):
        left, right = (_of_kinds(passage.names, kinds, topic) for passage in (one, other))
        if not left or not right:
            continue
        rows = _matched(left, right, _compared)
        if all(row.relation == "unsure" for row in rows):
            bare = [passage.stems - topic - _stems_of(passage.names) for passage in (one, other)]
            named = [_stems_of(rows) for rows in (left, right)]
            if all(bare) and _common(*bare) >= _SAME_WORDS and not named[0] & named[1]:
                why = f"One names {_listed(row.name for row in left)}, the other {_listed(row.name for row in right)}."
                rows = [Comparison("different", "contradiction", why)]
        found += rows
    return found


def _of_kinds(rows: Iterable[Mention], kinds: tuple[str, ...], topic: frozenset[str]) -> list[Mention]:
    return [row for row in rows if row.kind in kinds and not stems(row.name) <= topic]


def _stems_of(rows: Iterable[Mention]) -> frozenset[str]:
    return frozenset(word for row in rows for word in stems(row.name))


def _compared(left: Mention, right: Mention) -> Comparison:
    """Whether two mentions name one; that they name two is for the words around them to say."""
    if left.kind == right.kind == "state" and left.country is not None and left.country == right.country:
        both = f"{left.name}" if left.name == right.name else f"one state: {left.name}, {right.name}"
        return Comparison("same", None, f"Both name {both}.")
    row = names.compared(left.name, right.name, left.kind == "person")
    return row if row.relation == "same" else unsure(row.explanation)


def _words(one: Passage, other: Passage, topic: frozenset[str]) -> Iterator[str]:
    """What words the two share beyond the topic's, and what the numbers of only one are."""
    common = (one.stems & other.stems) - topic
    shown = [word for word in _WORD.findall(one.text) if common & stems(word)]
    if shown:
        yield f"Both speak of {_listed(f'“{word}”' for word in shown)}."
    else:
        yield "They have no word in common" + (" beyond those of the question." if topic else ".")
    for passage, partner in ((one, other), (other, one)):
        if passage.counts and not partner.counts:
            yield f"Only one gives a number ({_listed(count.words for count in passage.counts)})."


def _listed(words: Iterable[str]) -> str:
    found = list(dict.fromkeys(words))[:_MOST]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
