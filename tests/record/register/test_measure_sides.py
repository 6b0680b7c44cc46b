"""Measures across accounts: who takes them, alone and with others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.model import Actor, Annotations, Evidence, Generator, MeasureMention, Party, Record, Size, Span
from consilience.record.register.measures.principals import principals
from tests.accounts import document
from tests.record.register.measure_accounts import ACTORS, MISSION, made, mention, only, party, record


def test_an_official_acts_for_the_body_that_his_role_names() -> None:
    row = only(mention("keel.txt", by="ennis"), mention("dorsey.txt", by="compact"))
    assert row.by == "compact"


def test_a_body_does_not_expel_where_an_account_names_the_act_rightly() -> None:
    expelled = mention("keel.txt", type="expel", by="compact", word="expel")
    twice = mention("dorsey.txt", type="expel", by="compact", word="expel")
    withdrawn = mention("harbour.txt", type="withdraw_accreditation", by="compact", word="withdraw")
    assert only(expelled, twice, withdrawn).type == "withdraw_accreditation"
    assert only(expelled, twice).type == "expel"


def test_rows_that_say_neither_who_nor_on_what_are_left_out() -> None:
    assert made(mention("keel.txt", by=None, target_chain=None)) == ()


def test_either_of_two_sides_may_be_named_as_the_one_who_does_what_both_do() -> None:
    ours = mention("keel.txt", type="resume", by="valdonia", on="morrow", target_chain=None)
    theirs = mention("dorsey.txt", type="resume", by="morrow", on="valdonia", target_chain=None)
    assert len(made(ours, theirs)) == 1
    expelled = replace(ours, type="expel"), replace(theirs, type="expel")
    assert len(made(*expelled)) == 2


def test_what_a_side_announces_without_a_taker_is_its_own_act() -> None:
    row = only(mention("keel.txt", by=None, voice="keel.txt/lorne"))
    assert (row.by, row.title) == ("valdonia", "Valdonia suspends the Permanent Mission of Valdonia to the Compact")
    assert only(mention("keel.txt", by=None)).by is None
    assert only(mention("keel.txt", by=None, voice="keel.txt/lorne", status="in_force")).by is None


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (Actor("a", "Valdonian Foreign Ministry", "institution"), "valdonia"),
        (Actor("a", "Ilan Dorsey", "person", "minister", None, ("Valdonian minister",)), "valdonia"),
        (Actor("a", "officials of the bloc", "group"), "compact"),
        (Actor("a", "the alliance", "organisation"), "compact"),
        (Actor("a", "the head of the compact", "person", "head of the compact"), "compact"),
        (Actor("a", "Valdonian Airways", "organisation"), "a"),
        (Actor("a", "reporters", "group"), "a"),
    ],
)
def test_officials_act_for_the_side_that_their_words_name(actor: Actor, side: str) -> None:
    valdonia = Actor("valdonia", "Valdonia", "organisation")
    everybody = (actor, valdonia, *ACTORS[1:])
    assert principals(replace(record(), actors=everybody), (MISSION,))["a"].id == side


@pytest.mark.parametrize(("words", "side"), [("our mission to the Compact", "valdonia"), ("the mission", "sole")])
def test_who_speaks_of_our_mission_acts_for_the_side_that_sends_it(words: str, side: str) -> None:
    text = f"We suspend {words}, Sole said."
    told = document("ours.txt", text, "Quay Post", "2031-05-12")
    start = text.index(words)
    act = MeasureMention(
        "m", "ours.txt", 3, 10, "suspend_operations", "suspend", "announced", "test",
        Evidence("ours.txt", 0, len(text)), by=Party(0, 2, "ours.txt/sole"), target=Span(start, start + len(words)),
        target_chain="ours.txt/mission",
    )  # fmt: skip
    sole = Actor("sole", "Petra Sole", "person", chains=("ours.txt/sole",))
    given = Record(
        Generator("x", "x", "x"), (told,), {"ours.txt": Annotations(measures=(act,))}, actors=(ACTORS[0], sole)
    )
    mission = replace(MISSION, chains=("ours.txt/mission",))
    assert principals(given, (mission,))["sole"].id == side


def test_a_person_joins_no_organisation_of_states() -> None:
    assert made(mention("keel.txt", type="join_organisation", target_chain=None, by="sole", target=Span(0, 8))) == ()
    assert len(made(mention("keel.txt", type="join_organisation", target_chain=None, target=Span(0, 8)))) == 1


def beside(name: str, *chains: str) -> tuple[Party, ...]:
    return tuple(row for chain in chains if (row := party(name, chain)) is not None)


def test_those_who_take_an_act_together_stand_beside_the_first() -> None:
    both = mention(
        "keel.txt", type="impose_sanctions", target_chain=None, by="compact", co_by=beside("keel.txt", "morrow")
    )
    row = only(both)
    assert (row.by, row.co_by) == ("compact", ("morrow",))
    assert row.title == "Imposition of sanctions (the Meridian Compact and Morrow)"


def test_an_account_that_names_one_of_two_takers_tells_the_same_act() -> None:
    day = {"type": "impose_sanctions", "target_chain": None, "on": "valdonia", "announced_on": "2031-05-04"}
    both = mention("keel.txt", by="compact", co_by=beside("keel.txt", "morrow"), **day)
    row = only(both, mention("dorsey.txt", by="morrow", **day))
    assert {row.by, *row.co_by} == {"compact", "morrow"}


def test_who_is_acted_on_takes_no_part() -> None:
    row = only(mention("keel.txt", by="compact", on="valdonia", co_by=beside("keel.txt", "valdonia", "compact")))
    assert (row.by, row.on, row.co_by) == ("compact", "valdonia", ())


def test_printed_words_of_somebody_unknown_do_nothing() -> None:
    quoted = {"type": "expel", "status": "in_force", "voice": "keel.txt/nobody", "quote_id": "keel.txt/quote-1"}
    assert made(mention("keel.txt", by="compact", **quoted)) == ()
    assert (
        len(made(mention("keel.txt", by="compact", **quoted), mention("dorsey.txt", type="expel", by="compact"))) == 1
    )


def test_the_number_on_the_list_of_one_is_not_that_of_both() -> None:
    day = {"type": "impose_sanctions", "target_chain": None, "announced_on": "2031-05-12", "status": "in_force"}
    both = mention("keel.txt", by="compact", on="valdonia", co_by=beside("keel.txt", "morrow"), **day)
    one = mention("dorsey.txt", by="compact", on="valdonia", size=Size(value=7), **day)
    row = only(both, one)
    assert (row.co_by, row.size) == (("morrow",), None)
    assert only(one).size == Size(value=7)
    assert only(replace(both, size=Size(value=9)), replace(one, size=None)).size == Size(value=9)
