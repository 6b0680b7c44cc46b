"""Conflicts of number, date, place and name over several accounts, as golden cases that a linguist can extend."""

import re
from pathlib import Path

import pytest

from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.model import Record
from consilience.pipeline import record_of

GOLDEN = Path(__file__).parents[2] / "golden" / "conflicts_hard.txt"
Account = tuple[str, str, str]


def cases(golden: Path = GOLDEN) -> list[tuple[list[Account], list[str]]]:
    found = []
    for block in golden.read_text(encoding="utf-8").split("\n\n"):
        accounts, expected = [], []
        for line in (line for line in block.splitlines() if line and not line.startswith("#")):
            match = re.match(r"> (.+?), (\d{4}-\d\d-\d\d): (.+)$", line)
            if match:
                accounts.append((match[1], match[2], match[3]))
            else:
                expected.append(line)
        if accounts:
            found.append((accounts, expected))
    return found


def record(accounts: list[Account], parser: Parser) -> Record:
    items = [
        {"id": f"{source}.txt", "text": text, "source": source, "published": published}
        for source, published, text in accounts
    ]
    return record_of([document_of(item) for item in items], parser)


def shown(found: Record) -> list[tuple[str, list[str]]]:
    """Type and class of every row worth a look, with the words of its sides."""
    texts = {document.id: document.text for document in found.documents}
    return [
        (
            f"{row.type} {row.class_}",
            [" / ".join(texts[e.document_id][e.start : e.end] for e in side.evidence) for side in row.sides],
        )
        for row in found.conflicts
        if row.is_worth_a_look
    ]


@pytest.mark.parametrize(("accounts", "expected"), cases(), ids=lambda value: str(value)[:60])
def test_hard_conflicts(accounts: list[Account], expected: list[str], parser: Parser) -> None:
    rows = shown(record(accounts, parser))
    for line in expected:
        if line == "nothing worth a look":
            assert not rows
            continue
        head, *wanted = [part.strip() for part in line.split("|")]
        assert any(head == kind and all(any(w in side for side in sides) for w in wanted) for kind, sides in rows), rows


@pytest.mark.parametrize(("accounts", "expected"), cases(), ids=lambda value: str(value)[:60])
def test_the_order_of_the_accounts_does_not_matter(
    accounts: list[Account], expected: list[str], parser: Parser
) -> None:
    assert record(accounts, parser).conflicts == record(accounts[::-1], parser).conflicts


PAIRS = [accounts for accounts, _ in cases()]


@pytest.mark.parametrize("number", range(0, len(PAIRS), 3))
def test_taking_an_account_away_makes_no_two_others_disagree(number: int, parser: Parser) -> None:
    """What two accounts dispute without a third, they dispute with it too: the third may be of the story or not."""
    accounts = PAIRS[number]
    for third in (PAIRS[(number + 7) % len(PAIRS)][0], accounts[0]):
        together = sides_of(record([*accounts, ("Keel Courier", third[1], third[2])], parser))
        apart = sides_of(record(accounts, parser))
        assert all(any(meets(row, other) for other in together) for row in apart), (apart, together)


def sides_of(found: Record) -> list[list[set[tuple[str, int]]]]:
    """Of every row worth a look, the places of the words of each side."""
    return [
        [{(e.document_id, e.start) for e in side.evidence} for side in row.sides]
        for row in found.conflicts
        if row.is_worth_a_look
    ]


def meets(row: list[set[tuple[str, int]]], other: list[set[tuple[str, int]]]) -> bool:
    """Whether every side of a row stands on a side of its own in another row."""
    met = [[n for n, theirs in enumerate(other) if side & theirs] for side in row]
    return all(met) and len({places[0] for places in met}) == len(met)
