"""The ledger: the facts with the status that the comparison gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from consilience.model import Claim, Fact, FactStatus, Judgement, Record

_CANNOT_BOTH_STAND = frozenset({"contradiction", "superseded"})


def ledger(record: Record, judgements: Iterable[Judgement]) -> tuple[Fact, ...]:
    """The facts of a record, in their order, with their final status.

    `differs` where a judgement says that two accounts cannot both stand; `partial` instead of `agreed` where an account
    holds the point only in the negative and another only in the positive: a denial is no agreement, whoever denies.
    """
    differing = {fact_id for row in judgements if row.class_ in _CANNOT_BOTH_STAND for fact_id in row.fact_ids[:1]}
    claims = {claim.id: claim for claim in record.claims}
    return tuple(replace(fact, status=_status(fact, differing, claims)) for fact in record.facts)


def _status(fact: Fact, differing: set[str], claims: dict[str, Claim]) -> FactStatus:
    if fact.id in differing and len(fact.accounts) > 1:
        return "differs"
    if fact.status != "agreed":
        return fact.status
    polarities: dict[str, set[str]] = {}
    for account in fact.accounts:
        found = {claims[id_].polarity for id_ in account.claim_ids if id_ in claims}
        polarities.setdefault(account.document_id, set()).update(found)
    return "partial" if {"negative"} in polarities.values() and {"positive"} in polarities.values() else "agreed"
