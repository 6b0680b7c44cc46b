"""Which form of a record a file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from consilience.errors import UsageError
from consilience.export.quotes import Json, quote_rows, quotes_csv, quotes_parquet, record_hash
from consilience.export.tei import tei
from consilience.export.wanted import refuse_incomplete

Form = Literal["csv", "parquet", "tei"]
SUFFIXES: Final[dict[str, Form]] = {".csv": "csv", ".parquet": "parquet", ".xml": "tei", ".tei": "tei"}


@dataclass(frozen=True, slots=True)
class Exportable:
    """A record as plain rows, and the id that a table gives it."""

    record: Json
    id: str

    @classmethod
    def of(cls, record: Json, payload: str | bytes) -> Exportable:
        """A record and the bytes of its `record.json`.

        Raises:
            UsageError: if the record lacks something that an export needs.
        """
        refuse_incomplete(record)
        return cls(record, record_hash(payload))

    def written_as(self, form: Form) -> str | bytes:
        """The record in one form.

        Raises:
            UsageError: if pyarrow is missing and Parquet is wanted.
        """
        written: dict[Form, Callable[[], str | bytes]] = {
            "csv": lambda: quotes_csv(list(quote_rows(self.record, self.id))),
            "parquet": lambda: quotes_parquet(list(quote_rows(self.record, self.id))),
            "tei": lambda: tei(self.record),
        }
        return written[form]()


def form_of(path: str | Path) -> Form:
    """The form that a file's name asks for by its ending.

    Raises:
        UsageError: if it asks for none that there is.
    """
    form = SUFFIXES.get(Path(path).suffix.lower())
    if form is None:
        raise UsageError(f"{path}: give a name that ends in {_alternatives(SUFFIXES)}")
    return form


def _alternatives(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}"
