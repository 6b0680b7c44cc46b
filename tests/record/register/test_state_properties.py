"""What holds of the system on any day, whatever the periods."""

from datetime import date, timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.model import Evidence, Institution, Register, StatusPeriod
from consilience.model.register import Certainty, Rank
from consilience.model.system import InstitutionStatus
from consilience.record.register.state import MOST, snapshots, state
from consilience.text.dates import bounds

WORDS = (Evidence("keel.txt", 0, 9),)
OFFICE = Institution("office", "Office of Valdonia in Keel", "office", WORDS)
FIRST = date(2031, 1, 1)
DAYS = st.integers(0, 120).map(lambda number: (FIRST + timedelta(number)).isoformat())
DATES = st.one_of(
    st.none(),
    DAYS,
    DAYS.map(lambda day: f"[{day}..]"),
    DAYS.map(lambda day: f"[..{day}]"),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"{day}~"),
    st.sampled_from(["2029", "2031", "2031-03", "2030-24"]),
)
PERIODS = st.lists(
    st.builds(
        StatusPeriod,
        id=st.uuids().map(str),
        institution_id=st.just("office"),
        status=st.sampled_from(get_args(InstitutionStatus)),
        certainty=st.sampled_from(get_args(Certainty)),
        evidence=st.just(WORDS),
        valid_from=DATES,
        valid_until=DATES,
        known_from=DATES,
        measure_id=st.sampled_from([None, "m", "n"]),
        rank=st.sampled_from(get_args(Rank)),
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(PERIODS, DAYS, st.one_of(st.none(), DAYS))
def test_what_is_shown_was_known_has_words_and_never_tells_the_announced_as_done(periods, day, known_at):
    (row,) = state(Register(institutions=(OFFICE,), statuses=tuple(periods)), day, known_at).rows
    assert row.evidence
    shown = [period for period in periods if period.id in row.row_ids]
    assert len(shown) == len(set(row.row_ids))
    for period in shown:
        first = bounds(period.known_from)[0]
        assert known_at is None or first is None or first.isoformat() <= known_at
        if period.certainty == "announced_only":
            assert "announced" in row.value
    assert row.is_announced == (row.certainty == "announced_only")


@settings(max_examples=100, deadline=None)
@given(PERIODS)
def test_snapshots_are_in_order_and_few(periods):
    taken = snapshots(Register(institutions=(OFFICE,), statuses=tuple(periods)))
    days = [bounds(snapshot.as_of)[1] for snapshot in taken]
    assert days == sorted(days)
    assert len(taken) <= MOST
