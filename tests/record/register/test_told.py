"""What the words around one mention of a measure say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.model import Actor, Evidence, MeasureMention
from consilience.record.register.measures.told import Side, Told
from tests.accounts import document
from tests.record.register.measure_accounts import ACTORS, MISSION, NAMES, measures, mention, record


def told(text: str, word: str, **fields: str) -> Told:
    """A mention of a measure at `word` of a text that is its evidence."""
    start = text.index(word)
    given = {"type": "lift_sanctions", "reported_as": "lift", "status": "in_force", "rule": "test", **fields}
    row = MeasureMention(
        "m", "keel.txt", start, start + len(word), evidence=Evidence("keel.txt", 0, len(text)), **given
    )  # type: ignore[arg-type]
    whole = document("keel.txt", text, "Keel Courier", "2031-05-12")
    return Told(row, whole, Side(), Side(), None, None, None, None, Side(), False, "keel.txt")


@pytest.mark.parametrize(
    ("text", "is_partial"),
    [
        ("Keel lifted most of the sanctions.", True),
        ("Keel lifted some sanctions.", True),
        ("Keel partially lifted the sanctions.", True),
        ("Keel lifted the sanctions.", False),
    ],
)
def test_a_limit_beside_the_verb(text: str, is_partial: bool) -> None:
    assert told(text, "lifted").is_partial is is_partial


@pytest.mark.parametrize(
    ("text", "is_given"),
    [
        ("In lifting the ban, the cabinet has helped the port.", True),
        ("By lifting the ban it helped the port.", True),
        ("The cabinet is lifting the ban.", False),
    ],
)
def test_a_gerund_that_takes_up_an_act(text: str, is_given: bool) -> None:
    assert told(text, "lifting").is_given is is_given


@pytest.mark.parametrize(
    ("text", "fields", "is_notice"),
    [
        ("Keel gave notice to leave the Compact.", {"type": "leave_organisation", "status": "announced"}, True),
        ("Keel will leave the Compact.", {"type": "leave_organisation", "status": "announced"}, False),
        ("Keel gave notice and is to leave the port.", {"type": "close", "status": "announced"}, False),
    ],
)
def test_a_notice_before_an_exit(text: str, fields: dict[str, str], is_notice: bool) -> None:
    assert told(text, "leave", **fields).is_notice is is_notice


def test_officials_of_nobody_take_no_measure() -> None:
    """Of what "diplomats" agreed to, the side that another account names is the one that takes it."""
    chains = tuple(f"{name}/diplomats" for name in NAMES)
    actors = (*ACTORS, Actor("diplomats", "diplomats in Selm", "group", None, None, (), chains))
    rows = mention("keel.txt", by="diplomats"), mention("dorsey.txt", by="valdonia")
    (row,) = measures(replace(record(*rows), actors=actors), (MISSION,))
    assert row.by == "valdonia"
    (row,) = measures(replace(record(rows[0]), actors=actors), (MISSION,))
    assert row.by is None
