from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.ingest.dates import date_in_name, edtf_of, printed_dates

GOLDEN = Path(__file__).parents[1] / "golden" / "printed_dates.txt"


def cases():
    text = "\n".join(line for line in GOLDEN.read_text("utf-8").split("\n") if not line.startswith("#"))
    for case in text.strip().split("\n\n"):
        printed, expected = case.split("\n")
        yield printed[2:], None if expected == "-" else expected


@pytest.mark.parametrize(("printed", "expected"), list(cases()))
def test_dates(printed, expected):
    assert edtf_of(printed) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("post_2016-09-12_ferries.txt", "2016-09-12"),
        ("https://a.example/2021/10/19/ferries", "2021-10-19"),
        ("ferries_20211019.txt", "2021-10-19"),
        ("000_28cb5d4ef1765160.txt", None),
        ("d20191105a.txt", None),
        ("ferries.txt", None),
    ],
)
def test_dates_in_names(name, expected):
    assert date_in_name(name) == expected


def test_the_span_holds_the_date_and_no_more():
    text = "Posted on 21 Oct 2021 at 14:19 | The ferries"
    found = printed_dates(text)
    assert [text[one.start : one.end] for one in found] == ["21 Oct 2021 at 14:19"]


@given(st.text())
def test_any_text_has_dates_or_none(text):
    for one in printed_dates(text):
        assert 0 <= one.start < one.end <= len(text)
    edtf_of(text)
    date_in_name(text)
