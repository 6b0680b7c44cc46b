"""Whether an act is told as done, and when: golden texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "events_reality.txt"


def cases() -> list[tuple[str, list[str]]]:
    text = "\n".join(line for line in GOLDEN.read_text(encoding="utf-8").split("\n") if not line.startswith("#"))
    blocks = [block.strip().split("\n") for block in text.split("\n\n") if block.strip()]
    return [(block[0].removeprefix("> "), block[1:]) for block in blocks]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_what_is_told_as_done(read: Callable[..., Reading], text: str, expected: list[str]) -> None:
    events = annotated(read(text, published="2021-10-19"), ANNOTATORS).events
    found = [f"{row.event} | {row.status} | {row.date or '-'}" for row in events if row.is_sure]
    assert (found or ["none"]) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Sharp words A leading Norwegian minister condemned Belgium.",
            "A leading Norwegian minister condemned Belgium",
        ),
        (
            "GHENT, Belgium - The Norwegian police arrested a Belgian envoy.",
            "The Norwegian police arrested a Belgian envoy",
        ),
        (
            "Raid on Ghent port Raid on Ghent port - Belgian soldiers attacked Norway.",
            "Belgian soldiers attacked Norway",
        ),
        ("The daily The Lantern said that Norway attacked Belgium.", "Norway attacked Belgium"),
        ("NATO-backed rebels attacked Norway.", "NATO-backed rebels attacked Norway"),
    ],
)
def test_evidence_begins_where_the_sentence_does(read: Callable[..., Reading], text: str, words: str) -> None:
    rows = [row for row in annotated(read(text), ANNOTATORS).events if row.is_sure]
    assert [text[row.evidence.start : row.evidence.end] for row in rows] == [words]
