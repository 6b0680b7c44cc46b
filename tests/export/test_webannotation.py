"""W3C Web Annotations: what the data model requires, selectors that hold, and the rows behind them."""

import json
import uuid

import pytest

from consilience.export.json import record_row
from consilience.export.webannotation import BESIDE, CONTEXT, webannotations
from consilience.model import Evidence
from tests.export.systems import system_record

MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "reviewing", "tagging"),
}
"""The motivations of the Web Annotation Vocabulary."""
RECORD = system_record()
TEXTS = {document.id: document.text for document in RECORD.documents}
ROW = record_row(RECORD)


@pytest.fixture(scope="module")
def collection() -> dict:
    return json.loads(webannotations(ROW, "c" * 64))


@pytest.fixture(scope="module")
def items(collection) -> list[dict]:
    return collection["first"]["items"]


def selectors(item: dict) -> dict[str, dict]:
    return {selector["type"]: selector for selector in item["target"][0]["selector"]}


def tags(item: dict) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == "tagging"]


def test_it_is_a_collection_of_one_page(collection, items):
    assert collection["@context"] == list(CONTEXT)
    assert collection["type"] == "AnnotationCollection"
    assert collection["first"]["type"] == "AnnotationPage"
    assert collection["total"] == len(items) > 20


def test_every_annotation_has_what_the_model_requires(collection, items):
    ids = [collection["id"], collection["first"]["id"], *(item["id"] for item in items)]
    assert len(set(ids)) == len(ids)
    assert all(uuid.UUID(id_) for id_ in ids)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert all(body["type"] == "TextualBody" and body["value"] for body in item["body"])
        (target,) = item["target"]
        assert target["type"] == "SpecificResource"
        assert ":" in target["source"]
        assert {selector["type"] for selector in target["selector"]} == {"TextPositionSelector", "TextQuoteSelector"}


def test_both_selectors_point_to_the_same_words_of_the_document(items):
    for item in items:
        found = selectors(item)
        text = TEXTS[item["target"][0]["state"]["identifier"]]
        start, end = found["TextPositionSelector"]["start"], found["TextPositionSelector"]["end"]
        quote = found["TextQuoteSelector"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote.get("prefix", ""))
        assert text[end:].startswith(quote.get("suffix", ""))
        assert max(len(quote.get("prefix", "")), len(quote.get("suffix", ""))) <= BESIDE


def test_the_words_beside_a_passage_are_those_that_the_record_shows(items):
    act = next(item for item in items if item["identifier"] == "event-1" and "occurred" in tags(item))
    quote = selectors(act)["TextQuoteSelector"]
    assert quote["exact"] == "withdrew"
    assert quote["prefix"].endswith("The council ")
    assert quote["suffix"] == " the passes of six Varrow pilots on 4 May."[:BESIDE]


def test_every_layer_is_there_with_its_codes(items):
    layers = {tags(item)[0] for item in items}
    assert layers >= {
        "quote",
        "fact",
        "difference",
        "event",
        "measure",
        "institution",
        "status",
        "headcount",
        "channel",
    }
    by_row = {item["identifier"]: item for item in items}
    assert tags(by_row["event-2"])[:4] == ["event", "SANCTION", "discontinue", "CAMEO 160"]
    assert tags(by_row["event-2"])[-1] == "announced"
    assert tags(by_row["status-1"]) == ["status", "suspension_announced", "announced_only"]
    assert tags(by_row["headcount-2"]) == ["headcount", "vacant", "derived"]
    assert by_row["measure-1"]["motivation"] == "classifying"
    says = by_row["status-1"]["body"][0]["value"]
    assert says == "Delegation of Varrow to the Strait Council: suspension announced, 1 June 2031 or later."


def test_a_document_is_named_by_its_address_or_by_its_hash_and_has_its_checksum(items):
    targets = {item["target"][0]["state"]["identifier"]: item["target"][0] for item in items}
    assert targets["post.txt"]["source"] == "https://post.example/varrow"
    assert targets["post.txt"]["state"] == {"type": "oa:State", "sha256": "ab" * 32, "identifier": "post.txt"}
    assert targets["quay.txt"]["source"] == "ni:///sha-256;" + "A" * 43


def test_words_of_a_title_beside_the_text_have_no_position_in_it():
    row = record_row(RECORD)
    pointer = Evidence("post.txt", 0, 6)
    place = {"document_id": pointer.document_id, "field": "title", "start": 0, "end": 6, "text": "Varrow"}
    row["facts"][0]["accounts"][0]["evidence"].append(place)
    items = json.loads(webannotations(row, "c"))["first"]["items"]
    lone = [item for item in items if len(item["target"][0]["selector"]) == 1]
    assert [selectors(item) for item in lone] == [
        {"TextQuoteSelector": {"type": "TextQuoteSelector", "exact": "Varrow"}}
    ]


def test_the_same_record_gives_the_same_ids(items):
    again = json.loads(webannotations(ROW, "c" * 64))["first"]["items"]
    assert again == items
    other = json.loads(webannotations(ROW, "d" * 64))["first"]["items"]
    assert not {item["id"] for item in other} & {item["id"] for item in items}


def test_with_the_documents_at_hand_the_words_beside_are_complete():
    for item in json.loads(webannotations(ROW, "c", TEXTS))["first"]["items"]:
        found = selectors(item)
        text = TEXTS[item["target"][0]["state"]["identifier"]]
        start, end = found["TextPositionSelector"]["start"], found["TextPositionSelector"]["end"]
        quote = found["TextQuoteSelector"]
        assert quote.get("prefix", "") == text[max(0, start - BESIDE) : start]
        assert quote.get("suffix", "") == text[end : end + BESIDE]
