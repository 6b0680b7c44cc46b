"""The accounts side by side: what each pair shares in text, which facts both report, and where one is silent."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.export.report.bonds import Bonds, SharedWords
from consilience.export.report.edition import Edition, Outlet
from consilience.model import Fact

MOST_LINKS = 2
"""Reasons shown in a cell."""
MOST_POINTS = 4
"""Main points that the entry of an account names as not reported by it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One account beside another. Of the facts that the account of the row reports, `both` stand in the other too, and
    on `silent` it is silent; of the rest it prints words too near to call it silent."""

    outlet: Outlet
    both: int
    silent: int
    shared: tuple[SharedWords, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One account: how many facts it reports, how many it alone, on how many of several others it is silent.

    `beside` stands in column order, None where the account meets itself; `missing` are main points that it does not
    report, as (address, statement).
    """

    outlet: Outlet
    reported: int
    alone: int
    silent: int
    beside: tuple[Beside | None, ...]
    missing: tuple[tuple[str, str], ...]


def matrix(edition: Edition, bonds: Bonds) -> tuple[MatrixRow, ...]:
    """A row an account that is compared, in column order."""
    facts = [fact for fact in edition.record.facts if edition.is_on_event(fact)]
    addresses = {fact.id: edition.address("fact", fact.id, place) for place, fact in enumerate(edition.record.facts)}
    told = {outlet.document.id: frozenset[int]() for outlet in edition.columns}
    silent = dict(told)
    for one in told:
        told[one] = frozenset(n for n, fact in enumerate(facts) if _tells(fact, one))
        silent[one] = frozenset(n for n, fact in enumerate(facts) if one in fact.silent) - told[one]
    several = frozenset(n for n, fact in enumerate(facts) if len({row.document_id for row in fact.accounts}) > 1)
    rows = []
    for outlet in edition.columns:
        own = outlet.document.id
        beside = []
        for other in edition.columns:
            name = other.document.id
            shared = bonds.of_pair(own, name)[:MOST_LINKS]
            cell = Beside(other, len(told[own] & told[name]), len(told[own] & silent[name]), shared)
            beside.append(None if name == own else cell)
        alone = told[own] - several
        main = [fact for n, fact in enumerate(facts) if n in silent[own] and fact.id in edition.main_points]
        missing = tuple((addresses[fact.id], fact.statement) for fact in main[:MOST_POINTS])
        unsaid = len(silent[own] & several)
        rows.append(MatrixRow(outlet, len(told[own]), len(alone), unsaid, tuple(beside), missing))
    return tuple(rows)


def _tells(fact: Fact, document_id: str) -> bool:
    return any(account.document_id == document_id for account in fact.accounts)
