"""One act of the same people, put into this month by one account and into the last one by another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from consilience.align.compare.words import overlap
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.dates import days_apart
from consilience.text.word_sets import word_set

_PERIOD: Final = re.compile(
    r"\b(?:(?:early|late|earlier|later) )?(?P<which>this|last|past) (?P<unit>week|month|year)\b(?!['’]s)", re.IGNORECASE
)
_LAG: Final = 3
"""Days between two days of print within which "this month" and "last month" can be compared."""
_ALIKE: Final = 0.5
_SHARED: Final = 4
"""Stems that the two clauses share, of the shorter one and in all."""
_SAYING: Final = word_set("say tell announce warn call ask claim deny argue state tweet have be begin continue")


def differing_periods(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Clauses that tell one act in two accounts, each with a week, month or year of its own.

    At most one row: the first two clauses of the kind.
    """
    dated = [(row, found) for row in rows if (found := _period(row)) is not None]
    for (one, first), (other, second) in combinations(dated, 2):
        if one.document.id == other.document.id or one.claim.act != other.claim.act:
            continue
        if first["unit"].lower() != second["unit"].lower() or _is_this(first) == _is_this(second):
            continue
        lag = days_apart(one.published, other.published)
        if (
            lag is None
            or lag > _LAG
            or not (set(one.fact_ids) & set(other.fact_ids) or len(one.actors & other.actors) > 1)
        ):
            continue
        if overlap(one.stems, other.stems) < _ALIKE or len(one.stems & other.stems) < _SHARED:
            continue
        yield Judgement(
            "date",
            "different",
            "contradiction",
            tuple(Side(found.group(), (row.evidence,)) for row, found in ((one, first), (other, second))),
            told(
                f"When it was: {quoted(one.text)}",
                [((row.outlet,), f"“{found.group()}”") for row, found in ((one, first), (other, second))],
                "one act has one date",
            ),
            tuple(dict.fromkeys((*one.fact_ids, *other.fact_ids))),
            settled_by="The first announcement of the act, with its date.",
            confidence=0.6,
        )
        return


def _period(row: Statement) -> re.Match[str] | None:
    if row.claim.act in _SAYING or row.claim.tense == "future" or row.claim.polarity == "negative":
        return None
    return _PERIOD.search(row.text)


def _is_this(found: re.Match[str]) -> bool:
    return str(found["which"]).lower() == "this"
