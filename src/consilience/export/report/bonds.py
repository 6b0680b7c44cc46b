"""What accounts share: each reason for counting some of them once stands in one place, where every view leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience.export.report.edition import Edition, Outlet
from consilience.export.report.passages import Passage
from consilience.export.report.words import KINSHIP_WORDS, count, listed
from consilience.model import Bond, Evidence, Fact, Origin

MOST_WORDS = 6
"""Accounts whose words a reason shows."""
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """One reason. `ranges` are the words in each account, as the page's script reads them; `""` without words.

    `run` is the number of words of the longest stretch that is printed word for word, 0 for any other reason.
    """

    href: str
    kind: str
    kind_words: str
    reason: str
    outlets: tuple[Outlet, ...]
    names: str
    ranges: str
    passages: tuple[tuple[Outlet, Passage], ...]
    run: int

    @property
    def label(self) -> str:
        """The kind in a few words, with the length of a run: `"41 words in a row"`."""
        return f"{count(self.run, 'word')} in a row" if self.run else self.kind_words


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Accounts that count as one, and why; `address` is where it stands in the page."""

    address: str
    names: str
    reasons: tuple[SharedWords, ...]


class Bonds:
    """The reasons of a record by where they stand. Built once a page, read by the ledger, the map and the sources."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._found: dict[_Key, SharedWords] = {}
        self._pairs: dict[tuple[str, str], list[SharedWords]] = {}
        self.origins = tuple(self._origin(place, origin) for place, origin in enumerate(edition.shared_origins, 1))
        self.single = tuple(self._of_facts())

    def of_pair(self, one: str, other: str) -> tuple[SharedWords, ...]:
        """What two accounts share wherever they are compared, each kind once, by their document ids."""
        kinds = {row.kind: row for row in reversed(self._pairs.get((min(one, other), max(one, other)), []))}
        return tuple(reversed(kinds.values()))

    def of_fact(self, fact: Fact) -> tuple[tuple[str, tuple[SharedWords, ...]], ...]:
        """Which accounts of a fact count once, as names, each with its reasons, every kind once."""
        known = self.edition.outlet_of
        groups: list[tuple[set[str], dict[str, SharedWords]]] = []
        for bond in self._bonds(fact):
            row = self._found.get(_key(bond))
            members = {name for name in bond.document_ids if name in known}
            if row is None or len(members) < 2:
                continue
            joined = [group for group in groups if group[0] & members]
            kinds: dict[str, SharedWords] = {}
            for group in joined:
                members |= group[0]
                kinds |= group[1]
                groups.remove(group)
            kinds.setdefault(row.kind, row)
            groups.append((members, kinds))
        return tuple(
            (listed((known[name].name for name in sorted(members, key=lambda name: known[name].number)), most=5),
             tuple(kinds.values()))
            for members, kinds in groups
        )  # fmt: skip

    def _bonds(self, fact: Fact) -> Iterator[Bond]:
        """The bonds of a fact; in a record that names none, what its accounts' origins say."""
        yield from fact.shared
        telling = {account.document_id for account in fact.accounts}
        for origin in () if fact.shared else self.edition.shared_origins:
            members = tuple(name for name in dict.fromkeys(origin.document_ids) if name in telling)
            if len(members) > 1:
                for bond in _of_origin(origin):
                    inside = tuple(name for name in bond.document_ids if name in telling)
                    if len(inside) > 1:
                        yield Bond(inside, bond.kind, bond.reason, bond.evidence)

    def _origin(self, place: int, origin: Origin) -> SharedOrigin:
        address = f"origin-{place}"
        merged: dict[_Key, list[Bond]] = {}
        for bond in _of_origin(origin):
            merged.setdefault(_key(bond), []).append(bond)
        rows: list[SharedWords] = []
        for key, bonds in merged.items():
            row = self._row(f"{address}.{len(rows) + 1}", bonds)
            self._found.setdefault(key, row)
            rows.append(row)
            for bond in bonds:
                self._pair(bond, row)
        return SharedOrigin(address, self._names(origin.document_ids), tuple(rows))

    def _of_facts(self) -> Iterator[SharedWords]:
        """Reasons that hold for single facts only: a witness, a report that names another, a passage."""
        merged: dict[_Key, list[Bond]] = {}
        for fact in self.edition.record.facts:
            for bond in fact.shared:
                if _key(bond) not in self._found:
                    merged.setdefault(_key(bond), []).append(bond)
        for place, (key, bonds) in enumerate(merged.items(), 1):
            row = self._row(f"shared.{place}", bonds)
            self._found[key] = row
            yield row
            if row.kind == "verbatim_passage":
                for bond in bonds:
                    self._pair(bond, row)

    def _pair(self, bond: Bond, row: SharedWords) -> None:
        names = sorted(set(bond.document_ids))
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                held = self._pairs.setdefault((one, other), [])
                if row not in held:
                    held.append(row)

    def _row(self, href: str, bonds: list[Bond]) -> SharedWords:
        edition, bond = self.edition, bonds[0]
        evidence = list(_first_words(item for row in bonds for item in row.evidence))[:MOST_WORDS]
        pointers = edition.pointers(evidence)
        is_run = bond.kind in ("verbatim_passage", "same_wire") and len(pointers) > 1
        texts = [" ".join(item.span.of(p.outlet.document.text).split()) for p in pointers for item in p.evidence]
        is_run = is_run and len({text.casefold() for text in texts}) == 1
        names = list(dict.fromkeys(name for row in bonds for name in row.document_ids))
        return SharedWords(
            href=href,
            kind=bond.kind,
            kind_words=KINSHIP_WORDS.get(bond.kind, "a shared origin"),
            reason=bond.reason,
            outlets=tuple(outlet for outlet in edition.outlets if outlet.document.id in names),
            names=self._names(names),
            ranges=" ".join(pointer.ranges for pointer in pointers),
            passages=tuple((pointer.outlet, edition.passage(pointer)) for pointer in pointers[: 1 if is_run else 2]),
            run=len(texts[0].split()) if is_run else 0,
        )

    def _names(self, document_ids: Iterable[str]) -> str:
        wanted = set(document_ids)
        return listed(outlet.name for outlet in self.edition.outlets if outlet.document.id in wanted)


def _of_origin(origin: Origin) -> tuple[Bond, ...]:
    """The bonds of an origin; an older record has one reason for all."""
    return origin.bonds or (Bond(origin.document_ids, "", origin.reason, origin.evidence),)  # type: ignore[arg-type]


def _key(bond: Bond) -> _Key:
    """Bonds of one kind with one reason are one, but for passages: each pair shares words of its own."""
    is_own = bond.kind in ("verbatim_passage", "cites_other", "witness")
    return bond.kind, bond.reason, repr((bond.document_ids, bond.evidence)) if is_own else ""


def _first_words(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The first words of every account."""
    first: dict[str, Evidence] = {}
    for item in evidence:
        first.setdefault(item.document_id, item)
    return iter(first.values())
