"""Tables: the same rows in CSV and in Parquet, and no cell that a spreadsheet runs."""

import csv
import io

import pytest

from consilience.export.table import Table

ROWS = [
    {"words": "the port, “shut”", "start": 3, "weight": 0.25, "is_main": True},
    {"words": "=1+1 is their offer", "start": None, "weight": None, "is_main": False},
]
TABLE = Table(
    ("words", "start", "weight", "is_main"),
    ROWS,
    integers=frozenset({"start"}),
    numbers=frozenset({"weight"}),
    flags=frozenset({"is_main"}),
)


def table_of(words: str) -> Table:
    return Table(("words",), [{"words": words}])


def test_csv_reads_back_and_ends_its_lines_with_cr_lf():
    text = TABLE.csv()
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["words", "start", "weight", "is_main"],
        ["the port, “shut”", "3", "0.25", "true"],
        ["'=1+1 is their offer", "", "", "false"],
    ]


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a"])
def test_what_a_spreadsheet_would_run_is_shown_as_words(words):
    _, row = csv.reader(io.StringIO(table_of(words).csv(), newline=""))
    assert row == [f"'{words}"]


def test_a_number_below_zero_stays_a_number():
    assert Table(("n",), [{"n": -2}], integers=frozenset({"n"})).csv() == "n\r\n-2\r\n"


def test_parquet_holds_the_same_rows_and_the_words_as_they_are():
    parquet = pytest.importorskip("pyarrow.parquet")
    back = parquet.read_table(io.BytesIO(TABLE.parquet()))
    assert back.column_names == list(TABLE.columns)
    assert back.to_pylist() == ROWS
    assert [str(field.type) for field in back.schema] == ["string", "int64", "double", "bool"]


def test_the_same_rows_give_the_same_bytes():
    pytest.importorskip("pyarrow")
    assert TABLE.parquet() == TABLE.parquet()
