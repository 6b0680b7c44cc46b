"""What an account's cell says: the core of a clause in a few words, numbers and dates in figures."""

from pathlib import Path

import pytest

from consilience.align.facts.accounts import Values
from consilience.annotate.parser import Parser

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
