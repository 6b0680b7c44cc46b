"""Status periods: announced and led to, what was before, what follows, conflicting days, and what accounts just say."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from consilience.model import (
    Actor,
    Annotations,
    DateStatement,
    Evidence,
    Generator,
    Institution,
    Measure,
    Record,
    Report,
    StatusMention,
    StatusPeriod,
    TimeExpression,
)
from consilience.record.register.statuses import statuses
from tests.accounts import Texts, document

KEEL = "Valdonia suspends its mission from 1 June. Its size was cut. The council has hardly met since the war of 2014."
DORSEY = "Valdonia will shut its mission on 1 June or later. Turn to the consul."
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13T09:00"),
)
TEXTS = Texts(DOCUMENTS)
SUSPENDS = TEXTS.words("keel.txt", "suspends its mission")
SHUT = TEXTS.words("dorsey.txt", "will shut its mission on 1 June or later")
CUT = TEXTS.words("keel.txt", "Its size was cut")
MISSION = Institution("inst-1", "Mission", "mission_to_organisation", (SUSPENDS,), chains=("keel.txt/mission",))
COUNCIL = Institution("inst-2", "Council", "joint_body", (SUSPENDS,), chains=("keel.txt/council",))
EMBASSY = Institution("inst-3", "Embassy", "embassy", (SUSPENDS,))
CONSUL = Institution("inst-4", "Consul", "consul", (SUSPENDS,), belongs_to="inst-3")
BODIES = (MISSION, COUNCIL, EMBASSY, CONSUL)
LORNE = Actor("lorne", "Ada Lorne", "person", chains=("keel.txt/lorne",))
REPORTS = (
    Report("keel.txt", "suspend", "lorne", "announced", (SUSPENDS,)),
    Report("dorsey.txt", "shut", "narrator", "announced", (SHUT,)),
)
SUSPENSION = Measure(
    "measure-1",
    "suspend_operations",
    "x",
    "announced",
    (SUSPENDS, SHUT),
    target="inst-1",
    announced_on="2031-05-11",
    effective_from="[2031-06-01..]",
    effective_statements=(DateStatement("[2031-06-01..]", "preferred", (SHUT,)),),
    reports=REPORTS,
)
REDUCTION = replace(
    SUSPENSION,
    id="measure-2",
    type="reduce_ceiling",
    status="in_force",
    announced_on="2031-04-01",
    effective_from=None,
    effective_statements=(),
    reports=(Report("keel.txt", "cut", "narrator", "in_force", (CUT,)),),
)


def made(*measures: Measure, told: tuple[StatusMention, ...] = ()) -> tuple[StatusPeriod, ...]:
    when = TEXTS.words("keel.txt", "2014")
    time = TimeExpression("t1", "keel.txt", when.start, when.end, "DATE", "2014", edtf="2014")
    rows = {row.id: Annotations() for row in DOCUMENTS}
    rows["keel.txt"] = Annotations(statuses=told, times=(time,))
    return statuses(Record(Generator("t", "t", "t"), DOCUMENTS, rows, (LORNE,)), BODIES, measures)


def line(row: StatusPeriod) -> tuple[str, str, str, str | None, str | None]:
    return row.institution_id, row.status, row.certainty, row.valid_from, row.valid_until


def test_an_announced_measure_gives_what_was_what_is_said_and_what_is_to_come() -> None:
    rows = made(SUSPENSION)
    assert [line(row) for row in rows] == [
        ("inst-1", "operating", "implied", None, "2031-05-11"),
        ("inst-1", "suspension_announced", "reported", "2031-05-11", "[2031-06-01..]"),
        ("inst-1", "suspended", "announced_only", "[2031-06-01..]", None),
    ]
    assert {row.known_from for row in rows} == {"2031-05-11"}
    assert {row.measure_id for row in rows} == {"measure-1"}
    assert rows[1].said_by == ("lorne", "narrator")
    assert (rows[2].evidence, rows[2].said_by) == ((SHUT,), ("narrator",))


def test_one_level_holds_until_the_next_and_an_announcement_lies_over_it() -> None:
    rows = made(SUSPENSION, REDUCTION)
    assert [line(row)[1:] for row in rows] == [
        ("operating", "implied", None, "2031-04-01"),
        ("reduced", "reported", "2031-04-01", "[2031-06-01..]"),
        ("suspension_announced", "reported", "2031-05-11", "[2031-06-01..]"),
        ("suspended", "announced_only", "[2031-06-01..]", None),
    ]
    assert rows[1].evidence == (CUT,)


def test_what_is_done_is_no_longer_announced() -> None:
    done = replace(SUSPENSION, status="in_force", effective_from="2031-05-11", effective_statements=())
    rows = made(done)
    assert [line(row)[1:3] for row in rows] == [("operating", "implied"), ("suspended", "reported")]


def test_without_a_day_it_is_known_from_the_first_account() -> None:
    rows = made(replace(SUSPENSION, announced_on=None, effective_from=None, effective_statements=()))
    assert [line(row)[1:] for row in rows if row.status == "suspension_announced"] == [
        ("suspension_announced", "reported", "[..2031-05-12]", "[2031-05-12..]")
    ]
    assert {row.known_from for row in rows} == {"2031-05-12"}


def test_days_that_accounts_state_differently_stand_side_by_side() -> None:
    stated = (DateStatement("2031-06-01", "normal", (SUSPENDS,)), DateStatement("2031-07-01", "normal", (SHUT,)))
    rows = made(replace(SUSPENSION, effective_from=None, effective_statements=stated))
    found = [(row.valid_from, row.rank, row.evidence) for row in rows if row.status == "suspended"]
    assert found == [("2031-06-01", "normal", (SUSPENDS,)), ("2031-07-01", "normal", (SHUT,))]


def test_threats_change_nothing() -> None:
    assert made(replace(SUSPENSION, status="threatened")) == ()
    assert made(replace(SUSPENSION, type="withdraw_accreditation")) == ()
    assert made(replace(SUSPENSION, target=None)) == ()


def test_a_part_that_leads_to_the_same_gives_no_status_of_its_own() -> None:
    part = replace(REDUCTION, id="measure-3", type="abolish_posts", part_of="measure-2")
    assert made(REDUCTION, part) == made(REDUCTION)


def test_a_way_to_talk_is_named_at_once_and_its_embassy_works() -> None:
    words = (TEXTS.words("dorsey.txt", "Turn to the consul"),)
    named = replace(
        SUSPENSION,
        type="redirect_channel",
        target="inst-4",
        effective_from=None,
        effective_statements=(),
        reports=(Report("dorsey.txt", "turn", "narrator", "announced", words),),
    )
    assert [line(row) for row in made(named)] == [
        ("inst-3", "operating", "implied", None, None),
        ("inst-4", "designated_channel", "reported", "2031-05-11", None),
    ]


def test_what_an_account_just_says_stands_with_the_words_for_its_day() -> None:
    words = TEXTS.words("keel.txt", "The council has hardly met since the war")
    told = StatusMention("s1", "keel.txt", 0, 1, "dormant", "keel.txt/council", words, "2014", "t1", "keel.txt/lorne")
    (row,) = made(told=(told,))
    assert line(row) == ("inst-2", "dormant", "reported", "2014", None)
    assert (row.known_from, row.said_by, row.measure_id) == ("2031-05-12", ("lorne",), None)
    assert [item.span.of(KEEL) for item in row.evidence] == ["The council has hardly met since the war", "2014"]


def test_the_same_said_twice_is_one_period() -> None:
    words = TEXTS.words("keel.txt", "The council has hardly met")
    told = StatusMention("s1", "keel.txt", 0, 1, "dormant", "keel.txt/council", words, "2014")
    other = replace(told, id="s2", valid_from=None, evidence=Evidence("keel.txt", 0, 5))
    later = replace(told, id="s3", valid_from="2020")
    assert len(made(told=(told, other))) == 1
    assert [row.valid_from for row in made(told=(told, later))] == ["2014", "2020"]


def test_the_order_of_the_measures_does_not_matter() -> None:
    old = replace(REDUCTION, id="measure-0", announced_on="2018")
    assert len({made(*order) for order in permutations((SUSPENSION, REDUCTION, old))}) == 1


def test_what_accounts_just_say_ends_where_they_say_something_else() -> None:
    words = TEXTS.words("keel.txt", "The council has hardly met")
    silent = StatusMention("s1", "keel.txt", 0, 1, "suspended", "keel.txt/council", words, "2031-02-20")
    works = replace(silent, id="s2", status="operating", valid_from="2031-03-23")
    assert [line(row) for row in made(told=(silent, works))] == [
        ("inst-2", "suspended", "reported", "2031-02-20", "2031-03-23"),
        ("inst-2", "operating", "reported", "2031-03-23", None),
    ]
