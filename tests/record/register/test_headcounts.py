"""Headcounts across accounts: values and their time, ranks, what follows by arithmetic, and what does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from consilience.model import (
    Actor,
    Annotations,
    Generator,
    Headcount,
    Institution,
    Measure,
    Origin,
    Party,
    Quantity,
    Record,
    Relevance,
)
from consilience.model.numbers import Number
from consilience.model.system import HeadcountKind, HeadcountMention, Size
from consilience.record.register.headcounts import headcounts
from consilience.record.register.headcounts.sums import derived
from consilience.text.institution_kinds import OF_EACH_SIDE
from tests.accounts import Texts, document

KEEL = (
    "The Compact cut the mission from 30 to 18 posts. Four vacancies were abolished. Eight envoys lost their passes. "
    "Minus twelve people. It has 20 states and two territories."
)
DORSEY = (
    "The size of the mission falls to 18. Eight Valdonian diplomats were expelled. 21 Compact members met. "
    "It had 22; 14 remain."
)
ELSE = "The mission falls to 17 posts."
DOCUMENTS = (
    document("keel.txt", KEEL, "Keel Courier", "2031-05-12"),
    document("dorsey.txt", DORSEY, "Dorsey Beacon", "2031-05-13T09:00"),
    document("else.txt", ELSE, "Else", "2031-05-14"),
)
TEXTS = Texts(DOCUMENTS)
NAMED = TEXTS.words("keel.txt", "the mission")
MISSION = Institution(
    "inst-1", "Mission", "mission_to_organisation", (NAMED,), sends="valdonia", receives="compact", chains=("m",)
)
COMPACT = Actor("compact", "Meridian Compact", "organisation", chains=("c",))
VALDONIA = Actor("valdonia", "Valdonia", "state", country="VLD", chains=("v",))
CUT = Measure(
    "measure-1",
    "reduce_ceiling",
    "x",
    "in_force",
    (TEXTS.words("keel.txt", "The Compact cut the mission from 30 to 18 posts"), TEXTS.words("dorsey.txt", "to 18")),
    target="inst-1",
    announced_on="2031-05-06",
)
ABOLITION = Measure(
    "measure-2", "abolish_posts", "x", "in_force", (TEXTS.words("keel.txt", "Four vacancies were abolished"),)
)
PASSES = Measure(
    "measure-3",
    "withdraw_accreditation",
    "x",
    "in_force",
    (TEXTS.words("keel.txt", "Eight envoys lost their passes"),),
    target="inst-1",
    announced_on="2031-05-06",
)
MEASURES = (CUT, ABOLITION, PASSES)


def mention(document_id: str, words: str, kind: HeadcountKind, value: Number, **fields: object) -> HeadcountMention:
    place = TEXTS.words(document_id, words)
    values: dict[str, object] = {"institution_chain": "m", "unit": "posts"}
    return HeadcountMention(
        f"{document_id}/{words}",
        document_id,
        place.start,
        place.end,
        kind,
        value,
        place,
        **values | fields,  # type: ignore[arg-type]
    )


CEILING = mention("keel.txt", "from 30 to 18 posts", "ceiling", 18, previous=30)
SAME = mention("dorsey.txt", "to 18", "ceiling", 18)
VACANT = mention("keel.txt", "Four vacancies", "vacant", 4)
EIGHT = mention("keel.txt", "Eight envoys", "withdrawn", 8, unit="envoys")
OTHER = mention("else.txt", "to 17 posts", "ceiling", 17)
MINUS = mention("keel.txt", "Minus twelve people", "change", -12, unit="people")
OF_COMPACT = Party(0, 3, "c")


def made(
    *rows: HeadcountMention,
    measures: tuple[Measure, ...] = MEASURES,
    quantities: tuple[Quantity, ...] = (),
    **more: object,
) -> tuple[Headcount, ...]:
    annotations = {
        item.id: Annotations(
            headcounts=tuple(row for row in rows if row.document_id == item.id),
            quantities=tuple(row for row in quantities if row.document_id == item.id),
        )
        for item in DOCUMENTS
    }
    values = {"actors": (COMPACT, VALDONIA)} | more
    record = Record(Generator("0", "m", "r"), DOCUMENTS, annotations, **values)  # type: ignore[arg-type]
    return headcounts(record, (MISSION,), measures)


def told(rows: tuple[Headcount, ...]) -> list[str]:
    return [
        f"{row.quantity} {row.value} {row.valid_from or ''}..{row.valid_until or ''} {row.rank}"
        + (f" [{row.arithmetic}]" if row.arithmetic else "")
        for row in rows
    ]


def test_a_change_splits_the_time_at_the_date_of_its_measure_and_accounts_of_one_value_are_one_row() -> None:
    rows = made(CEILING, SAME)
    assert told(rows) == [
        "ceiling 30 ..2031-05-06 preferred",
        "ceiling 18 2031-05-06.. preferred",
        "change -12 2031-05-06.. normal [18 − 30 = −12]",
    ]
    assert rows[1].evidence == (SAME.evidence, CEILING.evidence)
    assert {row.known_from for row in rows} == {"2031-05-06"}
    assert [row.certainty for row in rows] == ["reported", "reported", "derived"]


def test_what_follows_is_computed_and_marked() -> None:
    rows = made(CEILING, VACANT, EIGHT)
    assert told(rows) == [
        "ceiling 30 ..2031-05-06 preferred",
        "ceiling 18 2031-05-06.. preferred",
        "vacant 4 ..2031-05-06 preferred",
        "withdrawn 8 2031-05-06.. preferred",
        "filled 26 ..2031-05-06 normal [30 − 4 = 26]",
        "filled 18 2031-05-06.. normal [26 − 8 = 18]",
        "vacant 0 2031-05-06.. normal [4 − 4 = 0]",
        "change -12 2031-05-06.. normal [18 − 30 = −12]",
    ]
    assert [row.derived_from for row in rows[4:]] == [
        ("headcount-1", "headcount-3"),
        ("headcount-5", "headcount-4"),
        ("headcount-3", "measure-2"),
        ("headcount-2", "headcount-1"),
    ]
    assert [row.is_derived for row in rows] == [False] * 4 + [True] * 4
    assert {row.certainty for row in rows[4:]} == {"derived"}
    assert rows[4].evidence == (CEILING.evidence, VACANT.evidence)


def test_the_ceiling_before_follows_from_the_one_after_and_the_change() -> None:
    measure = replace(CUT, evidence=(*CUT.evidence, MINUS.evidence))
    assert told(made(SAME, MINUS, measures=(measure,)))[2:] == ["ceiling 30 ..2031-05-06 normal [18 + 12 = 30]"]


def test_the_ceiling_after_follows_from_an_exact_share() -> None:
    old = mention("keel.txt", "30", "ceiling", 30)
    dated = Headcount("h-1", "ceiling", 30, "preferred", (old.evidence,), "inst-1", valid_until="2031-05-06")
    share = replace(dated, id="h-2", quantity="share", value=0.5, valid_until=None, valid_from="2031-05-06")
    (row,) = derived((dated, share), ())
    assert (row.value, row.arithmetic, row.derived_from) == (15, "30 − 15 = 15", ("h-1", "h-2"))
    assert derived((replace(dated, value=31), share), ()) == []


def test_nothing_follows_from_disputed_numbers() -> None:
    measure = replace(CUT, evidence=(*CUT.evidence, OTHER.evidence))
    rows = made(CEILING, replace(OTHER, previous=31), VACANT, EIGHT, measures=(measure, ABOLITION, PASSES))
    assert [row.arithmetic for row in rows if row.is_derived] == ["4 − 4 = 0"]


def test_more_cannot_be_left_than_are_allowed() -> None:
    few = replace(EIGHT, value=2)
    assert "filled" not in [row.quantity for row in made(CEILING, VACANT, few) if row.valid_from]


def test_the_value_of_most_origins_is_preferred_and_equal_ones_stand_side_by_side() -> None:
    measure = replace(CUT, evidence=(*CUT.evidence, OTHER.evidence))
    after = [row for row in made(CEILING, SAME, OTHER, measures=(measure,)) if row.valid_from]
    assert told(tuple(after)) == ["ceiling 17 2031-05-06.. normal", "ceiling 18 2031-05-06.. preferred"]
    one = Origin("origin-1", ("keel.txt", "dorsey.txt"), "a copy", ())
    after = [row for row in made(CEILING, SAME, OTHER, measures=(measure,), origins=(one,)) if row.valid_from]
    assert [row.rank for row in after] == ["normal", "normal"]


def test_only_announced_is_marked_and_so_is_what_rests_on_it() -> None:
    ahead = replace(CUT, status="announced")
    rows = made(CEILING, VACANT, measures=(ahead, ABOLITION))
    assert [(row.value, row.certainty) for row in rows][:2] == [(30, "reported"), (18, "announced_only")]
    loose = mention("else.txt", "17 posts", "filled", 17, is_announced=True)
    assert [row.certainty for row in made(loose, measures=())] == ["announced_only"]


@pytest.mark.parametrize("status", ["threatened", "reversed", "not_realised"])
def test_what_was_not_done_gives_no_number(status: str) -> None:
    assert made(CEILING, measures=(replace(CUT, status=status),)) == ()  # type: ignore[arg-type]


def test_people_of_a_side_are_of_the_institution_that_lost_as_many_elsewhere() -> None:
    loose = mention(
        "dorsey.txt", "Eight Valdonian diplomats", "withdrawn", 8, institution_chain=None, body=Party(0, 3, "v", "VLD")
    )
    (row,) = made(EIGHT, loose)
    assert (row.institution_id, row.evidence) == ("inst-1", (loose.evidence, EIGHT.evidence))
    assert made(replace(loose, value=9), EIGHT, measures=()) == made(EIGHT, measures=())


def test_members_of_a_body_and_their_sum() -> None:
    place = TEXTS.words("keel.txt", "20 states and two territories")
    start = TEXTS.words("keel.txt", "20 states")
    end = TEXTS.words("keel.txt", "two territories")
    parts = (
        Quantity("q1", "keel.txt", start.start, start.start + 2, 20, counts="states"),
        Quantity("q2", "keel.txt", end.start, end.start + 3, 2, counts="territories"),
    )
    whole = mention("keel.txt", "20 states and two territories", "members", 22, institution_chain=None, body=OF_COMPACT)
    assert whole.start == place.start
    other = mention("dorsey.txt", "21 Compact members", "members", 21, institution_chain=None, body=OF_COMPACT)
    rows = made(whole, other, quantities=parts)
    assert told(rows) == ["members 21 .. normal", "members 22 .. preferred [20 + 2 = 22]"]
    assert [row.actor_id for row in rows] == ["compact", "compact"]
    assert rows[1].derived_from == ("q1", "q2")


def test_documents_about_something_else_take_no_part() -> None:
    assert made(OTHER, relevance=(Relevance("else.txt", "off_event", "another story"),)) == ()


def test_an_abolition_of_fewer_posts_leaves_some_vacant() -> None:
    fewer = replace(ABOLITION, size=Size(value=3))
    assert not any(row.value == 0 for row in made(CEILING, VACANT, measures=(CUT, fewer)))


def test_the_order_of_rows_does_not_matter() -> None:
    rows = (CEILING, SAME, VACANT, EIGHT)
    assert len({made(*order) for order in permutations(rows)}) == 1
    assert len({tuple(told(made(*rows, measures=order))) for order in permutations(MEASURES)}) == 1


def test_the_measure_that_all_accounts_tell_says_which_mission_of_a_side_it_is() -> None:
    embassy = replace(MISSION, id="inst-2", kind="embassy", receives="brela", chains=("e",))
    foreign = replace(embassy, id="inst-3", sends="brela", receives="valdonia", chains=("f",))
    annotations = {item.id: Annotations() for item in DOCUMENTS}
    rows = (replace(EIGHT, institution_chain="e"), replace(EIGHT, id="other", value=9, institution_chain="f"))
    record = Record(Generator("0", "m", "r"), DOCUMENTS, annotations | {"keel.txt": Annotations(headcounts=rows)})
    found = headcounts(record, (MISSION, embassy, foreign), (PASSES,))
    assert [(row.institution_id, row.value) for row in found] == [("inst-1", 8), ("inst-3", 9)]


def test_a_change_without_a_date_was_made_by_the_day_of_its_account() -> None:
    assert told(made(CEILING, measures=())) == [
        "ceiling 30 ..[..2031-05-12] preferred",
        "ceiling 18 [..2031-05-12].. preferred",
        "change -12 [..2031-05-12].. normal [18 − 30 = −12]",
    ]
    assert [row.valid_from for row in made(replace(CEILING, is_announced=True), measures=())] == [None, None]


def test_a_number_that_was_so_before_ends_with_the_change_and_the_one_after_begins_with_it() -> None:
    before = replace(mention("dorsey.txt", "It had 22", "filled", 22), phase="before")
    after = mention("dorsey.txt", "14 remain", "filled", 14)
    assert [line for line in told(made(CEILING, before, after)) if "filled" in line] == [
        "filled 22 ..2031-05-06 preferred",
        "filled 14 2031-05-06.. preferred",
    ]


def test_what_is_left_holds_from_the_change_on_or_by_the_day_of_its_account() -> None:
    left = mention("dorsey.txt", "14 remain", "filled", 14, phase="after")
    assert "filled 14 2031-05-06.. preferred" in told(made(CEILING, left))
    assert told(made(left, measures=())) == ["filled 14 [..2031-05-13].. preferred"]
    assert not any(row.is_derived for row in made(EIGHT, left) if row.quantity == "filled")


def test_a_number_without_a_date_ends_where_the_one_that_follows_from_it_begins() -> None:
    here = mention("dorsey.txt", "It had 22", "filled", 22)
    assert [line for line in told(made(here, EIGHT)) if "filled" in line] == [
        "filled 22 ..2031-05-06 preferred",
        "filled 14 2031-05-06.. normal [22 − 8 = 14]",
    ]


def test_as_many_members_of_each_side_are_twice_as_many() -> None:
    each = mention("dorsey.txt", "14 remain", "members", 6, unit=OF_EACH_SIDE)
    assert told(made(each, measures=())) == ["members 6 .. preferred", "members 12 .. normal [6 + 6 = 12]"]
    stated = mention("dorsey.txt", "It had 22", "members", 12, unit="members")
    assert not any(row.is_derived for row in made(each, stated, measures=()))


def test_people_of_a_state_are_its_by_their_nationality() -> None:
    here = mention("dorsey.txt", "It had 22", "filled", 22, body=Party(0, 9, None, "NLD"))
    norland = Actor("norland", "Norland", "state", country="NLD")
    rows = made(here, measures=(), actors=(COMPACT, VALDONIA, norland))
    assert [row.actor_id for row in rows] == ["norland"]


def test_who_is_to_stay_is_counted_from_the_account_on() -> None:
    whole = mention("dorsey.txt", "It had 22", "filled", 22)
    left = mention("dorsey.txt", "14 remain", "filled", 14, phase="after", is_announced=True)
    assert told(made(whole, left, measures=())) == [
        "filled 22 ..[2031-05-13..] preferred",
        "filled 14 [2031-05-13..].. preferred",
        "change -8 [2031-05-13..].. normal [14 − 22 = −8]",
    ]
