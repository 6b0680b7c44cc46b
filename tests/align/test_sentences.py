"""Statements: whole printed sentences where there are some, and what merely says that somebody spoke."""

from pathlib import Path

import pytest

from consilience.align.facts.sentences import WHOLE, best_telling, is_bare_report, tellings
from consilience.annotate.parser import Parser
from consilience.model import Claim, Record

from .story import record_of


def claim_with(record: Record, word: str) -> Claim:
    return next(claim for claim in record.claims if word in claim.value)


def cases() -> list[tuple[str, str, str]]:
    golden = Path(__file__).parent.parent / "golden" / "statements.txt"
    lines = [line for line in golden.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(text.removeprefix("> "), word.removeprefix("? "), wanted) for text, word, wanted in blocks]


@pytest.mark.parametrize(("text", "word", "wanted"), cases())
def test_golden(parser: Parser, text: str, word: str, wanted: str) -> None:
    record = record_of(parser, [{"id": "a", "text": text}])
    assert best_telling([claim_with(record, word)], [0.0], record, {}).text == wanted


def test_a_pronoun_does_not_stand_alone(parser: Parser) -> None:
    record = record_of(parser, [{"id": "a", "text": "The ferry left Norrby at dawn. It carried ten tonnes of fish."}])
    named, unnamed = claim_with(record, "left"), claim_with(record, "carried")
    assert max(telling.quality for telling in tellings(named, record)) >= WHOLE
    assert max(telling.quality for telling in tellings(unnamed, record)) < WHOLE


def test_what_is_yet_to_come_does_not_tell_what_most_say_happened(parser: Parser) -> None:
    texts = [
        "The mayor of Norrby has yet to sign the harbour treaty.",
        "The mayor of Norrby signed the harbour treaty.",
        "Mayor Ilan Dorsey signed the harbour treaty of Norrby.",
    ]
    record = record_of(parser, [{"id": str(n), "text": text} for n, text in enumerate(texts)])
    group = [next(row for row in record.claims if row.document_id == id_ and "treaty" in row.value) for id_ in "012"]
    assert "yet" not in best_telling(group, [0.0] * 3, record, {}).text


def test_a_clause_of_time_does_not_stand_alone(parser: Parser) -> None:
    record = record_of(parser, [{"id": "a", "text": "Rockets fell minutes before the truce of Norrby began at dawn."}])
    claim = claim_with(record, "truce of Norrby began")
    assert all("Rockets" in row.text or row.quality < WHOLE for row in tellings(claim, record))


def test_what_was_told_by_another_fact_is_not_repeated(parser: Parser) -> None:
    record = record_of(
        parser, [{"id": "a", "text": "The mayor of Norrby closed the river road. The mayor shut the road in Norrby."}]
    )
    pair = [claim_with(record, "closed"), claim_with(record, "shut")]
    first = best_telling(pair, [0.0, 0.0], record, {})
    assert best_telling(pair, [0.0, 0.0], record, {}, {first.text}).text != first.text


def test_a_number_that_the_fact_is_about_is_printed(parser: Parser) -> None:
    text = "The fire in the mill killed workers of the harbour. The fire in the mill killed six workers of the harbour."
    record = record_of(parser, [{"id": "a", "text": text}])
    pair = [claim_with(record, "killed workers"), claim_with(record, "killed six")]
    figures = {claim.id: ("six",) for claim in pair}
    assert "six" in best_telling(pair, [0.0, 0.0], record, figures).text


@pytest.mark.parametrize(
    ("text", "word", "is_bare"),
    [
        ("The minister of Norland confirmed to the Tarsa Herald on Monday.", "confirmed", True),
        ("The minister of Norland announced countermeasures against the league.", "announced", False),
    ],
)
def test_saying_alone_is_no_fact(parser: Parser, text: str, word: str, is_bare: bool) -> None:
    record = record_of(parser, [{"id": "a", "text": text}])
    assert is_bare_report(claim_with(record, word)) is is_bare
