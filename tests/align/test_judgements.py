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
    if expected.startswith("no "):
        return not any(f"no {row.type} {row.class_}" == expected for row in found.conflicts)
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


SEVERAL: list[Account] = [
    (
        "North Post",
        "2020-05-04",
        "A bomb exploded at the station of Norrby on Monday. No group has claimed responsibility for the "
        "attack. Mayor Anna Berg accused Tomas Lind of poisoning the harbour of Norrby. The northern deputies "
        "boycotted the debate on the harbour completely.",
    ),
    (
        "Bay Herald",
        "2020-05-05",
        "A bomb exploded at the station of Norrby on Monday. The Grey Front claimed responsibility for the "
        "attack. Tomas Lind denied any involvement in the poisoning of the harbour of Norrby. “We will "
        "rebuild the station before the winter comes to the valley,” Mayor Anna Berg said.",
    ),
    (
        "Coast Gazette",
        "2020-05-05",
        "A bomb exploded at the station of Norrby on Monday. Almost all of the northern members chose not to "
        "attend the debate on the harbour. “We will rebuild the station before the winter comes to the "
        "valley,” engineer Karin Holm said.",
    ),
    (
        "Hill Courier",
        "2020-05-05",
        "A bomb exploded at the station of Norrby on Monday. The Grey Front has claimed responsibility for "
        "the attack. Mayor Anna Berg condemned the closure of the harbour. Minister Tomas Lind welcomed the "
        "closure of the harbour.",
    ),
]


def test_the_soft_rows_do_not_depend_on_the_order(parser: Parser) -> None:
    wanted = {
        (row.class_, row.explanation, row.settled_by, row.severity)
        for row in record(SEVERAL, parser).conflicts
        if row.is_worth_a_look
    }
    assert len({class_ for class_, *_ in wanted}) >= 3
    for n in range(1, len(SEVERAL)):
        found = record(SEVERAL[n:] + SEVERAL[:n], parser)
        assert {
            (row.class_, row.explanation, row.settled_by, row.severity)
            for row in found.conflicts
            if row.is_worth_a_look
        } == wanted


def test_removing_an_account_never_makes_two_others_disagree(parser: Parser) -> None:
    def meetings(found: Record) -> set[tuple[str, str, str]]:
        """Each two places on different sides that meet in a row, by its type."""
        rows = [row for row in found.conflicts if row.is_worth_a_look]
        places = [[set(text.split(" / ")) for text in words_of(row, found)] for row in rows]
        return {
            (row.type, one, other)
            for row, sides in zip(rows, places, strict=True)
            for n, side in enumerate(sides)
            for m, against in enumerate(sides)
            if n != m
            for one in side
            for other in against
        }

    known = meetings(record(SEVERAL, parser))
    assert known
    for n in range(len(SEVERAL)):
        assert meetings(record(SEVERAL[:n] + SEVERAL[n + 1 :], parser)) <= known


def test_a_row_worth_a_look_says_what_would_settle_it(parser: Parser) -> None:
    for accounts, _ in [*cases()[:30], (SEVERAL, [])]:
        for row in record(accounts, parser).conflicts:
            assert not row.is_worth_a_look or row.settled_by


FERRY = "The ferry Halden sank off the port of Varrow on Monday. Twelve people were killed when the ferry sank."
PRIZE = "The poet Ilsa Brandt won the Keel prize in Stenby. The jury said {} poets had written for the Keel prize."


def test_what_is_off_the_event_takes_no_part(parser: Parser) -> None:
    ferry = [(f"F{n}", "2031-03-18", f"{FERRY} The mayor of Varrow mourned the dead of the ferry.") for n in range(3)]
    prize = [("P1", "2031-03-18", PRIZE.format("40")), ("P2", "2031-03-18", PRIZE.format("60"))]
    alone = record(prize, parser)
    assert any(row.is_worth_a_look for row in alone.conflicts)
    both = record([*ferry, *prize], parser)
    assert both.off_event == {"P1.txt", "P2.txt"}
    assert not [row for row in both.conflicts if row.is_worth_a_look]
