"""The ledger: the facts with the status that the comparison gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from consilience.model import Fact, Judgement

_CANNOT_BOTH_STAND = frozenset({"contradiction", "superseded"})


def ledger(facts: Iterable[Fact], judgements: Iterable[Judgement]) -> tuple[Fact, ...]:
    """The facts, in their order, with status `differs` where a judgement says that two accounts cannot both stand."""
    differing = {fact_id for row in judgements if row.class_ in _CANNOT_BOTH_STAND for fact_id in row.fact_ids[:1]}
    return tuple(
        replace(fact, status="differs") if fact.id in differing and len(fact.accounts) > 1 else fact for fact in facts
    )
