"""The record as JSON: its keys, its order, its words."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import consilience
from consilience.export.json import annotation_json, annotation_row, record_json, record_row
from consilience.export.system import LAYERS
from consilience.model import (
    Annotations,
    ChannelMention,
    EventMention,
    EventStatus,
    Evidence,
    HeadcountMention,
    InstitutionMention,
    MeasureMention,
    RelationMention,
    Span,
    StatusMention,
)
from consilience.model.register import Certainty, Rank
from consilience.model.system import ChannelState, HeadcountKind, InstitutionStatus, MeasureStatus, RelationKind
from tests.mission import DOCUMENTS, mission_record
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
REFERENCE_TEXT = REFERENCE.read_text(encoding="utf-8")
_WORDS, _ID = Evidence(DOCUMENTS[0].id, 0, 3), DOCUMENTS[0].id
SYSTEM = Annotations(
    events=(EventMention("e1", _ID, 0, 3, "SANCTION", "expel", "166", "announced", "a rule", _WORDS),),
    institutions=(InstitutionMention("i1", _ID, 0, 3, "embassy", "c1", "embassy"),),
    measures=(MeasureMention("m1", _ID, 0, 3, "close", "shut", "announced", "a rule", _WORDS),),
    relations=(RelationMention("r1", _ID, "in_response_to", "m1", "e1", _WORDS, Span(0, 3)),),
    headcounts=(HeadcountMention("h1", _ID, 0, 3, "ceiling", 10, _WORDS),),
    statuses=(StatusMention("s1", _ID, 0, 3, "closed", "c1", _WORDS),),
    channels=(ChannelMention("w1", _ID, 0, 3, "diplomatic", "open", _WORDS),),
)
"""One row a layer of one document."""
TEXTS = {
    "a": "Mayor Ana Lund said on Monday that 12 ferries were held. “We had no choice,” she told reporters. 🚢",
    "b": "🚢 Twelve ferries were held on Monday, said the mayor, Ana Lund.",
}


@pytest.fixture(scope="module")
def record():
    return consilience.corroborate(
        [{"id": id_, "text": text, "published": "2031-03-18"} for id_, text in TEXTS.items()]
    )


def keys(documented):
    """The names of a row as the reference prints them, without what its lists and rows hold."""
    return re.findall(r"\w+", re.sub(r"\[[^][]*\]", "", re.sub(r"\[\[.*?\]\]|\{[^{}]*\}", "", documented)))


def system_record():
    """A record whose event has a mention."""
    record = mission_record()
    event = replace(record.events[0], mention_ids=("e1",))
    rows = {**record.annotations, _ID: SYSTEM}
    return replace(record, events=(event,), annotations=rows)


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
    found = record_row(full_record())[layer] or record_row(mission_record())[layer]
    assert keys(documented) == list(found if isinstance(found, dict) else found[0])


@pytest.mark.parametrize(
    ("part", "documented"),
    re.findall(r"^\| `((?:events|register)\.[a-z.]+)` \| `(.+?)`(?:;|:| \|)", REFERENCE_TEXT, re.MULTILINE),
)
def test_the_reference_names_the_keys_of_the_rows_of_events_and_register(part, documented):
    rows = record_row(system_record())
    for name in part.split("."):
        rows = rows[name] if isinstance(rows, dict) else next(row[name] for row in rows if row[name])
    assert keys(documented) == list(rows[0])


@pytest.mark.parametrize("layer", LAYERS)
def test_the_reference_names_the_keys_of_what_a_document_says_of_the_system(layer):
    annotate = REFERENCE_TEXT.split("## `consilience annotate`")[1]
    documented = dict(re.findall(r"^\| `([a-z]+)` \| `(.+?)` \|", annotate, re.MULTILINE))
    documented["events"] = re.search(r"^\| `events.mentions` \| `(.+?)`", REFERENCE_TEXT, re.MULTILINE)[1]
    (row,) = annotation_row(DOCUMENTS[0], SYSTEM)[layer]
    assert keys(documented[layer]) == list(row)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("event `status`", EventStatus),
        ("measure `status`", MeasureStatus),
        ("relation `kind`", RelationKind),
        ("headcount `quantity`", HeadcountKind),
        ("institution `status`", InstitutionStatus),
        ("channel `state`", ChannelState),
        ("`rank`", Rank),
        ("`certainty`", Certainty),
    ],
)
def test_the_reference_lists_every_value_of_a_closed_list(field, values):
    (line,) = [line for line in REFERENCE_TEXT.splitlines() if line.startswith(f"| {field} | ")]
    assert re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", line.split(" | ")[1]))) == list(get_args(values))


def test_a_relation_keeps_both_ends_and_the_words_for_the_other():
    (row,) = annotation_row(DOCUMENTS[0], SYSTEM)["relations"]
    assert (row["from"], row["to"], row["to_words"]["text"]) == ("m1", "e1", DOCUMENTS[0].text[:3])


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
