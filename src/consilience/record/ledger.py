"""The ledger: the facts with the status that the comparison gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from consilience.model import Claim, Fact, FactStatus, Judgement, Record

_CANNOT_BOTH_STAND: Final = frozenset({"contradiction", "superseded"})
_LONGEST: Final = 40
"""Characters of a value of a difference that is said in a statement."""


def ledger(record: Record, judgements: Iterable[Judgement]) -> tuple[Fact, ...]:
    """The facts of a record, in their order, with their final status.

    `differs` where a judgement says that two accounts cannot both stand; `partial` instead of `agreed` where an account
    holds the point only in the negative and another only in the positive: a denial is no agreement, whoever denies.
    The statement of a fact that differs says so: its words are one account's, and the ledger takes no side.
    """
    facts = {fact.id: fact for fact in record.facts}
    differing: dict[str, Judgement] = {}
    for row in judgements:
        if row.class_ in _CANNOT_BOTH_STAND:
            for fact_id in row.fact_ids[:1]:
                if _is_on(row, facts[fact_id]):
                    differing.setdefault(fact_id, row)
    claims = {claim.id: claim for claim in record.claims}
    return tuple(_settled(fact, differing, claims) for fact in record.facts)


def _is_on(row: Judgement, fact: Fact) -> bool:
    """Whether two sides of a difference stand in the words that tell the fact: what is told beside it is another."""
    told = [item for account in fact.accounts for item in account.evidence]
    return sum(any(item.overlaps(own) for item in side.evidence for own in told) for side in row.sides) > 1


def _settled(fact: Fact, differing: Mapping[str, Judgement], claims: Mapping[str, Claim]) -> Fact:
    status = _status(fact, differing, claims)
    if fact.id not in differing or status != "differs":
        return replace(fact, status=status)
    values = list(dict.fromkeys(side.value for side in differing[fact.id].sides))
    said = (
        f": {', '.join(values[:-1])} or {values[-1]}" if len(values) > 1 and max(map(len, values)) <= _LONGEST else ""
    )
    return replace(fact, status=status, statement=f"{fact.statement} (Accounts differ{said}.)")


def _status(fact: Fact, differing: Mapping[str, Judgement], claims: Mapping[str, Claim]) -> FactStatus:
    if fact.id in differing and len(fact.accounts) > 1:
        return "differs"
    if fact.status != "agreed":
        return fact.status
    polarities: dict[str, set[str]] = {}
    for account in fact.accounts:
        found = {claims[id_].polarity for id_ in account.claim_ids if id_ in claims}
        polarities.setdefault(account.document_id, set()).update(found)
    return "partial" if {"negative"} in polarities.values() and {"positive"} in polarities.values() else "agreed"
