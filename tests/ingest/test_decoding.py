from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import UnreadableDocument
from consilience.ingest.decoding import decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read_without_their_mark(encoding):
    assert decoded("Fähre “Ida”".encode(encoding)).text == "Fähre “Ida”"


def test_western_bytes_are_read_and_noted():
    found = decoded("Die Fähre hält.".encode("cp1252"))
    assert found.text == "Die Fähre hält."
    assert "Windows-1252" in found.note


def test_broken_utf8_keeps_the_text_and_counts_what_is_lost():
    found = decoded("The minister’s word – “good”. ".encode() * 3 + b"\xff\xfe end")
    assert found.text.endswith("\ufffd\ufffd end")
    assert "2 places" in found.note


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "white space"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(payload, reason):
    with pytest.raises(UnreadableDocument, match=reason):
        decoded(payload)


@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(payload):
    with suppress(UnreadableDocument):
        assert decoded(payload).text
