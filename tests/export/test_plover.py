"""Events as PLOVER's JSON Lines: the fields of the manual 0.8, and what has not happened told by its contexts."""

import json

import pytest

from consilience.export.json import record_row
from consilience.export.plover import category, plover
from tests.export.systems import system_record

MANUAL = {
    *("id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc"),
    *("event_text", "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info"),
    *("coder", "coded_date", "coded_time", "comment"),
}
"""The fields of the manual's table "PLOVER JSON"; the rest is ours."""
OURS = {"date_from", "edtf", "status", "cameo", "in_response_to", "mentions"}
ACTOR = {"code", "sector", "actor_text", "identifier_id", "identifier_text", "office", "actor_id"}
CITATION = {"citation", "url", "title", "language", "publication", "coder", "codebook"}
RECORD = record_row(system_record())


@pytest.fixture(scope="module")
def events() -> list[dict]:
    return [json.loads(line) for line in plover(RECORD, "c" * 64).splitlines()]


def test_an_event_is_a_line_with_fields_of_the_manual(events):
    assert [event["id"] for event in events] == [f"{'c' * 12}-event-{n}" for n in (1, 2, 3)]
    for event in events:
        assert {"id", "date", "source", "event"} <= set(event) <= MANUAL | OURS
        assert set(event["cite_info"]) <= CITATION
        assert all(set(party) <= ACTOR for party in [*event["source"], *event.get("recipient", ())])
        assert all(isinstance(event.get(key, []), list) for key in ("source", "recipient", "event", "mode", "context"))


def test_who_did_what_to_whom_and_where_it_is_printed(events):
    event = events[0]
    assert event["source"] == [
        {"code": "IGO", "actor_text": "The council", "identifier_text": "Strait Council", "actor_id": "strait-council"}
    ]
    assert event["recipient"] == [{"code": "ROU", "sector": "GOV", "actor_text": "six Varrow pilots"}]
    assert (event["event"], event["mode"], event["cameo"]) == (["SANCTION"], ["expel"], "166")
    assert (event["quad_code"], event["event_scale"]) == (4, -5.2)
    assert (event["date"], event["date_from"]) == ("2031-05-04", "account")
    assert event["event_loc"] == {"name": "Port Varrow"}
    document = next(row for row in system_record().documents if row.id == "post.txt")
    place = event["text_info"]
    assert document.text[place["start"] : place["end"]] == event["text"]
    assert event["cite_info"]["url"] == "https://post.example/varrow"
    assert [(row["document_id"], row["text"]) for row in event["mentions"]] == [
        ("post.txt", "withdrew"),
        ("quay.txt", "lost"),
    ]


def test_what_has_not_happened_says_so_in_the_context(events):
    assert [event.get("context") for event in events] == [["diplomatic"], ["future"], ["negation"]]
    assert [event["status"] for event in events] == ["occurred", "announced", "denied"]
    assert events[1]["edtf"] == "[2031-06-01..]"
    assert "enddate" not in events[1]
    assert events[1]["in_response_to"] == [events[0]["id"]]


def test_an_event_that_no_account_dates_has_the_day_of_its_first_report_and_says_so(events):
    assert (events[2]["date"], events[2]["date_from"]) == ("2031-05-14", "publication")
    assert "edtf" not in events[2]


def test_a_stretch_of_days_has_both_ends():
    row = record_row(system_record())
    row["events"][0]["date"] = "2031-05"
    event = json.loads(plover(row, "c").splitlines()[0])
    assert (event["date"], event["enddate"]) == ("2031-05-01", "2031-05-31")


@pytest.mark.parametrize(
    ("event", "mode", "cameo", "name"),
    [
        ("YIELD", "release", "0841", "RETREAT"),
        ("YIELD", None, "0874", "RETREAT"),
        ("YIELD", None, "0813", "CONCEDE"),
        ("YIELD", "resign", "0831", "RETREAT"),
        ("REQUEST", None, "100", "DEMAND"),
        ("ASSAULT", "beat", "182", "ASSAULT"),
    ],
)
def test_categories_have_the_names_of_the_manual(event, mode, cameo, name):
    assert category(event, mode, cameo) == name


def test_what_the_record_is_not_sure_of_is_no_event_datum():
    first, *others = RECORD["events"]
    doubtful = {**RECORD, "events": [{**others[0], "in_response_to": [first["id"]]}, {**first, "is_sure": False}]}
    (event,) = (json.loads(line) for line in plover(doubtful, "c" * 64).splitlines())
    assert event["id"].endswith(others[0]["id"])
    assert not event.get("in_response_to")
