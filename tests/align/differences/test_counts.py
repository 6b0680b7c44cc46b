"""Look-alikes among counts: which are explained, and which need no row at all."""

import pytest

from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.pipeline import record_of


def explanations(parser: Parser, *texts: str) -> list[str]:
    items = [{"id": f"{n}.txt", "text": text, "published": "2020-05-05"} for n, text in enumerate(texts)]
    found = record_of([document_of(item) for item in items], parser).conflicts
    return [row.explanation for row in found if row.type == "number"]


@pytest.mark.parametrize(
    ("one", "other", "is_explained"),
    [
        # bounded below and above: nobody takes the two for a contradiction
        ("killed more than 30 fighters", "killed up to 80 fighters", False),
        ("killed more than 30 fighters", "killed 34 fighters", True),
        # one number, of which a part is named more closely
        ("killed at least 16 civilians", "killed 16 people", False),
        ("killed 14 civilians", "killed 16 people", True),
    ],
)
def test_only_what_looks_like_a_contradiction_is_explained(
    parser: Parser, one: str, other: str, is_explained: bool
) -> None:
    found = explanations(parser, f"A strike near Norrby {one} on Monday.", f"A strike near Norrby {other} on Monday.")
    assert bool(found) == is_explained, found


def test_a_part_is_not_greater_than_its_whole(parser: Parser) -> None:
    text = (
        "The siege of Norrby was long. The army said that about 900 Zemblan militants were killed in the siege. "
        "A second officer said that at least 300 militants were killed in the siege."
    )
    assert not any("may be part of" in words for words in explanations(parser, text))
