"""EDTF strings: the days they may mean, and how two of them lie together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.text.dates import bounds, contains, days_apart, is_approximate, is_before, overlap

CASES = {
    "2021-10-19": ("2021-10-19", "2021-10-19"),
    "2021-10-18T14:19": ("2021-10-18", "2021-10-18"),
    "2021-10": ("2021-10-01", "2021-10-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2021": ("2021-01-01", "2021-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2021-W41": ("2021-10-11", "2021-10-17"),
    "2021-W41-1": ("2021-10-11", "2021-10-11"),
    "2021-22": ("2021-06-01", "2021-08-31"),
    "2021-24": ("2021-12-01", "2022-02-28"),
    "2021-34": ("2021-04-01", "2021-06-30"),
    "2021-41": ("2021-07-01", "2021-12-31"),
    "2021-11-01/..": ("2021-11-01", None),
    "2021-11-01/": ("2021-11-01", None),
    "../2030": (None, "2030-12-31"),
    "2014/2021-10-19": ("2014-01-01", "2021-10-19"),
    "[2021-11-01..]": ("2021-11-01", None),
    "[..2021-11]": (None, "2021-11-30"),
    "[2021-11-01..2021-11-08]": ("2021-11-01", "2021-11-08"),
    "[2015,2018]": ("2015-01-01", "2018-12-31"),
    "{2015,2018-03}": ("2015-01-01", "2018-03-31"),
    "2021-10~": ("2021-10-01", "2021-10-31"),
    "1989~/1991~": ("1989-01-01", "1991-12-31"),
    "PAST_REF": (None, None),
    "2021-02-30": (None, None),
    "": (None, None),
    "[": (None, None),
}


@pytest.mark.parametrize(("edtf", "expected"), CASES.items())
def test_bounds(edtf, expected):
    assert bounds(edtf) == tuple(date.fromisoformat(day) if day else None for day in expected)


def test_none_has_no_bounds():
    assert bounds(None) == (None, None)


def test_relations():
    assert overlap("2021-10", "2021-10-19")
    assert overlap("[2021-11-01..]", "2025")
    assert not overlap("2021-10", "2021-11")
    assert not overlap("2021-10", None)
    assert contains("2021-10", "2021-10-19")
    assert not contains("2021-10-19", "2021-10")
    assert not contains("2021", "2021-11-01/..")
    assert is_before("2021-10", "2021-11-01/..")
    assert not is_before("2021-11-01/..", "2022")
    assert days_apart("2021-10-01", "2021-10-04") == 3
    assert days_apart("2021-10", "2021-10-19") == 0
    assert days_apart("PAST_REF", "2021") is None
    assert is_approximate("2021-10~")
    assert not is_approximate("2021-10")


edtf_days = st.dates(date(1000, 1, 1)).map(date.isoformat)
edtf_dates = st.one_of(
    edtf_days,
    edtf_days.map(lambda day: day[:7]),
    edtf_days.map(lambda day: day[:4]),
    edtf_days.map(lambda day: f"{day}/.."),
    edtf_days.map(lambda day: f"[..{day}]"),
    st.tuples(edtf_days, edtf_days).map(lambda pair: "/".join(sorted(pair))),
)


@given(edtf_dates, edtf_dates)
def test_overlap_is_symmetric_and_follows_from_contains(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert days_apart(one, other) == days_apart(other, one)
    assert overlap(one, one)
    assert contains(one, one)
    assert days_apart(one, one) == 0
    if contains(one, other):
        assert overlap(one, other)
    assert is_before(one, other) + is_before(other, one) + overlap(one, other) == 1


@given(st.text(alphabet="0123456789-/.[]{}XTW~?,", max_size=24))
def test_no_string_breaks_it(text):
    first, last = bounds(text)
    assert first is None or isinstance(first, date)
    assert last is None or isinstance(last, date)
