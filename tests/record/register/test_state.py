"""The system on a day: what holds, what is only announced, and what was known."""

from dataclasses import replace

import pytest

from consilience import UsageError
from consilience.model import (
    Channel,
    ChannelPeriod,
    DateStatement,
    Evidence,
    Headcount,
    Institution,
    Measure,
    Register,
    RelationClaim,
    StatusPeriod,
)
from consilience.record.register.state import MOST, last_day, snapshots, state
from consilience.record.register.state.acts import ACTS
from consilience.text.measure_types import measure_types
from tests.mission import mission_record

WORDS = (Evidence("keel.txt", 0, 9),)
MORE = (Evidence("keel.txt", 20, 29), Evidence("dorsey.txt", 3, 8))
OFFICE = Institution("office", "Office of Valdonia in Keel", "office", WORDS)


def period(status="suspended", certainty="reported", **fields):
    return StatusPeriod(fields.pop("id", status), "office", status, certainty, fields.pop("evidence", WORDS), **fields)


def office(*periods):
    return Register(institutions=(OFFICE,), statuses=periods)


def row(register, day, known_at=None, part="institutions"):
    (found,) = [line for line in state(register, day, known_at).rows if line.part == part]
    return found


def value(register, day, known_at=None, part="institutions"):
    return row(register, day, known_at, part).value


ANNOUNCED = period(certainty="announced_only", valid_from="[2031-04-01..]", known_from="2031-03-17")


@pytest.mark.parametrize(
    ("valid_from", "day", "said"),
    [
        ("2031-04-01", "2031-03-31", "operating"),
        ("2031-04-01", "2031-04-01", "suspended"),
        ("2031-04-01~", "2031-04-01", "suspended"),
        ("2031-04-01/..", "2031-04-02", "suspended"),
        ("[2031-04-01..]", "2031-03-31", "operating"),
        ("[2031-04-01..]", "2031-04-01", "suspended, from 1 April 2031 or later"),
        ("2031", "2030-12-31", "operating"),
        ("2031", "2031-04-01", "suspended, from 2031"),
        ("2031", "2031-12-31", "suspended"),
        ("2031-04", "2031", "suspended"),
        ("2031-04-01/2031-04-05", "2031-04-03", "suspended, from 1–5 April 2031"),
        (None, "1999-01-01", "suspended"),
    ],
)
def test_a_status_holds_from_its_day_on(valid_from, day, said):
    assert value(office(period(valid_from=valid_from)), day) == said


@pytest.mark.parametrize(
    ("day", "said", "is_announced"),
    [
        ("2031-03-16", "operating", False),
        ("2031-03-17", "operating; suspension announced for 1 April 2031 or later", False),
        ("2031-04-01", "suspended, or to be suspended within days (announced)", True),
        ("2031-06-01", "suspended, from 1 April 2031 or later (announced)", True),
    ],
)
def test_what_is_only_announced_never_shows_as_done(day, said, is_announced):
    found = row(office(ANNOUNCED), day)
    assert (found.value, found.is_announced) == (said, is_announced)


@pytest.mark.parametrize("start", [None, "[2031-03-17..]"])
def test_an_announcement_that_names_no_day_never_takes_effect(start):
    register = office(period("closed", "announced_only", valid_from=start, known_from="2031-03-17"))
    days = ("2031-03-16", "2031-03-17", "2032-01-01")
    assert [value(register, day) for day in days] == ["operating", *["operating; closure announced"] * 2]


def test_what_came_at_the_latest_on_a_day_counts_from_that_day():
    register = office(period("closed", valid_from="[..2031-03-18]"))
    assert [value(register, day) for day in ("2031-03-17", "2031-03-18")] == ["operating", "closed"]


def test_an_announced_day_that_came_still_says_that_it_was_announced():
    found = row(office(replace(ANNOUNCED, valid_from="2031-04-01")), "2031-05-01")
    assert (found.value, found.certainty) == ("suspended (announced)", "announced_only")


def test_a_period_is_half_open():
    register = office(
        period("operating", "implied", valid_until="2031-03-03"), period("reduced", valid_from="2031-03-03")
    )
    assert [value(register, day) for day in ("2031-03-02", "2031-03-03")] == ["operating", "reduced"]


def test_an_announcement_ends_nothing():
    told = period("closure_announced", valid_from="2031-03-17", valid_until="2031-04-01", known_from="2031-03-17")
    shut = period("closed", "announced_only", valid_from="2031-04-01", known_from="2031-03-17")
    for before in (period("reduced", valid_until="2031-03-17"), period("reduced")):
        register = office(before, told, shut)
        assert value(register, "2031-03-20") == "reduced; closure announced for 1 April 2031"
        assert value(register, "2031-04-01") == "closed (announced)"
    assert value(office(told), "2031-03-20") == "operating; closure announced"


def test_before_anything_is_known_it_shows_what_follows_or_unknown():
    assert row(office(period(valid_from="2031-04-01")), "2031-03-01").certainty == "implied"
    dormant = office(period("dormant", valid_from="2027"))
    assert value(dormant, "2026-12-31") == "unknown"
    assert value(office(), "2031-01-01") == "unknown"
    assert row(office(), "2031-01-01").evidence == OFFICE.evidence


def test_of_what_is_implied_nobody_says_so():
    implied = period("operating", "implied", valid_until="2031-04-01", said_by=("lorne",))
    register = office(implied, replace(ANNOUNCED, said_by=("ennis",)))
    assert row(register, "2031-03-01").said_by == ()
    assert row(register, "2031-03-20").said_by == ("ennis",)


def test_what_became_known_later_is_left_out_and_ends_nothing_either():
    register = office(
        period("operating", "implied", valid_until="2031-03-17"),
        period("suspension_announced", valid_from="2031-03-17", valid_until="[2031-04-01..]", known_from="2031-03-17"),
        ANNOUNCED,
    )
    assert value(register, "2031-05-01", "2031-03-16") == "operating"
    assert value(register, "2031-05-01", "2031-03-17").startswith("suspended, from 1 April")


def test_what_lay_ahead_when_it_was_known_was_not_told_as_done():
    register = office(period("closed", valid_from="2031-04-01", known_from="2031-03-17"))
    assert value(register, "2031-04-02") == "closed"
    assert value(register, "2031-04-02", "2031-03-20") == "closed (announced)"


def test_the_later_news_wins():
    register = office(period("reduced", known_from="2031-03-01"), period("operating", known_from="2031-05-01"))
    assert value(register, "2031-06-01") == "operating"
    assert value(register, "2031-06-01", "2031-04-01") == "reduced"


def test_statuses_of_one_day_and_a_higher_rank_stand_side_by_side():
    both = office(period("closed", known_from="2031-03-17"), period("suspended", known_from="2031-03-17"))
    assert row(both, "2031-06-01").value == "closed | suspended"
    assert row(both, "2031-06-01").others == ("suspended",)
    ranked = office(
        period("closed", known_from="2031-03-17"), period("reduced", known_from="2031-03-01", rank="preferred")
    )
    assert value(ranked, "2031-06-01") == "reduced | closed"
    replaced = office(period("closed", rank="deprecated", known_from="2031-03-17"), period("suspended"))
    assert value(replaced, "2031-06-01") == "suspended"


def test_where_nobody_knows_which_news_is_later_both_stand():
    register = office(
        period("operating", known_from="2031-03-18"),
        period("closed", valid_from="[2031-03-17..2031-03-20]", known_from="[2031-03-17..2031-03-20]"),
    )
    assert value(register, "2031-03-16") == "operating"
    assert value(register, "2031-03-17") == "operating | closed, from 17–20 March 2031"
    assert value(register, "2031-04-01") == "operating | closed"


def test_what_one_account_announces_and_another_tells_as_done_is_done():
    told = {"valid_from": "2031-03-17", "known_from": "2031-03-17"}
    both = office(period("closed", "announced_only", id="a", **told), period("closed", id="b", **told))
    found = row(both, "2031-03-18")
    assert (found.value, found.is_announced, found.row_ids) == ("closed", False, ("b",))


def test_a_line_has_one_passage_of_each_document_for_the_state_and_for_the_announcement():
    register = office(period("reduced", evidence=WORDS + MORE), replace(ANNOUNCED, evidence=MORE))
    assert set(row(register, "2031-03-20").evidence) == {WORDS[0], *MORE}
    assert row(register, "2031-03-20").row_ids == ("reduced", "suspended")


def test_a_channel_keeps_its_condition_and_what_is_announced_of_it():
    consul = Channel(
        "consul",
        "consul in Dorsey",
        "diplomatic",
        WORDS,
        condition="in urgent cases | if required",
        periods=(
            ChannelPeriod("designated", "reported", WORDS, "2031-03-17", None, "2031-03-17"),
            ChannelPeriod("closed", "announced_only", WORDS, "2031-09-01", None, "2031-08-01"),
        ),
    )
    register = Register(channels=(consul,))
    days = ("2031-03-16", "2031-03-17", "2031-08-02", "2031-09-01")
    assert [value(register, day, part="channels") for day in days] == [
        "not designated",
        "designated (“in urgent cases” | “if required”)",
        "designated (“in urgent cases” | “if required”); closure announced for 1 September 2031",
        "closed (announced)",
    ]
    assert row(register, "2031-09-01", part="channels").row_ids == ("consul.1",)


def count(id_, number, rank="normal", **fields):
    return Headcount(id_, fields.pop("quantity", "ceiling"), number, rank, WORDS, "office", **fields)


def counted(*rows):
    return Register(institutions=(OFFICE,), headcounts=rows)


def test_the_preferred_number_comes_first_and_the_others_beside_it():
    register = counted(
        count("a", 20, valid_until="2031-04-01"), count("b", 10, "preferred"), count("c", 9, "deprecated")
    )
    found = row(register, "2031-03-20", part="headcounts")
    assert found.value == "10 | 20 until 1 April 2031"
    assert found.others == ("20 until 1 April 2031", "9 (outranked)")
    assert found.name == "Office of Valdonia in Keel: posts allowed (ceiling)"
    assert value(register, "2031-04-01", part="headcounts") == "10"


def test_a_computed_number_shows_its_sum_and_an_announced_one_says_so():
    derived = count("d", 18, quantity="filled", derived_from=("a", "b"), arithmetic="20 − 2 = 18")
    coming = count("e", 1200, valid_from="2031-04-01", certainty="announced_only")
    register = counted(derived, coming)
    other, first = [line for line in state(register, "2031-05-01").rows if line.part == "headcounts"]
    assert (first.value, first.certainty) == ("18 (derived: 20 − 2 = 18)", "derived")
    assert (other.value, other.is_announced) == ("1,200 (announced)", True)
    assert [line.id for line in state(register, "2031-03-31").rows if line.part == "headcounts"] == ["d"]


def measure(status="announced", **fields):
    kind = fields.pop("type", "close")
    return Measure(fields.pop("id", "m"), kind, "Valdonia closes the office", status, WORDS, **fields)


def test_acts_are_types_of_measures():
    assert not ACTS - measure_types().types.keys()


def test_a_number_before_stands_beside_the_one_after_until_the_later_day_of_one_account():
    cut = measure(
        "in_force",
        announced_on="2031-03-03",
        target="office",
        effective_statements=(DateStatement("2031-04-01", "normal", MORE),),
    )
    register = replace(
        counted(count("a", 20, valid_until="2031-03-03"), count("b", 10, valid_from="2031-03-03")), measures=(cut,)
    )
    assert row(register, "2031-03-10", part="headcounts").value == "10 | 20 until 1 April 2031"
    assert MORE[1] in row(register, "2031-03-10", part="headcounts").evidence
    assert row(register, "2031-04-01", part="headcounts").value == "10"
    assert row(register, "2031-03-01", part="headcounts").value == "20"


def test_members_are_those_of_the_actor_by_name_and_people_of_a_side_name_it():
    body = replace(count("a", 20, quantity="members"), institution_id=None, actor_id="actor-1")
    own = replace(count("b", 9, quantity="filled"), actor_id="actor-1")
    rows = state(counted(body, own), "2031-03-10", names={"actor-1": "Meridian Compact"}).rows
    assert [line.name for line in rows if line.part == "headcounts"] == [
        "Office of Valdonia in Keel: posts filled, Meridian Compact",
        "Meridian Compact: members",
    ]


def test_a_dormant_post_is_vacant():
    post = replace(OFFICE, kind="ambassador")
    register = Register(institutions=(post,), statuses=(period("dormant", valid_from="2027"),))
    assert value(register, "2031-04-01") == "vacant"


@pytest.mark.parametrize(
    ("fields", "day", "said"),
    [
        ({"announced_on": "2031-03-17"}, "2031-03-16", None),
        ({"announced_on": "2031-03-17"}, "2031-03-17", "announced on 17 March 2031; no account says from when"),
        (
            {"announced_on": "2031-03-17", "effective_from": "[2031-03-17..]"},
            "2031-03-17",
            "announced on 17 March 2031; no account says from when",
        ),
        (
            {"announced_on": "2031-03-17", "effective_from": "2031-04-01"},
            "2031-05-01",
            "announced on 17 March 2031 for 1 April 2031",
        ),
        (
            {"announced_on": "2031-03-17", "effective_from": "2031-04-01", "status": "in_force"},
            "2031-03-20",
            "announced on 17 March 2031 for 1 April 2031",
        ),
        (
            {"announced_on": "2031-03-17", "effective_from": "2031-04-01", "status": "in_force"},
            "2031-04-01",
            "announced on 17 March 2031; in force from 1 April 2031",
        ),
        (
            {"announced_on": "2031-03-17", "effective_from": "2031-03-17", "status": "partly_in_force"},
            "2031-04-01",
            "partly in force from 17 March 2031",
        ),
        ({"effective_from": "2027", "status": "in_force"}, "2031-04-01", "in force from 2027"),
        ({"announced_on": "2031-03-17", "status": "threatened"}, "2031-04-01", "threatened"),
        (
            {"effective_from": "2027", "status": "superseded"},
            "2031-04-01",
            "in force from 2027; superseded, no account says when",
        ),
        ({"effective_from": "2027", "status": "in_force", "type": "sign_agreement"}, "2031-04-01", "done in 2027"),
        (
            {"effective_from": "2031-03-17", "status": "in_force", "type": "expel"},
            "2031-04-01",
            "done on 17 March 2031",
        ),
        ({"status": "in_force", "type": "expel"}, "2031-04-01", "done, no account says when"),
    ],
)
def test_a_measure_says_how_far_it_has_gone(fields, day, said):
    rows = state(Register(measures=(measure(**fields),)), day).rows
    assert [line.value for line in rows] == ([said] if said else [])
    assert all(line.is_announced == (line.certainty == "announced_only") for line in rows)


def test_a_measure_without_a_date_counts_from_the_last_news_or_the_first_account():
    undated = Register(measures=(measure("in_force"),))
    assert [len(state(undated, day, told_on="2031-03-18").rows) for day in ("2031-03-17", "2031-03-18")] == [0, 1]
    other = measure(id="n", announced_on="2031-06-01")
    both = Register(measures=(measure("in_force"), other))
    assert [len(state(both, day, told_on="2031-03-18").rows) for day in ("2031-05-31", "2031-06-01")] == [0, 2]


def test_where_accounts_date_a_measure_differently_both_days_show():
    dates = tuple(DateStatement(day, "normal", WORDS) for day in ("2031-04-01", "2031-03-03"))
    register = Register(measures=(measure("in_force", announced_on="2031-03-03", effective_statements=dates),))
    said = "announced on 3 March 2031; in force from 3 March 2031 | announced for 1 April 2031"
    assert value(register, "2031-03-20", part="measures") == said
    ahead = replace(register.measures[0], announced_on="2031-02-01")
    assert row(Register(measures=(ahead,)), "2031-02-02", part="measures").is_announced
    late = "announced on 3 March 2031; in force from 3 March 2031 | 1 April 2031"
    assert value(register, "2031-04-01", part="measures") == late


def test_a_measure_ends_where_another_that_is_in_force_takes_it_back():
    shut = measure("in_force", announced_on="2031-03-17", effective_from="2031-04-01")
    open_ = measure("in_force", id="n", announced_on="2031-06-01", effective_from="2031-06-01")
    back = RelationClaim("r", "reverses", "n", "m", ("narrator",), WORDS)
    done = Register(measures=(shut, open_), relations=(back,))
    assert [line.id for line in state(done, "2031-06-01").rows] == ["n"]
    only_told = replace(done, measures=(shut, replace(open_, status="announced")))
    assert [line.id for line in state(only_told, "2031-06-01").rows] == ["m", "n"]


def test_snapshots_begin_on_the_day_before_the_affair():
    register = office(
        period("dormant", valid_from="2027", valid_until="2031-03-03"),
        period("reduced", valid_from="2031-03-03", known_from="2031-03-03"),
        ANNOUNCED,
    )
    days = ["2027", "2031-03-02", "2031-03-03", "2031-03-17", "2031-04-01"]
    assert [taken.as_of for taken in snapshots(register)] == days
    assert [line.value for taken in snapshots(register) for line in taken.rows] == [
        "dormant",
        "dormant",
        "reduced",
        "reduced; suspension announced for 1 April 2031 or later",
        "suspended, or to be suspended within days (announced)",
    ]
    assert last_day(register) == "2031-04-01"


def test_a_change_in_an_earlier_year_has_a_snapshot_of_its_own():
    register = office(period("closed", valid_from="2027"), period("operating", valid_from="2029-05-01"), ANNOUNCED)
    assert [taken.as_of for taken in snapshots(register)][:2] == ["2027", "2029-05-01"]


def test_snapshots_are_few_and_none_without_a_date():
    many = tuple(
        period("reduced" if day % 2 else "closed", id=f"s{day}", valid_from=f"2031-03-{day:02}") for day in range(1, 31)
    )
    assert len(snapshots(office(*many))) <= MOST
    assert snapshots(office(period())) == ()
    assert snapshots(Register()) == ()
    assert last_day(Register()) is None


def test_the_order_of_the_rows_of_one_institution_does_not_matter():
    rows = mission_record().register.statuses
    register = mission_record().register
    turned = replace(register, statuses=rows[::-1])
    for day in ("2031-10-19", "2031-11-03", "2031-12-01"):
        assert [line.value for line in state(register, day).rows] == [line.value for line in state(turned, day).rows]


@pytest.mark.parametrize("edtf", ["soon", "[2031-04-01..]", ""])
def test_a_day_that_is_none_is_refused(edtf):
    with pytest.raises(UsageError, match="no day"):
        state(Register(), edtf)
    with pytest.raises(UsageError, match="no day"):
        state(Register(), "2031-03-18", edtf)


def test_the_channel_through_a_reduced_mission_is_open_and_reduced():
    way = Channel(
        "way", "Office", "diplomatic", WORDS, via="office", periods=(ChannelPeriod("open", "implied", WORDS),)
    )
    register = replace(office(period("reduced", valid_from="2031-03-03")), channels=(way,))
    assert value(register, "2031-03-10", part="channels") == "open (reduced)"
    assert value(replace(register, statuses=()), "2031-03-10", part="channels") == "open"
