"""The ledger: who reports what. Rows are facts, columns accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from consilience.export.report.bonds import Bonds, SharedWords
from consilience.export.report.edition import Edition, Link, Links, Outlet
from consilience.export.report.words import MODALITY_WORDS, SLOT_WORDS, STATUS_WORDS, UNBROKEN
from consilience.model import Account, Claim, Conflict, Fact
from consilience.text.naming import capital

MOST_ACTORS = 40
"""Actors that the ledger can be filtered by, the most named first."""
MOST_OPEN = 12
"""Facts of single accounts that stand open; more are folded, an account each."""


@dataclass(frozen=True, slots=True)
class Told:
    """One wording in a cell, as printed; `marks` are the program's words on voice and hedge, none for own words."""

    link: Link
    wording: str
    marks: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account prints of one fact. `is_odd` says that it is on a side that most accounts do not take.

    Nothing told is silence, or where the record does not call it silent, words too near to tell.
    """

    told: tuple[Told, ...]
    is_odd: bool = False
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Once:
    """Accounts of a fact that count once, with the reasons."""

    names: str
    reasons: tuple[SharedWords, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact. `cells` stand in column order.

    `is_printed` says that the statement is an account's own words; `conflict` is the address of a difference on it;
    `traits` are what it can be filtered by: its kind, `n` with a number, `d` with a difference, its actors' keys;
    `unclear` are the numbers of the accounts that neither report it nor are silent.
    """

    address: str
    statement: str
    is_printed: bool
    is_main: bool
    status: str
    status_words: str
    conflict: str | None
    cells: tuple[Cell, ...]
    reach: str
    independent: int
    once: tuple[Once, ...]
    traits: str
    unclear: str


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


@dataclass(frozen=True, slots=True)
class Part:
    """Facts under one small heading, in the order of the record."""

    head: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one account alone reports; `is_open` where there is little of it in the whole story."""

    outlet: Outlet
    rows: tuple[FactRow, ...]
    is_open: bool


@dataclass(frozen=True)
class Ledger:
    """The whole table and what it can be filtered by.

    Main points and what several accounts report are the `parts` of the table; what one account alone reports is a list
    an account instead of rows of empty cells. `elsewhere` holds what only accounts off the event report.
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]
    singles: tuple[Alone, ...]
    elsewhere: tuple[FactRow, ...]
    actors: tuple[tuple[str, str], ...] = field(default=())
    kinds: tuple[tuple[str, str], ...] = field(default=())

    @property
    def count(self) -> int:
        """How many facts there are."""
        rows = sum(len(part.rows) for part in self.parts) + sum(len(alone.rows) for alone in self.singles)
        return rows + len(self.elsewhere)


def ledger(edition: Edition, bonds: Bonds) -> Ledger:
    """The main points, what several accounts report, and what one alone reports, each in the order of the record."""
    columns = tuple(Column(outlet, _origin(edition, outlet)) for outlet in edition.columns)
    claims = {claim.id: claim for claim in edition.record.claims}
    keys = {actor.id: str(place) for place, actor in enumerate(edition.record.actors, 1)}
    differences = _by_fact(edition)
    main: list[FactRow] = []
    several: list[FactRow] = []
    elsewhere: list[FactRow] = []
    alone: dict[str, list[FactRow]] = {}
    told: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for place, fact in enumerate(edition.record.facts):
        own = [claims[name] for account in fact.accounts for name in account.claim_ids if name in claims]
        actors = _actors(edition, own)
        told.update(actors)
        kinds[_kind(fact)] += 1
        found = differences.get(fact.id, ())
        address = edition.address("fact", fact.id, place)
        row = _row(bonds, fact, address, own, found, [keys[name] for name in actors])
        telling = {account.document_id for account in fact.accounts} - edition.off_event
        if not telling:
            elsewhere.append(row)
        elif row.is_main:
            main.append(row)
        elif len(telling) > 1:
            several.append(row)
        else:
            alone.setdefault(telling.pop(), []).append(row)
    names = {actor.id: actor.name for actor in edition.record.actors}
    common = sorted(told, key=lambda name: (-told[name], names[name], name))[:MOST_ACTORS]
    heads = (("Main points", main), ("Also reported by several accounts" if main else "", several))
    few = sum(map(len, alone.values())) <= MOST_OPEN
    return Ledger(
        columns,
        _groups(columns),
        tuple(Part(head, tuple(rows)) for head, rows in heads if rows),
        tuple(
            Alone(outlet, tuple(alone[outlet.document.id]), few)
            for outlet in edition.columns
            if outlet.document.id in alone
        ),
        tuple(elsewhere),
        tuple((keys[name], names[name]) for name in common),
        tuple((_word(kind), SLOT_WORDS.get(kind, capital(kind))) for kind, _ in kinds.most_common() if _word(kind)),
    )


def _kind(fact: Fact) -> str:
    return fact.slot.rpartition(" · ")[2].strip()


def _word(kind: str) -> str:
    """A kind as one word of `traits`; `""` where it is none."""
    return kind if kind in SLOT_WORDS else ""


def _by_fact(edition: Edition) -> dict[str, tuple[Conflict, ...]]:
    """The differences worth a look on each fact."""
    found: dict[str, tuple[Conflict, ...]] = {}
    for row in edition.record.conflicts:
        if row.fact_id and row.is_worth_a_look:
            found[row.fact_id] = (*found.get(row.fact_id, ()), row)
    return found


def _row(
    bonds: Bonds,
    fact: Fact,
    address: str,
    claims: list[Claim],
    differences: Sequence[Conflict],
    actors: list[str],
) -> FactRow:
    edition = bonds.edition
    links = Links(edition, address)
    odd = odd_documents(fact, differences)
    clashing = {item for row in differences for side in row.sides for item in side.evidence}
    quoted = {claim.id for claim in claims if _is_quoted(edition, claim)}
    outlets = edition.columns if edition.is_on_event(fact) else edition.outlets
    cells: list[Cell] = []
    for outlet in outlets:
        told: list[Told] = []
        for account in fact.accounts:
            if account.document_id == outlet.document.id:
                is_quoted = any(name in quoted for name in account.claim_ids)
                marks = _marks(edition, account, is_quoted)
                told.extend(Told(link, account.wording, marks) for link in links.to(account.evidence))
        told.sort(key=lambda item: not any(item.link.pointer.evidence[0].overlaps(other) for other in clashing))
        cells.append(Cell(tuple(told), outlet.document.id in odd, outlet.document.id in fact.silent))
    telling = sum(bool(cell.told) for cell in cells)
    is_printed = any(_plain(fact.statement) == _plain(account.wording) for account in fact.accounts)
    has_number = any(claim.quantity_ids for claim in claims) or any(_has_digit(account) for account in fact.accounts)
    is_different = bool(differences) or fact.status == "differs"
    traits = (_word(_kind(fact)), "n" if has_number else "", "d" if is_different else "", *actors)
    unclear = [str(o.number) for o, cell in zip(outlets, cells, strict=True) if not (cell.told or cell.is_silent)]
    return FactRow(
        address=address,
        statement=fact.statement if is_printed else capital(fact.statement),
        is_printed=is_printed,
        is_main=fact.id in edition.main_points,
        status=fact.status,
        status_words=UNBROKEN if fact.status == "agreed" and telling < len(cells) else STATUS_WORDS[fact.status],
        conflict=_address(edition, differences[0]) if differences else None,
        cells=tuple(cells),
        reach=f"{telling} of {len(cells)} {'account' if len(cells) == 1 else 'accounts'}",
        independent=fact.independent,
        once=tuple(Once(names, reasons) for names, reasons in bonds.of_fact(fact)),
        traits=" ".join(filter(None, traits)),
        unclear=" ".join(unclear),
    )


def _address(edition: Edition, conflict: Conflict) -> str:
    return edition.address("conflict", conflict.id, edition.record.conflicts.index(conflict))


def _plain(words: str) -> str:
    """Words without what a sentence needs: the capital at the front, the full stop at the end."""
    return words.strip().rstrip(".").casefold()


def _marks(edition: Edition, account: Account, is_quoted: bool) -> str:
    name = edition.voice(account.voice)
    voice = f"{name}, quoted" if name and is_quoted else f"attributed to {name}" if name else ""
    hedge = MODALITY_WORDS.get(account.modality, account.modality)  # type: ignore[call-overload]
    is_said = bool(name) and account.modality == "reported"
    return " · ".join(filter(None, (voice, "" if is_said else hedge)))


def _is_quoted(edition: Edition, claim: Claim) -> bool:
    quote = edition.quote_of.get(claim.quote_id or "")
    return quote is not None and quote.kind != "indirect"


def odd_documents(fact: Fact, conflicts: Sequence[Conflict]) -> frozenset[str]:
    """The accounts on a side of one of the differences on a fact that most of the accounts on its sides do not take.

    Without a difference on the fact its values decide, where some are the same. With no most common side or value,
    all are odd.
    """
    telling = {account.document_id for account in fact.accounts}
    odd: set[str] = set()
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


def _actors(edition: Edition, claims: list[Claim]) -> list[str]:
    chains = [chain for claim in claims for chain in (claim.actor_chain, claim.recipient_chain) if chain]
    found = (edition.record.actor_of_chain.get(chain) for chain in chains)
    return sorted({actor.id for actor in found if actor})


def _has_digit(account: Account) -> bool:
    return any(map(str.isdigit, account.value))


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
