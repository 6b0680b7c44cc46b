"""A round word that says more than the count beside it: "dozens of children" above 22."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from consilience.align.compare.scope import scope_relation
from consilience.align.differences.counted import Counted, numbers_of
from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Judgement, Side

_LEAST: Final = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000}
"""What a plural of round numbers stands for at least: two of them."""
_ONLY: Final = re.compile(r"\b(?:tens|hundreds|dozens|scores) of (?:thousands|millions)\b", re.IGNORECASE)
_FEWEST: Final = 0.4
"""Share of what the word stands for at least, under which a count is one of another happening."""
_NEAR: Final = 0.2
"""Weight that the two sentences share at least, if they stand in no one fact."""


def overstatements(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A round word and, of the same people of the same fate, a count that is less than two of it; one row a fate."""
    everyone = sentences(rows)
    weight, place = weights(everyone), {(row.document_id, row.start): row for row in everyone}
    counts = [row for row in numbers_of(rows) if _is_of_fate(row)]
    seen: set[tuple[str, ...]] = set()
    for vague in counts:
        least = _least(vague)
        if least is None:
            continue
        key = tuple(sorted(vague.count.scope.outcomes))
        fewer = [
            row
            for row in counts
            if row.document_id == vague.document_id
            and row.count.vague is None
            and not row.quantity.unit
            and row.grade == vague.grade
            and _FEWEST * least <= row.count.middle < least
            and scope_relation(row.count.scope, vague.count.scope) == "same"
            and _is_one_matter(row, vague, place, weight)
        ]
        if fewer and key not in seen:
            seen.add(key)
            yield _judged(vague, fewer)


def _least(row: Counted) -> int | None:
    printed = row.count.words.lower()
    if not row.is_lead or _ONLY.search(printed):
        return None
    return next((least for word, least in _LEAST.items() if word in printed), None)


def _is_of_fate(row: Counted) -> bool:
    return row.is_comparable and bool(row.count.scope.outcomes) and not row.is_elsewhere


def _is_one_matter(
    one: Counted, other: Counted, place: dict[tuple[str, int], Sentence], weight: dict[str, float]
) -> bool:
    first, second = (place.get((row.document_id, row.statement.sentence.start)) for row in (one, other))
    if first is None or second is None or first is second:
        return False
    return bool(set(first.fact_ids) & set(second.fact_ids)) or shared(first, second, weight) >= _NEAR


def _judged(vague: Counted, fewer: list[Counted]) -> Judgement:
    exact = min(fewer, key=lambda row: (not row.count.is_flat, row.evidence))
    own = [row for row in fewer if row.count.said == exact.count.said]
    return Judgement(
        "number",
        "compatible",
        "escalation",
        (
            Side(vague.count.said, (vague.evidence,), vague.statement.voice),
            Side(exact.count.said, tuple(row.evidence for row in own)[:4], exact.statement.voice),
        ),
        told(
            exact.count.what,
            [((vague.outlet,), vague.count.said), ([row.outlet for row in own], exact.attributed)],
            "the round word says more than the count",
        ),
        tuple(dict.fromkeys((*vague.statement.fact_ids, *exact.statement.fact_ids))),
        settled_by="A later count by the authority that counts.",
        confidence=0.6,
    )
