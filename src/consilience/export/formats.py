"""Which form of a record a file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from consilience.errors import UsageError
from consilience.export.followthemoney import followthemoney
from consilience.export.gdelt import gdelt_events, gdelt_mentions
from consilience.export.ledger import differences_table, ledger_table
from consilience.export.markdown import ledger_markdown
from consilience.export.plover import plover
from consilience.export.quotes import quotes_table
from consilience.export.register_tables import events_table, measures_table, register_table
from consilience.export.table import Json, Table, record_hash
from consilience.export.tei import tei
from consilience.export.wanted import refuse_incomplete, refuse_without_system
from consilience.export.webannotation import webannotations

Form = Literal["csv", "parquet", "md", "tei", "plover", "gdelt-events", "gdelt-mentions", "annotations", "ftm"]
SUFFIXES: Final[dict[str, Form]] = {
    ".csv": "csv",
    ".parquet": "parquet",
    ".md": "md",
    ".xml": "tei",
    ".tei": "tei",
    ".plover.jsonl": "plover",
    ".gdelt-events.tsv": "gdelt-events",
    ".gdelt-mentions.tsv": "gdelt-mentions",
    ".jsonld": "annotations",
    ".ftm.json": "ftm",
}
"""How a name ends and the form that it asks for. None is the ending of another."""
Contents = Literal["quotes", "ledger", "differences", "events", "measures", "register"]
TABLES: Final[dict[Contents, Callable[[Json, str], Table]]] = {
    "quotes": quotes_table,
    "ledger": ledger_table,
    "differences": differences_table,
    "events": events_table,
    "measures": measures_table,
    "register": register_table,
}
"""What a `.csv` or `.parquet` file can hold."""
_OF_THE_SYSTEM: Final = frozenset(
    {"plover", "gdelt-events", "gdelt-mentions", "annotations", "ftm", "events", "measures", "register"}
)
"""Forms and tables that are made from events and the register."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """A record as plain rows, the id that a table gives it, and those texts of its documents that are at hand."""

    record: Json
    id: str
    texts: Mapping[str, str]

    @classmethod
    def of(cls, record: Json, payload: str | bytes, texts: Mapping[str, str] | None = None) -> Exportable:
        """A record and the bytes of its `record.json`.

        Args:
            record: the record as plain rows.
            payload: what its id is made from.
            texts: of documents, by id; annotations take the words beside a passage from them, nothing else does.

        Raises:
            UsageError: if the record lacks something that an export needs.
        """
        refuse_incomplete(record)
        return cls(record, record_hash(payload), texts or {})

    def written_as(self, form: Form, contents: Contents = "quotes") -> str | bytes:
        """The record in one form.

        Args:
            form: which.
            contents: what a table holds; the other forms hold one thing each.

        Raises:
            UsageError: if pyarrow is missing and Parquet is wanted, if there is no such table, or if the record is an
                older one without the rows that are wanted.
        """
        if contents not in TABLES:
            raise UsageError(f"table {contents!r}: give {_alternatives(TABLES)}")
        is_table = form in ("csv", "parquet")
        if (contents if is_table else form) in _OF_THE_SYSTEM:
            refuse_without_system(self.record)
        written: dict[Form, Callable[[], str | bytes]] = {
            "csv": lambda: TABLES[contents](self.record, self.id).csv(),
            "parquet": lambda: TABLES[contents](self.record, self.id).parquet(),
            "md": lambda: ledger_markdown(self.record),
            "tei": lambda: tei(self.record),
            "plover": lambda: plover(self.record, self.id),
            "gdelt-events": lambda: gdelt_events(self.record),
            "gdelt-mentions": lambda: gdelt_mentions(self.record),
            "annotations": lambda: webannotations(self.record, self.id, self.texts),
            "ftm": lambda: followthemoney(self.record, self.id),
        }
        return written[form]()


def form_of(path: str | Path) -> Form:
    """The form that a file's name asks for by its ending.

    Raises:
        UsageError: if it asks for none that there is.
    """
    name = Path(path).name.lower()
    form = next((form for suffix, form in SUFFIXES.items() if name.endswith(suffix)), None)
    if form is None:
        raise UsageError(f"{path}: give a name that ends in {_alternatives(SUFFIXES)}")
    return form


def _alternatives(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}"
