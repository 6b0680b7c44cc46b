"""Differences worth a note: a round word, a reversed cause, a word left out, and the look-alikes of each kind."""

import pytest

from consilience.annotate.parser import Parser

from .test_hard import GOLDEN, Account, cases, record, shown

CASES = cases(GOLDEN.with_name("conflicts_soft.txt"))


@pytest.mark.parametrize(("accounts", "expected"), CASES, ids=lambda value: str(value)[:60])
def test_soft_conflicts(accounts: list[Account], expected: list[str], parser: Parser) -> None:
    rows = shown(record(accounts, parser))
    assert expected
    for line in expected:
        if line == "nothing worth a look":
            assert not rows
            continue
        head, *wanted = [part.strip() for part in line.split("|")]
        assert any(head == kind and all(any(w in side for side in sides) for w in wanted) for kind, sides in rows), rows


@pytest.mark.parametrize(("accounts", "expected"), CASES, ids=lambda value: str(value)[:60])
def test_the_order_of_the_accounts_does_not_matter(
    accounts: list[Account], expected: list[str], parser: Parser
) -> None:
    found = [record(rows, parser).conflicts for rows in (accounts, accounts[::-1])]
    assert found[0] == found[1]
