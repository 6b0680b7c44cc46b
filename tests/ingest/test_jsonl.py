import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import UnreadableDocument
from consilience.ingest.jsonl import document_of, documents_of
from consilience.model import Skipped


def test_an_item_with_everything():
    item = {
        "id": 7,
        "title": "Ferries  stay\nin port",
        "text": "Ferries stay in port\n\nNine ferries stayed in port on Friday.",
        "published": "12 May 2023 09:40",
        "source": "The Fjord Courier",
        "url": "https://www.fjordcourier.example/a",
        "likes": 3,
    }
    document = document_of(item, "accounts.jsonl")
    assert (document.id, document.title) == ("7", "Ferries stay in port")
    assert (document.published.edtf, document.published.method) == ("2023-05-12T09:40", "given")
    assert (document.source.id, document.source.domain) == ("the-fjord-courier", "fjordcourier.example")
    assert [zone.type for zone in document.zones] == ["title", "body"]
    assert document.media_type == "application/json"


def test_the_checksum_does_not_depend_on_the_order_of_keys():
    one = document_of({"id": "a", "text": "Ferries stayed."})
    assert one.sha256 == document_of({"text": "Ferries stayed.", "id": "a"}).sha256


@pytest.mark.parametrize("item", [{}, {"text": ""}, {"text": " \n"}, {"text": 5}, {"text": "a", "source": ["b"]}])
def test_an_item_without_a_usable_text_is_refused(item):
    with pytest.raises(UnreadableDocument):
        document_of(item)


def test_an_address_that_is_none_of_the_web_is_not_kept():
    assert document_of({"text": "Ferries.", "url": "javascript:alert(1)"}).url is None


def test_the_date_of_the_address_beats_a_date_of_something_else():
    item = {"text": "May 12, 1961 The harbour opened in spring.", "url": "https://a.example/2023/05/12/ferries"}
    assert document_of(item).published.edtf == "2023-05-12"


def test_bad_lines_are_listed_and_the_others_read():
    lines = ['{"id": "a", "text": "One ferry."}', "no json", '{"text": "Two ferries."}', "[1]", '{"id": "b"}', ""]
    rows = list(documents_of("\n".join(lines).encode(), "f.jsonl"))
    assert [row.name if isinstance(row, Skipped) else row.id for row in rows] == [
        "a",
        "f.jsonl/2",
        "f.jsonl/3",
        "f.jsonl/4",
        "f.jsonl: b",
    ]
    assert "no JSON" in rows[1].reason


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ({"text": "One ferry."}, ["f.json"]),
        ([{"text": "One ferry."}, {"id": "x", "text": "Two."}], ["f.json/1", "x"]),
        ({"articles": [{"id": "y", "text": "One ferry."}]}, ["y"]),
    ],
)
def test_json_files_hold_one_item_or_a_list(value, ids):
    assert [row.id for row in documents_of(json.dumps(value, indent=2).encode(), "f.json")] == ids


def test_half_a_character_is_replaced():
    document = next(documents_of(b'{"text": "a \\ud800 ferry"}', "f.jsonl"))
    document.text.encode("utf-8")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "url", "a"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON | st.text(max_size=50))
def test_any_json_is_read_or_refused(value):
    payload = (value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "replace")
    with suppress(UnreadableDocument):
        for row in documents_of(payload, "f.json"):
            assert row.reason if isinstance(row, Skipped) else row.text
