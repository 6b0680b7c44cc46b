"""Which form of a record a file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from consilience.errors import UsageError
from consilience.export.ledger import differences_table, ledger_table
from consilience.export.markdown import ledger_markdown
from consilience.export.quotes import quotes_table
from consilience.export.table import Json, Table, record_hash
from consilience.export.tei import tei
from consilience.export.wanted import refuse_incomplete

Form = Literal["csv", "parquet", "md", "tei"]
SUFFIXES: Final[dict[str, Form]] = {".csv": "csv", ".parquet": "parquet", ".md": "md", ".xml": "tei", ".tei": "tei"}
Contents = Literal["quotes", "ledger", "differences"]
TABLES: Final[dict[Contents, Callable[[Json, str], Table]]] = {
    "quotes": quotes_table,
    "ledger": ledger_table,
    "differences": differences_table,
}
"""What a `.csv` or `.parquet` file can hold."""


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

    def written_as(self, form: Form, contents: Contents = "quotes") -> str | bytes:
        """The record in one form.

        Args:
            form: which.
            contents: what a table holds; the other forms hold one thing each.

        Raises:
            UsageError: if pyarrow is missing and Parquet is wanted, or if there is no such table.
        """
        if contents not in TABLES:
            raise UsageError(f"table {contents!r}: give {_alternatives(TABLES)}")
        written: dict[Form, Callable[[], str | bytes]] = {
            "csv": lambda: TABLES[contents](self.record, self.id).csv(),
            "parquet": lambda: TABLES[contents](self.record, self.id).parquet(),
            "md": lambda: ledger_markdown(self.record),
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
