"""The quotes table: one row a printed quotation."""

import json

import pytest

import consilience
from consilience.export.json import record_json
from consilience.export.quotes import COLUMNS, quote_rows, quotes_table
from consilience.export.table import record_hash

TEXTS = {
    "a": "“The port,” Mayor Ana Lund said on Monday, “stays 'shut' for now.” She told Tidewater in Varrow: “We will "
    "not talk to anyone.”",
    "b": "“We will not talk to anyone at all,” Ana Lund, the mayor, told Tidewater. “=1+1 is their offer,” she said.",
}


@pytest.fixture(scope="module")
def record() -> dict:
    items = [{"id": id_, "text": text, "published": "2031-03-18", "source": "The Quay"} for id_, text in TEXTS.items()]
    return json.loads(record_json(consilience.corroborate(items)))


@pytest.fixture(scope="module")
def rows(record) -> list[dict]:
    return list(quote_rows(record, "r"))


def test_every_printed_quotation_has_one_row(record, rows):
    assert [row["quote"] for row in rows] == [row["id"] for row in record["quotes"]]
    assert all(tuple(row) == COLUMNS for row in rows)


def test_a_row_slices_its_document(rows):
    for row in rows:
        assert TEXTS[row["document"]][row["start"] : row["end"]] == row["text"]


def test_a_row_tells_who_said_what_to_whom_and_where_it_was_printed(rows):
    row = next(row for row in rows if row["text"].startswith("We will not talk to anyone.") or "at all" in row["text"])
    assert row["name"] == "Ana Lund"
    assert row["role"] == "mayor"
    assert row["outlet"] == "The Quay"
    assert row["published"] == "2031-03-18"
    assert row["cue"] == "told"
    assert "Tidewater" in f"{row['addressee']} {row['via']}"
    assert len(row["sha256"]) == 64


def test_words_of_saying_that_interrupt_are_left_out_of_the_content(rows):
    row = rows[0]
    assert "Mayor Ana Lund said" in row["text"]
    assert row["content"] == "The port, […] stays 'shut' for now."


def test_families_are_named_with_their_relation(record, rows):
    assert record["quote_families"]
    for family in record["quote_families"]:
        for member in family["members"]:
            row = next(row for row in rows if row["quote"] == member)
            places = row["family"].split("; ")
            assert row["relation"].split("; ")[places.index(family["id"])] == family["relation"]


def test_a_record_without_quotes_is_a_table_without_rows(record):
    nothing = quotes_table({**record, "quotes": [], "quote_families": []}, "r")
    assert nothing.csv().splitlines() == [",".join(COLUMNS)]


def test_a_record_has_one_id_however_it_comes():
    assert record_hash("{}") == record_hash(b"{}")
    assert record_hash("{}") != record_hash("{ }")


def test_a_record_made_before_a_key_was_there_is_read(record):
    older = [{key: value for key, value in row.items() if key != "said_on"} for row in record["quotes"]]
    assert all(row["said_on"] is None for row in quote_rows({**record, "quotes": older}, "r"))
