"""Measures across accounts: when they were announced, from when they hold, and how far they have gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from consilience.model import MeasureMention, Size, StatusMention
from tests.record.register.measure_accounts import MISSION, OBSERVER, TEXTS, made, measures, mention, only, record


def test_two_days_of_one_account_are_two_acts() -> None:
    rows = made(
        mention("keel.txt", announced_on="2015", type="reduce_ceiling"),
        mention("keel.txt", number=2, announced_on="2018", type="reduce_ceiling"),
    )
    assert [row.announced_on for row in rows] == ["2015", "2018"]


def test_the_same_number_of_people_outweighs_a_day_that_one_account_misses() -> None:
    row = only(
        mention("keel.txt", type="expel", by="compact", size=Size(value=6), announced_on="2031-05-04"),
        mention("dorsey.txt", type="expel", by="compact", size=Size(value=6), announced_on="2031-05-05/2031-05-11"),
    )
    assert row.announced_on == "2031-05-04"


def test_a_hedge_that_one_account_drops_is_kept() -> None:
    row = only(
        mention("keel.txt", effective_from="[2031-06-01..]"),
        mention("dorsey.txt", effective_from="2031-06-01"),
        mention("harbour.txt", effective_from="2031-06"),
    )
    assert row.effective_from == "[2031-06-01..]"
    assert [(item.value, item.rank) for item in row.effective_statements] == [
        ("[2031-06-01..]", "preferred"),
        ("2031-06", "normal"),
        ("2031-06-01", "normal"),
    ]


def test_days_that_do_not_fit_are_left_open_unless_the_taker_gives_one() -> None:
    one = mention("keel.txt", effective_from="2031-06-01")
    other = mention("dorsey.txt", effective_from="2031-06-15")
    row = only(one, other)
    assert row.effective_from is None
    assert {item.rank for item in row.effective_statements} == {"normal"}
    assert only(replace(one, voice="keel.txt/lorne"), other).effective_from == "2031-06-01"


def test_what_others_tell_as_done_is_not_dated_by_one_account() -> None:
    dated = mention("keel.txt", type="expel", by="compact", effective_from="2031-06-01", status="scheduled")
    done = mention("dorsey.txt", type="expel", by="compact", status="in_force")
    row = only(dated, done)
    assert row.effective_from is None
    assert [item.value for item in row.effective_statements] == ["2031-06-01"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([{"status": "announced", "effective_from": "2031-06-01"}, {"status": "in_force"}], "announced"),
        ([{"status": "scheduled", "effective_from": "2031-06-01"}], "scheduled"),
        ([{"status": "announced", "effective_from": "2031-05-01"}], "announced"),
        ([{"status": "announced"}, {"status": "in_force"}], "in_force"),
        ([{"status": "announced"}, {"status": "announced"}, {"status": "in_force"}], "announced"),
        ([{"status": "threatened"}], "threatened"),
    ],
)
def test_what_was_only_announced_never_reads_as_done(told: Sequence[dict[str, object]], status: str) -> None:
    names = ("keel.txt", "dorsey.txt", "harbour.txt")
    said = [mention(name, voice=f"{name}/lorne", **fields) for name, fields in zip(names, told, strict=False)]
    assert only(*said).status == status


def test_the_day_of_the_act_is_that_of_its_effect_only_where_no_account_gives_another() -> None:
    act = {"status": "in_force", "announced_time_id": "t1", "effective_time_id": "t1"}
    year = mention("keel.txt", announced_on="2031", effective_from="2031", **act)
    day = mention("dorsey.txt", announced_on="2031-05-04", status="in_force")
    row = only(year, day)
    assert (row.announced_on, row.effective_from) == ("2031-05-04", "2031-05-04")
    later = mention("harbour.txt", announced_on="2031-05-04", effective_from="2031-06-01", effective_time_id="t2")
    row = only(year, later)
    assert [(item.value, item.rank) for item in row.effective_statements if item.value != "2031-06-01"] == [
        ("2031", "deprecated")
    ]


def test_what_was_done_before_the_day_in_the_sentence_was_announced_by_then() -> None:
    row = only(mention("keel.txt", status="in_force", announced_on="2031-05-11", effective_from="2031-05-04"))
    assert (row.announced_on, row.effective_from) == ("2031-05-04", "2031-05-04")


def test_days_of_announcement_that_accounts_state_differently_are_left_open() -> None:
    one, other = mention("keel.txt", announced_on="2031-05-04"), mention("dorsey.txt", announced_on="2031-05-09")
    assert only(one, other).announced_on is None
    assert only(one, other, mention("harbour.txt", announced_on="2031-05-09")).announced_on == "2031-05-09"
    next_day = replace(other, announced_on="2031-05-05")
    assert only(one, next_day).announced_on == "2031-05-04"
    assert only(one, mention("dorsey.txt", announced_on="2031-05")).announced_on == "2031-05-04"


def test_what_one_account_tells_as_done_and_another_only_as_a_threat_is_not_done() -> None:
    done = mention("keel.txt", status="in_force")
    assert only(done, mention("dorsey.txt", status="threatened")).status == "threatened"
    assert only(done, mention("dorsey.txt", status="not_realised")).status == "announced"
    later = mention("harbour.txt", status="in_force")
    assert only(later, mention("keel.txt", status="threatened")).status == "in_force"


def test_what_others_say_works_is_not_closed() -> None:
    done = mention("keel.txt", status="in_force", type="close")
    other = TEXTS.words("dorsey.txt", "Valdonia will close its embassy")
    works = StatusMention("s", "dorsey.txt", other.start, other.end, "operating", "dorsey.txt/mission", other)
    base = record(done)
    rows = {**base.annotations, "dorsey.txt": replace(base.annotations["dorsey.txt"], statuses=(works,))}
    (row,) = measures(replace(base, annotations=rows), (MISSION, OBSERVER))
    assert (row.status, only(done).status) == ("announced", "in_force")


def truce(name: str, **fields: object) -> MeasureMention:
    given = {"type": "declare_ceasefire", "status": "in_force", "target_chain": None, **fields}
    return mention(name, **given)  # type: ignore[arg-type]


def test_a_truce_that_is_agreed_one_day_and_holds_from_the_next_is_one_row() -> None:
    agreed = truce("keel.txt", word="sign", announced_on="2031-05-11")
    begun = truce("dorsey.txt", word="take", by=None, effective_from="2031-05-12")
    row = only(agreed, begun)
    assert (row.announced_on, row.effective_from, row.by) == ("2031-05-11", "2031-05-12", "valdonia")


def test_a_truce_that_begins_weeks_after_another_was_agreed_is_another() -> None:
    agreed = truce("keel.txt", word="sign", announced_on="2031-04-20")
    begun = truce("dorsey.txt", word="take", by=None, effective_from="2031-05-12")
    assert len(made(agreed, begun)) == 2


def test_what_one_account_tells_as_done_and_another_dates_to_a_day_to_come_is_not_done() -> None:
    done = mention("keel.txt", status="in_force")
    assert only(done, mention("dorsey.txt", status="scheduled", effective_from="2031-06-01")).status != "in_force"
    assert only(done, mention("dorsey.txt", status="scheduled", effective_from="2031-05-13")).status == "in_force"
