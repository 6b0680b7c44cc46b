"""The critical apparatus: valid TEI, every witness accounted for, and each wording back out of it word for word."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

import consilience
from consilience.export.json import record_json
from consilience.export.tei import tei

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXTS = {
    "quay & sons": "“We see no point in pretending that the talks <will> lead anywhere,” Minister Ilsa Brandt said.",
    "post": "Minister Ilsa Brandt told reporters: “We no longer see any point in pretending that talks will lead "
    "anywhere.” Minister Ilsa Brandt later repeated: “There is no point in pretending the talks lead anywhere.”",
    "herald": "Minister Ilsa Brandt said she sees no point, after all, in pretending that talks would lead anywhere.",
}


@pytest.fixture(scope="module")
def record() -> dict:
    found = consilience.corroborate(
        [{"id": id_, "text": text, "published": "2031-05-04"} for id_, text in TEXTS.items()]
    )
    return json.loads(record_json(found))


def quote(id_: str, document: str, text: str, start: int = 0) -> dict:
    part = {"start": start, "end": start + len(text), "text": text}
    return {"id": id_, "document_id": document, "kind": "direct", "cue": None, "parts": [part], **part}


def made(members: list[dict], columns: list[list[tuple[str, str]]], **more: str) -> dict:
    """A record of one family, written by hand: a cell is (words, relation), in the order of the members."""
    documents = list(dict.fromkeys(row["document_id"] for row in members))
    return {
        "format": "consilience.record/1",
        "generator": {"version": "0"},
        "documents": [{"id": d, "source_id": d, "title": None, "published": {"edtf": None}} for d in documents],
        "sources": [{"id": d, "name": d} for d in documents],
        "actors": [],
        "quotes": members,
        "quote_families": [
            {
                "id": "family-1",
                "actor_id": None,
                "members": [row["id"] for row in members],
                "relation": "variant",
                "alignment": [
                    [
                        {"quote_id": row["id"], "words": words, "relation": relation}
                        for row, (words, relation) in zip(members, column, strict=True)
                    ]
                    for column in columns
                ],
                **more,
            }
        ],
    }


def parsed(record: dict) -> etree._Element:
    root = etree.fromstring(tei(record).encode())
    SCHEMA.assertValid(root)
    return root


def witnesses(root: etree._Element) -> dict[str, dict[str, list[str]]]:
    """Family to witness to its readings in order."""
    found: dict[str, dict[str, list[str]]] = {}
    for division in root.iter(f"{TEI}div"):
        rows = found.setdefault(division.attrib[ID], {})
        for reading in division.iter(f"{TEI}rdg"):
            for pointer in reading.attrib["wit"].split():
                rows.setdefault(pointer.removeprefix("#"), []).append(reading.text or "")
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", text)


def test_a_record_gives_valid_tei(record):
    assert record["quote_families"]
    parsed(record)


def test_every_wording_comes_back_word_for_word(record):
    root = parsed(record)
    quotes = {row["id"]: row for row in record["quotes"]}
    back = witnesses(root)
    compared = 0
    for division in root.iter(f"{TEI}div"):
        for item in division.iter(f"{TEI}item"):
            said = quotes[item.attrib["n"]]
            readings = [words for words in back[division.attrib[ID]][item.attrib["corresp"][1:]] if words]
            assert all(reading in said["text"] for reading in readings)
            printed = words(" ".join(part["text"] for part in said["parts"]))
            wording = words(" ".join(readings))
            assert any(printed[n : n + len(wording)] == wording for n in range(len(printed)))
            compared += 1
    assert compared >= 3


def test_every_witness_stands_once_in_every_place(record):
    root = parsed(record)
    declared = {row.attrib[ID] for row in root.iter(f"{TEI}witness")}
    for division in root.iter(f"{TEI}div"):
        of_family = sorted(item.attrib["corresp"] for item in division.iter(f"{TEI}item"))
        assert {pointer[1:] for pointer in of_family} <= declared
        for app in division.iter(f"{TEI}app"):
            named = [pointer for reading in app for pointer in reading.attrib["wit"].split()]
            assert sorted(named) == of_family


def test_nothing_stands_outside_the_readings_and_nothing_is_preferred(record):
    root = parsed(record)
    assert root.findall(f".//{TEI}lem") == []
    for block in root.iter(f"{TEI}ab"):
        assert (block.text or "").strip() == ""
        assert all((app.tail or "").strip() == "" and not (app.text or "").strip() for app in block)


def test_a_witness_names_its_document(record):
    root = parsed(record)
    named = {row.attrib["n"]: row.text for row in root.iter(f"{TEI}witness")}
    assert "quay & sons" in named
    assert "2031-05-04" in named["quay & sons"]


def test_two_printings_in_one_document_are_two_witnesses():
    members = [quote("a/1", "a", "No talks now"), quote("a/2", "a", "No talks", 50), quote("b/1", "b", "no talks")]
    columns = [
        [("No", "equal"), ("No", "equal"), ("no", "equal")],
        [("talks", "equal"), ("talks", "equal"), ("talks", "equal")],
        [("now", "equal"), ("", "left_out"), ("", "left_out")],
    ]
    back = witnesses(parsed(made(members, columns)))["family-1"]
    assert {siglum: " ".join(filter(None, row)) for siglum, row in back.items()} == {
        "d1": "No talks now",
        "d1-2": "No talks",
        "d2": "no talks",
    }


def test_a_moved_word_keeps_the_order_of_its_own_witness():
    members = [quote("a/1", "a", "Now we talk, friends"), quote("b/1", "b", "We talk now")]
    columns = [
        [("Now", "equal"), ("now", "moved")],
        [("we", "equal"), ("We", "equal")],
        [("talk", "equal"), ("talk", "equal")],
        [("friends", "equal"), ("", "left_out")],
    ]
    back = witnesses(parsed(made(members, columns)))["family-1"]
    assert " ".join(filter(None, back["d1"])) == "Now we talk friends"
    assert " ".join(filter(None, back["d2"])) == "We talk now"


def test_the_same_word_moved_twice_takes_two_places():
    members = [quote("a/1", "a", "Now and now we talk"), quote("b/1", "b", "We talk now and now")]
    columns = [
        [("Now", "equal"), ("now", "moved")],
        [("and", "equal"), ("and", "moved")],
        [("now", "equal"), ("now", "moved")],
        [("we", "equal"), ("We", "equal")],
        [("talk", "equal"), ("talk", "equal")],
    ]
    back = witnesses(parsed(made(members, columns)))["family-1"]
    assert " ".join(filter(None, back["d1"])) == "Now and now we talk"
    assert " ".join(filter(None, back["d2"])) == "We talk now and now"


def test_the_sentence_that_the_family_holds_is_found_in_a_long_quotation():
    text = "We said so. We are tired. We will not talk"
    members = [quote("a/1", "a", text), quote("b/1", "b", "We will not talk")]
    columns = [[(word, "equal"), (word, "equal")] for word in ("We", "will", "not", "talk")]
    (app,) = parsed(made(members, columns)).iter(f"{TEI}app")
    assert [(row.text, row.attrib["wit"]) for row in app] == [("We will not talk", "#d1 #d2")]


def test_the_words_of_saying_are_no_part_of_a_reading():
    said = quote("a/1", "a", "No talks, she said, no talks now")
    said["parts"] = [
        {"start": 0, "end": 9, "text": "No talks,"},
        {"start": 20, "end": 32, "text": "no talks now"},
    ]
    members = [said, quote("b/1", "b", "No talks, no talks now")]
    row = ("No", "talks", "no", "talks", "now")
    back = witnesses(parsed(made(members, [[(word, "equal"), (word, "equal")] for word in row])))["family-1"]
    assert words(" ".join(back["d1"])) == words(" ".join(back["d2"])) == ["No", "talks", "no", "talks", "now"]
    assert not any("she" in reading for reading in back["d1"])


def test_signs_of_xml_and_control_characters_do_no_harm():
    members = [quote("a/1", "<a & 'b'>", "no <b>\x01talks</b>"), quote("b/1", "b", "no talks")]
    columns = [[("no", "equal"), ("no", "equal")], [("talks", "equal"), ("talks", "equal")]]
    assert "<a & 'b'>" in {row.attrib["n"] for row in parsed(made(members, columns)).iter(f"{TEI}witness")}


def test_a_record_without_two_wordings_is_valid_too():
    alone = made([quote("a/1", "a", "No")], [[("No", "equal")]])
    assert "printed in two wordings" in "".join(parsed(alone).itertext())
