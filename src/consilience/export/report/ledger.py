"""The ledger: who reports what. Rows are facts, columns accounts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from consilience.export.report.edition import MOST_COLUMNS, Edition, Link, Links, Outlet
from consilience.export.report.words import MODALITY_WORDS, STATUS_WORDS, listed
from consilience.model import Account, Claim, Conflict, Evidence, Fact
from consilience.text.naming import capital


@dataclass(frozen=True, slots=True)
class Told:
    """One wording in a cell, as printed; `marks` are the program's words on voice and hedge."""

    link: Link
    wording: str
    marks: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account prints of one fact. `is_odd` says that it is on a side that most accounts do not take."""

    told: tuple[Told, ...]
    is_odd: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact. `cells` stand in column order, None where the account is silent.

    `is_printed` says that the statement is an account's own words; `conflict` is the address of a difference on it.
    """

    address: str
    statement: str
    is_printed: bool
    status: str
    status_words: str
    conflict: str | None
    cells: tuple[Cell | None, ...]
    reach: str
    independent: int
    why: str
    has_number: bool
    actors: str


@dataclass(frozen=True, slots=True)
class Column:
    """One account's column, with the shared origin that it belongs to."""

    outlet: Outlet
    origin: str


@dataclass(frozen=True, slots=True)
class Group:
    """Columns side by side of one origin; `reason` is empty for an account of its own."""

    width: int
    reason: str


@dataclass(frozen=True)
class Ledger:
    """The whole table and what it can be filtered by.

    In a story of many accounts `singles` holds the facts that one account alone reports: a list instead of rows of
    empty cells. Otherwise they stand among `rows`. `elsewhere` holds what only accounts of other events report.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: tuple[FactRow, ...]
    singles: tuple[FactRow, ...]
    elsewhere: tuple[FactRow, ...]
    actors: tuple[tuple[str, str], ...] = field(default=())


def ledger(edition: Edition) -> Ledger:
    """Facts by weight, in the order of the record."""
    columns = tuple(Column(outlet, _origin(edition, outlet)) for outlet in edition.columns)
    claims = {claim.id: claim for claim in edition.record.claims}
    keys = {actor.id: str(place) for place, actor in enumerate(edition.record.actors, 1)}
    rows: list[FactRow] = []
    elsewhere: list[FactRow] = []
    told: Counter[str] = Counter()
    for place, fact in enumerate(edition.record.facts):
        own = [claims[name] for account in fact.accounts for name in account.claim_ids if name in claims]
        actors = _actors(edition, own)
        told.update(actors)
        address = edition.address("fact", fact.id, place)
        row = _row(edition, fact, address, own, " ".join(keys[name] for name in actors))
        (rows if edition.is_on_event(fact) else elsewhere).append(row)
    names = {actor.id: actor.name for actor in edition.record.actors}
    common = sorted(told, key=lambda name: (-told[name], names[name], name))[:40]
    is_large = len(columns) > MOST_COLUMNS
    return Ledger(
        columns,
        _groups(columns),
        tuple(row for row in rows if not (is_large and row.status == "single")),
        tuple(row for row in rows if is_large and row.status == "single"),
        tuple(elsewhere),
        tuple((keys[name], names[name]) for name in common),
    )


def _row(edition: Edition, fact: Fact, address: str, claims: list[Claim], actors: str) -> FactRow:
    links = Links(edition, address)
    odd = odd_documents(edition, fact)
    clashing = {item for row in _differences(edition, fact) for side in row.sides for item in side.evidence}
    quoted = {claim.id for claim in claims if _is_quoted(edition, claim)}
    outlets = edition.columns if edition.is_on_event(fact) else edition.outlets
    cells: list[Cell | None] = []
    for outlet in outlets:
        told: list[Told] = []
        for account in fact.accounts:
            if account.document_id == outlet.document.id:
                is_quoted = any(name in quoted for name in account.claim_ids)
                marks = _marks(edition, account, is_quoted)
                told.extend(Told(link, account.wording, marks) for link in links.to(account.evidence))
        told.sort(key=lambda item: not any(_overlap(item.link.pointer.evidence[0], other) for other in clashing))
        cells.append(Cell(tuple(told), outlet.document.id in odd) if told else None)
    telling = [outlet for outlet, cell in zip(outlets, cells, strict=True) if cell]
    is_printed = any(_plain(fact.statement) == _plain(account.wording) for account in fact.accounts)
    return FactRow(
        address=address,
        statement=fact.statement if is_printed else capital(fact.statement),
        is_printed=is_printed,
        status=fact.status,
        status_words=STATUS_WORDS[fact.status],
        conflict=_conflict(edition, fact),
        cells=tuple(cells),
        reach=f"{len(telling)} of {len(cells)} {'account' if len(cells) == 1 else 'accounts'}",
        independent=fact.independent,
        why=_why(edition, telling),
        has_number=any(claim.quantity_ids for claim in claims) or any(_has_digit(account) for account in fact.accounts),
        actors=actors,
    )


def _differences(edition: Edition, fact: Fact) -> list[Conflict]:
    return [row for row in edition.record.conflicts if row.fact_id == fact.id and row.is_worth_a_look]


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.document_id == other.document_id and one.span.overlaps(other.span)


def _plain(words: str) -> str:
    """Words without what a sentence needs: the capital at the front, the full stop at the end."""
    return words.strip().rstrip(".").casefold()


def _conflict(edition: Edition, fact: Fact) -> str | None:
    """The address of the first difference on a fact."""
    for place, conflict in enumerate(edition.record.conflicts):
        if conflict.fact_id == fact.id and conflict.is_worth_a_look:
            return edition.address("conflict", conflict.id, place)
    return None


def _marks(edition: Edition, account: Account, is_quoted: bool) -> str:
    name = edition.voice(account.voice)
    voice = f"{name}, quoted" if name and is_quoted else f"attributed to {name}" if name else "own words"
    hedge = MODALITY_WORDS.get(account.modality, account.modality)  # type: ignore[call-overload]
    is_said = bool(name) and account.modality == "reported"
    return f"{voice} · {hedge}" if hedge and not is_said else voice


def _is_quoted(edition: Edition, claim: Claim) -> bool:
    quote = edition.quote_of.get(claim.quote_id or "")
    return quote is not None and quote.kind != "indirect"


def odd_documents(edition: Edition, fact: Fact) -> frozenset[str]:
    """The accounts whose words stand on a side of a difference that most of the accounts on its sides do not take.

    Without a difference on the fact its values decide, where some are the same. With no most common side or value,
    all are odd.
    """
    telling = {account.document_id for account in fact.accounts}
    odd: set[str] = set()
    conflicts = _differences(edition, fact)
    for conflict in conflicts:
        sides = [{item.document_id for item in side.evidence} & telling for side in conflict.sides]
        odd.update(_outvoted([side for side in sides if side]))
    if not conflicts and fact.status == "differs":
        values: dict[str, set[str]] = {}
        for account in fact.accounts:
            values.setdefault(account.value, set()).add(account.document_id)
        odd.update(_outvoted(list(values.values())))
    return frozenset(odd)


def _outvoted(sides: list[set[str]]) -> set[str]:
    if len(sides) < 2:
        return set()
    best = max(len(side) for side in sides)
    leaders = [side for side in sides if len(side) == best]
    everyone = set().union(*sides)
    return everyone - leaders[0] if len(leaders) == 1 else everyone


def _why(edition: Edition, telling: list[Outlet]) -> str:
    """Why the origins are fewer than the accounts, or that none of them shares one."""
    names = {outlet.document.id: outlet.name for outlet in telling}
    shared = []
    for origin in edition.shared_origins:
        members = [names[name] for name in origin.document_ids if name in names]
        if len(members) > 1:
            shared.append(f"{listed(members, most=5)} count once: {origin.reason}")
    if shared:
        return "; ".join(shared)
    return "no shared origin found" if len(telling) > 1 else ""


def _actors(edition: Edition, claims: list[Claim]) -> list[str]:
    chains = [chain for claim in claims for chain in (claim.actor_chain, claim.recipient_chain) if chain]
    found = (edition.record.actor_of_chain.get(chain) for chain in chains)
    return sorted({actor.id for actor in found if actor})


def _has_digit(account: Account) -> bool:
    return any(character.isdigit() for character in account.value)


def _origin(edition: Edition, outlet: Outlet) -> str:
    return next((o.reason for o in edition.shared_origins if outlet.document.id in o.document_ids), "")


def _groups(columns: tuple[Column, ...]) -> tuple[Group, ...]:
    """Neighbouring columns of one origin; empty when no two stand together."""
    groups: list[Group] = []
    for column in columns:
        if groups and column.origin and groups[-1].reason == column.origin:
            groups[-1] = Group(groups[-1].width + 1, column.origin)
        else:
            groups.append(Group(1, column.origin))
    shown = tuple(Group(group.width, group.reason if group.width > 1 else "") for group in groups)
    return shown if any(group.reason for group in shown) else ()
