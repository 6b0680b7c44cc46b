"""Measures across accounts: what one account tells and another denies, and who did it in whose name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.model import Actor, MeasureMention, Size, Span
from consilience.text.measure_types import DENIED
from tests.record.register.measure_accounts import (
    ACTORS,
    MISSION,
    OBSERVER,
    TEXTS,
    made,
    measures,
    mention,
    only,
    party,
    record,
)


def denied(name: str, words: str | None = None, **fields: object) -> MeasureMention:
    row = mention(name, words, status="not_realised", **fields)
    return replace(row, rule=f"{row.rule}{DENIED}")


def test_what_is_only_denied_is_no_measure() -> None:
    assert made(denied("keel.txt")) == ()


def test_what_as_many_accounts_deny_as_tell_does_not_stand_as_done() -> None:
    told = mention("keel.txt", status="in_force")
    row = only(told, denied("dorsey.txt", by=None))
    assert row.status == "announced"
    assert {report.status for report in row.reports} == {"in_force", "not_realised"}
    assert only(told, mention("harbour.txt", status="in_force"), denied("dorsey.txt", by=None)).status == "in_force"


def test_what_was_to_come_and_did_not_is_not_realised() -> None:
    planned = mention("keel.txt", status="scheduled", effective_from="2031-05-13")
    assert only(planned, denied("dorsey.txt", effective_from="2031-05-13")).status == "not_realised"
    later = mention("keel.txt", status="scheduled", effective_from="2031-06-13")
    assert only(later, denied("dorsey.txt")).status == "scheduled"


def test_a_denial_stands_only_against_an_act_of_its_own_words_and_time() -> None:
    told = mention("keel.txt", type="impose_fees", target_chain=None, on="morrow", status="in_force", by="valdonia")
    assert only(told, denied("dorsey.txt", type="impose_fees", target_chain=None, by=None)).status == "announced"
    old = replace(told, announced_on="2029-01-01", effective_from="2029-01-01")
    assert only(old, denied("dorsey.txt", type="impose_fees", target_chain=None, by=None)).status == "in_force"


@pytest.mark.parametrize(("name", "side"), [("Overseas Department", "valdonia"), ("Harbour Club", "office")])
def test_a_department_recalls_people_for_the_state_whose_they_are(name: str, side: str) -> None:
    chains = tuple(f"{row}/office" for row in ("keel.txt", "dorsey.txt"))
    given = record(mention("keel.txt", type="recall_staff", by="office", status="in_force"))
    given = replace(given, actors=(*ACTORS, Actor("office", name, "institution", chains=chains)))
    (row,) = measures(given, (MISSION, OBSERVER))
    assert row.by == side


def test_what_is_told_a_day_before_by_another_clock_is_one_act() -> None:
    freed = {"type": "release_prisoners", "status": "in_force", "target_chain": None, "on": "morrow"}
    early, late = mention("keel.txt", **freed), mention("dorsey.txt", announced_on="2031-05-13", **freed)
    assert len(made(early, late)) == 1
    assert len(made(early, replace(late, announced_on="2031-05-20"))) == 2


def test_people_of_one_place_are_recalled_once_at_a_time() -> None:
    def recalled(name: str, words: str, **fields: object) -> MeasureMention:
        place = TEXTS.words(name, words)
        target = Span(place.start, place.end)
        return mention(name, type="recall_staff", status="in_force", target_chain=None, target=target, **fields)

    ours = recalled("keel.txt", "its mission to the Compact")
    assert len(made(ours, recalled("dorsey.txt", "its embassy to the Compact"))) == 1
    assert len(made(ours, recalled("dorsey.txt", "Six envoys"))) == 2


def test_words_for_one_cut_of_an_institution_are_one_act() -> None:
    troops = mention("keel.txt", type="reduce_troops", by="compact")
    size = mention("dorsey.txt", type="reduce_ceiling", by=None)
    assert len(made(troops, size)) == 1
    assert len(made(troops, replace(size, target_chain=None, by=party("dorsey.txt", "morrow")))) == 2


def test_the_assets_of_a_person_are_not_those_of_his_state() -> None:
    frozen = mention("keel.txt", type="freeze_assets", by="compact", on="lorne", target_chain=None)
    assert only(frozen).on is None
    assert only(replace(frozen, on=party("keel.txt", "morrow"))).on == "morrow"


def test_a_truce_of_nobody_is_told_with_the_day_from_which_it_holds() -> None:
    truce = mention("keel.txt", type="declare_ceasefire", by=None, target_chain=None, announced_on="2031-05-10")
    assert made(truce) == ()
    assert only(replace(truce, effective_from="2031-05-11")).type == "declare_ceasefire"


def test_what_a_side_does_again_and_again_is_one_act_only_at_one_time() -> None:
    test = {"type": "test_weapons", "status": "in_force", "target_chain": None}
    keel = mention("keel.txt", announced_on="2031-05-11", **test)
    assert len(made(keel, mention("dorsey.txt", announced_on="2031-05-11", **test))) == 1
    assert len(made(keel, mention("dorsey.txt", **test))) == 1
    assert len(made(keel, mention("dorsey.txt", announced_on="2031-03-02", **test))) == 2
    assert len(made(keel, mention("dorsey.txt", size=Size(value=2), **test))) == 2
