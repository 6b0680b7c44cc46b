"""Deeds: statements of one kind of step against one kind of object, whatever the words for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.align.compare import acts, names
from consilience.align.compare.scope import PEOPLE
from consilience.align.compare.words import content_words, singular, words
from consilience.align.differences.statements import Statement
from consilience.model import Evidence, TimeExpression
from consilience.text.dates import bounds, days_apart
from consilience.text.word_sets import word_set

_SPLIT: Final = re.compile(
    r"\b(?:of|to|in|from|with|including|who|which|that|on|at|for|by|as|between|against|into|over|than)\b|[,;:(]"
)
_LIGHT: Final = word_set(
    "work activity functioning operation size number membership decision effect rest part half majority group level "
    "form kind type use way role today"
)
"""Heads that say little: the thing itself follows after "of" ("the work of the mission")."""
_LICENCES: Final = word_set("accreditation credential visa passport licence license permit")
_STAFF: Final = PEOPLE | word_set("personnel representative post vacancy position ambassador consul attache")
_AGREEMENTS: Final = word_set(
    "treaty agreement accord pact deal contract plan programme program ceasefire truce sanction tariff"
)
_TREATIES: Final = word_set("treaty agreement accord pact deal")
_RELATIONS: Final = word_set("relation tie talk dialogue cooperation negotiation")
_ASKING: Final = word_set("demand urge offer plan agree decide vote call seek want")
"""Acts whose clause may hold the step itself: "demanding that the treaty be scrapped"."""
_REPORTS: Final = frozenset({"say", "announce", "inform", "warn", "tell"})
_BOUND: Final = re.compile(
    r"\b(?:from|as of|as from|effective|starting|beginning|until|by|since|through|before|after)\W*$", re.IGNORECASE
)
_FAR: Final = 45
"""Days between two dates from which two statements tell two deeds."""
_NEAR: Final = 90
"""Characters in one sentence within which a date belongs to a deed that does not hold it."""


@dataclass(frozen=True, eq=False)
class Dated:
    """A date and what it is the date of: `happened`, `announced`, or `effective`."""

    time: TimeExpression
    role: str

    @property
    def evidence(self) -> Evidence:
        """The expression."""
        return Evidence(self.time.document_id, self.time.start, self.time.end)


@dataclass(frozen=True, eq=False)
class Deed:
    """A statement that stands on a rung of a ladder.

    Attributes:
        rung: the ladder, the height on it and the word.
        object: the kind of what it is done to: `mission`, `people`, `treaty`.
        dates: the dates of the deed, also those right beside its clause.
    """

    statement: Statement
    rung: acts.Rung
    object: str
    dates: tuple[Dated, ...]

    @property
    def evidence(self) -> Evidence:
        """The clause."""
        return self.statement.evidence

    @property
    def tight(self) -> Evidence:
        """The word of the deed and what follows, at most 90 characters."""
        row = self.statement
        start = row.evidence.start + max(row.text.lower().find(self.rung.word), 0)
        return Evidence(row.document.id, start, min(row.evidence.end, start + 90))


def steps(rows: tuple[Statement, ...]) -> Iterator[tuple[Deed, ...]]:
    """Deeds on one ladder against one kind of object, close in time: one step, as the accounts tell it."""
    found: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds(rows):
        found[deed.rung.ladder, deed.object].append(deed)
    for _, group in sorted(found.items()):
        days = [_first(deed) for deed in group]
        latest = max((day for day in days if day is not None), default=None)
        near = [d for d, day in zip(group, days, strict=True) if day is None or (days_apart(day, latest) or 0) <= _FAR]
        if len(near) > 1:
            yield tuple(near)


def deeds(rows: tuple[Statement, ...]) -> Iterator[Deed]:
    """The statements that tell a step, with what it is done to and its dates."""
    times = _times_by_sentence(rows)
    for row in rows:
        if row.claim.polarity == "negative" or row.claim.modality == "denied":
            continue
        rungs = acts.rungs(row.text)
        if not rungs:
            continue
        object_ = _object(row)
        rung = _rung(row, object_, rungs)
        if rung is None:
            object_, rung = "people", _sent_away(row, rungs)
        if object_ is None or rung is None:
            continue
        dates = tuple(
            _dated(row, rows_of, time) for time, rows_of in times.get(_key(row), ()) if _is_own(row, time, rows_of)
        )
        yield Deed(row, rung, "people" if rung.ladder == "sending away" else object_, dates)


def _rung(row: Statement, object_: str | None, rungs: Sequence[acts.Rung]) -> acts.Rung | None:
    """The rung of the predicate: its own word, or what is taken away ("accreditation"), on the object's ladder."""
    ladder = _ladder(object_)
    if not any(rung.ladder == ladder for rung in rungs):
        return None
    own = {row.claim.predicate, *words(row.claim.object_words or ""), row.claim.act}
    is_asked = row.claim.act in _ASKING
    found = [
        rung
        for rung in rungs
        if rung.ladder == ladder
        and (
            is_asked
            or any(rung.word[:5] == word[:5] for word in own if len(word) >= 4)
            or rung.word.startswith(row.claim.predicate[:4])
        )
    ]
    return max(found, key=lambda rung: rung.height, default=None)


def _sent_away(row: Statement, rungs: Sequence[acts.Rung]) -> acts.Rung | None:
    """The rung of a verb that only people can suffer, whatever stands for them ("expelled half of the mission")."""
    found = [r for r in rungs if r.ladder == "sending away" and r.height > 1]
    return next((rung for rung in found if rung.word[:5] == row.claim.predicate[:5]), None)


def _ladder(object_: str | None) -> str | None:
    if object_ in ("licence", "people"):
        return "sending away"
    if object_ == "treaty" or object_ in _AGREEMENTS:
        return "undertaking"
    return "standing" if object_ in names.KINDS or object_ in _RELATIONS else None


def _object(row: Statement) -> str | None:
    """The kind of what the step is done to, from the words behind the verb or, of a noun of action, behind "of"."""
    phrase = row.claim.object_words or row.text
    for chunk in _SPLIT.split(phrase)[:4]:
        heads = [singular(word) for word in content_words(chunk)]
        if not heads or (len(heads) == 1 and heads[0].startswith(row.claim.predicate[:4])):
            continue
        for head in reversed(heads):
            if head in _LICENCES:
                return "licence"
            if head in _STAFF:
                return "people"
            if head in _TREATIES:
                return "treaty"
            if head in _AGREEMENTS or head in _RELATIONS:
                return head
            if names.kind(head) in names.KINDS:
                return names.kind(head)
        if heads[-1] not in _LIGHT and not acts.rungs(chunk):
            return None
    return None


def _key(row: Statement) -> tuple[str, int]:
    return row.document.id, row.sentence.start


def _times_by_sentence(
    rows: tuple[Statement, ...],
) -> dict[tuple[str, int], list[tuple[TimeExpression, list[Statement]]]]:
    """The calendar expressions of each sentence, with the statements of the sentence that hold them."""
    found: dict[tuple[str, int], list[tuple[TimeExpression, list[Statement]]]] = {}
    by_sentence: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for row in rows:
        by_sentence[_key(row)].append(row)
    for key, group in by_sentence.items():
        row = group[0]
        times = [t for t in row.times_of_sentence if _is_calendar(t) and not is_dateline(row, t)]
        found[key] = [(t, [r for r in group if t.id in r.claim.time_ids]) for t in times]
    return found


def _is_calendar(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and bounds(time.edtf) != (None, None)


def is_dateline(row: Statement, time: TimeExpression) -> bool:
    """Whether a full date is only that of the article's publication, printed in the text."""
    words = row.document.text[time.start : time.end]
    return bounds(time.edtf) == bounds(row.published) and re.search(r"\b(?:19|20)\d\d\b", words) is not None


def _is_own(row: Statement, time: TimeExpression, holders: list[Statement]) -> bool:
    """Whether the date is the deed's: its clause holds it, or stands right beside it and no other deed holds it."""
    if row in holders:
        return True
    if any(holder.claim.act not in _REPORTS | {"decide", "be", "include"} for holder in holders):
        return False
    gap = max(time.start - row.evidence.end, row.evidence.start - time.end)
    return gap <= _NEAR


def _dated(row: Statement, holders: list[Statement], time: TimeExpression) -> Dated:
    text = row.document.text
    if row not in holders and any(holder.claim.act in _REPORTS for holder in holders):
        return Dated(time, "announced")
    is_ahead = row in holders and (row.claim.tense == "future" or row.claim.modality == "planned")
    if is_ahead or _BOUND.search(text[max(0, time.start - 24) : time.start]):
        return Dated(time, "effective")
    return Dated(time, "happened")


def _first(deed: Deed) -> str | None:
    return next((dated.time.edtf for dated in deed.dates if dated.role != "announced"), None)
