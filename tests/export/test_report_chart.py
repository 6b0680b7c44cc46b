"""The chart of the days: the scale, the lanes, the marks."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.export.report.chart import Chart, chart
from consilience.export.report.edition import Edition
from consilience.export.report.scale import LEAST, length_words, scale
from consilience.export.report.when import days
from consilience.model import Published, TimelineEntry
from tests import records


def _drawn(record=None) -> Chart:
    drawn = chart(Edition(record or records.full_record()))
    assert drawn
    return drawn


def _with(*entries: TimelineEntry):
    return replace(records.full_record(), timeline=entries)


def _entry(edtf: str, kind: str = "happened", what: str = "The council meets", **fields: object) -> TimelineEntry:
    words = (records.TEXTS.words("post.txt", "4 May"),)
    return TimelineEntry("t", edtf, what, words, kind=kind, **fields)  # type: ignore[arg-type]


_START = date(2031, 5, 12)


@given(st.lists(st.integers(-20_000, 20_000), min_size=1, max_size=30))
def test_days_keep_their_order_and_never_share_a_place(offsets):
    known = sorted({_START + timedelta(days=n) for n in offsets})
    drawn = scale(known, 30, 900)
    assert set(drawn.place) == set(known)
    assert all(drawn.place[after] - drawn.place[before] >= min(LEAST, 14) for before, after in pairwise(known))


def test_a_day_years_ago_does_not_squash_the_others():
    near = [_START + timedelta(days=n) for n in range(10)]
    alone, beside = scale(near, 30, 900), scale([date(2014, 1, 1), *near], 30, 900)
    width = [drawn.place[near[-1]] - drawn.place[near[0]] for drawn in (alone, beside)]
    assert width[1] > 0.85 * width[0]
    assert [gap.words for gap in beside.breaks] == ["17½ years"]


def test_days_are_even_outside_of_breaks():
    known = [_START, _START + timedelta(days=1), _START + timedelta(days=4)]
    place = scale(known, 0, 100).place
    assert place[known[2]] - place[known[1]] == pytest.approx(3 * (place[known[1]] - place[known[0]]), abs=0.2)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 day"), (13, "13 days"), (21, "3 weeks"), (92, "3 months"), (730, "2 years"), (913, "2½ years")],
)
def test_length_words(number, words):
    assert length_words(number) == words


def test_lanes_stand_in_order_of_printing_and_say_when():
    lanes = _drawn().lanes
    assert [(lane.outlet.name, lane.when, lane.later) for lane in lanes] == [
        ("Tidewater Post", "12 May 2031", ""),
        ("The Quay", "13 May 2031", "1 day later"),
    ]
    assert all(after.y >= before.y + before.height for before, after in pairwise(lanes))


def test_undated_account_has_bounds_or_says_undated():
    record = records.full_record()
    for edtf, words in ((None, "undated"), ("[2031-05-12..2031-05-14]", "undated: 12–14 May 2031")):
        documents = (replace(record.documents[0], published=Published(edtf, "unknown")), *record.documents[1:])
        lane = next(
            row for row in _drawn(replace(record, documents=documents)).lanes if row.outlet.name == "Tidewater Post"
        )
        assert lane.when == words
        assert (lane.printed2 is not None) == bool(edtf)


def test_line_of_printing_steps_down_and_right():
    drawn = _drawn()
    assert drawn.lanes[0].printed < drawn.lanes[1].printed
    assert drawn.stairs.count("H") == 1


def test_kinds_have_their_marks_and_words_and_an_unknown_one_its_own():
    drawn = _drawn(_with(_entry("2031-05-04", "foretold_by_stars"), _entry("2031-05-05", "decided")))
    assert drawn.kinds == (("decided", "decided"), ("other", "foretold by stars"))
    assert [mark.kind for mark in drawn.lanes[0].marks] == ["other", "decided"]


def test_open_ends_bars_and_about():
    open_ended = (_entry("[2031-06-01..]", "effective"), _entry("../2031-05-01"))
    drawn = _drawn(_with(*open_ended, _entry("2031-05-12/2031-05-14"), _entry("2031-05-20~")))
    until, bar, about, later = drawn.lanes[0].marks
    assert (later.is_open_right, later.is_open_left, later.x == later.x2) == (True, False, True)
    assert (until.is_open_left, until.is_open_right) == (True, False)
    assert bar.x < bar.at < bar.x2
    assert (until.at, later.at) == (until.x2, later.x)
    assert about.label.startswith("~")


def test_years_are_labelled_as_a_whole_and_days_as_days():
    ticks = {tick.label: tick for tick in _drawn().ticks if tick.label}
    assert ticks["2029"].x2 > ticks["2029"].x
    assert {"4 May 2031", "12 May", "1 Jun"} <= set(ticks)
    assert not any(label.startswith("1 Jan") for label in ticks)


def test_dates_that_differ_are_joined_and_lead_to_the_difference():
    drawn = _drawn()
    assert {clash.address for clash in drawn.clashes} == {"conflict-2"}
    assert sum("≠" in mark.label for lane in drawn.lanes for mark in lane.marks) == 3
    rows = days(Edition(records.full_record()))
    assert [(row.number, row.differs, row.is_background) for row in rows][:3] == [
        (1, "", True),
        (2, "conflict-2", False),
        (3, "conflict-2", False),
    ]


def test_marks_of_one_lane_do_not_touch():
    entries = [_entry(f"2031-05-{day:02}", what=f"Act {day}") for day in range(1, 29)]
    marks = _drawn(_with(*entries)).lanes[0].marks
    for one, other in pairwise(sorted(marks, key=lambda mark: (mark.y, mark.x))):
        assert one.y != other.y or other.x - one.x >= 15


def test_no_days_no_chart():
    assert chart(Edition(records.lone_record())) is None
    assert chart(Edition(_with(_entry("nonsense")))) is None


def test_of_very_many_days_those_of_several_accounts_are_drawn():
    words = tuple(records.TEXTS.words(name, "4 May") for name in ("post.txt", "quay.txt"))
    entries = [_entry((_START + timedelta(days=n)).isoformat()) for n in range(80)]
    entries[3] = replace(entries[3], evidence=words)
    drawn = _drawn(_with(*entries))
    assert drawn.left_out == 79
    assert sum(len(lane.marks) for lane in drawn.lanes) == 2
