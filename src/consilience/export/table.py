"""A table as CSV and as Parquet.

The CSV follows RFC 4180 and is UTF-8. Where a cell begins with a character that a spreadsheet would run as a formula,
a `'` stands in front of it; Parquet holds the words as they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from consilience.errors import UsageError

Json = Mapping[str, Any]
Cell = str | int | float | bool | None
Row = dict[str, Cell]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of named cells; what is missing is None.

    Attributes:
        columns: the names, in order. A name that stands in no other set holds text.
        integers: the columns of whole numbers.
        numbers: the columns of other numbers.
        flags: the columns of true and false.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    integers: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    def csv(self) -> str:
        """The rows as CSV (lines end in CR LF) with a head line; missing values are empty, flags `true` and `false`."""
        lines = io.StringIO()
        writer = csv.writer(lines)
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_harmless(row[name]) for name in self.columns])
        return lines.getvalue()

    def parquet(self) -> bytes:
        """The rows as a Parquet file: text, 64-bit integers, doubles and Booleans; missing values null.

        Raises:
            UsageError: if pyarrow is not installed (`pip install consilience[parquet]`).
        """
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise UsageError("Parquet needs pyarrow; install consilience[parquet], or export to .csv") from error
        kinds = {
            **dict.fromkeys(self.integers, pyarrow.int64()),
            **dict.fromkeys(self.numbers, pyarrow.float64()),
            **dict.fromkeys(self.flags, pyarrow.bool_()),
        }
        schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in self.columns])
        sink = io.BytesIO()
        parquet.write_table(pyarrow.Table.from_pylist(list(self.rows), schema=schema), sink)
        return sink.getvalue()


def record_hash(payload: str | bytes) -> str:
    """The sha256 of a `record.json`, hexadecimal: the id of a record in a table that holds several."""
    return hashlib.sha256(payload.encode() if isinstance(payload, str) else payload).hexdigest()


def _harmless(value: Cell) -> Cell:
    """A cell that no spreadsheet runs as a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
