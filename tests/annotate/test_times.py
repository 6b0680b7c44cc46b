"""Time expressions: golden sentences, what is left without a publication, properties of dates, and hard input."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.annotate.times import times
from consilience.annotate.times.context import Context
from consilience.annotate.times.feasts import easter, feast_day
from consilience.annotate.times.grammar import expressions
from consilience.annotate.times.resolve import resolved
from consilience.model import Annotations
from consilience.text.dates import bounds

GOLDEN = Path(__file__).parents[1] / "golden" / "times.txt"
MONTHS = [f"{date(2021, month, 1):%B}" for month in range(1, 13)]


def cases():
    for block in GOLDEN.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().split("\n") if not line.startswith("#")]
        if lines and lines[0].startswith("> "):
            yield lines[0][2:], lines[1:]


def rows_of(read, text, published="2021-10-19", title=None):
    reading = read(text, published=published, title=title)
    return reading.document.text, times(reading, Annotations())


@pytest.mark.parametrize(("text", "expected"), list(cases()), ids=lambda value: value if isinstance(value, str) else "")
def test_golden(read, text, expected):
    raw, rows = rows_of(read, text)
    found = [
        f"{raw[row.start : row.end]} | {row.type} {row.value}{f' {row.mod}' if row.mod else ''} | {row.edtf or '-'}"
        for row in rows
    ]
    assert found == expected


def test_without_publication_nothing_is_invented(read):
    text = "He resigned on Monday. Talks were held last week and on 4 May. The treaty of 12 June 2014 stands."
    raw, rows = rows_of(read, text, published=None)
    found = {raw[row.start : row.end]: (row.value, row.edtf) for row in rows}
    assert found["Monday"] == ("XXXX-WXX-1", None)
    assert found["last week"][1] is None
    assert found["4 May"] == ("XXXX-05-04", "XXXX-05-04")
    assert found["12 June 2014"] == ("2014-06-12", "2014-06-12")


def test_bounds_of_the_publication_are_enough_where_both_ends_agree(read):
    raw, rows = rows_of(read, "He spoke on Monday. They met on Tuesday.", published="[2021-10-18..2021-10-21]")
    found = {raw[row.start : row.end]: (row.value, row.edtf) for row in rows}
    assert found["Monday"] == ("2021-10-18", "2021-10-18")
    assert found["Tuesday"] == ("XXXX-WXX-2", "[2021-10-12..2021-10-19]")


def test_datelines_are_tagged(read):
    text = "21 Oct, 2021 14:19\n\nRiver port reopens after storm\n\nThe port reopened on Wednesday, the mayor said.\n"
    raw, rows = rows_of(read, text, published="2021-10-21T14:19")
    assert [(raw[row.start : row.end], row.value) for row in rows] == [
        ("21 Oct, 2021 14:19", "2021-10-21T14:19"),
        ("Wednesday", "2021-10-20"),
    ]


def test_anchors_name_what_was_counted_from(read):
    _, rows = rows_of(read, "Trade stopped in 2014. It has not recovered since then. He left yesterday.")
    assert [row.anchor for row in rows] == [None, rows[0].id, "publication"]


days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
WRITTEN = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}{'' if day.month == 5 else '.'} {day.day}, {day.year}",
    lambda day: f"{day:%A}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: day.isoformat(),
)


@given(days, st.sampled_from(WRITTEN))
def test_a_written_date_is_read(day, written):
    (found,) = expressions(written(day))
    row = resolved(found.meaning, Context(None))
    assert row is not None
    assert (row.value, row.edtf) == (str(day), str(day))


@given(days, st.integers(-180, 180))
def test_a_date_without_a_year_is_the_nearest(publication, distance):
    day = publication + timedelta(distance)
    if (day.month, day.day) == (2, 29):
        return
    (found,) = expressions(f"{MONTHS[day.month - 1]} {day.day}")
    row = resolved(found.meaning, Context(publication))
    assert row is not None
    assert row.value == str(day)


@given(days, st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_a_weekday_lies_within_a_week_on_the_side_of_the_tense(publication, weekday, tense):
    (found,) = expressions(f"{date(2024, 1, 1) + timedelta(weekday):%A}")
    row = resolved(found.meaning, Context(publication, tense))
    assert row is not None
    gap = (date.fromisoformat(row.value) - publication).days
    assert date.fromisoformat(row.value).weekday() == weekday
    assert -7 < gap <= 0 if tense == "past" else 0 <= gap < 7


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["May", "the", "end of", "2021", "Monday", "three", "weeks", "ago", "'s", "-", "last", "12"])
    ).map(" ".join),
    days,
)
def test_no_text_breaks_it(text, publication):
    last = 0
    for found in expressions(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        row = resolved(found.meaning, Context(publication))
        assert row is None or bounds(row.edtf)[0] is None or row.value


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "Monday " * 10_000, "one " * 50_000, "the " * 100_000, "two weeks " * 20_000, "-1" * 100_000],
)
def test_hard_input_takes_linear_time(text):
    start = time.perf_counter()
    for _ in expressions(text):
        pass
    assert time.perf_counter() - start < 10


def test_feasts():
    assert easter(2021) == date(2021, 4, 4)
    assert easter(2024) == date(2024, 3, 31)
    assert feast_day("thanksgiving", 2021) == date(2021, 11, 25)
    assert feast_day("memorial day", 2021) == date(2021, 5, 31)
    assert feast_day("good friday", 2021) == date(2021, 4, 2)
