"""A day, and what was known on another: whether a date had come by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal

from consilience.model import Evidence
from consilience.text.dates import bounds, has_bound

Reach = Literal["no", "perhaps", "yes"]


@dataclass(frozen=True, slots=True)
class View:
    """The day that is looked at, and the last day whose news count (None: all that the accounts tell)."""

    day: date
    known: date | None

    @classmethod
    def on(cls, as_of: str, known_at: str | None) -> View:
        """The view from the last days that two EDTF dates may mean; both must say one."""
        day = bounds(as_of)[1]
        assert day is not None
        return cls(day, bounds(known_at)[1])

    def is_known(self, since: str | None) -> bool:
        """Whether what became known on a date was known; what has no such date was."""
        first = bounds(since)[0]
        return self.known is None or first is None or first <= self.known

    def has_come(self, edtf: str | None) -> Reach:
        """Whether a date had come on the day: `perhaps` on the days that it may mean, before the last of them.

        Of what came on some day up to a last one, only the last is told.
        """
        first, last = dated(edtf)
        if last is not None and self.day >= last:
            return "yes"
        return "perhaps" if first is not None and self.day >= first else "no"

    def has_begun(self, valid_from: str | None) -> Reach:
        """Whether what holds from a date on held on the day; without a date it always did."""
        return self.has_come(valid_from) if has_bound(valid_from) else "yes"

    def has_ended(self, valid_until: str | None) -> Reach:
        """Whether what holds until a date, that day excluded, was over; without a date it never was."""
        return self.has_come(valid_until) if has_bound(valid_until) else "no"

    def is_foretold(self, valid_from: str | None) -> bool:
        """Whether a date lies behind what was known: by then nobody could tell it as done."""
        first = bounds(valid_from)[0]
        return self.known is not None and first is not None and first > self.known


def dated(edtf: str | None) -> tuple[date | None, date | None]:
    """The first and the last day on which something may begin; `X/..` begins with X, `[X..]` on X or later."""
    return bounds(edtf.removesuffix("/..") if edtf else None)


def one_each(*groups: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first passage of each document in each group, by turns; the rows that a line is read from hold them all."""
    firsts: list[list[Evidence]] = []
    for group in groups:
        of_document: dict[str, Evidence] = {}
        for pointer in group:
            of_document.setdefault(pointer.document_id, pointer)
        firsts.append(list(of_document.values()))
    if len(firsts) == 1:
        return tuple(firsts[0])
    return tuple(dict.fromkeys(pointer for turn in zip_longest(*firsts) for pointer in turn if pointer is not None))
