"""Properties of the time tagger: it reads back what was rendered, writes valid EDTF, and takes linear time."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.annotate.times import times
from consilience.annotate.times.context import Context
from consilience.annotate.times.grammar import expressions
from consilience.annotate.times.resolve import resolved
from consilience.model import Annotations
from consilience.text.dates import bounds
from consilience.text.days import date_words

MONTHS = [f"{date(2021, month, 1):%B}" for month in range(1, 13)]
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def value_of(words, publication=None, tense=None):
    (found,) = expressions(words)
    row = resolved(found.meaning, Context(publication, tense))
    assert row is not None
    return row.value


WRITTEN = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}{'' if day.month == 5 else '.'} {day.day}, {day.year}",
    lambda day: f"{day:%A}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day:%A}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: day.isoformat(),
)


@settings(deadline=None)
@given(days, st.sampled_from(WRITTEN))
def test_a_written_date_is_read(day, written):
    (found,) = expressions(written(day))
    row = resolved(found.meaning, Context(None))
    assert row is not None
    assert (row.value, row.edtf) == (str(day), str(day))


@settings(deadline=None)
@given(days, st.booleans())
def test_figures_are_read_in_the_order_that_the_text_proves(day, is_european):
    proof = "25/12/2020" if is_european else "12/25/2020"
    text = f"{proof} and {day:%d/%m/%Y}" if is_european else f"{proof} and {day:%m/%d/%Y}"
    first, second = expressions(text)
    values = [row.value for found in (first, second) if (row := resolved(found.meaning, Context(None)))]
    assert values == ["2020-12-25", str(day)]


@settings(deadline=None)
@given(days, st.integers(-180, 180))
def test_a_date_without_a_year_is_the_nearest(publication, distance):
    day = publication + timedelta(distance)
    if (day.month, day.day) == (2, 29):
        return
    assert value_of(f"{MONTHS[day.month - 1]} {day.day}", publication) == str(day)
    assert value_of(f"{day.day} {MONTHS[day.month - 1]}", publication) == str(day)


@settings(deadline=None)
@given(days, st.integers(0, 300), st.sampled_from(["past", "future"]))
def test_the_tense_finds_the_year_of_a_date_far_off(publication, distance, tense):
    day = publication + timedelta(-distance if tense == "past" else distance)
    if (day.month, day.day) == (2, 29):
        return
    assert value_of(f"{day.day} {MONTHS[day.month - 1]}", publication, tense) == str(day)


@settings(deadline=None)
@given(days, st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_a_weekday_near_the_publication_is_read_back(publication, distance, tense):
    day = publication + timedelta(-distance if tense == "past" else distance)
    assert value_of(f"{day:%A}", publication, tense) == str(day)


COUNTED = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


@settings(deadline=None)
@given(st.integers(2, 999), st.sampled_from(sorted(COUNTED)))
def test_a_length_is_read_back(amount, unit):
    assert value_of(f"for {amount} {unit}s") == f"P{amount}{COUNTED[unit]}"
    assert value_of(f"every {amount} {unit}s") == f"P{amount}{COUNTED[unit]}"


@settings(deadline=None)
@given(days, st.integers(1, 60), st.sampled_from(["day", "week"]))
def test_ago_counts_back_from_the_publication(publication, amount, unit):
    expected = publication - timedelta(amount * (7 if unit == "week" else 1))
    assert value_of(f"{amount} {unit}{'s' * (amount > 1)} ago", publication) == str(expected)


edtf_rendered = st.one_of(
    days.map(str),
    days.map(lambda day: str(day)[:7]),
    st.integers(1900, 2059).map(str),
    st.integers(190, 205).map(lambda decade: f"{decade}X"),
    st.tuples(days, st.integers(1, 200)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(pair[1])}"),
    days.map(lambda day: f"[{day}..]"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edtf_rendered)
def test_what_the_report_prints_is_read_back(read, edtf):
    words = date_words(edtf)
    text = f"The ferry was out of service {'from' if ' to ' in words else 'in'} {words}."
    rows = times(read(text, published="2021-10-19"), Annotations())
    ends = [bounds(row.edtf) for row in rows]
    starts, lasts = [first for first, _ in ends], [last for _, last in ends]
    assert rows
    assert (min(starts), None if None in lasts else max(lasts)) == bounds(edtf)


_DATE = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d{2}XX|XXXX-\d\d(?:-\d\d)?)[~?%]?"
VALID = re.compile(
    rf"(?:{_DATE}|\d{{4}}-\d\d-\d\dT\d\d:\d\d|(?:\.\.|{_DATE})/(?:\.\.|{_DATE})|\[(?:{_DATE})?\.\.(?:{_DATE})?\])"
)
"""EDTF, levels 0 to 2 as far as the tagger writes them (clock times in minutes)."""

WORDS = [
    *["May", "the", "end of", "2021", "Monday", "three", "weeks", "ago", "'s", "-", "last", "12", "of", "and", "to"],
    *["next", "early", "quarter", "first", "year", "noon", "night", "1990s", "about", "every", "03/04/2021", "winter"],
    *["fiscal", "overnight", "10 p.m.", "Easter", "century", "19th", "since then", "week", ",", "in", "later", "a"],
]
tenses = st.sampled_from(["past", "present", "future", None])
roles = st.sampled_from(["SINCE", "FROM", "UNTIL", "BEFORE", "AFTER", None])


@settings(max_examples=400, deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), days | st.none(), tenses, roles
)
def test_no_text_breaks_it_and_what_it_writes_is_valid(text, publication, tense, role):
    last = 0
    for found in expressions(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        row = resolved(found.meaning, Context(publication, tense, role))
        if row is None or row.edtf is None:
            continue
        assert VALID.fullmatch(row.edtf), row
        first, end = bounds(row.edtf)
        assert row.edtf.startswith("XXXX") or (first or end), row
        assert first is None or end is None or first <= end, row


HARD = {
    "digits": "1" * 20_000,
    "figures": "1,000 " * 1_000,
    "strokes": "1/2/" * 1_000,
    "weekdays": "Monday " * 1_000,
    "numbers": "one " * 1_000,
    "hyphens": "-1" * 4_000,
    "articles": "the " * 4_000,
    "lengths": "two weeks " * 1_000,
    "months": "May 1 and " * 500,
    "ands": "May and " * 500,
    "clocks": "10 p.m. Wednesday " * 500,
}


def seconds(text):
    """CPU time to read a text: the best of three."""
    runs = []
    for _ in range(3):
        start = time.process_time()
        for _found in expressions(text):
            pass
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_twice_the_text_takes_about_twice_the_time(text):
    """Doubled twice: in linear time four times as long, in quadratic time 16 times."""
    assert seconds(text * 4) < 8 * seconds(text) + 0.05


def test_a_megabyte_of_digits_is_read_at_once():
    assert seconds("1" * 1_000_000) < 2


def test_the_rows_of_one_long_sentence_take_linear_time(read):
    def taken(count):
        reading = read("They met " + "Monday and " * count + "left.", published="2021-10-19")
        runs = []
        for _ in range(3):
            start = time.process_time()
            assert len(times(reading, Annotations())) == count
            runs.append(time.process_time() - start)
        return min(runs)

    assert taken(1_200) < 8 * taken(300) + 0.05


@pytest.mark.parametrize(
    "text", ["Profits rose in Q¹.", "in ²021", "on ³ May", "at ①:30", "the ²nd quarter", "in 2021²"]
)
def test_a_raised_or_circled_digit_is_no_figure_to_reckon_with(text):
    for found in expressions(text):
        resolved(found.meaning, Context(date(2021, 10, 19)))
