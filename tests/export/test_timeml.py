"""TimeML: valid XML, the text back without its tags, and anchors that exist."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from consilience.export.timeml import timeml
from consilience.ingest.plain import given_date, plain_document
from consilience.model import TimeExpression

TEXT = "On Monday & in ‘early May’ <b>it</b> was shut;\r\n\tsoon \x07after, it opened. 🚢"


def row(number: int, words: str, value: str, **more) -> TimeExpression:
    start = TEXT.index(words)
    return TimeExpression(f"a/time-{number}", "a", start, start + len(words), more.pop("type", "DATE"), value, **more)


ROWS = (
    row(1, "Monday", "2031-03-17", anchor="publication"),
    row(2, "early May", "2030-05", mod="START", anchor="a/time-1"),
    row(3, "soon \x07after", "FUTURE_REF", anchor="a/time-9"),
)


def parsed(published: str | None = "2031-03-19", rows=ROWS) -> etree._Element:
    return etree.fromstring(timeml(plain_document("a & b", TEXT, given_date(published)), rows).encode())


def test_the_text_comes_back_without_its_tags():
    assert "".join(parsed().find("TEXT").itertext()) == TEXT.replace("\x07", "\ufffd")


def test_a_tag_holds_its_words_and_its_anchor():
    tags = parsed().findall("TEXT/TIMEX3")
    assert [tag.text for tag in tags] == ["Monday", "early May", "soon \ufffdafter"]
    assert dict(tags[0].attrib) == {
        "tid": "t1",
        "type": "DATE",
        "value": "2031-03-17",
        "temporalFunction": "true",
        "anchorTimeID": "t0",
    }
    assert tags[1].attrib["mod"] == "START"
    assert tags[1].attrib["anchorTimeID"] == "t1"


def test_ids_are_unique_and_every_anchor_exists():
    root = parsed()
    ids = [tag.attrib["tid"] for tag in root.iter("TIMEX3")]
    assert len(ids) == len(set(ids)) == 4
    assert {tag.attrib["anchorTimeID"] for tag in root.iter("TIMEX3") if "anchorTimeID" in tag.attrib} <= set(ids)


@pytest.mark.parametrize(
    ("published", "kind"), [("2031-03-19", "DATE"), ("2031-03-19T08:15", "TIME"), ("2031-03", "DATE")]
)
def test_the_day_of_publication_is_the_creation_time(published, kind):
    (created,) = parsed(published).iterfind("DCT/TIMEX3")
    assert created.attrib["functionInDocument"] == "CREATION_TIME"
    assert (created.attrib["type"], created.attrib["value"]) == (kind, published)


@pytest.mark.parametrize("published", [None, "[2031-03-18..2031-03-20]"])
def test_an_unknown_day_is_no_creation_time_and_nothing_points_at_it(published):
    root = parsed(published)
    assert root.find("DCT") is None
    assert all(tag.attrib.get("anchorTimeID") != "t0" for tag in root.iter("TIMEX3"))


def test_overlapping_expressions_lose_no_character_and_no_row():
    inner = row(4, "May", "2030-05")
    root = parsed(rows=(*ROWS, inner))
    assert len(root.findall("TEXT/TIMEX3")) == 4
    assert "".join(root.find("TEXT").itertext()) == TEXT.replace("\x07", "\ufffd")


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.data())
def test_any_text_with_any_expressions_comes_back(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    rows = [TimeExpression(f"t/{n}", "t", a, b, "DATE", "2031") for n, (a, b) in enumerate(pairwise(cuts), 1)]
    document = plain_document("t", text)
    root = etree.fromstring(timeml(document, rows).encode())
    back = "".join(root.find("TEXT").itertext())
    assert len(back) == len(text)
    assert all(one == other or other == "\ufffd" for one, other in zip(text, back, strict=True))
