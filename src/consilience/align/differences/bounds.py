"""Two bounds of one count in one article: "at least 20" in its lead, "at least 22" below; "as many as 700" and 900."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from consilience.align.compare.count import step
from consilience.align.compare.numbers import ROUNDED_FROM
from consilience.align.compare.scope import scope_relation
from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Judgement, Side

_KINDS: Final = (frozenset({"at least", "more than"}), frozenset({"at most", "less than"}))
_NEAR: Final = 0.3
"""Weight that the sentences of the two numbers share at least."""
_FACTOR: Final = 1.6
"""Bounds that lie further apart than this are those of two happenings."""
_ROUNDED: Final = 0.1
"""Share of the greater number by which a rounded one may lie under it."""


def differing_bounds(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """Two floors, or two ceilings, that one article gives for one fate, one in its lead; one row an article."""
    everyone = sentences(rows)
    weight, place = weights(everyone), {(row.document_id, row.start): row for row in everyone}
    shown: set[str] = set()
    bounded = [row for row in numbers_of(rows) if _is_bound(row)]
    for one, other in combinations(bounded, 2):
        if one.document_id != other.document_id or one.document_id in shown or not _may_differ(one, other):
            continue
        first, second = (_sentence(row, place) for row in (one, other))
        if first is second or shared(first, second, weight) < _NEAR:
            continue
        shown.add(one.document_id)
        yield _judged(one, other)


def _is_bound(row: Counted) -> bool:
    is_whole = row.is_comparable and not row.quantity.unit and row.count.vague is None
    return not row.is_elsewhere and is_whole and bool(row.count.scope.outcomes) and _kind(row) is not None


def _kind(row: Counted) -> int | None:
    return next((n for n, kind in enumerate(_KINDS) if row.quantity.modifier in kind), None)


def _sentence(row: Counted, place: dict[tuple[str, int], Sentence]) -> Sentence:
    return place[row.document_id, row.statement.sentence.start]


def _may_differ(one: Counted, other: Counted) -> bool:
    if _kind(one) != _kind(other) or not (one.is_lead or other.is_lead):
        return False
    if (one.grade, one.ward, one.has_attackers) != (other.grade, other.ward, other.has_attackers):
        return False
    if not (one.place <= other.place or other.place <= one.place):
        return False
    if scope_relation(one.count.scope, other.count.scope) not in ("same", "narrower", "wider"):
        return False
    low, high = sorted((one.count.middle, other.count.middle))
    if low <= 0 or low == high or high > _FACTOR * low:
        return False
    is_rounded = low >= ROUNDED_FROM and high - low <= _ROUNDED * high and step(low) != step(high)
    return not is_rounded


def _judged(one: Counted, other: Counted) -> Judgement:
    rows = sorted((one, other), key=lambda row: row.evidence)
    return Judgement(
        "number",
        "compatible",
        "competing_assessment",
        tuple(Side(row.count.said, (row.evidence,), row.statement.voice) for row in rows),
        told(rows[0].count.what, [((row.outlet,), row.attributed) for row in rows], "one article gives two bounds"),
        tuple(dict.fromkeys(id_ for row in rows for id_ in row.statement.fact_ids)),
        settled_by="A later count by the authority that counts.",
        confidence=0.5,
    )
