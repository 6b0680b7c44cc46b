"""What surrounds an expression, and what it is resolved to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from consilience.model.annotations import TimexType

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier expression that later ones may be counted from; `part` is of its day ("NI"), if it says so."""

    id: str
    value: str
    edtf: str | None
    mod: str | None
    sentence: int
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an expression.

    Attributes:
        publication: the day to count from, or None when it is not known.
        tense: of the verb that governs the expression.
        role: `SINCE`, `AS_OF`, `FROM`, `UNTIL`, `BEFORE`, `AFTER` or None: what the preposition makes of it.
        references: earlier dates of the text, the latest last.
        sentence: the number of the sentence.
        is_of_months: whether a stretch of months was named since the latest quarter ("the first nine months").
        year: an earlier year of the same clause, for a date that has none ("the 2018 fair was held in June").
    """

    publication: date | None
    tense: Tense | None = None
    role: str | None = None
    references: tuple[Reference, ...] = ()
    sentence: int = 0
    year: Reference | None = None
    is_of_months: bool = False

    @property
    def reference(self) -> Reference | None:
        """The latest earlier date."""
        return self.references[-1] if self.references else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """TIMEX3 and EDTF of one expression. `anchor` is `publication`, the id of an expression, or None."""

    type: TimexType
    value: str
    mod: str | None = None
    edtf: str | None = None
    anchor: str | None = None


def timed(row: Resolved, part: str | None) -> Resolved:
    """The same with a part of the day or a clock time."""
    if part is None:
        return row
    return replace(row, type="TIME", value=f"{row.value}T{part}", edtf=None)
