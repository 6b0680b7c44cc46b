"""What an account's cell says: the core of a clause in a few words, numbers and dates in figures."""

from pathlib import Path

import pytest

from consilience.align.facts.accounts import Values
from consilience.align.facts.cores import core
from consilience.annotate.parser import Parser
from consilience.model import Claim, Evidence

from .story import record_of


def cases() -> list[tuple[str, str, str]]:
    golden = Path(__file__).parent.parent / "golden" / "values.txt"
    lines = [line for line in golden.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(text.removeprefix("> "), words.removeprefix("? "), wanted) for text, words, wanted in blocks]


@pytest.mark.parametrize(("text", "words", "wanted"), cases())
def test_golden(parser: Parser, text: str, words: str, wanted: str) -> None:
    record = record_of(parser, [{"id": "a", "text": text}])
    values = Values(record, ("a",))
    found = [values.phrase(claim) for claim in record.claims if words in claim.value and "|time" not in claim.slot]
    assert wanted in found


def test_a_clause_of_its_subject_alone_is_noted_whole() -> None:
    evidence = (Evidence("a", 0, 13),)
    claim = Claim(
        "a/claim-1", "a", "be|The old ferry||happened", "The old ferry", "narrator", "asserted", "positive", evidence
    )
    assert core(claim, "The old ferry") == "old ferry"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Norland rescued 130,000 fishermen at sea.", "130,000"),
        ("The storm killed at least 20 fishermen.", "at least 20"),
        ("Norland pledged $400 million for the harbour.", "$400m"),
        ("Norland lost 12 percent of its fish.", "12%"),
    ],
)
def test_numbers_are_noted_in_figures(parser: Parser, sentence: str, value: str) -> None:
    record = record_of(parser, [{"id": "a", "text": sentence}, {"id": "b", "text": sentence}])
    assert value in {account.value for fact in record.facts for account in fact.accounts}
