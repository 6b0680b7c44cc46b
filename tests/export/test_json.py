"""The record as JSON: its keys, its order, its words."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import consilience
from consilience.export.json import annotation_json, record_json, record_row
from tests.records import full_record

KEYS = [
    *("format", "generator", "documents", "sources", "actors", "quotes", "quote_families", "times", "quantities"),
    *(
        "claims",
        "facts",
        "conflicts",
        "origins",
        "stories",
        "relevance",
        "timeline",
        "events",
        "register",
        "brief",
        "skipped",
        "notes",
    ),
]
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"
TEXTS = {
    "a": "Mayor Ana Lund said on Monday that 12 ferries were held. “We had no choice,” she told reporters. 🚢",
    "b": "🚢 Twelve ferries were held on Monday, said the mayor, Ana Lund.",
}


@pytest.fixture(scope="module")
def record():
    return consilience.corroborate(
        [{"id": id_, "text": text, "published": "2031-03-18"} for id_, text in TEXTS.items()]
    )


def spans(value, document_id=None):
    if isinstance(value, list):
        for item in value:
            yield from spans(item, document_id)
    elif isinstance(value, dict):
        document_id = value.get("document_id") or document_id
        if "start" in value and "text" in value:
            yield document_id, value
        for item in value.values():
            yield from spans(item, document_id)


def test_keys_stand_in_the_documented_order(record):
    assert list(json.loads(record_json(record))) == KEYS


@pytest.mark.parametrize(
    ("layer", "documented"),
    re.findall(
        r"^\| `([a-z_]+)` \| `(.+?)`", REFERENCE.read_text(encoding="utf-8").split("## Closed")[0], re.MULTILINE
    ),
)
def test_the_reference_names_the_keys_of_every_row(layer, documented):
    names = re.sub(r"\[[^][]*\]", "", re.sub(r"\{[^{}]*\}", "", documented))
    row, *_ = record_row(full_record())[layer]
    assert re.findall(r"\w+", names) == list(row)


def test_every_span_slices_to_its_words_in_code_points(record):
    found = list(spans(json.loads(record_json(record))))
    assert len(found) > 10
    for document_id, row in found:
        assert TEXTS[document_id][row["start"] : row["end"]] == row["text"]


def test_speakers_are_actors(record):
    row = json.loads(record_json(record))
    names = {actor["id"]: actor["name"] for actor in row["actors"]}
    (direct,) = [quote for quote in row["quotes"] if quote["kind"] == "direct"]
    assert "Lund" in names[direct["actor_id"]]


def test_every_fact_has_evidence_and_known_documents(record):
    row = json.loads(record_json(record))
    assert row["facts"]
    for fact in row["facts"]:
        for account in fact["accounts"]:
            assert account["document_id"] in TEXTS
            assert account["evidence"]


def test_an_annotated_document_is_one_line(record):
    document = record.documents[0]
    line = annotation_json(document, record.annotations[document.id])
    assert line.count("\n") == 1
    assert json.loads(line)["document_id"] == document.id


def test_a_side_keeps_the_actor_who_speaks_there():
    full = full_record()
    actor = full.actors[0]
    row = full.conflicts[0]
    sides = (replace(row.sides[0], voice=actor.id), *row.sides[1:])
    found = record_row(replace(full, conflicts=(replace(row, sides=sides), *full.conflicts[1:])))
    assert found["conflicts"][0]["sides"][0]["voice"] == actor.id
