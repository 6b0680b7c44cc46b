"""Events, measures and the register as tables: a row a passage, with codes, typed cells and what is only announced."""

import io

import pytest

from consilience.export.json import record_row
from consilience.export.register_tables import events_table, measures_table, register_table
from tests.export.systems import system_record

RECORD = system_record()
ROW = record_row(RECORD)
TEXTS = {document.id: document.text for document in RECORD.documents}
TABLES = [events_table(ROW, "r"), measures_table(ROW, "r"), register_table(ROW, "r")]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_has_every_column_and_slices_its_document(table):
    assert table.rows
    for row in table.rows:
        assert set(row) == set(table.columns)
        assert TEXTS[row["document"]][row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_the_types_of_their_columns(table):
    parquet = pytest.importorskip("pyarrow.parquet")
    schema = parquet.read_schema(io.BytesIO(table.parquet()))
    for name in table.columns:
        kind = "int64" if name in table.integers else "double" if name in table.numbers else "string"
        assert str(schema.field(name).type) == ("bool" if name in table.flags else kind)


def test_every_mention_of_an_event_has_a_row():
    rows = TABLES[0].rows
    assert {row["mention"] for row in rows} == {id_ for event in RECORD.events for id_ in event.mention_ids}
    row = rows[0]
    assert (row["code"], row["mode"], row["cameo"], row["act"]) == ("SANCTION", "expel", "166", "withdrew")
    assert (row["actor_name"], row["recipient_words"], row["recipient_sector"]) == (
        *("Strait Council", "six Varrow pilots", "GOV"),
    )
    announced = [row for row in rows if row["event"] == "event-2"]
    assert {row["status"] for row in announced} == {"announced"}
    assert (announced[0]["first_day"], announced[0]["last_day"]) == ("2031-06-01", None)


def test_every_account_of_a_measure_has_a_row_with_its_word():
    rows = TABLES[1].rows
    assert [(row["document"], row["word"], row["name"]) for row in rows] == [
        ("post.txt", "suspend", "Ilsa Brandt"),
        ("quay.txt", "close", None),
    ]
    row = rows[0]
    assert (row["by_name"], row["target_name"]) == ("Varrow", "Delegation of Varrow to the Strait Council")
    assert (row["size_before"], row["size_after"], row["size"]) == (14, 7, None)
    assert (row["announced_on"], row["effective_from"]) == ("2031-05-12", "[2031-06-01..]")


def test_the_register_tells_statuses_headcounts_and_channels():
    rows = {row["statement"]: row for row in TABLES[2].rows}
    assert [row["part"] for row in rows.values()] == ["status", "headcount", "headcount", "channel"]
    status = rows["status-1"]
    assert (status["value"], status["certainty"], status["measure"]) == (
        *("suspension_announced", "announced_only", "measure-1"),
    )
    derived = rows["headcount-2"]
    assert (derived["number"], derived["is_derived"], derived["certainty"]) == (7, True, "derived")
    assert derived["arithmetic"] == "14 − 7 = 7"
    assert (rows["headcount-1"]["is_derived"], rows["headcount-1"]["certainty"]) == (False, "reported")
    assert rows["channel-1-1"]["of_name"] == "talks with the council"


def test_a_statement_without_words_of_its_own_has_a_row_all_the_same():
    row = record_row(RECORD)
    row["register"]["headcounts"][1]["evidence"] = []
    found = [cells for cells in register_table(row, "r").rows if cells["statement"] == "headcount-2"]
    assert [(cells["number"], cells["document"], cells["start"]) for cells in found] == [(7, None, None)]
