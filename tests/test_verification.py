"""Every span of a record is proved against its documents."""

import json
from pathlib import Path

import pytest

from consilience import UsageError, corroborate, verify
from consilience.export.json import record_json

TEXT = "The council said on 3 May that 12 ferries were held. “We had no choice,” the mayor told reporters in Lund."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "record.json"
    path.write_text(record_json(corroborate(tmp_path / "a.txt")), encoding="utf-8")
    return path


def changed(path: Path, change) -> Path:
    row = json.loads(path.read_text(encoding="utf-8"))
    change(row)
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_a_fresh_record_is_proved(record):
    found = verify(record)
    assert found.is_proved
    assert found.spans > 5
    assert found.documents == 1


def test_a_span_that_shows_other_words_is_named(record):
    def shift(row):
        row["quotes"][0]["start"] += 1

    problems = verify(changed(record, shift)).problems
    assert len(problems) == 1
    assert "record.quotes[0]" in problems[0]


def test_a_span_outside_the_document_is_named(record):
    def far(row):
        row["times"][0]["end"] = 10**6

    assert "lies outside" in verify(changed(record, far)).problems[0]


def test_a_pointer_into_an_unknown_document_is_named(record):
    def lost(row):
        row["claims"][0]["evidence"][0]["document_id"] = "b.txt"

    assert "b.txt" in verify(changed(record, lost)).problems[0]


def test_a_missing_document_is_named(record):
    (record.parent / "a.txt").unlink()
    assert "cannot be read again" in verify(record).problems[0]


def test_a_file_that_is_no_record_is_refused(tmp_path):
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="not a record"):
        verify(tmp_path / "other.json")


def test_items_of_one_id_are_told_apart(tmp_path):
    items = [{"id": "a", "text": text} for text in (TEXT, TEXT.replace("12", "14"), TEXT.replace("Lund", "Varrow"))]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    path = tmp_path / "record.json"
    path.write_text(record_json(corroborate(tmp_path / "items.jsonl")), encoding="utf-8")
    found = verify(path)
    assert (found.problems, found.documents) == ((), 3)
