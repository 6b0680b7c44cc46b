"""Every form of every record can be made, also of one without documents and of one that tries to run code."""

import json

import pytest

from consilience.export.formats import SUFFIXES, TABLES, Exportable, form_of
from consilience.export.json import record_json, record_row
from tests.export.systems import system_record
from tests.records import empty_record, full_record, hostile_record, lone_record, split_record

RECORDS = [system_record, full_record, empty_record, hostile_record, lone_record, split_record]
FORMS = [form for form in dict.fromkeys(SUFFIXES.values()) if form != "parquet"]


@pytest.fixture(scope="module", params=RECORDS, ids=lambda make: make.__name__)
def source(request) -> Exportable:
    record = request.param()
    return Exportable.of(record_row(record), "payload")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_the_same_text_every_time(source, form):
    written = source.written_as(form)
    assert isinstance(written, str)
    assert source.written_as(form) == written


@pytest.mark.parametrize("form", ["plover", "ftm"])
def test_lines_are_objects_with_ids_of_their_own(source, form):
    rows = [json.loads(line) for line in source.written_as(form).split("\n")[:-1]]
    assert len({row["id"] for row in rows}) == len(rows)


def test_annotations_are_one_object(source):
    assert json.loads(source.written_as("annotations"))["total"] >= 0


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_its_columns_without_rows_too(table):
    made = TABLES[table](record_row(empty_record()), "r")
    assert made.csv() == ",".join(made.columns) + "\r\n"


def test_the_order_of_the_endings_does_not_matter():
    for suffix, form in SUFFIXES.items():
        assert form_of(f"folder.csv/a.b{suffix}") == form_of(f"A{suffix.upper()}") == form
        assert not [other for other in SUFFIXES if other != suffix and suffix.endswith(other)]


def test_a_record_is_exported_as_its_json_reads():
    record = system_record()
    text = record_json(record)
    from_file, from_memory = Exportable.of(json.loads(text), text), Exportable.of(record_row(record), text)
    for form in FORMS:
        assert from_file.written_as(form) == from_memory.written_as(form)
