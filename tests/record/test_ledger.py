"""Facts differ where a judgement says that two accounts cannot both stand."""

import pytest

from consilience.model import Account, Evidence, Fact, Judgement, Side
from consilience.record.ledger import ledger

A, B = Evidence("a", 0, 4), Evidence("b", 0, 4)


def fact(*documents: str) -> Fact:
    accounts = tuple(Account(name, (), "x", "x", (Evidence(name, 0, 4),)) for name in documents)
    return Fact("fact-1", "slot", "It happened.", "agreed", len(documents), accounts, ())


def judgement(class_: str) -> Judgement:
    return Judgement("number", "different", class_, (Side("6", (A,)), Side("10", (B,))), "Six or ten.", ("fact-1",))


@pytest.mark.parametrize(
    ("class_", "status"),
    [("contradiction", "differs"), ("superseded", "differs"), ("reconcilable", "agreed"), ("escalation", "agreed")],
)
def test_only_what_cannot_both_stand_differs(class_, status):
    assert ledger([fact("a", "b")], [judgement(class_)])[0].status == status


def test_a_fact_of_one_account_never_differs():
    assert ledger([fact("a")], [judgement("contradiction")])[0].status == "agreed"
