"""Every span of a record is proved against its documents."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from consilience import UsageError, corroborate, read, verify
from consilience.export.json import record_json
from tests.mission import mission_record

TEXT = "The council said on 3 May that 12 ferries were held. “We had no choice,” the mayor told reporters in Lund."

QUAKE = "As many as 900 people were killed on Tuesday when an earthquake struck Port Keel, the council said."


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


@pytest.mark.parametrize("words", ["{}", "[]", "", "[" * 100_000])
def test_a_file_that_is_no_record_is_refused(words, tmp_path):
    (tmp_path / "other.json").write_text(words, encoding="utf-8")
    with pytest.raises(UsageError, match="not a record"):
        verify(tmp_path / "other.json")


def test_items_of_one_id_are_told_apart(tmp_path):
    items = [{"id": "a", "text": text} for text in (TEXT, TEXT.replace("12", "14"), TEXT.replace("Lund", "Varrow"))]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    path = tmp_path / "record.json"
    path.write_text(record_json(corroborate(tmp_path / "items.jsonl")), encoding="utf-8")
    found = verify(path)
    assert (found.problems, found.documents) == ((), 3)


@pytest.fixture
def headlines(tmp_path: Path) -> Path:
    items = [
        {
            "id": "a",
            "title": " As many as 700 killed in Port Keel quake | Keel Post ",
            "source": "Keel Post",
            "text": QUAKE,
        },
        {"id": "b", "title": "Quake in Port Keel kills 900, says mayor: “We will rebuild”", "text": TEXT + " " + QUAKE},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    path = tmp_path / "record.json"
    path.write_text(record_json(corroborate(tmp_path / "items.jsonl")), encoding="utf-8")
    return path


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    for document in mission_record().documents:
        (tmp_path / document.id).write_text(document.text, encoding="utf-8")
    read_again, _ = read([tmp_path / document.id for document in mission_record().documents])
    path = tmp_path / "record.json"
    path.write_text(record_json(replace(mission_record(), documents=tuple(read_again))), encoding="utf-8")
    return path


def test_the_words_of_events_and_of_the_register_are_proved(mission):
    found = verify(mission)
    assert found.problems == ()
    row = json.loads(mission.read_text(encoding="utf-8"))
    assert found.spans > json.dumps(row["register"]).count('"document_id"') > 100


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (lambda row: row["events"][0], "record.events[0].evidence[0]"),
        (
            lambda row: row["register"]["measures"][0]["reports"][0],
            "record.register.measures[0].reports[0].evidence[0]",
        ),
        (
            lambda row: row["register"]["channels"][0]["periods"][1],
            "record.register.channels[0].periods[1].evidence[0]",
        ),
        (lambda row: row["register"]["snapshots"][0]["rows"][0], "record.register.snapshots[0].rows[0].evidence[0]"),
    ],
)
def test_a_shifted_span_of_the_register_is_named(rows, where, mission):
    def shift(row):
        rows(row)["evidence"][0]["start"] += 1

    (problem,) = verify(changed(mission, shift)).problems
    assert problem.startswith(f"{where}: shows")


def in_titles(row) -> list[dict]:
    if isinstance(row, list):
        return [found for item in row for found in in_titles(item)]
    if isinstance(row, dict):
        return [row] * (row.get("field") == "title") + [found for item in row.values() for found in in_titles(item)]
    return []


def test_words_of_a_headline_are_proved_in_the_title(headlines):
    row = json.loads(headlines.read_text(encoding="utf-8"))
    found = in_titles(row)
    assert {place["document_id"] for place in found} == {"a", "b"}
    assert "As many as 700 killed in Port Keel quake" in [place["text"] for place in found]
    assert verify(headlines).problems == ()


def test_a_headline_is_in_no_list_of_places_in_the_text(headlines):
    row = json.loads(headlines.read_text(encoding="utf-8"))
    places = [place for layer in ("quotes", "times", "quantities") for place in row[layer]]
    assert places
    assert in_titles(places) == []
    assert [document["n_chars"] for document in row["documents"]] == [len(QUAKE), len(TEXT + " " + QUAKE)]
    known = {place["id"] for place in places}
    for claim in row["claims"]:
        assert known.issuperset([*claim["time_ids"], *claim["quantity_ids"], *filter(None, [claim["quote_id"]])])


def test_other_words_of_a_title_or_another_field_are_named(headlines):
    def shift(row):
        in_titles(row)[0]["start"] += 1

    def other(row):
        in_titles(row)[0]["field"] = "summary"

    assert "the title of" in verify(changed(headlines, shift)).problems[0]
    assert "no field" in verify(changed(headlines, other)).problems[0]
