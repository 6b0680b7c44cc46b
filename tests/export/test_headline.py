"""A headline that an item gives beside its text, wherever its place is printed."""

import re

import pytest

import consilience
from consilience.export.html import html
from consilience.export.json import record_row
from consilience.export.ledger import differences_table, ledger_table
from consilience.model import Record

TITLE = "As many as 700 dead in Port Keel quake"
ITEMS = [
    {
        "id": "a",
        "title": TITLE,
        "published": "2031-03-12",
        "text": "As many as 900 people were killed on Tuesday when an earthquake struck Port Keel, officials said.",
    },
    {
        "id": "b",
        "published": "2031-03-12",
        "text": "An earthquake in Port Keel killed 900 people on Tuesday, the interior ministry of Valdonia said.",
    },
]


@pytest.fixture(scope="module")
def record() -> Record:
    return consilience.corroborate(ITEMS)


def test_a_headline_against_its_text_is_shown(record: Record):
    row = record_row(record)
    own = [side["evidence"] for conflict in row["conflicts"] for side in conflict["sides"]]
    assert any(place.get("field") == "title" and "700" in place["text"] for places in own for place in places)


def test_the_tables_say_in_which_field_words_stand(record: Record):
    row = record_row(record)
    for table in (differences_table(row, "x"), ledger_table(row, "x")):
        assert {cells["field"] for cells in table.rows} <= {"text", "title", None}
    titles = [cells for cells in differences_table(row, "x").rows if cells["field"] == "title"]
    assert titles
    assert all(TITLE[cells["start"] : cells["end"]] == cells["text"] for cells in titles)


def test_the_report_prints_the_headline_over_the_text(record: Record):
    zones = re.findall(r'<p class="z (\w+)" data-s="(\d+)"', html(record))
    assert zones[0][0] == "title"
    assert int(zones[0][1]) > len(ITEMS[0]["text"])
    assert zones[1] == ("body", "0")
