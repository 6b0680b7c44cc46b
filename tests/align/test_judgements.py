"""What the docket says of several accounts, as golden cases and as promises that hold for every input."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.model import Conflict, Record
from consilience.pipeline import record_of

GOLDEN = Path(__file__).parents[1] / "golden" / "conflicts.txt"
Account = tuple[str, str, str]


def cases() -> list[tuple[list[Account], list[str]]]:
    found = []
    for block in GOLDEN.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        accounts, expected = [], []
        for line in lines:
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


def words_of(row: Conflict, found: Record) -> list[str]:
    texts = {document.id: document.text for document in found.documents}
    return [" / ".join(texts[e.document_id][e.start : e.end] for e in side.evidence) for side in row.sides]


def holds(expected: str, found: Record) -> bool:
    if expected == "nothing worth a look":
        return not any(row.is_worth_a_look for row in found.conflicts)
    head, *wanted = [part.strip() for part in expected.split("|")]
    for row in found.conflicts:
        sides = words_of(row, found)
        if f"{row.type} {row.class_}" == head and all(any(w in side for side in sides) for w in wanted):
            return True
    return False


@pytest.mark.parametrize(("accounts", "expected"), cases(), ids=lambda value: str(value)[:60])
def test_docket(accounts: list[Account], expected: list[str], parser: Parser) -> None:
    found = record(accounts, parser)
    shown = [(row.type, row.class_, words_of(row, found)) for row in found.conflicts]
    for line in expected:
        assert holds(line, found), (line, shown)


def test_the_order_of_the_accounts_does_not_matter(parser: Parser) -> None:
    accounts, _ = cases()[0]
    rows = {
        tuple((row.type, row.class_, row.explanation, row.sides) for row in record(list(order), parser).conflicts)
        for order in permutations(accounts)
    }
    assert len(rows) == 1


def test_one_account_alone_contradicts_nobody(parser: Parser) -> None:
    accounts, _ = cases()[0]
    found = record(accounts[:1], parser)
    assert not any(row.class_ in ("contradiction", "superseded", "escalation") for row in found.conflicts)


def test_every_side_points_at_words(parser: Parser) -> None:
    for accounts, _ in cases()[:6]:
        found = record(accounts, parser)
        for row in found.conflicts:
            assert len(row.sides) > 1
            for side in row.sides:
                assert side.evidence
                assert all(0 < e.end - e.start <= 600 for e in side.evidence)
                assert all(words.strip() for words in words_of(row, found))
