"""Facts differ where a judgement says that two accounts cannot both stand."""

from dataclasses import replace

import pytest

from consilience.model import (
    Account,
    Annotations,
    Claim,
    Document,
    Evidence,
    Fact,
    Generator,
    Judgement,
    Published,
    Record,
    Side,
    Source,
)
from consilience.record.ledger import ledger
from tests.records import full_record

A, B = Evidence("a", 0, 4), Evidence("b", 0, 4)


def record(*polarities: str, status: str = "agreed") -> Record:
    """One fact that as many documents hold, each with one claim of the given polarity."""
    names = "abc"[: len(polarities)]
    documents = tuple(
        Document(name, "Words.", Source(name, name, "given"), Published(None, "unknown"), "", ()) for name in names
    )
    claims = {
        name: Claim(f"{name}/claim-1", name, "slot", "x", "narrator", "asserted", polarity, (Evidence(name, 0, 4),))
        for name, polarity in zip(names, polarities, strict=True)
    }
    accounts = tuple(
        Account(name, (claim.id,), "x", "x", (Evidence(name, 0, 4),)) for name, claim in sorted(claims.items())
    )
    fact = Fact("fact-1", "slot", "It happened.", status, len(names), accounts, ())
    rows = {name: Annotations(claims=(claim,)) for name, claim in claims.items()}
    return Record(Generator("0", "none", "test"), documents, rows, facts=(fact,))


def judgement(class_: str) -> Judgement:
    return Judgement("number", "different", class_, (Side("6", (A,)), Side("10", (B,))), "Six or ten.", ("fact-1",))


@pytest.mark.parametrize(
    ("class_", "status"),
    [("contradiction", "differs"), ("superseded", "differs"), ("reconcilable", "agreed"), ("escalation", "agreed")],
)
def test_only_what_cannot_both_stand_differs(class_, status):
    assert ledger(record("positive", "positive"), [judgement(class_)])[0].status == status


def test_the_statement_of_a_fact_that_differs_takes_no_side():
    (row,) = ledger(record("positive", "positive"), [judgement("contradiction")])
    assert row.statement == "It happened. (Accounts differ: 6 or 10.)"
    (row,) = ledger(record("positive", "positive"), [judgement("reconcilable")])
    assert row.statement == "It happened."


def test_long_wordings_that_differ_are_not_said_in_a_statement():
    long = judgement("contradiction")
    sides = (Side("not a single one of the six fishermen of Norrby", (A,)), Side("all", (B,)))
    (row,) = ledger(record("positive", "positive"), [replace(long, sides=sides)])
    assert row.statement == "It happened. (Accounts differ.)"


def test_a_fact_of_one_account_never_differs():
    assert ledger(record("positive", status="single"), [judgement("contradiction")])[0].status == "single"


def test_a_denial_is_no_agreement():
    assert ledger(record("positive", "positive", "negative"), [])[0].status == "partial"


def test_accounts_that_deny_alike_agree():
    assert ledger(record("negative", "negative"), [])[0].status == "agreed"


def test_a_difference_beside_a_fact_does_not_make_the_fact_differ():
    full = full_record()
    fact = next(fact for fact in full.facts if len(fact.accounts) > 1)
    (one, *_), (other, *_) = (account.evidence for account in fact.accounts[:2])
    beside = Evidence(other.document_id, 0, 1)
    assert not beside.span.overlaps(other.span)
    sides = (Side("6", (one,)), Side("7", (other,)))
    on = Judgement("number", "different", "contradiction", sides, "6 or 7", (fact.id,))
    off = replace(on, sides=(sides[0], Side("7", (beside,))))
    status = {row.id: row.status for row in ledger(full, [on])}
    assert status[fact.id] == "differs"
    assert {row.id: row.status for row in ledger(full, [off])}[fact.id] == fact.status
